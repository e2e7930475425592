export { type EventConsumer, allConsumers, defineConsumer } from './consumers.ts';
export { type EventInput, appendEvent, type StoredEvent } from './events.ts';
export { eventsOfCase, eventsOfParty, eventsOfSubject } from './queries.ts';
