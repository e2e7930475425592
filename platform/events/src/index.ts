export { type ChangeEvent, type Conflict, conflictOf } from './conflict.ts';
export { allConsumers, defineConsumer, type EventConsumer } from './consumers.ts';
export { appendEvent, type EventInput, type StoredEvent } from './events.ts';
export { eventsOfCase, eventsOfParty, eventsOfSubject } from './queries.ts';
