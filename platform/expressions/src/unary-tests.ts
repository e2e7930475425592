import { FeelFunction, isRange } from 'feelin';
import { type CompiledExpression, compileWithShape, type FeelContext } from './expression.ts';
import { createLru } from './lru.ts';
import { analyseUnaryTests, ExpressionSyntaxError, type NameShape } from './syntax.ts';

/** One cell of a decision table: `> 18`, `"a","b"`, `not(null)`, `-`. */
export interface CompiledUnaryTests {
  readonly text: string;
  readonly names: readonly string[];
  test(value: unknown, context: FeelContext): boolean;
}

type Test = (value: unknown, context: FeelContext) => boolean;

/** The name that stands for `?` in the compiled expressions. */
const INPUT = 'cellInputValue';

/**
 * @throws ExpressionSyntaxError with the position of each problem
 */
export function compileUnaryTestsWithShape(text: string, shape: NameShape): CompiledUnaryTests {
  const trimmed = text.trim();
  if (trimmed === '' || trimmed === '-') return { text, names: [], test: () => true };
  const { tree, problems } = analyseUnaryTests(text, shape);
  if (problems.length > 0) throw new ExpressionSyntaxError(text, problems);

  const top = tree.topNode;
  const negated = top.firstChild?.name === 'not';
  const list = top.getChild('PositiveUnaryTests');
  const names = new Set<string>();
  const tests: Test[] = [];
  for (const node of list?.getChildren('PositiveUnaryTest') ?? []) {
    const simple = node.firstChild?.name === 'SimplePositiveUnaryTest';
    const compiled = compileTest(text.slice(node.from, node.to), simple, shape);
    for (const name of compiled.names) names.add(name);
    tests.push(compiled.test);
  }
  return {
    text,
    names: [...names],
    test(value, context) {
      const matched = tests.some(test => test(value, context));
      return negated ? !matched : matched;
    },
  };
}

function compileTest(text: string, simple: boolean, shape: NameShape): { names: readonly string[]; test: Test } {
  const inner = { ...shape, [INPUT]: null };
  if (simple) {
    const membership = compileWithShape(`${INPUT} in (${text})`, inner);
    return { names: ownNames(membership), test: (value, context) => run(membership, value, context) === true };
  }
  const { text: named, speaksOfInput } = nameInput(text, shape);
  const expression = compileWithShape(named, inner);
  return {
    names: ownNames(expression),
    test(value, context) {
      const result = run(expression, value, context);
      return speaksOfInput && typeof result === 'boolean' ? result : matches(value, result);
    },
  };
}

function ownNames(compiled: CompiledExpression): readonly string[] {
  return compiled.names.filter(name => name !== INPUT);
}

function run(compiled: CompiledExpression, value: unknown, context: FeelContext): unknown {
  return compiled.evaluate({ ...context, [INPUT]: value });
}

/** `?` can stand for the value only in a cell; in the compiled expression it gets a name. */
function nameInput(text: string, shape: NameShape): { text: string; speaksOfInput: boolean } {
  const { inputOffsets } = analyseUnaryTests(text, shape);
  let named = text;
  for (const offset of inputOffsets.toReversed()) named = `${named.slice(0, offset)}${INPUT}${named.slice(offset + 1)}`;
  return { text: named, speaksOfInput: inputOffsets.length > 0 };
}

/** DMN 1.3 table 55: a list matches when it holds the value, a range when it includes it, anything else when it is equal. */
function matches(value: unknown, tested: unknown): boolean {
  if (isRange(tested)) return tested.includes(value) === true;
  if (tested instanceof FeelFunction) return tested.invoke([value]) === true;
  if (Array.isArray(tested) && !Array.isArray(value)) return tested.some(entry => matches(value, entry));
  return equal.evaluate({ a: value, b: tested }) === true;
}

const equal = compileWithShape('a = b', {});

const cache = createLru<CompiledUnaryTests>(2000);

/** As {@link compileUnaryTestsWithShape} without names that have spaces; the 2,000 used last are kept. */
export function compileUnaryTests(text: string): CompiledUnaryTests {
  const known = cache.get(text);
  if (known) return known;
  const compiled = compileUnaryTestsWithShape(text, {});
  cache.set(text, compiled);
  return compiled;
}
