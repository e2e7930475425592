import { describe, expect, test } from 'vitest';
import { builtInCalendar as calendar } from './built-in-calendar.ts';
import { type ClockInput, clockFigures } from './clock.ts';
import { explainClock, timeLeft } from './explain.ts';
import { explainReceipt } from './explain-receipt.ts';
import type { ExplainOptions } from './explanation.ts';
import { receiptForecast } from './receipt-forecast.ts';

const article45 = { law: '行政许可法', article: '第四十五条' };
const expertReview = {
  from: '2026-11-13',
  to: '2026-11-18',
  ground: { zh: '请专家现场评审布局', en: 'an expert review of the layout' },
  basis: article45,
  toldOn: '2026-11-13',
};
const story: ClockInput = {
  start: '2026-11-11',
  budget: { amount: 8, unit: 'workingDay' },
  asOf: '2026-11-23',
  calendar,
  pauses: [expertReview],
};

function texts(input: Partial<ClockInput> = {}, options: Partial<ExplainOptions> = {}): string[] {
  return explainClock({ ...story, ...input }, { locale: 'zh', purpose: 'decide', ...options }).map(({ text }) => text);
}

describe('the derivation in words', () => {
  test('says what the picture of the tracking page says', () => {
    const statute = clockFigures({ ...story, budget: { amount: 20, unit: 'workingDay' } });
    expect(texts({}, { ceilings: [{ level: 'statute', figures: statute }] })).toEqual([
      '11 月 11 日（周三）受理，从 11 月 12 日起算，承诺 8 个工作日。',
      '11 月 16 日至 18 日请专家现场评审布局，3 个工作日不算在内。依据行政许可法第四十五条，11 月 13 日已书面告诉您。',
      '到今天用了 5 个，还剩 3 个：24、25、26 日。周六、周日没有数。',
      '法律规定的上限是 20 个工作日，到 12 月 14 日。',
    ]);
    expect(texts({}, { locale: 'en', ceilings: [{ level: 'statute', figures: statute }] })).toEqual([
      'Accepted on Wednesday 11 November; counting starts on 12 November; 8 working days promised.',
      '16 to 18 November: an expert review of the layout; 3 working days are not counted. ' +
        'Administrative Licensing Law, article 45; you were told in writing on 13 November.',
      '5 working days used so far, 3 left: 24, 25 and 26 November. Saturdays and Sundays are not counted.',
      'The legal ceiling is 20 working days, which ends on 14 December.',
    ]);
  });

  test('the data stands beside the words', () => {
    const pause = explainClock(story, { locale: 'zh', purpose: 'decide' }).find(({ kind }) => kind === 'pause');
    expect(pause).toMatchObject({ units: 3, from: '2026-11-16', to: '2026-11-18', pause: expertReview });
  });

  test('an open pause says since when, how much was left out and what it is expected to come to', () => {
    const pauses = [{ ...expertReview, to: null, expectedUntil: '2026-11-25' }];
    expect(texts({ pauses }).slice(1)).toEqual([
      '11 月 16 日起请专家现场评审布局，计时暂停，到今天有 6 个工作日没有算，预计到 11 月 25 日。' +
        '依据行政许可法第四十五条，11 月 13 日已书面告诉您。',
      '到今天用了 2 个，还剩 6 个。现在暂停计时，恢复以后接着数。如果到 11 月 25 日为止，最迟 12 月 3 日（周四）。周六、周日没有数。',
    ]);
  });

  test('a second pause over the same days is not counted twice', () => {
    const pauses = [expertReview, { from: '2026-11-17', to: '2026-11-19', ground: { zh: '检测', en: 'a test' } }];
    expect(texts({ pauses })[2]).toBe(
      '11 月 18 日至 19 日检测，2 个工作日不算在内（其中 1 个前面已经没有算，不再重复）。',
    );
  });

  test('staff also read that the applicant was not told; the applicant does not', () => {
    const { toldOn: _, ...untold } = expertReview;
    expect(texts({ pauses: [untold] }, { reader: 'staff' })[1]).toContain('还没有书面告诉申请人');
    expect(texts({ pauses: [untold] })[1]).not.toContain('告诉');
  });

  test('holidays and make-up workdays are named', () => {
    const words = texts({
      start: '2026-09-21',
      asOf: '2026-09-24',
      budget: { amount: 20, unit: 'workingDay' },
      pauses: [],
    });
    expect(words[1]).toBe(
      '9 月 25 日至 27 日中秋节放假，10 月 1 日至 7 日国庆节放假，没有数；10 月 10 日（周六）调休上班，算在内。',
    );
    expect(words[2]).toBe('到今天用了 3 个，还剩 17 个，最迟 10 月 26 日（周一）作出决定。周六、周日没有数。');
  });

  test('an extension is told with its day and article', () => {
    const extensions = [
      {
        amount: 10,
        approvedOn: '2026-11-20',
        basis: { law: '行政许可法', article: '第四十二条' },
        toldOn: '2026-11-20',
      },
    ];
    expect(texts({ extensions })[2]).toBe(
      '11 月 20 日批准延长 10 个工作日（行政许可法第四十二条），11 月 20 日已书面告诉您。',
    );
  });

  test('a date that rests on an unpublished calendar says so, and the year is written because it differs', () => {
    const words = texts({
      start: '2026-12-18',
      asOf: '2026-12-21',
      budget: { amount: 20, unit: 'workingDay' },
      pauses: [],
    });
    expect(words.join('')).toContain('最迟 2027 年 1 月 15 日（周五）');
    expect(words.at(-1)).toBe('2027 年的放假安排还没有公布，暂按周一至周五推算，公布后会重新算。');
  });

  test('lateness, the last day, the end and the evidence of an earlier day', () => {
    expect(texts({ asOf: '2026-11-30' })[2]).toBe('11 月 26 日（周四）到期，到今天超了 2 个工作日。周六、周日没有数。');
    expect(texts({ asOf: '2026-11-26' })[2]).toBe('到今天用了 8 个，今天是最后一天。周六、周日没有数。');
    expect(texts({ asOf: '2026-12-30', stoppedOn: '2026-11-25' })[2]).toBe(
      '11 月 25 日（周三）作出决定，用了 7 个工作日，比期限早 1 个工作日。',
    );
    expect(texts({ asOf: '2026-11-30' }, { today: '2027-01-05' })[2]).toContain(
      '到 2026 年 11 月 30 日超了 2 个工作日',
    );
  });

  test('a start by law, a moved last day and what silence means', () => {
    expect(texts({ start: '2026-11-09' }, { deemed: true })[0]).toContain('依法视为当天已经受理');
    const month = texts(
      { start: '2026-07-03', asOf: '2026-07-13', budget: { amount: 3, unit: 'month' }, pauses: [] },
      { level: 'statute', silence: 'grants' },
    );
    expect(month).toEqual([
      '7 月 3 日（周五）受理，从 7 月 4 日起算，法律规定 3 个月，周六、周日和节假日也算。',
      '到今天用了 10 天，还剩 82 天，最迟 10 月 8 日（周四）作出决定。',
      '最后一天 10 月 3 日是国庆节，顺延到 10 月 8 日（周四）。',
      '到这天还没有答复，就视为准予。',
    ]);
  });

  test('no words that blame or frighten', () => {
    const all = [texts(), texts({ asOf: '2026-12-30' }), texts({ pauses: [{ ...expertReview, to: null }] })]
      .flat()
      .join('');
    expect(all).not.toMatch(/非法|无效|失败|环节|流转/);
  });
});

describe('the clock in a few words', () => {
  const left = (input: Partial<ClockInput>, options: Partial<Parameters<typeof timeLeft>[1]> = {}) =>
    timeLeft(clockFigures({ ...story, ...input }), { locale: 'zh', ...options });

  test('as on the component sheet and the list of today', () => {
    expect(left({})).toBe('还剩 3 个工作日');
    expect(left({}, { short: true })).toBe('3 天');
    expect(left({ asOf: '2026-11-25' })).toBe('明天到期');
    expect(left({ asOf: '2026-11-26' })).toBe('今天到期');
    expect(left({ asOf: '2026-11-26' }, { short: true })).toBe('今天');
    expect(left({ asOf: '2026-11-30' })).toBe('超承诺 2 个工作日');
    expect(left({ asOf: '2026-11-27' }, { short: true, level: 'step' })).toBe('步骤超 1 天');
    expect(left({ pauses: [{ from: '2026-11-13', to: null }] })).toBe('暂停计时，还剩 6 个工作日');
    expect(left({}, { locale: 'en' })).toBe('3 working days left');
    expect(left({ asOf: '2026-11-30' }, { locale: 'en', level: 'statute' })).toBe(
      '2 working days over the legal limit',
    );
  });
});

describe('the receipt', () => {
  const receipt = {
    received: '2026-11-09',
    promise: { amount: 8, unit: 'workingDay' },
    statute: { amount: 20, unit: 'workingDay' },
    calendar,
  } as const;

  test('names the dates of the picture', () => {
    expect(receiptForecast(receipt)).toMatchObject({
      answerBy: '2026-11-16',
      decideBy: '2026-11-26',
      ceilingBy: '2026-12-14',
      provisional: false,
    });
    expect(explainReceipt(receipt, { locale: 'zh' })).toEqual([
      '11 月 9 日收到材料，当天不算。往后数 5 个工作日，是 11 月 16 日（行政许可法第三十二条）。',
      '如果那天受理，当天不算，再数 8 个工作日，是 11 月 26 日（本事项承诺；法律规定的上限是 20 个，到 12 月 14 日）。',
      '周六、周日和节假日不算。如果要专家评审，评审的时间不算在内，会先书面告诉您要多久（行政许可法第四十五条）。',
    ]);
    expect(explainReceipt(receipt, { locale: 'en' })[0]).toContain('16 November is 5 working days later');
  });

  test('draws three weeks from Monday to Sunday with the count in every cell', () => {
    const { weeks } = receiptForecast(receipt);
    const cells = weeks.map(week => week.map(({ kind, count }) => (count === null ? kind : `${kind} ${count}`)));
    expect(cells).toEqual([
      ['received', 'answering 1', 'answering 2', 'answering 3', 'answering 4', 'off', 'off'],
      ['answerBy 5', 'deciding 1', 'deciding 2', 'deciding 3', 'deciding 4', 'off', 'off'],
      ['deciding 5', 'deciding 6', 'deciding 7', 'decideBy 8', 'plain', 'off', 'off'],
    ]);
  });

  test('an item decided at once or counted from receipt says so', () => {
    expect(explainReceipt({ ...receipt, promise: { amount: 0, unit: 'workingDay' } }, { locale: 'zh' })[1]).toBe(
      '受理当天就作出决定（本事项承诺）。',
    );
    const fromReceipt = { ...receipt, countsFromAcceptance: false };
    expect(receiptForecast(fromReceipt).decideBy).toBe('2026-11-19');
    expect(explainReceipt(fromReceipt, { locale: 'zh' })[1]).toContain('从收到材料那天起');
  });
});
