import type { Source, Text } from '../src/content.ts';
import type { Scenario, ScenarioQuestion } from '../src/scenario-contract.ts';
import { patches } from './scenario-patches.ts';
import type { SourceMark, SourceScenario } from './source-types.ts';

export function convertScenario(
  source: SourceScenario,
  codes: Map<string, string>,
  textsEn: Record<string, string>,
): Scenario {
  const patch = patches[source.id];
  const code = (id: string): string => {
    const found = codes.get(id);
    if (!found) throw new Error(`${source.id}: unknown item ${id}`);
    return found;
  };
  const text = (zh: string): Text => ({ zh, ...(textsEn[zh] && { en: textsEn[zh] }) });
  const questions: ScenarioQuestion[] = source.questions.map(question => ({
    id: question.id.replace(/^S\d+-/, ''),
    text: text(question.text),
    ...(question.text.includes('可多选') && { multiple: true }),
    answers: question.answers.map((answer, index) => ({
      id: `a${index + 1}`,
      text: text(answer.value),
      adds: answer.adds.map(code),
      reason: reasonOf(answer.reason),
    })),
  }));
  const joint = patch?.joint;
  const scenario: Scenario = {
    code: source.id,
    name: text(source.name),
    summary: patch?.summary ?? null,
    audience: source.audience === 'organisation+natural' ? 'both' : (source.audience as 'natural' | 'organisation'),
    aliases: patch?.aliases ?? [],
    always: source.always_items.map(code),
    questions: patch?.questions ? patch.questions(questions) : questions,
    order: source.order.map(rule => ({
      before: endOf(rule.before, codes),
      after: endOf(rule.after, codes),
      kind: rule.kind === 'legal' ? 'legal' : 'practice',
      source: reasonOf(rule),
    })),
    notes: source.notes,
    joint: joint
      ? {
          items: joint.items.map(code),
          days: joint.days,
          formKey: joint.formKey,
          processKey: joint.processKey,
          source: {
            kind: 'law',
            verified: false,
            law: '行政许可法',
            article: '第四十二条第二款',
            note: '统一办理或者联合办理、集中办理的，不得超过四十五日；经本级人民政府负责人批准可以延长十五日（引文未在快照逐字核对）',
          },
        }
      : null,
  };
  return scenario;
}

function endOf(words: string, codes: Map<string, string>): { items: string[]; label: Text } {
  const ids = words.match(/[A-Z]{2}\d{2}/g) ?? [];
  return { items: ids.map(id => codes.get(id)).filter(item => item !== undefined), label: { zh: words } };
}

function reasonOf(mark: SourceMark): Source {
  return {
    kind: mark.law ? 'law' : 'editor',
    verified: mark.verified === true,
    ...(mark.law && { law: mark.law }),
    ...(mark.article && { article: mark.article }),
    ...(mark.quote && { quote: mark.quote }),
    ...(mark.note && { note: mark.note }),
  };
}
