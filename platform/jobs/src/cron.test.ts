import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cronItemsOf, toShanghai } from './cron.ts';
import { defineJob } from './define.ts';

const shanghai = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Asia/Shanghai',
  hourCycle: 'h23',
  weekday: 'short',
  month: 'numeric',
  day: 'numeric',
  hour: 'numeric',
  minute: 'numeric',
});

test('schedules are read in Shanghai time, over every end of month and leap day', () => {
  const moment = fc.date({ min: new Date('2024-01-01'), max: new Date('2032-12-31'), noInvalidDate: true });
  fc.assert(
    fc.property(moment, at => {
      const utc = {
        min: at.getUTCMinutes(),
        hour: at.getUTCHours(),
        date: at.getUTCDate(),
        month: at.getUTCMonth() + 1,
        dow: at.getUTCDay(),
      };
      const parts = Object.fromEntries(shanghai.formatToParts(at).map(part => [part.type, part.value]));
      expect(toShanghai(utc, at.getUTCFullYear())).toEqual({
        min: Number(parts.minute),
        hour: Number(parts.hour),
        date: Number(parts.day),
        month: Number(parts.month),
        dow: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'].indexOf(parts.weekday ?? ''),
      });
    }),
    { numRuns: 500 },
  );
});

test('a job at half past two at night runs at 18:30 UTC of the day before', () => {
  const job = defineJob({ name: 'test.nightly', schedule: '30 2 * * 1', handle: async () => {} });
  const [item] = cronItemsOf([job]);
  expect(item?.match({ min: 30, hour: 18, date: 12, month: 7, dow: 0 })).toBe(true);
  expect(item?.match({ min: 30, hour: 2, date: 13, month: 7, dow: 1 })).toBe(false);
});

test('a malformed schedule is refused with the name of its job', () => {
  const job = defineJob({ name: 'test.malformed', schedule: '99 2 * * *', handle: async () => {} });
  expect(() => cronItemsOf([job])).toThrow('test.malformed');
});
