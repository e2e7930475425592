import { compileExpression, toPlain } from '@onewindow/expressions';

/** Evaluates a FEEL expression over names looked up one by one; the result is plain JSON (dates as text). */
export function evaluateFeel(text: string, lookUp: (name: string) => unknown): unknown {
  const expression = compileExpression(text);
  const context: Record<string, unknown> = {};
  for (const name of expression.names) context[name] = lookUp(name);
  return toPlain(expression.evaluate(context));
}

/** Whether the text parses as a FEEL expression. */
export function isFeel(text: string): boolean {
  try {
    compileExpression(text);
    return true;
  } catch {
    return false;
  }
}
