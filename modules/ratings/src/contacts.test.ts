import { describe, expect, test } from 'vitest';
import { contactsOf } from './contacts.ts';

const staff = { actorKind: 'staff', actorAccountId: 'qin', actorName: '秦望舒（示例）' };
const person = { actorKind: 'person', actorAccountId: 'li', actorName: '李云舒（示例）' };
const system = { actorKind: 'system', actorAccountId: null, actorName: '系统' };

function event(type: string, day: string, who: typeof staff | typeof person | typeof system, data = {}) {
  return { type, at: new Date(`${day}T10:00:00+08:00`), data, ...who };
}

const kinds = (events: ReturnType<typeof event>[]) =>
  contactsOf(events).map(({ number, kind, staffName }) => [number, kind, staffName]);

describe('the contacts of a case', () => {
  test('filed over the web are none until it has ended, and then one', () => {
    const filed = [
      event('cases.submitted', '2026-11-09', person),
      event('cases.received', '2026-11-09', staff),
      event('cases.accepted', '2026-11-10', staff),
      event('cases.decided', '2026-11-19', staff),
    ];
    expect(kinds(filed)).toEqual([]);
    expect(kinds([...filed, event('cases.concluded', '2026-11-19', staff)])).toEqual([[1, 'handling', null]]);
  });

  test('filed at a window count the visit, the correction and the collection, each once', () => {
    expect(
      kinds([
        event('cases.submitted', '2026-11-09', staff),
        event('cases.received', '2026-11-09', staff),
        event('cases.correctionRequested', '2026-11-11', staff),
        event('cases.corrected', '2026-11-13', staff),
        event('cases.readyForDelivery', '2026-11-20', staff, { method: 'window' }),
        event('cases.delivered', '2026-11-23', staff),
        event('cases.concluded', '2026-11-23', staff),
      ]),
    ).toEqual([
      [1, 'visit', '秦望舒（示例）'],
      [2, 'visit', '秦望舒（示例）'],
      [3, 'visit', '秦望舒（示例）'],
      [4, 'handling', null],
    ]);
  });

  test('include two visits on one day when two officers served', () => {
    const other = { ...staff, actorAccountId: 'su', actorName: '苏见山（示例）' };
    const events = [event('cases.submitted', '2026-11-09', staff), event('cases.corrected', '2026-11-09', other)];
    expect(contactsOf(events)).toHaveLength(2);
  });

  test('do not include what the post brought', () => {
    const events = [
      event('cases.submitted', '2026-11-09', person),
      event('cases.readyForDelivery', '2026-11-20', staff, { method: 'post' }),
      event('cases.delivered', '2026-11-23', staff),
    ];
    expect(contactsOf(events)).toEqual([]);
  });

  test('end with the handling also when she withdrew or the case lapsed', () => {
    expect(
      kinds([event('cases.submitted', '2026-11-09', person), event('cases.withdrawn', '2026-11-10', person)]),
    ).toEqual([[1, 'handling', null]]);
    expect(
      kinds([event('cases.submitted', '2026-11-09', person), event('cases.lapsed', '2026-11-30', system)]),
    ).toHaveLength(1);
  });

  test('include the visit at which somebody withdrew on paper, before the end of the handling', () => {
    const askedBy = { kind: 'agent', name: '桂小满（示例）' };
    const events = [
      event('cases.submitted', '2026-11-09', person),
      event('cases.withdrawn', '2026-11-10', staff, { askedBy }),
    ];
    expect(kinds(events).map(([, kind]) => kind)).toEqual(['visit', 'handling']);
    const before = [event('cases.submitted', '2026-11-09', person), event('cases.withdrawn', '2026-11-10', staff)];
    expect(kinds(before).map(([, kind]) => kind)).toEqual(['handling']);
  });

  test('include the visit at which a supplement was scanned in', () => {
    const events = [
      event('cases.submitted', '2026-11-09', person),
      event('cases.supplemented', '2026-11-10', person),
      event('cases.supplemented', '2026-11-11', staff),
    ];
    expect(kinds(events)).toEqual([[1, 'visit', '秦望舒（示例）']]);
  });

  test('keep their numbers as more is added', () => {
    const all = [
      event('cases.submitted', '2026-11-09', staff),
      event('cases.corrected', '2026-11-13', staff),
      event('cases.withdrawn', '2026-11-16', person),
    ];
    const whole = contactsOf(all);
    for (let length = 0; length <= all.length; length++) {
      const part = contactsOf(all.slice(0, length));
      expect(whole.slice(0, part.length)).toEqual(part);
    }
  });
});
