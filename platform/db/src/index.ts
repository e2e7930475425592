/** Every table of the platform by its qualified name; each package's generated `db.ts` adds its own to it. */
// biome-ignore lint/suspicious/noEmptyInterface: filled by declaration merging, which only an interface can do
export interface Tables {}

export { type Db, inTransaction, type LocalDate, openDatabase, type RawBuilder, sql } from './database.ts';
export { databaseErrors, translateDatabaseError } from './database-errors.ts';
export { discoverMigrations } from './discover.ts';
export type { EmbeddedServer } from './embedded/connection.ts';
export { startEmbeddedServer } from './embedded/start.ts';
export { decodeCursor, encodeCursor, type Page, type PageRequest, pageOf } from './keyset.ts';
export { type MigrationSource, migrate, migrationsIn, pendingMigrations } from './migrate.ts';
export { requireServer } from './require-server.ts';
