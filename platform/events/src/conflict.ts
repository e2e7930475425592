import { type Db, sql } from '@onewindow/db';

/** What others did to a thing while somebody had it open: `data.conflict` of a 409, read by the console. */
export interface Conflict {
  /** The version that is current now. */
  version: number;
  changedBy: string;
  organisationName: string | null;
  /** ISO instant of the last change. */
  changedAt: string;
  /** Fields that differ; records that are worked on step by step have none. */
  changes: { zh: string; en: string; before: string | null; after: string | null }[];
  /** What was done, oldest first; `text` is what the person wrote with it. */
  done: { by: string; organisationName: string | null; at: string; zh: string; en: string; text: string | null }[];
}

/** A change as a conflict tells it. */
export interface ChangeEvent {
  at: Date;
  type: string;
  by: string;
  organisationName: string | null;
  data: Record<string, unknown>;
}

/**
 * Reads what others did to a thing since a version of it was seen: one event a version, as every command writes both.
 * @returns undefined when nothing of it stands in the events
 */
export async function conflictOf(
  db: Db,
  {
    subjectId,
    seen,
    version,
    types,
    tell,
  }: {
    subjectId: string;
    /** The version that the person saw, and the one that stands now. */
    seen: number;
    version: number;
    /** SQL pattern of the events that commands write, such as `cases.%`. */
    types: string;
    tell(event: ChangeEvent): { zh: string; en: string; text: string | null } | undefined;
  },
): Promise<Conflict | undefined> {
  const { rows } = await sql<ChangeEvent>`
    select at, type, actor_name as by, organisation_name as "organisationName", data
    from platform.event where subject_id = ${subjectId} and type like ${types}
    order by at desc, id desc limit 40`.execute(db);
  const done = rows.flatMap(event => {
    const words = tell(event);
    return words ? [{ event, ...words }] : [];
  });
  const missed = done.slice(0, Math.max(1, Math.min(10, version - seen)));
  const last = missed[0];
  if (!last) return undefined;
  return {
    version,
    changedBy: last.event.by,
    organisationName: last.event.organisationName,
    changedAt: last.event.at.toISOString(),
    changes: [],
    done: missed.reverse().map(({ event, zh, en, text }) => ({
      by: event.by,
      organisationName: event.organisationName,
      at: event.at.toISOString(),
      zh,
      en,
      text,
    })),
  };
}
