import type { ScenarioAnswer, ScenarioQuestion } from '../src/scenario-contract.ts';

// Old links name questions and answers by their ids: one that was once used is not given to another question.

/** A question to be written, with two answers; `known` holds those of this version and of the one before. */
export function freshQuestion(known: readonly ScenarioQuestion[]): ScenarioQuestion {
  const id = `q${1 + Math.max(0, ...known.map(question => Number(question.id.slice(1)) || 0))}`;
  return { id, text: { zh: '' }, answers: [answerOf('a1'), answerOf('a2')] };
}

/** An answer to be written. */
export function freshAnswer(known: readonly ScenarioAnswer[]): ScenarioAnswer {
  return answerOf(`a${1 + Math.max(0, ...known.map(answer => Number(answer.id.replace(/\D/g, '')) || 0))}`);
}

function answerOf(id: string): ScenarioAnswer {
  return { id, text: { zh: '' }, adds: [], reason: { kind: 'editor', verified: false } };
}
