import type { Scenario } from './scenario-contract.ts';

/** Every item that a scenario can lead to, once, in the order in which it names them. */
export function itemsOfScenario({ always, questions, joint, order }: Scenario): string[] {
  const added = questions.flatMap(question => question.answers.flatMap(answer => answer.adds));
  const ordered = order.flatMap(rule => [...rule.before.items, ...rule.after.items]);
  return [...new Set([...always, ...added, ...(joint?.items ?? []), ...ordered])];
}
