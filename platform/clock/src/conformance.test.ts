import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { acceptanceClock } from './acceptance.ts';
import { builtInCalendar as calendar } from './built-in-calendar.ts';
import { computeClock } from './clock-days.ts';

const file = fileURLToPath(new URL('../../../../shared/conformance/clock/cases.json', import.meta.url));
const there = existsSync(file);
if (!there) console.log(`Skipped: no clock cases at ${file}.`);

test.skipIf(!there)('every case of the independent calculation comes out the same', () => {
  const cases = JSON.parse(readFileSync(file, 'utf8'));
  expect(cases.length).toBeGreaterThan(0);
  for (const { id, kind, expect: wanted, ...input } of cases) {
    const got = kind === 'clock' ? computeClock({ ...input, calendar }) : acceptanceClock({ ...input, calendar });
    expect(got, id).toMatchObject(wanted);
  }
});
