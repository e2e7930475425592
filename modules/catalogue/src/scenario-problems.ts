import type { Text } from './content.ts';
import type { Scenario, ScenarioOrder, ScenarioQuestion } from './scenario-contract.ts';

/** One thing to correct (error) or to know (warning) before a scenario goes for review. */
export interface ScenarioProblem {
  /** JSON pointer into the scenario. */
  path: string;
  code: string;
  severity: 'error' | 'warning';
  /** Where, in words: 第 3 问 · 第 2 个回答. */
  placeZh: string;
  placeEn: string;
  zh: string;
  en: string;
}

type Place = [zh: string, en: string];

/**
 * What keeps a scenario from being asked: texts without words, questions that can never be asked, answers that lead to items
 * nobody can apply for. `published` holds the basic codes of items in force.
 */
export function findScenarioProblems(scenario: Scenario, published: ReadonlySet<string>): ScenarioProblem[] {
  const found = [
    ...textProblems(scenario.name, '/name', ['名称', 'Name']),
    ...(scenario.summary ? textProblems(scenario.summary, '/summary', ['说明', 'Summary']) : []),
    ...goneProblems(scenario.always, '/always', ['一定要办', 'Always needed'], published),
    ...scenario.questions.flatMap((question, at) => questionProblems(scenario, question, at, published)),
    ...jointProblems(scenario),
    ...orderProblems(scenario.order, published),
  ];
  if (scenario.questions.length === 0 && scenario.always.length === 0) {
    const text: Place = ['一个问题、一个事项都没有，引不到哪里。', 'Without a question or an item it leads nowhere.'];
    found.unshift(problem('/questions', 'leadsNowhere', ['问题', 'Questions'], text));
  }
  return found;
}

function questionProblems(
  { questions }: Scenario,
  question: ScenarioQuestion,
  at: number,
  published: ReadonlySet<string>,
): ScenarioProblem[] {
  const path = `/questions/${at}`;
  const place: Place = [`第 ${at + 1} 问`, `question ${at + 1}`];
  const answers = question.answers.flatMap((answer, i) => {
    const own: Place = [`${place[0]} · 第 ${i + 1} 个回答`, `${place[1]}, answer ${i + 1}`];
    return [
      ...textProblems(answer.text, `${path}/answers/${i}/text`, own),
      ...(answer.warning ? textProblems(answer.warning, `${path}/answers/${i}/warning`, own) : []),
      ...goneProblems(answer.adds, `${path}/answers/${i}/adds`, own, published),
    ];
  });
  const few: ScenarioProblem[] =
    question.answers.length < 2
      ? [
          problem(`${path}/answers`, 'answersMissing', place, [
            '至少要有两个回答。',
            'At least two answers are needed.',
          ]),
        ]
      : [];
  return [
    ...textProblems(question.text, `${path}/text`, place),
    ...(question.hint ? textProblems(question.hint, `${path}/hint`, place) : []),
    ...whenProblems(questions, question, `${path}/when`, place),
    ...few,
    ...answers,
  ];
}

/** 行政许可法 §42 ¶2: what is handled jointly ends within 45 working days; only its extension goes beyond. */
const JOINT_DAYS = 45;

function jointProblems({ joint }: Scenario): ScenarioProblem[] {
  if (!joint || joint.days <= JOINT_DAYS) return [];
  const text: Place = [
    `联办最长 ${JOINT_DAYS} 个工作日（行政许可法第四十二条第二款）。`,
    `A joint service takes at most ${JOINT_DAYS} working days (Administrative Licensing Law, art. 42 ¶2).`,
  ];
  return [problem('/joint/days', 'jointTooLong', ['联办期限', 'Joint limit'], text)];
}

/** A rule says of two things which comes first; rules together must not run in a circle. */
function orderProblems(order: readonly ScenarioOrder[], published: ReadonlySet<string>): ScenarioProblem[] {
  const found = order.flatMap((rule, at) => {
    const place: Place = [`先后 · 第 ${at + 1} 条`, `order, rule ${at + 1}`];
    return (['before', 'after'] as const).flatMap(end => {
      const { items, label } = rule[end];
      const path = `/order/${at}/${end}`;
      if (items.length > 0) return goneProblems(items, `${path}/items`, place, published);
      if (label.zh.trim() !== '') return textProblems(label, `${path}/label`, place);
      const text: Place = ['选一个事项，或者写是一件什么事。', 'Choose an item, or write which event it is.'];
      return [problem(`${path}/label/zh`, 'endMissing', place, text)];
    });
  });
  const circle = order.findIndex((_, at) => runsInCircle(order, at));
  if (circle < 0) return found;
  const text: Place = [
    '和别的几条合起来成了一圈：谁都得等谁。去掉或者改一条。',
    'Together with others it runs in a circle: each waits for the other. Take one out or change it.',
  ];
  const place: Place = [`先后 · 第 ${circle + 1} 条`, `order, rule ${circle + 1}`];
  return [...found, problem(`/order/${circle}`, 'orderCircle', place, text)];
}

/** Whether what comes after a rule leads back to what comes before it. */
function runsInCircle(order: readonly ScenarioOrder[], at: number): boolean {
  const goal = new Set(order[at]?.before.items);
  const reached = new Set(order[at]?.after.items);
  for (const code of reached) {
    if (goal.has(code)) return true;
    for (const rule of order) {
      if (rule.before.items.includes(code)) for (const next of rule.after.items) reached.add(next);
    }
  }
  return false;
}

/** A question may depend only on what was asked before it. */
function whenProblems(
  questions: readonly ScenarioQuestion[],
  { id, when }: ScenarioQuestion,
  path: string,
  place: Place,
): ScenarioProblem[] {
  if (!when) return [];
  const own = questions.findIndex(question => question.id === id);
  const asked = questions.findIndex(question => question.id === when.question);
  if (asked < 0 || asked >= own) {
    const text: Place = [
      '它依据的问题不在它前面，永远问不到。',
      'The question that it depends on does not stand before it.',
    ];
    return [problem(path, 'neverAsked', place, text)];
  }
  const known = new Set(questions[asked]?.answers.map(answer => answer.id));
  if (when.answers.some(answer => known.has(answer))) return [];
  const text: Place = ['选一个前面的回答：答了它才问。', 'Choose the earlier answer after which it is asked.'];
  return [problem(path, 'neverAsked', place, text)];
}

function goneProblems(
  codes: readonly string[],
  path: string,
  place: Place,
  published: ReadonlySet<string>,
): ScenarioProblem[] {
  return codes
    .filter(code => !published.has(code))
    .map(code =>
      problem(path, 'itemGone', place, [
        `事项 ${code} 没有发布，申请人办不了，请换一个。`,
        `Item ${code} is not published, so nobody can apply for it; choose another.`,
      ]),
    );
}

function textProblems(text: Text, path: string, place: Place): ScenarioProblem[] {
  if (text.zh.trim() === '')
    return [problem(`${path}/zh`, 'textMissing', place, ['还没有写。', 'This is still empty.'])];
  if (text.en?.trim()) return [];
  return [problem(`${path}/en`, 'englishMissing', place, ['还没有英文。', 'The English is missing.'], 'warning')];
}

function problem(
  path: string,
  code: string,
  [placeZh, placeEn]: Place,
  [zh, en]: Place,
  severity: ScenarioProblem['severity'] = 'error',
): ScenarioProblem {
  return { path, code, severity, placeZh, placeEn, zh, en };
}
