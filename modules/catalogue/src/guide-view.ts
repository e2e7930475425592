import { effectivePromise } from './clock-definitions.ts';
import { codeText } from './code-tables.ts';
import type { Clause, Material, Source, StatutoryLimit, Text } from './content.ts';
import type { Guide, GuideCitation, GuideMaterial, GuidePlace, Locale } from './guide-contract.ts';
import type { ItemContent } from './item-content.ts';
import { budgetText } from './limit-problems.ts';
import type { ServiceItemOverrides } from './overrides.ts';

export interface GuideInput {
  basicCode: string;
  localCode: string | null;
  taskCode: string | null;
  serviceItemId: string | null;
  versionId: string;
  version: number;
  effectiveFrom: string;
  content: ItemContent;
  formVersionId: string | null;
  overrides: ServiceItemOverrides;
  organisation: {
    id: string;
    name: string;
    englishName: string;
    telephone: string | null;
    divisionCode: string;
  } | null;
  centres: { name: string; address: string; hours: string; phone: string | null }[];
  /** Names of the items that exemptions point to, by basic code. */
  others: Record<string, { zh: string; en: string | null }>;
  /** Laws of the bases that may have been amended since. */
  staleRisks: Record<string, string>;
}

const startTexts: Record<Guide['time']['start'], [string, string]> = {
  accepted: ['从受理的第二天起算', 'counted from the day after acceptance'],
  received: ['从收到申请的第二天起算', 'counted from the day after the application is received'],
  windowEnded: ['从受理期限结束的第二天起算', 'counted from the day after the period for applications ends'],
  event: ['从活动日期往前算', 'counted back from the day of the event'],
};

/** Whether every text that a guide shows exists in English; otherwise the guide is shown in Chinese as a whole. */
export function hasEnglishGuide(content: ItemContent): boolean {
  const texts: (Text | null | undefined)[] = [
    content.name,
    content.summary,
    ...content.conditions.map(one => one.text),
    ...content.exemptions.map(one => one.text),
    ...content.materials.flatMap(one => [one.name, one.hint]),
    ...content.results.flatMap(one => [one.name, one.validity, one.renewal?.text]),
    ...content.special.map(one => one.name),
    ...content.refusalGrounds.map(one => one.text),
    content.discretion,
    content.applicantTerm?.text,
    ...content.questions.flatMap(one => [one.question, one.answer]),
  ];
  return content.summary !== null && texts.every(text => !text || Boolean(text.en));
}

/** Builds the guide that a person reads from the resolved version. */
export function guideOf(input: GuideInput, wanted: Locale): Guide {
  const { content, overrides } = input;
  const language: Locale = wanted === 'en' && hasEnglishGuide(content) ? 'en' : 'zh';
  const say = (text: Text): string => (language === 'en' ? (text.en ?? text.zh) : text.zh);
  const sayOr = (text: Text | null | undefined): string | null => (text ? say(text) : null);
  const cite = (source: Source | null | undefined) => citation(source, input.staleRisks);
  const clauses = (list: readonly Clause[]) => list.map(one => ({ text: say(one.text), basis: cite(one.source) }));
  const materials = content.materials.map(material => guideMaterial(material, wanted, say, cite));
  const required = materials.filter(material => material.necessity === '1' || material.mayFollow);
  const fetched = required.filter(material => material.fetched).length;
  return {
    basicCode: input.basicCode,
    localCode: input.localCode,
    taskCode: input.taskCode,
    serviceItemId: input.serviceItemId,
    versionId: input.versionId,
    version: input.version,
    effectiveFrom: input.effectiveFrom,
    language,
    // The name is in the reader's language even where the rest is not.
    name: wanted === 'en' ? (content.name.en ?? content.name.zh) : content.name.zh,
    summary: sayOr(content.summary),
    organisation: input.organisation && {
      id: input.organisation.id,
      name: wanted === 'en' ? input.organisation.englishName : input.organisation.name,
      telephone: overrides.phone ?? input.organisation.telephone,
      divisionCode: input.organisation.divisionCode,
    },
    canApplyOnline: input.formVersionId !== null && content.channels.forms.some(form => form === '2' || form === '3'),
    formVersionId: input.formVersionId,
    minutesToFill: content.minutesToFill ?? null,
    facts: {
      // Amounts and codes are ours to word: they are in the reader's language always.
      howLong: howLong(content, overrides, wanted),
      fee: feeText(content, wanted),
      visits: content.channels.visits,
      toBring: required.length - fetched,
      fetched,
    },
    conditions: clauses(content.conditions),
    conditionsNote: content.conditionsNote ?? null,
    exemptions: content.exemptions.map(one => ({
      text: say(one.text),
      instead: insteadOf(one.instead, input, wanted),
    })),
    refusalGrounds: clauses(content.refusalGrounds),
    materials,
    materialsNote: content.materialsNote ?? null,
    time: timeOf(content, overrides, wanted, say, cite),
    fee: {
      charged: content.fee.charged,
      text: feeText(content, wanted),
      rows: content.fee.rows.map(row => ({
        name: say(row.name),
        standard: say(row.standard),
        reduction: sayOr(row.reduction),
        basis: cite(row.source),
      })),
      basis: cite(content.fee.source),
    },
    where: placesOf(input, say),
    channels: {
      forms: content.channels.forms.map(code => codeText('handlingForm', code, wanted)),
      visitReason: sayOr(content.channels.visitReason),
      scope: content.channels.scope ? codeText('handlingScope', content.channels.scope, wanted) : null,
      express: content.channels.express,
      appointment: content.channels.appointment,
    },
    results: content.results.map(result => ({
      name: say(result.name),
      type: codeText('resultType', result.type, wanted),
      validity: sayOr(result.validity),
      renewal: sayOr(result.renewal?.text),
      licenceType: result.licenceType ?? null,
    })),
    variants: content.variants.map(({ serial, kind, name, summary }) => ({
      serial,
      kind,
      name: say(name),
      summary: sayOr(summary),
    })),
    applicantTerm: sayOr(content.applicantTerm?.text),
    discretion: sayOr(content.discretion),
    questions: content.questions.map(one => ({ question: say(one.question), answer: say(one.answer) })),
    remedies: { reconsideration: say(content.remedies.reconsideration), litigation: say(content.remedies.litigation) },
    supervisionPhone: overrides.supervisionPhone ?? null,
    bases: content.bases.map(cite).filter(basis => basis !== null),
    notes: content.notes,
  };
}

function citation(source: Source | null | undefined, staleRisks: Record<string, string>): GuideCitation | null {
  if (!source?.law) return null;
  return {
    law: source.law,
    article: source.article ?? '',
    quote: source.quote ?? null,
    verified: source.verified,
    staleRisk: staleRisks[source.law] ?? null,
  };
}

function guideMaterial(
  material: Material,
  language: Locale,
  say: (text: Text) => string,
  cite: (source: Source | null) => GuideCitation | null,
): GuideMaterial {
  return {
    slot: material.id,
    name: say(material.name),
    hint: material.hint ? say(material.hint) : null,
    issuer: material.issuer ? say(material.issuer) : null,
    fetched: material.fetch !== undefined,
    fetchFrom: material.fetch?.from ?? null,
    form: codeText('materialForm', material.form, language),
    necessity: material.necessity,
    mayFollow: material.necessity === '3',
    originals: material.originals,
    copies: material.copies,
    conditional: material.when !== undefined,
    sample: material.sample ? say(material.sample) : null,
    blankFile: material.blankFile ?? null,
    sampleFile: material.sampleFile ?? null,
    basis: cite(material.source),
  };
}

function insteadOf(code: string | undefined, input: GuideInput, wanted: Locale) {
  const other = code === undefined ? undefined : input.others[code];
  if (code === undefined || !other) return null;
  return { basicCode: code, name: wanted === 'en' ? (other.en ?? other.zh) : other.zh };
}

function howLong(content: ItemContent, overrides: ServiceItemOverrides, language: Locale): string {
  const budget = effectivePromise(content, overrides) ?? content.limits.statutory;
  if (!budget) return language === 'zh' ? '法律没有规定' : 'not set by law';
  if (content.limits.start !== 'event') return budgetText(budget, language);
  return language === 'zh'
    ? `活动前 ${budgetText(budget, 'zh')}答复`
    : `answered ${budgetText(budget, 'en')} before the event`;
}

function feeText({ fee }: ItemContent, language: Locale): string {
  if (fee.charged === null) return language === 'zh' ? '以窗口公示为准' : 'as posted at the window';
  if (!fee.charged) return language === 'zh' ? '不收费' : 'no fee';
  const first = fee.rows[0];
  if (fee.rows.length === 1 && first && first.amount !== null) {
    const yuan = (first.amount / 100).toFixed(first.amount % 100 === 0 ? 0 : 2);
    return language === 'zh' ? `${yuan} 元` : `${yuan} yuan`;
  }
  return language === 'zh' ? '收费，标准见下' : 'a fee is charged, see below';
}

function timeOf(
  content: ItemContent,
  overrides: ServiceItemOverrides,
  language: Locale,
  say: (text: Text) => string,
  cite: (source: Source) => GuideCitation | null,
): Guide['time'] {
  const { limits } = content;
  const promise = effectivePromise(content, overrides);
  const statutory: StatutoryLimit | null = limits.statutory;
  return {
    promise: promise ? budgetText(promise, language) : null,
    statutory: statutory && budgetText(statutory, language),
    statutoryBasis: statutory && cite({ ...statutory.source, quote: statutory.text.zh }),
    statutoryNote: limits.statutoryNote ?? statutory?.unitNote ?? null,
    start: limits.start,
    startText: startTexts[limits.start][language === 'zh' ? 0 : 1],
    acceptance: budgetText(limits.acceptance, language),
    delivery: budgetText(limits.delivery, language),
    silence: limits.silence,
    steps: limits.steps.map(step => ({
      name: say(step.name),
      limit: budgetText(step.limit, language),
      who: step.who ? say(step.who) : null,
    })),
    special: content.special.map(one => ({
      name: say(one.name),
      max: one.max && budgetText(one.max, language),
      basis: cite(one.source),
    })),
    extension: statutory?.extension ? budgetText(statutory.extension, language) : null,
  };
}

function placesOf({ overrides, centres }: GuideInput, say: (text: Text) => string): GuidePlace[] {
  const windows = (overrides.windows ?? []).map(
    (window): GuidePlace => ({
      name: say(window.name),
      address: say(window.address),
      hours: window.hours ? say(window.hours) : null,
      phone: window.phone ?? null,
      kind: 'window',
    }),
  );
  return [...windows, ...centres.map((centre): GuidePlace => ({ ...centre, kind: 'centre' }))];
}
