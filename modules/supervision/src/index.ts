export { confirmCard, withdrawCard } from './cards/decide-card.ts';
export { explainCard } from './cards/explain-card.ts';
export { type CardDetails, getCard } from './cards/get-card.ts';
export { type CardFilters, type CardRow, type CardTab, listCards } from './cards/list-cards.ts';
export type { CardChanged, CardTarget } from './cards/lock-card.ts';
export { requestExplanation } from './cards/request-explanation.ts';
export { supervisionErrors } from './errors.ts';
export { refreshDailyFigures } from './figures/daily-figures.ts';
export { evaluateTimePassed } from './jobs.ts';
export { supervisionModule } from './module.ts';
export { supervisionPermissions } from './permissions.ts';
export {
  activateRule,
  createRule,
  discardRuleDraft,
  type RuleContent,
  retireRule,
  saveRuleDraft,
} from './rules/edit-rules.ts';
export { listRules, listRuleVersions } from './rules/list-rules.ts';
export { type SeedCards, seedCards, seedSupervision } from './seed.ts';
export { listUrges, type UrgeRow } from './urges/list-urges.ts';
export { answerUrge, urgeCase } from './urges/urge-case.ts';
