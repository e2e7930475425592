import type { LicenceType } from '../contract.ts';
import { buildingTypes } from './building.ts';
import { businessTypes } from './business.ts';
import { healthTypes } from './health.ts';
import { peopleAndTradeTypes } from './people-and-trade.ts';

/**
 * The types that the platform begins with. Only the code of 营业执照 is a real one that could be checked; the others keep
 * the form of the standard and are marked as invented. Number formats are those of the trade where known, else plain.
 */
export const builtInTypes: readonly LicenceType[] = [
  ...businessTypes,
  ...healthTypes,
  ...buildingTypes,
  ...peopleAndTradeTypes,
];
