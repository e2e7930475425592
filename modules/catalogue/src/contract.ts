/**
 * Browser-safe door of the catalogue. Terms: catalogue item 目录清单事项 (what the law allows, the same everywhere),
 * service item 实施清单 (what one organisation does), item version 版本 (all elements, immutable once published),
 * scenario 情形 (questions that lead to items), joint service 一件事.
 */
export { codeTables, codeText, isKnownCode } from './code-tables.ts';
export {
  Budget,
  Clause,
  Exemption,
  Fee,
  LicenceAct,
  Limits,
  Material,
  Result,
  Source,
  SpecialProcedure,
  StatutoryLimit,
  Text,
} from './content.ts';
export { type Difference, diffContent } from './diff.ts';
export { Guide, GuideCitation, GuideClause, GuideMaterial, GuidePlace, type Locale } from './guide-contract.ts';
export { CatalogueEntry, Channels, ItemBundle, ItemContent, Law, Variant } from './item-content.ts';
export { licenceActNames } from './licence-act.ts';
export { budgetText } from './limit-problems.ts';
export { ServiceItemOverrides } from './overrides.ts';
export { ContentProblem, type Section, sectionNames, sections } from './problem-contract.ts';
export { findProblems, hasErrors, type ProblemContext } from './problems.ts';
export {
  type MergedMaterial,
  mergeMaterials,
  type ResolvedScenario,
  resolveScenario,
  type ScenarioAnswers,
} from './scenario.ts';
export { Scenario, ScenarioAnswer, ScenarioOrder, ScenarioQuestion } from './scenario-contract.ts';
