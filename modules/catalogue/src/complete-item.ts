import type { FormDefinition } from '@onewindow/forms/contract';
import { type ApprovalStep, buildApprovalProcess } from './bpmn-builder.ts';
import type { Budget, Clause, Exemption, Fee, LicenceAct, Material, SpecialProcedure, Text } from './content.ts';
import type { Channels, ItemContent, Variant } from './item-content.ts';

/** Both languages given. */
export type Bilingual = { zh: string; en: string };

/**
 * What turns a catalogue item that only its law describes into one that can be applied for: plain words in two languages,
 * materials, promise and steps, form, process and result licence. One file an item in `data/complete/`.
 */
export interface CompleteItem {
  /** Local code of the item in data/items.json, e.g. SC08; of a part of one, its own. */
  localCode: string;
  /** 子项: the same law, under a code of its own (GB/T 39554.1: the last three digits), with what differs given here. */
  partOf?: { localCode: string; subItem: string; name: Bilingual; aliases: readonly string[] };
  /** Key of its form and process. */
  key: string;
  summary: Bilingual;
  /** Plain words for the clauses of the law, by their ids in items.json; the law's own words stay in the source. */
  plain?: Record<string, Bilingual>;
  /** Clauses of items.json that are no conditions to meet, by id. */
  leaveOut?: readonly string[];
  conditions?: readonly Clause[];
  /** `instead` holds a local code. */
  exemptions?: readonly Exemption[];
  materials: readonly Material[];
  promise: Budget | null;
  steps: readonly ApprovalStep[];
  special?: readonly SpecialProcedure[];
  fee?: Fee;
  result: {
    licenceType?: string;
    licenceAct?: LicenceAct;
    name: Bilingual;
    type?: string;
    validity?: Bilingual;
    validityMonths?: number;
    renewal?: Bilingual;
  };
  channels?: Partial<Channels>;
  variants?: readonly Variant[];
  questions: readonly { question: Bilingual; answer: Bilingual }[];
  discretion?: Bilingual;
  applicantTerm?: Bilingual;
  minutesToFill: number;
  form: FormDefinition;
}

/** Key of the process that a complete item runs through. */
export function processKeyOf(item: CompleteItem): string {
  return `${item.key}Approval`;
}

/** BPMN XML of a complete item's process. */
export function processXmlOf(item: CompleteItem, name: Text): string {
  return buildApprovalProcess({ key: processKeyOf(item), name: { zh: `${name.zh}审批` }, steps: item.steps });
}

/**
 * Lays a complete item over what the law says about it. Every source and mark of the base stays; what the complete item
 * adds carries its own, unverified unless its quotation stands in the base.
 */
export function completeContent(
  base: ItemContent,
  item: CompleteItem,
  codeOf: (localCode: string) => string,
): ItemContent {
  const [result, ...otherResults] = resultsFor(base, item);
  const plain = (clause: Clause): Clause => {
    const text = item.plain?.[clause.id];
    return text ? plainClause(clause, text) : clause;
  };
  const { materialsNote: _, ...rest } = base;
  return {
    ...rest,
    summary: item.summary,
    caseType: item.promise?.amount === 0 ? '1' : '2',
    ...(item.variants && { variants: [...item.variants] }),
    conditions: [
      ...base.conditions.filter(clause => !item.leaveOut?.includes(clause.id)).map(plain),
      ...(item.conditions ?? []),
    ],
    exemptions: (item.exemptions ?? []).map(one => (one.instead ? { ...one, instead: codeOf(one.instead) } : one)),
    refusalGrounds: base.refusalGrounds.map(plain),
    materials: [...item.materials],
    limits: {
      ...base.limits,
      promise: item.promise,
      steps: item.steps.flatMap(step =>
        step.limit && !step.when ? [{ step: step.id, name: step.name, limit: step.limit }] : [],
      ),
    },
    special: item.special ? [...item.special] : base.special,
    ...(item.fee && { fee: item.fee }),
    results: [
      {
        ...(result ?? { source: { kind: 'editor', verified: false } }),
        type: item.result.type ?? result?.type ?? '10',
        name: item.result.name,
        ...(item.result.licenceType && { licenceType: item.result.licenceType }),
        ...(item.result.licenceAct && { licenceAct: item.result.licenceAct }),
        ...(item.result.validity && { validity: item.result.validity }),
        ...(item.result.validityMonths && { validityMonths: item.result.validityMonths }),
        ...(result?.renewal && item.result.renewal && { renewal: plainClause(result.renewal, item.result.renewal) }),
      },
      ...otherResults,
    ],
    channels: {
      ...base.channels,
      forms: ['1', '2', '3'],
      visits: 0,
      onlineDepth: '4',
      express: true,
      ...item.channels,
    },
    questions: [...item.questions],
    ...(item.discretion && { discretion: item.discretion }),
    ...(item.applicantTerm && { applicantTerm: { ...base.applicantTerm, text: item.applicantTerm } }),
    formKey: item.key,
    processKey: processKeyOf(item),
    minutesToFill: item.minutesToFill,
  };
}

/** What is changed or annulled has no term of its own: how long the base's licence is valid is not said of it. */
function resultsFor({ results }: ItemContent, { result: { licenceAct } }: CompleteItem): ItemContent['results'] {
  if (licenceAct !== 'change' && licenceAct !== 'annul') return results;
  return results.map(({ validity: _, validityMonths: __, renewal: ___, ...rest }) => rest);
}

/** Plain words in place of the law's; these move into the source, where the guide shows them on request. */
function plainClause(clause: Clause, text: Bilingual): Clause {
  return { ...clause, text, source: { ...clause.source, quote: clause.text.zh } };
}
