import { evaluate, parseExpression, parseUnaryTests } from 'feelin';

/** What is wrong with an expression and where. Offsets count UTF-16 units from the start of the text. */
export interface ExpressionProblem {
  from: number;
  to: number;
  /** 1-based, for people. */
  line: number;
  column: number;
  zh: string;
  en: string;
}

/** Thrown by the compile functions; carries every problem found, in order. */
export class ExpressionSyntaxError extends Error {
  readonly text: string;
  readonly problems: readonly ExpressionProblem[];

  constructor(text: string, problems: readonly ExpressionProblem[]) {
    super(`${problems[0]?.en ?? 'The expression cannot be read.'} In: ${text}`);
    this.name = 'ExpressionSyntaxError';
    this.text = text;
    this.problems = problems;
  }
}

/** Known names with their nested names, so that names with spaces (`Loan.principal amount`) can be read. */
export type NameShape = Readonly<Record<string, unknown>>;

export interface SyntaxAnalysis {
  /** Names read from the context, builtins and names bound inside the expression apart. */
  names: readonly string[];
  /** Dotted paths as far as they are written: `applicant.kind`, `staff.role`. */
  paths: readonly string[];
  problems: readonly ExpressionProblem[];
  /** Whether `?`, the value under test, is spoken of; its offsets. */
  inputOffsets: readonly number[];
}

type Tree = ReturnType<typeof parseExpression>;
type Node = Tree['topNode'];

/** Longest text that is parsed; a longer one is refused before it reaches the parser. */
export const MAX_EXPRESSION_LENGTH = 20_000;

export function analyseExpression(text: string, shape: NameShape = {}): SyntaxAnalysis {
  const refusal = refuseUnparsed(text);
  if (refusal) return { names: [], paths: [], problems: [refusal], inputOffsets: [] };
  return analyseTree(parseExpression(text, { ...shape }, undefined), text);
}

export function analyseUnaryTests(text: string, shape: NameShape = {}): SyntaxAnalysis & { tree: Tree } {
  const tree = parseUnaryTests(text, { ...shape }, undefined);
  return { ...analyseTree(tree, text), tree };
}

function refuseUnparsed(text: string): ExpressionProblem | undefined {
  if (text.trim() === '')
    return problemAt(text, 0, 0, '表达式是空的，请写上条件', 'The expression is empty: write a condition');
  if (text.length > MAX_EXPRESSION_LENGTH) {
    const limit = MAX_EXPRESSION_LENGTH;
    return problemAt(
      text,
      limit,
      text.length,
      `表达式太长，请缩短到 ${limit} 字以内`,
      `The expression is too long: keep it under ${limit} characters`,
    );
  }
  return undefined;
}

function analyseTree(tree: Tree, text: string): SyntaxAnalysis {
  const problems: ExpressionProblem[] = [];
  const names = new Set<string>();
  const paths = new Set<string>();
  const inputOffsets: number[] = [];
  tree.iterate({
    enter(ref) {
      if (ref.type.isError) problems.push(describeError(text, ref.from, ref.to));
      else if (ref.name === '?') inputOffsets.push(ref.from);
      else if (ref.name === 'VariableName') {
        const name = compactSpaces(text.slice(ref.from, ref.to));
        if (isBound(ref.node, name, text) || (isInvoked(ref.node) && isBuiltin(name) && !CLOCK_FUNCTIONS.has(name)))
          return;
        names.add(name);
        paths.add(readPath(ref.node, name, text));
      }
    },
  });
  return { names: [...names], paths: [...paths], problems: dropRepeated(problems), inputOffsets };
}

/** Functions that would read the machine's clock: always taken from the context, see `evaluate`. */
export const CLOCK_FUNCTIONS: ReadonlySet<string> = new Set(['today', 'now']);

const builtinCache = new Map<string, boolean>();

/** Whether FEEL itself has a function of this name. */
export function isBuiltin(name: string): boolean {
  let known = builtinCache.get(name);
  if (known === undefined) {
    try {
      known = typeof evaluate(name).value === 'function';
    } catch {
      known = false;
    }
    if (builtinCache.size < 1000) builtinCache.set(name, known);
  }
  return known;
}

/** Names that cannot be a field's key: words of the language and its functions that are one word. */
export function isReservedName(name: string): boolean {
  return KEYWORDS.has(name) || isBuiltin(name);
}

const KEYWORDS: ReadonlySet<string> = new Set(
  (
    'if then else for in return some every satisfies and or not between instance of function external true false null ' +
    'item partial today now value index'
  ).split(' '),
);

function isInvoked(node: Node): boolean {
  return node.parent?.name === 'FunctionInvocation' && node.parent.firstChild?.from === node.from;
}

/** Bound by `for`, `some`, `every`, a function's parameter, or `item` within a filter. */
function isBound(node: Node, name: string, text: string): boolean {
  for (let at: Node | null = node.parent, below: Node = node; at; below = at, at = at.parent) {
    if (at.name === 'FilterExpression' && name === 'item' && at.firstChild?.from !== below.from) return true;
    if (at.name === 'ForExpression' && name === 'partial') return true;
    if (!BINDERS.has(at.name)) continue;
    const owner = at.name === 'InExpressions' ? at.parent : at;
    if (owner && boundNames(owner, text).has(name)) return true;
  }
  return false;
}

const BINDERS: ReadonlySet<string> = new Set([
  'ForExpression',
  'QuantifiedExpression',
  'FunctionDefinition',
  'Context',
]);

function boundNames(owner: Node, text: string): Set<string> {
  const bound = new Set<string>();
  for (const child of descend(owner)) {
    if (child.name !== 'InExpression' && child.name !== 'FormalParameter' && child.name !== 'ContextEntry') continue;
    const name = child.firstChild;
    if (name) bound.add(compactSpaces(text.slice(name.from, name.to)).replace(/^"|"$/g, ''));
  }
  return bound;
}

function* descend(owner: Node): Generator<Node> {
  for (let child = owner.firstChild; child; child = child.nextSibling) {
    yield child;
    if (child.name === 'InExpressions' || child.name === 'FormalParameters') yield* descend(child);
  }
}

function readPath(node: Node, name: string, text: string): string {
  let path = name;
  let at: Node = node;
  while (at.parent) {
    const parent: Node = at.parent;
    if (parent.firstChild?.from !== at.from) break;
    if (parent.name === 'PathExpression') {
      const last = parent.lastChild;
      if (last) path += `.${compactSpaces(text.slice(last.from, last.to))}`;
    } else if (parent.name !== 'FilterExpression') break;
    at = parent;
  }
  return path;
}

function compactSpaces(text: string): string {
  return text.replace(/\s+/g, ' ');
}

function describeError(text: string, from: number, to: number): ExpressionProblem {
  const found = text.slice(from, Math.max(to, from + 1)).trim();
  if (found === '' && text.slice(from).trim() === '') {
    return problemAt(text, from, to, '表达式没写完，请接着写', 'The expression stops too early: complete it');
  }
  const rest = /^\s*(\S{1,20})/.exec(text.slice(from))?.[1] ?? found;
  return problemAt(
    text,
    from,
    to,
    `读不懂这里的“${rest}”，请检查前后的符号`,
    `“${rest}” cannot stand here: check the signs around it`,
  );
}

function problemAt(text: string, from: number, to: number, zh: string, en: string): ExpressionProblem {
  const before = text.slice(0, from).split('\n');
  return { from, to, line: before.length, column: (before.at(-1)?.length ?? 0) + 1, zh, en };
}

/** The parser may report a chain of errors at one place; people need the first of each place. */
function dropRepeated(problems: ExpressionProblem[]): ExpressionProblem[] {
  return problems.filter((problem, index) => index === 0 || problem.from > (problems[index - 1]?.to ?? -1));
}
