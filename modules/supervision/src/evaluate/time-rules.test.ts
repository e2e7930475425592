import type { CaseClock, CasePause } from '@onewindow/cases';
import { addDays, type ClockInput, builtInCalendar as calendar, computeClock, type LocalDate } from '@onewindow/clock';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { defaultRules } from '../rules/default-rules.ts';
import type { ActiveRule } from '../rules/rule.ts';
import type { OpenStep, TimeFacts } from './findings.ts';
import { evaluateTime } from './time-rules.ts';

const rules = defaultRules.map(rule => ({ ...rule, versionId: rule.code, version: 1 })) as ActiveRule[];

interface Sample {
  accepted: LocalDate;
  promise: number;
  statute: number;
  extension: number;
  pauses: { from: LocalDate; expectedUntil: LocalDate; until: LocalDate | null }[];
  decided: LocalDate | null;
  steps: OpenStep[];
}

const base: Sample = {
  accepted: '2026-10-26',
  promise: 19,
  statute: 20,
  extension: 0,
  pauses: [],
  decided: null,
  steps: [],
};

function factsOf(sample: Sample, asOf: LocalDate): TimeFacts {
  const pauses: CasePause[] = sample.pauses
    .filter(pause => pause.from <= asOf)
    .map((pause, index) => ({
      ...pause,
      id: `pause-${index}`,
      ground: 'expertReview',
      reason: '专家评审',
      law: '行政许可法第四十五条',
    }));
  const clock = (level: 'promise' | 'statute', amount: number): CaseClock => {
    const input: ClockInput = {
      start: sample.accepted,
      budget: { amount, unit: 'workingDay' },
      extensions: sample.extension > 0 ? [{ amount: sample.extension }] : [],
      pauses: pauses.map(pause => ({ from: pause.from, to: pause.until, expectedUntil: pause.expectedUntil })),
      asOf,
      stoppedOn: sample.decided,
      calendar,
    };
    return {
      level,
      definition: { level, budget: input.budget, startsAt: 'accepted' },
      input,
      figures: computeClock(input),
    };
  };
  return {
    case: {
      id: 'case',
      deemed: false,
      decidedAt: sample.decided ? new Date(`${sample.decided}T10:00:00+08:00`) : null,
      concludedAt: null,
    },
    clocks: [clock('promise', sample.promise), clock('statute', sample.statute)],
    steps: sample.steps,
    pauses,
    calendar,
    asOf,
  };
}

const find = (sample: Partial<Sample>, asOf: LocalDate) => evaluateTime(rules, factsOf({ ...base, ...sample }, asOf));
const codes = (sample: Partial<Sample>, asOf: LocalDate) => find(sample, asOf).map(finding => finding.rule.code);

describe('the rules of time', () => {
  test('are silent while there is time', () => {
    expect(codes({}, '2026-11-18')).toEqual([]);
  });

  test('warn when one working day is left and nobody who may decide has it', () => {
    const [finding] = find({}, '2026-11-19');
    expect(finding).toMatchObject({
      rule: { code: 'R-01', colour: 'yellow' },
      reason: { zh: '还剩 1 个工作日，未到审批', en: '1 working day left, not yet with an approver' },
      occurrence: 'near/0',
    });
    const atApproval: OpenStep = {
      id: 't',
      name: { zh: '审批', en: 'Approve' },
      level: 'approve',
      createdOn: '2026-11-18',
      dueOn: null,
    };
    expect(codes({ steps: [atApproval] }, '2026-11-19')).toEqual([]);
  });

  test('give a red card on the first working day over the promise, with the derivation as evidence', () => {
    expect(codes({}, '2026-11-20')).toEqual(['R-01']);
    // 11-21 and 11-22 are a weekend: nothing is late on a day that does not count.
    expect(codes({}, '2026-11-22')).toEqual([]);
    const [finding] = find({}, '2026-11-23');
    expect(finding).toMatchObject({ rule: { code: 'R-03', colour: 'red' }, reason: { zh: '超承诺 1 个工作日' } });
    expect(finding!.summary.zh).toBe(
      '10-26 受理，承诺 19 个工作日，应于 11-20 决定；无暂停、无延长，11-23 是第 20 个工作日。',
    );
    expect(finding!.summary.en).toContain('due 11-20; no pause, not extended');
    expect(finding!.clock).toMatchObject({ due: '2026-11-20', over: 1, used: 19, unit: 'workingDay' });
    expect(finding!.clock!.steps.map(step => step.kind)).toContain('start');
    expect(finding!.clock!.steps.every(step => !step.zh.includes('到今天'))).toBe(true);
  });

  test('give a second red card over the statutory limit', () => {
    expect(codes({}, '2026-11-24')).toEqual(['R-03', 'R-04']);
  });

  test('judge a decision by the day on which it was made, however late somebody looks', () => {
    expect(codes({ decided: '2026-11-20' }, '2026-12-20')).toEqual([]);
    const late = find({ decided: '2026-11-23' }, '2026-12-20');
    expect(late.map(finding => finding.rule.code)).toEqual(['R-03']);
    expect(late[0]!.reason.zh).toBe('超承诺 1 个工作日');
    expect(late[0]!.summary.zh).toContain('11-23 决定，是第 20 个工作日');
  });

  test('say nothing of a case that ended without a decision', () => {
    const facts = factsOf(base, '2026-12-20');
    facts.case = { ...facts.case, concludedAt: new Date('2026-11-10T10:00:00+08:00') };
    expect(evaluateTime(rules, facts)).toEqual([]);
  });

  test('give a yellow card for a step over its limit although the whole is in time', () => {
    const step: OpenStep = {
      id: 'task-1',
      name: { zh: '审查', en: 'Review' },
      level: 'review',
      createdOn: '2026-11-02',
      dueOn: '2026-11-06',
    };
    expect(codes({ steps: [step] }, '2026-11-06')).toEqual([]);
    expect(codes({ steps: [step] }, '2026-11-08')).toEqual([]);
    expect(find({ steps: [step] }, '2026-11-09')).toMatchObject([
      { rule: { code: 'R-02' }, occurrence: 'step/task-1', reason: { zh: '“审查”超 1 个工作日，整件未超' } },
    ]);
  });

  test('give a yellow card for a pause that lasts longer than its notice told, also when it has ended since', () => {
    const pause = { from: '2026-11-02', expectedUntil: '2026-11-09', until: null };
    expect(codes({ pauses: [pause] }, '2026-11-09')).toEqual([]);
    expect(find({ pauses: [pause] }, '2026-11-11')).toMatchObject([
      { rule: { code: 'R-05' }, occurrence: 'pause/pause-0', reason: { zh: '暂停超过告知的日子 2 个工作日' } },
    ]);
    expect(codes({ pauses: [{ ...pause, until: '2026-11-10' }] }, '2026-11-20')).toEqual(['R-05']);
    expect(codes({ pauses: [{ ...pause, until: '2026-11-09' }] }, '2026-11-20')).toEqual([]);
  });

  test('see a new matter after an extension, and only then', () => {
    expect(find({}, '2026-11-23').map(finding => finding.occurrence)).toEqual(['promise/0']);
    expect(codes({ extension: 10 }, '2026-11-25')).toEqual([]);
    expect(find({ extension: 10 }, '2026-12-09').find(finding => finding.rule.code === 'R-03')!.occurrence).toBe(
      'promise/1',
    );
  });

  test('may warn by the share of the limit that is used', () => {
    const [near] = rules;
    const byShare = [
      { ...near, thresholds: { remaining: 0, usedShare: 0.8, shortest: 3, exceptLevels: [] } },
    ] as ActiveRule[];
    expect(evaluateTime(byShare, factsOf(base, '2026-11-16'))).toEqual([]);
    expect(evaluateTime(byShare, factsOf(base, '2026-11-17'))).toMatchObject([{ reason: { zh: '还剩 3 个工作日' } }]);
  });

  test('do not warn of limits that are shorter than the rule says', () => {
    expect(codes({ promise: 2, statute: 20 }, '2026-10-27')).toEqual([]);
  });
});

const samples = fc.record({
  accepted: fc.integer({ min: 0, max: 250 }).map(days => addDays('2026-01-05', days)),
  promise: fc.integer({ min: 1, max: 20 }),
  extra: fc.integer({ min: 0, max: 10 }),
  extension: fc.constantFrom(0, 0, 5, 10),
  pauseAfter: fc.integer({ min: 0, max: 20 }),
  pauseDays: fc.option(fc.integer({ min: 1, max: 15 })),
  told: fc.integer({ min: 1, max: 15 }),
  look: fc.integer({ min: 0, max: 60 }),
});

function sampleOf(drawn: typeof samples extends fc.Arbitrary<infer T> ? T : never): {
  sample: Sample;
  asOf: LocalDate;
} {
  const from = addDays(drawn.accepted, drawn.pauseAfter);
  return {
    asOf: addDays(drawn.accepted, drawn.look),
    sample: {
      ...base,
      accepted: drawn.accepted,
      promise: drawn.promise,
      statute: drawn.promise + drawn.extra,
      extension: drawn.extension,
      pauses:
        drawn.pauseDays === null
          ? []
          : [{ from, expectedUntil: addDays(from, drawn.told), until: addDays(from, drawn.pauseDays) }],
    },
  };
}

describe('for any case', () => {
  test('no card comes before its threshold', () => {
    fc.assert(
      fc.property(samples, drawn => {
        const { sample, asOf } = sampleOf(drawn);
        const facts = factsOf(sample, asOf);
        for (const { rule, figures } of evaluateTime(rules, facts)) {
          const clock = facts.clocks.find(
            one => one.level === (rule.kind === 'overStatute' ? 'statute' : 'promise'),
          )!.figures;
          if (rule.kind === 'overPromise' || rule.kind === 'overStatute') {
            expect(clock.over).toBeGreaterThanOrEqual(1);
            expect(clock.due === null || clock.due < asOf).toBe(true);
          }
          if (rule.kind === 'nearLimit') {
            expect(figures.left).toBeLessThanOrEqual(1);
            expect(clock.over).toBe(0);
          }
          if (rule.kind === 'overrunPause') expect(asOf > facts.pauses[0]!.expectedUntil).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });

  test('looking again, on the same day or later, finds the same cards and never one twice', () => {
    fc.assert(
      fc.property(samples, drawn => {
        const { sample, asOf } = sampleOf(drawn);
        const keys = (day: LocalDate) =>
          evaluateTime(rules, factsOf(sample, day)).map(one => `${one.rule.code} ${one.occurrence}`);
        expect(keys(asOf)).toEqual(keys(asOf));
        expect(new Set(keys(asOf)).size).toBe(keys(asOf).length);
        // Over a limit stays over it: the same key every day, so a single card.
        const lasting = keys(asOf).filter(key => /R-03|R-04/.test(key));
        for (let day = asOf; day < addDays(asOf, 20); day = addDays(day, 1))
          expect(keys(day)).toEqual(expect.arrayContaining(lasting));
      }),
      { numRuns: 60 },
    );
  });
});
