import type { LocalDate } from '@onewindow/db';
import { emptyContent } from '../blank-content.ts';
import type { ItemContent } from '../item-content.ts';
import type { ServiceItemOverrides } from '../overrides.ts';

/** One 实施清单 with all that the national tables say of it: what an exported row is read from and an imported one written to. */
export interface NationalTask {
  name: string;
  basicCode: string;
  localCode: string;
  taskCode: string;
  localTaskCode: string;
  typeCode: string;
  level: string;
  organisation: { code: string; name: string };
  /** taskState code: 1 在用 2 暂停 3 取消. */
  state: string;
  version: number;
  effectiveFrom: LocalDate | null;
  audience: string;
  topics: string[];
  content: ItemContent;
  overrides: ServiceItemOverrides;
  /** The service centre of the place, where the organisation names no window of its own. */
  centre: { name: string; address: string; hours: string; phone: string } | null;
}

/** What is wrong with one field of one row. */
export interface FieldProblem {
  field: string;
  code: string;
  zh: string;
  en: string;
  /** An error keeps the item out (default); a warning says what was passed over. */
  severity?: 'error' | 'warning';
}

export function fieldProblem(field: string, code: string, zh: string, en: string): FieldProblem {
  return { field, code, zh, en };
}

/** Content of an item that nothing is known of yet: every source is the organisation that sent it. */
export function unknownContent(name: string): ItemContent {
  return emptyContent({ zh: name }, { kind: 'organisation', verified: false, note: '导入数据' });
}
