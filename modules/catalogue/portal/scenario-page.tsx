import {
  getItemSummaries,
  getScenario,
  mergeMaterials,
  publishedContents,
  resolveScenario,
  type ScenarioVersion,
} from '@onewindow/catalogue';
import type { Db, LocalDate } from '@onewindow/db';
import type { Locale } from '@onewindow/i18n';
import { page } from '@onewindow/portal-kit';
import { scenarioMessages } from './scenario-messages.ts';
import { ScenarioView } from './scenario-view.tsx';
import { cityCode, nameOf, organName, say } from './words.tsx';

export interface ScenarioData {
  code: string;
  name: string;
  summary: string;
  divisionCode: string;
  /** Most questions that can be asked. */
  most: number;
  /** What has been answered, in order; `before` holds the answers to keep when this one is changed. */
  answered: { id: string; question: string; answers: string[]; before: string }[];
  /** Values of the hidden fields. */
  given: { question: string; answer: string }[];
  next: {
    id: string;
    text: string;
    hint: string | null;
    multiple: boolean;
    answers: { id: string; text: string }[];
  } | null;
  /** She pressed on without an answer to `next`. */
  unanswered: boolean;
  warnings: string[];
  items: ItemOfScenario[];
  joint: { codes: string[]; days: number } | null;
  order: { before: string; after: string; legal: boolean; law: string | null; quote: string | null }[];
  materials: { key: string; name: string; issuer: string | null; held: boolean; items: string[] }[];
  notes: readonly string[];
}

export interface ItemOfScenario {
  basicCode: string;
  name: string;
  body: string;
  online: boolean;
  step: number;
  reasons: { answer: string; law: string | null; quote: string | null }[];
}

/** A question tree that works without script: every answer is a parameter of the address. */
export const scenarioPage = page({
  path: '/scenarios/:code',
  access: 'public',
  cache: 'public',
  verb: 'apply',
  title: (data: ScenarioData) => data.name,
  description: (data: ScenarioData) => data.summary,
  breadcrumbs: (_data: ScenarioData, locale) => [
    { label: scenarioMessages(locale)('apply'), href: '/items' },
    { label: scenarioMessages(locale)('scenarios'), href: '/scenarios' },
  ],
  async load({ db, params, query, locale, division, today }): Promise<ScenarioData> {
    const scenario = await getScenario(db, params.code.slice(0, 40));
    return { ...(await resolve(db, scenario, query, locale, today)), divisionCode: division?.code ?? cityCode };
  },
  View: ({ data }) => <ScenarioView {...(data as ScenarioData)} />,
});

async function resolve(
  db: Db,
  scenario: ScenarioVersion,
  query: URLSearchParams,
  locale: Locale,
  today: LocalDate,
): Promise<Omit<ScenarioData, 'divisionCode'>> {
  const answers = Object.fromEntries(scenario.questions.map(({ id }) => [id, query.getAll(id)]));
  const resolved = resolveScenario(scenario, answers);
  const codes = resolved.items.map(item => item.basicCode);
  const ordered = resolved.order.flatMap(rule => [...rule.before.items, ...rule.after.items]);
  const summaries = await getItemSummaries(db, [...new Set([...codes, ...ordered])], today);
  const known = new Map(summaries.map(one => [one.basicCode, one]));
  const itemName = (code: string) => {
    const one = known.get(code);
    return one ? nameOf(one, locale) : '';
  };
  const chosen = resolved.questions.map(question => ({
    question,
    answers: question.answers.filter(answer => answers[question.id]?.includes(answer.id)),
  }));
  const answered = chosen.filter(one => one.answers.length > 0);
  const given = answered.flatMap(one => one.answers.map(({ id }) => ({ question: one.question.id, answer: id })));
  const next = resolved.questions.find(question => question.id === resolved.next);
  const done = resolved.next === null;
  const end = (one: { items: readonly string[]; label: { zh: string; en?: string | undefined } }) =>
    one.items.length > 0
      ? one.items
          .filter(code => codes.includes(code))
          .map(itemName)
          .filter(Boolean)
          .join(locale === 'zh' ? '、' : ', ')
      : say(one.label, locale);
  return {
    code: scenario.code,
    name: say(scenario.name, locale),
    summary: scenario.summary ? say(scenario.summary, locale) : '',
    most: scenario.questions.length,
    given,
    answered: answered.map(({ question, answers: mine }) => ({
      id: question.id,
      question: say(question.text, locale),
      answers: mine.map(answer => say(answer.text, locale)),
      before: addressBefore(given, question.id),
    })),
    next: next
      ? {
          id: next.id,
          text: say(next.text, locale),
          hint: next.hint ? say(next.hint, locale) : null,
          multiple: next.multiple === true,
          answers: next.answers.map(({ id, text }) => ({ id, text: say(text, locale) })),
        }
      : null,
    unanswered: next !== undefined && query.get('asked') === next.id,
    warnings: resolved.warnings.map(text => say(text, locale)),
    items: resolved.items.flatMap(({ basicCode, step, reasons }) => {
      const summary = known.get(basicCode);
      if (!summary) return [];
      return [
        {
          basicCode,
          step,
          name: nameOf(summary, locale),
          body: organName(summary.organType, locale),
          online: summary.online,
          reasons: reasons.map(reason => {
            const answer = scenario.questions
              .find(question => question.id === reason.question)
              ?.answers.find(one => one.id === reason.answer);
            return { answer: answer ? say(answer.text, locale) : '', ...lawOf(reason.source) };
          }),
        },
      ];
    }),
    joint:
      done && resolved.joint && scenario.formVersionId
        ? { codes: resolved.joint.items, days: resolved.joint.days }
        : null,
    order: done
      ? resolved.order
          .map(rule => ({
            before: end(rule.before),
            after: end(rule.after),
            legal: rule.kind === 'legal',
            ...lawOf(rule.source),
          }))
          .filter(rule => rule.before !== '' && rule.after !== '')
      : [],
    materials: done
      ? mergeMaterials(await publishedContents(db, codes)).map(({ key, material, neededFor }) => ({
          key,
          name: say(material.name, locale),
          issuer: material.issuer ? say(material.issuer, locale) : null,
          held: material.fetch !== undefined,
          items: [...new Set(neededFor.map(one => itemName(one.basicCode)))],
        }))
      : [],
    notes: scenario.notes,
  };
}

function lawOf(source: { law?: string | undefined; article?: string | undefined; quote?: string | undefined }) {
  return {
    law: source.law ? `《${source.law}》${source.article ?? ''}` : null,
    quote: source.quote ?? null,
  };
}

/** The answers given before a question, as a query. */
function addressBefore(given: ScenarioData['given'], question: string): string {
  const at = given.findIndex(one => one.question === question);
  return new URLSearchParams(given.slice(0, at).map(one => [one.question, one.answer])).toString();
}
