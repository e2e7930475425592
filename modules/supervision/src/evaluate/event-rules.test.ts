import { builtInCalendar as calendar } from '@onewindow/clock';
import { describe, expect, test } from 'vitest';
import { defaultRules } from '../rules/default-rules.ts';
import type { ActiveRule } from '../rules/rule.ts';
import { evaluateEvent, isAfterHours } from './event-rules.ts';
import type { CaseEvent, EventFacts } from './findings.ts';

const rules = defaultRules.map(rule => ({ ...rule, versionId: rule.code, version: 1 })) as ActiveRule[];
const guilin = (text: string) => new Date(`${text}:00+08:00`);

function event(type: string, at: string, data: Record<string, unknown> = {}, actorKind = 'staff'): CaseEvent {
  return { id: 'event-1', type, at: guilin(at), actorKind, actorName: '秦望舒（示例）', data };
}

function facts(options: Partial<{ received: string; caseType: string; entered: number }> = {}): EventFacts {
  return {
    case: { id: 'case', receivedAt: guilin(options.received ?? '2026-11-09T09:00'), decidedAt: null, outcome: null },
    caseType: options.caseType ?? '2',
    calendar,
    entered: async () => ({ cases: options.entered ?? 1, firstAt: guilin('2026-11-09T20:01'), eventIds: ['a', 'b'] }),
  };
}

const find = async (one: CaseEvent, given = facts()) =>
  (await evaluateEvent(rules, one, given)).map(({ rule, reason }) => [rule.code, reason.zh]);

describe('the rules of events', () => {
  test('note every acceptance by law', async () => {
    const happened = event(
      'cases.deemedAccepted',
      '2026-11-17T00:10',
      { acceptedOn: '2026-11-09', receivedOn: '2026-11-09' },
      'system',
    );
    const [finding] = await evaluateEvent(rules, happened, facts());
    expect(finding).toMatchObject({
      rule: { code: 'R-06' },
      occurrence: 'event/event-1',
      reason: { zh: '依法视为受理' },
    });
    expect(finding!.summary.zh).toContain('11-09 收到材料');
  });

  test('note a refusal without reasons, without law, without both, and let a reasoned one pass', async () => {
    const refuse = (data: object) => find(event('cases.decided', '2026-11-20T10:00', { outcome: 'denied', ...data }));
    expect(await refuse({ reason: '', law: '' })).toEqual([['R-07', '不予许可没有写理由和依据']]);
    expect(await refuse({ reason: '不符合', law: '食品安全法第三十三条' })).toEqual([['R-07', '不予许可没有写理由']]);
    expect(await refuse({ reason: '厨房面积不足，低于规定。', law: null })).toEqual([
      ['R-07', '不予许可没有写法律依据'],
    ]);
    expect(await refuse({ reason: '厨房面积不足，低于规定。', law: '食品安全法第三十三条' })).toEqual([]);
    expect(await find(event('cases.acceptanceRefused', '2026-11-10T10:00', { reason: '不归我们管', law: '' }))).toEqual(
      [['R-07', '不予受理没有写理由和依据']],
    );
  });

  test('do not ask a grant for reasons', async () => {
    expect(
      await find(event('cases.decided', '2026-11-20T10:00', { outcome: 'granted', reason: null, law: null })),
    ).toEqual([]);
  });

  test('note a promise item that was received and decided at one moment, and not one that is decided on the spot by design', async () => {
    const decided = event('cases.decided', '2026-11-09T09:03', { outcome: 'granted' });
    expect(await find(decided)).toEqual([['R-08', '收件 3 分钟后就决定']]);
    expect(await find(decided, facts({ caseType: '1' }))).toEqual([]);
    expect(await find(decided, facts({ received: '2026-11-09T09:03' }))).toEqual([['R-08', '收件与办结同一时刻']]);
    expect(await find(event('cases.decided', '2026-11-09T09:30', { outcome: 'granted' }))).toEqual([]);
  });

  test('note many cases entered by staff after hours', async () => {
    const late = event('cases.submitted', '2026-11-09T20:40');
    expect(await find(late, facts({ entered: 5 }))).toEqual([['R-09', '下班后 60 分钟内录入 5 件']]);
    expect(await find(late, facts({ entered: 4 }))).toEqual([]);
    expect(await find(event('cases.submitted', '2026-11-09T15:00'), facts({ entered: 50 }))).toEqual([]);
    expect(await find(event('cases.submitted', '2026-11-09T20:40', {}, 'person'), facts({ entered: 50 }))).toEqual([]);
  });

  test('know the hours of Guilin, its weekends and its make-up workdays', () => {
    const hours = { opens: '08:00', closes: '19:00' };
    expect(isAfterHours(guilin('2026-11-09T07:59'), hours, calendar)).toBe(true);
    expect(isAfterHours(guilin('2026-11-09T08:00'), hours, calendar)).toBe(false);
    expect(isAfterHours(guilin('2026-11-09T19:00'), hours, calendar)).toBe(true);
    expect(isAfterHours(guilin('2026-11-08T10:00'), hours, calendar)).toBe(true);
    expect(isAfterHours(guilin('2026-10-10T10:00'), hours, calendar)).toBe(false);
  });
});
