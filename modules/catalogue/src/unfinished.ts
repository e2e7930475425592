import type { TSchema } from 'typebox';
import { Type } from 'typebox';
import { ItemContent } from './item-content.ts';
import { Scenario } from './scenario-contract.ts';

/**
 * The content of a draft: as `ItemContent`, but texts may still be empty, so that a row just added or a name being
 * rewritten is kept. `findProblems` says which are, and submitting refuses them.
 */
export const DraftContent = Type.Unsafe<ItemContent>(withoutMinimum(ItemContent) as TSchema);

/** The content of a scenario's draft: as `Scenario`, with texts that are empty and questions without answers. */
export const DraftScenario = Type.Unsafe<Scenario>(withoutMinimum(Scenario) as TSchema);

function withoutMinimum(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(withoutMinimum);
  if (typeof schema !== 'object' || schema === null) return schema;
  return Object.fromEntries(
    Object.entries(schema)
      .filter(([key, value]) => !((key === 'minLength' || key === 'minItems') && typeof value === 'number'))
      .map(([key, value]) => [key, withoutMinimum(value)]),
  );
}
