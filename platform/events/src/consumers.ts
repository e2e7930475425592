import type { Db } from '@onewindow/db';
import type { StoredEvent } from './events.ts';

/**
 * Reads events after the fact, in order of commit, at least once: `handle` must give the same result when it sees an
 * event again. It runs in one transaction with the consumer's position.
 */
export interface EventConsumer {
  name: string;
  types: readonly string[];
  handle(tx: Db, event: StoredEvent): Promise<void>;
}

const consumers = new Map<string, EventConsumer>();

/** Declares a consumer; the worker runs every declared one. */
export function defineConsumer(consumer: EventConsumer): EventConsumer {
  consumers.set(consumer.name, consumer);
  return consumer;
}

/** Every consumer declared by the modules that have been imported. */
export function allConsumers(): EventConsumer[] {
  return [...consumers.values()];
}
