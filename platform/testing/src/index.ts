export { personActor, staffActor } from './actors.ts';
export { createTestDatabase, type Ground, type TestDatabase } from './database.ts';
export { type TestServices, testServices } from './services.ts';
export { mountSmallDisk, type SmallDisk } from './small-disk.ts';
