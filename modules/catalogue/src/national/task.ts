import type { LocalDate } from '@onewindow/db';
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
export function blankContent(name: string): ItemContent {
  const source = { kind: 'organisation' as const, verified: false, note: '导入数据' };
  return {
    name: { zh: name },
    summary: null,
    sources: { name: source, type: source, levels: source },
    bases: [],
    powerSource: '1',
    bodyKind: '1',
    serviceObjects: [],
    caseType: '2',
    variants: [{ serial: '01', kind: 'new', name: { zh: '新办', en: 'New' } }],
    conditions: [],
    exemptions: [],
    refusalGrounds: [],
    materials: [],
    limits: {
      statutory: null,
      others: [],
      promise: null,
      acceptance: { amount: 5, unit: 'workingDay' },
      delivery: { amount: 10, unit: 'workingDay' },
      steps: [],
      start: 'accepted',
      silence: 'none',
    },
    special: [],
    fee: { charged: null, rows: [], source },
    results: [],
    channels: {
      forms: [],
      visits: 1,
      serviceCentre: false,
      appointment: false,
      onlinePayment: false,
      express: false,
      terminal: false,
    },
    questions: [],
    remedies: {
      reconsideration: { zh: '对决定不服的，可以自知道之日起六十日内申请行政复议（行政复议法第二十条）。' },
      litigation: { zh: '也可以自知道之日起六个月内向人民法院提起行政诉讼（行政诉讼法第四十六条）。' },
    },
    documents: [],
    notes: [],
    formKey: null,
    processKey: null,
  };
}
