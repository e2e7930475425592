/** Short words for writing complete items: bilingual texts, sources, materials, steps. */
import type { ApprovalStep } from '../../src/bpmn-builder.ts';
import type { Bilingual } from '../../src/complete-item.ts';
import type { Budget, Clause, Material, Source, SpecialProcedure } from '../../src/content.ts';

export function t(zh: string, en: string): Bilingual {
  return { zh, en };
}

export function workingDays(amount: number): Budget {
  return { amount, unit: 'workingDay' };
}

export function calendarDays(amount: number): Budget {
  return { amount, unit: 'calendarDay' };
}

/** Words of a law that stand in items.json and were checked there; a test compares them. */
export function quoted(law: string, article: string, quote: string): Source {
  return { kind: 'law', verified: true, law, article, quote };
}

/** A rule whose text was not at hand: its keeper is shown that nobody has checked it. */
export function rule(law: string, article: string, note = '条文未在快照中，未核对'): Source {
  return { kind: 'generalKnowledge', verified: false, law, article, note };
}

/** What the demonstration city decides for itself. */
export const own: Source = { kind: 'demonstration', verified: false, note: '演示城市自定' };

export function condition(id: string, text: Bilingual, source: Source): Clause {
  return { id, text, source };
}

interface MaterialOptions {
  hint?: Bilingual;
  sample?: Bilingual;
  when?: string;
  sameAs?: string;
  /** 1 required, 2 not required, 3 may follow. */
  necessity?: '1' | '2' | '3';
  acceptStandard?: Bilingual;
}

/** A material that the applicant brings herself. */
export function ownMaterial(
  id: string,
  serial: number,
  name: Bilingual,
  source: Source,
  options: MaterialOptions = {},
): Material {
  const { necessity = '1', ...rest } = options;
  return {
    id,
    serial: String(serial).padStart(3, '0'),
    name,
    type: '1',
    form: '2',
    origin: '10',
    necessity,
    originals: 1,
    copies: 0,
    ...rest,
    source,
  };
}

/** A material that a public body issued and the platform fetches; asked for only when it cannot be found. */
export function heldMaterial(
  id: string,
  serial: number,
  name: Bilingual,
  {
    issuer,
    licenceType,
    source,
    ...rest
  }: { issuer: Bilingual; licenceType?: string; source: Source } & MaterialOptions,
): Material {
  return {
    ...ownMaterial(id, serial, name, source, rest),
    origin: '20',
    issuer,
    fetch: licenceType ? { from: 'licence', licenceType } : { from: 'identity' },
    sameAs: rest.sameAs ?? licenceType ?? 'identity',
  };
}

const police = t('公安部门', 'Public security');
const marketRegulation = t('市场监督管理部门', 'Market regulation');

export function businessLicence(serial: number, source: Source): Material {
  return heldMaterial('businessLicence', serial, t('营业执照', 'Business licence'), {
    issuer: marketRegulation,
    licenceType: 'businessLicence',
    source,
  });
}

/** FEEL: not asked for when the company is founded on the same joint form, for then the licence is one of its results. */
export const notFoundedHere = 'companyName = null';

export function identityOf(serial: number, who: Bilingual, source: Source): Material {
  return heldMaterial('identity', serial, t(`${who.zh}身份证明`, `Identity of the ${who.en}`), {
    issuer: police,
    source,
  });
}

export const legalRepresentative = t('法定代表人（负责人）', 'legal representative');
export const applicantHerself = t('申请人', 'applicant');

export function special(id: string, name: Bilingual, max: Budget, source: Source): SpecialProcedure {
  return { id, kind: '2', name, max, source };
}

/** 行政许可法 §45, the ground on which an inspection, test or expert review is not counted. */
export const article45 = rule('行政许可法', '第四十五条', '引文未在快照逐字核对');

const handle = (limit: Budget | undefined): ApprovalStep => ({
  id: 'handle',
  name: t('承办', 'Handle'),
  level: 'handle',
  role: 'handler',
  ...(limit && { limit }),
  actions: ['forward', 'pause', 'extend', 'reassign', 'addSigner'],
});
const review = (limit: Budget | undefined): ApprovalStep => ({
  id: 'review',
  name: t('审查', 'Review'),
  level: 'review',
  role: 'reviewer',
  ...(limit && { limit }),
  actions: ['forward', 'return', 'pause', 'extend'],
});
const approve = (limit: Budget | undefined): ApprovalStep => ({
  id: 'approve',
  name: t('审批', 'Approve'),
  level: 'approve',
  role: 'approver',
  ...(limit && { limit }),
  actions: ['grant', 'deny', 'return', 'approveExtension'],
});
const inspect = (name: Bilingual, when: string, limit: Budget | undefined): ApprovalStep => ({
  id: 'inspect',
  name,
  level: 'other',
  role: 'handler',
  ...(limit && { limit }),
  actions: ['forward', 'pause'],
  when,
});

/** 承办 → 审查 → 审批. */
export function threeLevels(first: Budget, second: Budget, third: Budget): ApprovalStep[] {
  return [handle(first), review(second), approve(third)];
}

/** The same with an inspection between handling and review, when the handler asks for it (`inspection`). */
export function inspected(
  name: Bilingual,
  limit: Budget,
  [first, second, third]: [Budget, Budget, Budget],
): ApprovalStep[] {
  return [handle(first), inspect(name, 'inspection = true', limit), review(second), approve(third)];
}

/** 承办 → 审批: small matters. */
export function twoLevels(first: Budget, second: Budget): ApprovalStep[] {
  return [handle(first), approve(second)];
}

/** 即办: one authorised person decides on the spot. */
export function atOnce(): ApprovalStep[] {
  return [{ ...approve(undefined), name: t('即时办理', 'Decide at once'), actions: ['grant', 'deny'] }];
}

/** The process that joint handling runs for each item: the organisation comes with the item. */
export const itemApprovalSteps: ApprovalStep[] = inspected(t('现场核查', 'Inspect on site'), workingDays(5), [
  workingDays(5),
  workingDays(5),
  workingDays(3),
]);
