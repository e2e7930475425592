/** FEEL 友好表达式: conditions and computed values of forms, processes and decision tables. Browser-safe. */
export {
  type Aggregation,
  type CompiledDecisionTable,
  compileDecisionTable,
  type DecisionAnswer,
  type DecisionTable,
  DecisionTableError,
  evaluateDecisionTable,
  type HitPolicy,
} from './decision-table.ts';
export { type DecisionModel, readDecisionModel } from './dmn/model.ts';
export {
  type CompiledExpression,
  compileExpression,
  compileWithShape,
  evaluateCondition,
  type FeelContext,
} from './expression.ts';
export {
  analyseExpression,
  type ExpressionProblem,
  ExpressionSyntaxError,
  isReservedName,
  MAX_EXPRESSION_LENGTH,
  type NameShape,
  type SyntaxAnalysis,
} from './syntax.ts';
export { type CompiledUnaryTests, compileUnaryTests, compileUnaryTestsWithShape } from './unary-tests.ts';
export { feelDate, feelDuration, isTemporalValue, toFeelValue, toPlain } from './values.ts';
