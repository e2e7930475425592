import type { Config } from '@onewindow/config';
import type { Db, LocalDate } from '@onewindow/db';

/**
 * What a process hands to every use case that needs more than a transaction. Platform packages add theirs by
 * declaration merging (`files`, `crypto`), so that no package depends on all of them.
 */
export interface Services {
  db: Db;
  config: Config;
  /** The present moment; tests set it. */
  now(): Date;
  /** The business date of the present moment in Asia/Shanghai. */
  today(): LocalDate;
}
