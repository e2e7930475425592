import { type LocalDate, localDateOf } from '@onewindow/clock';
import type { StoredEvent } from '@onewindow/events';

/**
 * One time that the city served somebody in a case: each can be rated once. 现场“一次一评” (a visit), 网上“一事一评” (the whole
 * handling, once it has ended); GB/T 39735-2020.
 */
export interface Contact {
  /** 第几次服务, from 1. Events are only ever added, so a number never comes to mean another contact. */
  number: number;
  kind: 'visit' | 'handling';
  at: Date;
  /** What was done: the type of its first event. */
  what: string;
  /** Whom she met; null for the whole handling. */
  staffAccountId: string | null;
  staffName: string | null;
}

type ContactEvent = Pick<StoredEvent, 'at' | 'type' | 'actorKind' | 'actorAccountId' | 'actorName' | 'data'>;

/** Events of a case after which it has ended, whatever the outcome. */
const endings = new Set([
  'cases.concluded',
  'cases.lapsed',
  'cases.acceptanceRefused',
  'cases.withdrawn',
  'cases.terminated',
]);

/**
 * The contacts of a case, read out of its events. What one officer did for her on one day is one visit; work done
 * behind the counter on what came over the web is none.
 */
export function contactsOf(events: readonly ContactEvent[]): Contact[] {
  const contacts: Contact[] = [];
  let filedAtWindow = false;
  let handedOverAtWindow = false;
  let visit: { day: LocalDate; staff: string | null } | undefined;
  for (const event of events) {
    if (event.type === 'cases.submitted') filedAtWindow = event.actorKind === 'staff';
    if (event.type === 'cases.readyForDelivery') handedOverAtWindow = event.data.method === 'window';
    if (isVisit(event, { filedAtWindow, handedOverAtWindow })) {
      const day = localDateOf(event.at);
      if (visit?.day !== day || visit.staff !== event.actorAccountId) {
        visit = { day, staff: event.actorAccountId };
        add(contacts, event, 'visit');
      }
    }
    if (endings.has(event.type) && contacts.at(-1)?.kind !== 'handling') add(contacts, event, 'handling');
  }
  return contacts;
}

function isVisit(event: ContactEvent, how: { filedAtWindow: boolean; handedOverAtWindow: boolean }): boolean {
  if (event.actorKind !== 'staff') return false;
  if (event.type === 'cases.submitted' || event.type === 'cases.corrected' || event.type === 'cases.supplemented')
    return true;
  if (event.type === 'cases.received') return how.filedAtWindow;
  // Only those that say who stood there: older ones keep the numbers of their contacts.
  if (event.type === 'cases.withdrawn') return event.data.askedBy !== undefined;
  return event.type === 'cases.delivered' && how.handedOverAtWindow;
}

function add(contacts: Contact[], event: ContactEvent, kind: Contact['kind']): void {
  contacts.push({
    number: contacts.length + 1,
    kind,
    at: event.at,
    what: event.type,
    staffAccountId: kind === 'visit' ? event.actorAccountId : null,
    staffName: kind === 'visit' ? event.actorName : null,
  });
}
