import type { Words } from '@onewindow/clock';
import type { Colour } from '../names.ts';
import type { RuleKind, ThresholdsOf } from './kinds.ts';

export type DefaultRule = {
  [K in RuleKind]: {
    code: string;
    kind: K;
    name: Words;
    colour: Colour;
    thresholds: ThresholdsOf<K>;
    score: number;
    askAtOnce: boolean;
    explainDays: number;
    law: string;
  };
}[RuleKind];

/**
 * The first version of the nine rules that a city starts with. Common practice, not a standard: yellow for a step over
 * its limit or a day left, red over the promise, red with a higher score over the law.
 */
export const defaultRules: readonly DefaultRule[] = [
  {
    code: 'R-01',
    kind: 'nearLimit',
    name: { zh: '临近承诺时限，未到审批', en: 'Near its limit and not yet with an approver' },
    colour: 'yellow',
    thresholds: { remaining: 1, shortest: 3, exceptLevels: ['approve'] },
    score: 1,
    askAtOnce: false,
    explainDays: 2,
    law: '行政许可法第四十二条',
  },
  {
    code: 'R-02',
    kind: 'lateStep',
    name: { zh: '步骤超过时限', en: 'A step over its limit' },
    colour: 'yellow',
    thresholds: { over: 1 },
    score: 2,
    askAtOnce: false,
    explainDays: 3,
    law: '本机关公布的流程环节时限',
  },
  {
    code: 'R-03',
    kind: 'overPromise',
    name: { zh: '超过承诺时限', en: 'Over the promised limit' },
    colour: 'red',
    thresholds: { over: 1 },
    score: 5,
    askAtOnce: true,
    explainDays: 3,
    law: '优化营商环境条例第三十六条',
  },
  {
    code: 'R-04',
    kind: 'overStatute',
    name: { zh: '超过法定时限', en: 'Over the statutory limit' },
    colour: 'red',
    thresholds: { over: 1 },
    score: 10,
    askAtOnce: true,
    explainDays: 2,
    law: '行政许可法第四十二条、第七十四条',
  },
  {
    code: 'R-05',
    kind: 'overrunPause',
    name: { zh: '暂停超过告知的天数', en: 'Paused longer than the applicant was told' },
    colour: 'yellow',
    thresholds: { over: 1 },
    score: 2,
    askAtOnce: false,
    explainDays: 3,
    law: '行政许可法第四十五条',
  },
  {
    code: 'R-06',
    kind: 'deemedAcceptance',
    name: { zh: '逾期不答复，依法视为受理', en: 'Accepted by law because nobody answered' },
    colour: 'yellow',
    thresholds: {},
    score: 3,
    askAtOnce: false,
    explainDays: 3,
    law: '行政许可法第三十二条',
  },
  {
    code: 'R-07',
    kind: 'bareRefusal',
    name: { zh: '不予受理、不予许可没有说明理由', en: 'Refused without reasons or law' },
    colour: 'red',
    thresholds: { leastCharacters: 6, law: true },
    score: 5,
    askAtOnce: true,
    explainDays: 3,
    law: '行政许可法第三十八条、第七十二条',
  },
  {
    code: 'R-08',
    kind: 'instantFinish',
    name: { zh: '承诺件收件与办结同一时刻', en: 'Received and decided at one moment' },
    colour: 'yellow',
    thresholds: { minutes: 5, caseTypes: ['2'] },
    score: 2,
    askAtOnce: false,
    explainDays: 3,
    law: '本市电子监察规则（防体外循环）',
  },
  {
    code: 'R-09',
    kind: 'batchEntry',
    name: { zh: '下班后成批录入', en: 'Entered in batches after hours' },
    colour: 'notice',
    thresholds: { cases: 5, minutes: 60, opens: '08:00', closes: '19:00' },
    score: 0,
    askAtOnce: false,
    explainDays: 5,
    law: '本市电子监察规则（防体外循环）',
  },
];
