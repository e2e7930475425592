import { type Difference, diffFields, diffList, type FieldSpec, field, type ListSpec } from './diff-engine.ts';
import { bothOf, plain, sourceWords, wordsOf, yesNo } from './diff-words.ts';
import type { Scenario, ScenarioAnswer, ScenarioOrder, ScenarioQuestion } from './scenario-contract.ts';

/** Names of items by basic code, so that a reviewer reads names and not codes. */
export type ItemNames = Readonly<Record<string, { zh: string; en: string }>>;

/** An answer with the question that it belongs to. */
interface Answered {
  question: ScenarioQuestion;
  answer: ScenarioAnswer;
}

/** What differs between two versions of a scenario: its words, the questions and their order, what each answer adds. */
export function diffScenarios(before: Scenario, after: Scenario, names: ItemNames): Difference[] {
  const items = (codes: readonly string[]): [string, string] => [
    codes.map(code => names[code]?.zh ?? code).join('、'),
    codes.map(code => names[code]?.en ?? code).join(', '),
  ];
  const basics: FieldSpec<Scenario>[] = [
    field('/name', ['名称', 'Name'], scenario => scenario.name, bothOf),
    field('/summary', ['说明', 'Summary'], scenario => scenario.summary, bothOf),
    field('/aliases', ['别名', 'Aliases'], scenario => scenario.aliases.join('、') || null, plain),
    field(
      '/always',
      ['一定要办', 'Always needed'],
      scenario => (scenario.always.length > 0 ? scenario.always : null),
      items,
    ),
    field('/audience', ['面向', 'For'], scenario => scenario.audience, audienceWords),
    field('/joint/days', ['联办期限', 'Joint limit'], scenario => scenario.joint?.days, daysWords),
  ];
  const words = (scenario: Scenario, id: string, answers: readonly string[]): [string, string] => {
    const question = scenario.questions.find(one => one.id === id);
    const chosen = question?.answers.filter(answer => answers.includes(answer.id)) ?? [];
    const text = (locale: 'zh' | 'en') => {
      const say = (words: { zh: string; en?: string } | undefined) =>
        (locale === 'en' ? words?.en : undefined) ?? words?.zh ?? '';
      return `${say(question?.text)} ${chosen.map(answer => say(answer.text)).join(' / ')}`.trim();
    };
    return [text('zh'), text('en')];
  };
  const whenOf = ({ when }: ScenarioQuestion): [string, string] | null =>
    when
      ? words(after.questions.some(one => one.id === when.question) ? after : before, when.question, when.answers)
      : null;
  const questions: ListSpec<ScenarioQuestion> = {
    key: question => question.id,
    name: question => wordsOf(question.text),
    fields: [
      field('text', ['问题', 'Question'], question => question.text, bothOf),
      field('hint', ['提示', 'Hint'], question => question.hint, bothOf),
      field('multiple', ['可以选几个', 'Several answers'], question => question.multiple, yesNo),
      field('when', ['什么时候问', 'Asked when'], whenOf, (said: [string, string]) => said),
    ],
  };
  const answers: ListSpec<Answered> = {
    key: ({ question, answer }) => `${question.id}/${answer.id}`,
    name: ({ question, answer }) => [
      `${question.text.zh} → ${answer.text.zh}`,
      `${question.text.en ?? question.text.zh} → ${answer.text.en ?? answer.text.zh}`,
    ],
    fields: [
      field('text', ['回答', 'Answer'], ({ answer }) => answer.text, bothOf),
      field('adds', ['要办', 'Adds'], ({ answer }) => (answer.adds.length > 0 ? answer.adds : null), items),
      field('warning', ['提醒', 'Note'], ({ answer }) => answer.warning, bothOf),
      field('reason', ['依据', 'Basis'], ({ answer }) => answer.reason, sourceWords),
    ],
  };
  const endOf = ({ items: codes, label }: ScenarioOrder['before']): [string, string] =>
    codes.length > 0 ? items(codes) : wordsOf(label);
  const order: ListSpec<ScenarioOrder> = {
    key: ({ before: first, after: then }) => JSON.stringify([endOf(first), endOf(then)]),
    name: ({ before: first, after: then }) => [
      `${endOf(first)[0]} → ${endOf(then)[0]}`,
      `${endOf(first)[1]} → ${endOf(then)[1]}`,
    ],
    fields: [
      field('kind', ['性质', 'Nature'], rule => rule.kind, orderKindWords),
      field('source', ['依据', 'Basis'], rule => rule.source, sourceWords),
    ],
  };
  return [
    ...diffFields('', 'basic', basics, before, after),
    ...diffList('questions', '/questions', ['问题', 'Question'], before.questions, after.questions, questions),
    ...diffList('questions', '/answers', ['回答', 'Answer'], answersOf(before), answersOf(after), answers),
    ...diffList('questions', '/order', ['先后', 'Order'], before.order, after.order, order),
  ];
}

function audienceWords(audience: Scenario['audience']): [string, string] {
  const words = {
    natural: ['自然人', 'natural persons'],
    organisation: ['法人和其他组织', 'organisations'],
    both: ['自然人和法人', 'persons and organisations'],
  } as const;
  return [...words[audience]];
}

function daysWords(days: number): [string, string] {
  return [`${days} 个工作日`, `${days} working days`];
}

function orderKindWords(kind: ScenarioOrder['kind']): [string, string] {
  return kind === 'legal' ? ['法定', 'by law'] : ['惯例', 'by practice'];
}

function answersOf({ questions }: Scenario): Answered[] {
  return questions.flatMap(question => question.answers.map(answer => ({ question, answer })));
}
