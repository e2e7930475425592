// Runs DMN cases (format: shared/conformance/README.md) through the product's own decision evaluator.
import { readFile } from 'node:fs/promises';
import { type DecisionModel, readDecisionModel, toPlain } from '@onewindow/expressions';
import { date, duration, parseDateTime, time } from 'feelin';

interface DmnCase {
  id: string;
  decision: string;
  inputs: Record<string, unknown>;
  expected?: unknown;
  error?: boolean;
}
interface DmnModel {
  name: string;
  dmn: string;
  cases: DmnCase[];
}

/** Prints a line for each case that differs. */
export async function run(file: string): Promise<{ passed: number; failed: number }> {
  const models: DmnModel[] = JSON.parse(await readFile(file, 'utf8'));
  let passed = 0;
  let failed = 0;
  for (const { name, dmn, cases } of models) {
    const model = tryRead(dmn);
    for (const given of cases) {
      const got = answerCase(model, given);
      if (got.right) passed += 1;
      else {
        failed += 1;
        console.log(
          `FAIL ${name}#${given.id}: want ${JSON.stringify(given.error ? 'null or an error' : given.expected)} got ${got.shown}`,
        );
      }
    }
  }
  return { passed, failed };
}

function tryRead(dmn: string): DecisionModel | Error {
  try {
    return readDecisionModel(dmn);
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

function answerCase(model: DecisionModel | Error, given: DmnCase): { right: boolean; shown: string } {
  if (model instanceof Error) return { right: given.error === true, shown: String(model) };
  try {
    const inputs = Object.fromEntries(Object.entries(given.inputs).map(([name, value]) => [name, toFeel(value)]));
    const got = toPlain(model.evaluate(given.decision, inputs));
    const wanted = given.error ? null : toPlain(toFeel(given.expected));
    return { right: same(got, wanted), shown: JSON.stringify(got) };
  } catch (error) {
    return { right: given.error === true, shown: String(error) };
  }
}

/** `{"@type": "date", "@value": "2020-01-01"}` is a FEEL value. */
function toFeel(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(toFeel);
  if (typeof value !== 'object' || value === null) return value ?? null;
  if ('@type' in value && '@value' in value) {
    const text = String(value['@value']);
    switch (value['@type']) {
      case 'date':
        return date(text);
      case 'time':
        return time(text);
      case 'date and time':
        return parseDateTime(text);
      case 'duration':
        return duration(text);
      default:
        throw new Error(`unknown type ${String(value['@type'])}`);
    }
  }
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, toFeel(entry)]));
}

/** Numbers to 1e-8 relative. */
function same(a: unknown, b: unknown): boolean {
  if (typeof a === 'number' && typeof b === 'number')
    return Math.abs(a - b) <= 1e-8 * Math.max(1, Math.abs(a), Math.abs(b));
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && a.every((entry, index) => same(entry, b[index]));
  if (typeof a === 'object' && a !== null && typeof b === 'object' && b !== null) {
    const [left, right] = [Object.entries(a), new Map(Object.entries(b))];
    return left.length === right.size && left.every(([key, entry]) => right.has(key) && same(entry, right.get(key)));
  }
  return a === b;
}
