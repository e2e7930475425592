// Runs clock cases (format: shared/conformance/README.md) through the product's own clock.
import { readFile } from 'node:fs/promises';
import { isDeepStrictEqual } from 'node:util';
import {
  type AcceptanceInput,
  acceptanceClock,
  builtInCalendar,
  type ClockInput,
  computeClock,
} from '@onewindow/clock';

type ClockCase = { id: string; kind: 'clock'; expect: Record<string, unknown> } & Omit<ClockInput, 'calendar'>;
type AcceptanceCase = { id: string; kind: 'acceptance'; expect: Record<string, unknown> } & Omit<
  AcceptanceInput,
  'calendar'
>;

/** The answer of the product in the words of the cases. */
export function answerCase(given: ClockCase | AcceptanceCase): Record<string, unknown> {
  if (given.kind === 'acceptance') {
    const { state, start, deemed } = acceptanceClock({ ...given, calendar: builtInCalendar });
    return { state, start, deemed };
  }
  const { due, state, used, remaining, provisional } = computeClock({ ...given, calendar: builtInCalendar });
  return { due, state, used, remaining, provisional };
}

/** Prints a line for each case that differs; a case that throws or has an unknown kind has failed. */
export async function run(file: string): Promise<{ passed: number; failed: number }> {
  const cases: (ClockCase | AcceptanceCase)[] = JSON.parse(await readFile(file, 'utf8'));
  let failed = 0;
  for (const given of cases) {
    const got = tryAnswer(given);
    if (isDeepStrictEqual(got, given.expect)) continue;
    failed += 1;
    console.log(`FAIL ${given.kind}#${given.id}: want ${JSON.stringify(given.expect)} got ${JSON.stringify(got)}`);
  }
  return { passed: cases.length - failed, failed };
}

function tryAnswer(given: ClockCase | AcceptanceCase): Record<string, unknown> {
  try {
    if (given.kind !== 'clock' && given.kind !== 'acceptance') return { error: 'unknown kind' };
    return answerCase(given);
  } catch (error) {
    return { error: String(error) };
  }
}
