import { addDays } from '@onewindow/clock';
import {
  type Answers,
  type EvaluatedField,
  type EvaluateOptions,
  evaluateForm,
  type FormDefinition,
  type FormField,
} from '@onewindow/forms/evaluator';

/**
 * Invented answers that complete a form: for tests and the demonstration city. It answers what is asked, looks what is
 * asked then, and so on, as a person would; `choose` varies the answers.
 */
export function sampleAnswers(
  definition: FormDefinition,
  options: EvaluateOptions,
  choose: (count: number) => number = () => 0,
): Answers {
  let answers: Answers = {};
  for (let round = 0; round < 8; round++) {
    const form = evaluateForm(definition, answers, options);
    if (form.complete) return form.answers;
    const next = structuredClone(form.answers);
    for (const page of form.pages) for (const field of page.fields) fill(next, field, { options, choose });
    answers = next;
  }
  const { errors } = evaluateForm(definition, answers, options);
  throw new Error(
    `no sample answers for ${definition.key}: ${errors.map(error => `${error.path} ${error.code} ${error.zh}`).join('; ')}`,
  );
}

interface Filling {
  options: EvaluateOptions;
  choose: (count: number) => number;
}

function fill(answers: Answers, field: EvaluatedField, filling: Filling): void {
  if (field.fields) for (const inner of field.fields) fill(answers, inner, filling);
  else if (field.items) fillItems(answers, field, filling);
  else if (
    field.access === 'edit' &&
    !field.computed &&
    !field.held &&
    (field.required || field.field.kind === 'declaration')
  ) {
    const wrong = field.errors.length > 0;
    if (field.value === undefined || field.value === null || field.value === '' || wrong) {
      answers[field.key] = valueFor(field.field, filling);
    }
  }
}

function fillItems(answers: Answers, field: EvaluatedField, filling: Filling): void {
  if (field.access !== 'edit' || (field.field.kind !== 'repeating' && field.field.kind !== 'table')) return;
  const wanted = Math.max(field.field.minItems ?? 0, field.required ? 1 : 0, 1);
  const items = (Array.isArray(answers[field.key]) ? answers[field.key] : []) as Answers[];
  while (items.length < wanted) items.push({});
  for (const item of field.items ?? []) {
    const own = items[item.index];
    if (own) for (const inner of item.fields) fill(own, inner, filling);
  }
  answers[field.key] = items;
}

const surnames = ['李', '韦', '莫', '秦', '唐', '蒋', '黄', '廖', '阳', '覃', '周', '陈'];
const given = ['小满', '清和', '言之', '望舒', '知秋', '一鸣', '念安', '可为', '春生', '远舟'];

function valueFor(field: FormField, { options, choose }: Filling): unknown {
  switch (field.kind) {
    case 'text':
    case 'longText':
      return /name|contact|person|representative|manager/i.test(field.key)
        ? `${surnames[choose(surnames.length)]}${given[choose(given.length)]}（示例）`
        : `${field.label.zh}（示例）`;
    case 'number':
      return field.minimum ?? 20 + choose(80);
    case 'money':
      return (100 + choose(900)) * 10_000;
    case 'date':
      return addDays(options.today, field.maximum ? -30 : 200);
    case 'boolean':
      return true;
    case 'choice': {
      const first = field.options?.[0]?.value ?? '1';
      return field.display === 'multiple' ? [first] : first;
    }
    case 'citizenId':
      return '450305199508173029';
    case 'unifiedSocialCreditCode':
      return '91450305MAE0LJ2603';
    case 'phone':
      return '13800002607';
    case 'email':
      return 'demo@example.com';
    case 'bankAccount':
      return '6222020200112233445';
    case 'division':
      return '450305001000';
    case 'address':
      return { division: '450305001000', detail: `漓江路 ${1 + choose(200)} 号（示例）` };
    case 'declaration':
      return true;
    case 'licence':
      return options.lookups?.licences?.(field.types)[0]?.id;
    case 'signature':
      return { name: '李云舒（示例）' };
    default:
      return undefined;
  }
}
