import { type CompiledExpression, compileWithShape, type FeelContext } from './expression.ts';
import { ExpressionSyntaxError, type NameShape } from './syntax.ts';
import { type CompiledUnaryTests, compileUnaryTestsWithShape } from './unary-tests.ts';

/** How several rules that match become one answer (DMN 1.3 §8.2.8). */
export type HitPolicy = 'unique' | 'first' | 'priority' | 'any' | 'collect' | 'ruleOrder' | 'outputOrder';
export type Aggregation = 'sum' | 'min' | 'max' | 'count';

/** A decision table 决策表 as JSON; cells are FEEL text. */
export interface DecisionTable {
  hitPolicy: HitPolicy;
  /** With `collect`: one number out of all. */
  aggregation?: Aggregation;
  inputs: readonly {
    expression: string /** Unary tests that the value must pass, else the answer is null. */;
    allowed?: string;
  }[];
  outputs: readonly {
    /** May be empty when there is only one. */
    name: string;
    /** List of values, most important first: `"refuse","accept"`. Decides `priority` and `outputOrder`. */
    values?: string;
    /** FEEL, when no rule matches. */
    default?: string;
  }[];
  rules: readonly { when: readonly string[]; give: readonly string[] }[];
}

export interface DecisionAnswer {
  /** One output: its value; several: a context by output name; a list under the policies that give several. Null: no answer. */
  value: unknown;
  /** Rules that matched, 0-based, in table order: what made the answer. */
  rules: readonly number[];
}

export interface CompiledDecisionTable {
  evaluate(context: FeelContext): DecisionAnswer;
}

/** A cell that cannot be read: where it stands in the table. */
export class DecisionTableError extends Error {
  /** `rules.2.when.0`, `inputs.1.expression` */
  readonly path: string;
  override readonly cause: ExpressionSyntaxError;

  constructor(path: string, cause: ExpressionSyntaxError) {
    super(`${path}: ${cause.message}`);
    this.name = 'DecisionTableError';
    this.path = path;
    this.cause = cause;
  }
}

interface CompiledRule {
  when: readonly CompiledUnaryTests[];
  give: readonly CompiledExpression[];
}

/**
 * @throws DecisionTableError for a cell that cannot be read
 */
export function compileDecisionTable(table: DecisionTable, shape: NameShape = {}): CompiledDecisionTable {
  const inputs = table.inputs.map(({ expression, allowed }, index) => ({
    expression: at(`inputs.${index}.expression`, () => compileWithShape(expression, shape)),
    allowed: at(`inputs.${index}.allowed`, () =>
      allowed === undefined ? undefined : compileUnaryTestsWithShape(allowed, shape),
    ),
  }));
  const rules: CompiledRule[] = table.rules.map((rule, index) => ({
    when: inputs.map((_, cell) =>
      at(`rules.${index}.when.${cell}`, () => compileUnaryTestsWithShape(rule.when[cell] ?? '-', shape)),
    ),
    give: table.outputs.map((_, cell) =>
      at(`rules.${index}.give.${cell}`, () => compileWithShape(rule.give[cell] ?? 'null', shape)),
    ),
  }));
  const ranks = table.outputs.map(({ values }, index) => at(`outputs.${index}.values`, () => readRanks(values)));
  const defaults = table.outputs.map((output, index) =>
    at(`outputs.${index}.default`, () =>
      output.default === undefined ? undefined : compileWithShape(output.default, shape),
    ),
  );
  return {
    evaluate(context) {
      const values = inputs.map(({ expression }) => expression.evaluate(context));
      const refused = inputs.some(
        ({ allowed }, index) => allowed !== undefined && !allowed.test(values[index] ?? null, context),
      );
      if (refused) return { value: null, rules: [] };
      const matched = rules.flatMap((rule, index) =>
        rule.when.every((cell, input) => cell.test(values[input] ?? null, context)) ? [index] : [],
      );
      if (matched.length === 0) {
        if (defaults.every(value => value === undefined)) return { value: null, rules: [] };
        return {
          value: nameOutputs(
            table,
            defaults.map(value => value?.evaluate(context) ?? null),
          ),
          rules: [],
        };
      }
      const outputs = matched.map(index => rules[index]?.give.map(cell => cell.evaluate(context)) ?? []);
      return { value: decide(table, outputs, ranks), rules: matched };
    },
  };
}

/** Compiles and evaluates at once; keep the compiled table where the same one is asked again. */
export function evaluateDecisionTable(table: DecisionTable, context: FeelContext): DecisionAnswer {
  return compileDecisionTable(table).evaluate(context);
}

function at<T>(path: string, compile: () => T): T {
  try {
    return compile();
  } catch (error) {
    if (error instanceof ExpressionSyntaxError) throw new DecisionTableError(path, error);
    throw error;
  }
}

function readRanks(values: string | undefined): readonly unknown[] {
  const list = values === undefined || values.trim() === '' ? [] : compileWithShape(`[${values}]`, {}).evaluate({});
  return Array.isArray(list) ? list : [];
}

type Row = readonly unknown[];

function decide(table: DecisionTable, rows: readonly Row[], ranks: readonly (readonly unknown[])[]): unknown {
  const named = (row: Row | undefined) => (row === undefined ? null : nameOutputs(table, row));
  switch (table.hitPolicy) {
    // Two rules that match make a unique table wrong, not ambiguous: there is no answer.
    case 'unique':
      return rows.length === 1 ? named(rows[0]) : null;
    case 'any':
      return rows.every(row => JSON.stringify(row) === JSON.stringify(rows[0])) ? named(rows[0]) : null;
    case 'first':
      return named(rows[0]);
    case 'priority':
      return named(byRank(rows, ranks)[0]);
    case 'outputOrder':
      return byRank(rows, ranks).map(named);
    case 'ruleOrder':
      return rows.map(named);
    case 'collect':
      return table.aggregation === undefined
        ? rows.map(named)
        : aggregate(
            table.aggregation,
            rows.map(row => row[0]),
          );
  }
}

function nameOutputs(table: DecisionTable, row: Row): unknown {
  if (table.outputs.length === 1) return row[0] ?? null;
  return Object.fromEntries(table.outputs.map(({ name }, index) => [name, row[index] ?? null]));
}

/** By the order of the outputs' values, the first output first; what is not among them comes last. */
function byRank(rows: readonly Row[], ranks: readonly (readonly unknown[])[]): Row[] {
  return rows.toSorted((a, b) => {
    for (const [index, values] of ranks.entries()) {
      const difference = rankOf(values, a[index]) - rankOf(values, b[index]);
      if (difference !== 0) return difference;
    }
    return 0;
  });
}

function rankOf(values: readonly unknown[], value: unknown): number {
  const index = values.indexOf(value);
  return index === -1 ? values.length : index;
}

function aggregate(aggregation: Aggregation, values: readonly unknown[]): unknown {
  if (aggregation === 'count') return values.length;
  if (!values.every(value => typeof value === 'number')) return null;
  switch (aggregation) {
    case 'sum':
      return values.reduce((sum, value) => sum + value, 0);
    case 'min':
      return Math.min(...values);
    case 'max':
      return Math.max(...values);
  }
}
