import type { Text } from './content.ts';
import type { Scenario, ScenarioQuestion } from './scenario-contract.ts';

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
