import type { Actor } from '@onewindow/auth';
import { type Db, sql } from '@onewindow/db';
import { ratingErrors } from './errors.ts';

/** A window 窗口 as a rating names it. */
export interface RatingWindow {
  id: string;
  number: number;
  zone: string;
  serviceCentreId: string;
  centreName: string;
  countyCode: string | null;
}

const columns = sql.raw(`
  w.id, w.number, w.zone, s.id as "serviceCentreId", s.name as "centreName", s.county_code as "countyCode"`);

/** The windows at which an officer may sit: those of the halls of her body's own division. */
export async function listOwnWindows(db: Db, actor: Actor): Promise<RatingWindow[]> {
  const { rows } = await sql<RatingWindow>`
    select ${columns}
    from directory.organisation o
    join directory.service_centre s on s.division_code = o.division_code
    join directory.service_window w on w.service_centre_id = s.id
    where o.id = ${actor.organisationId} order by s.name, s.id, w.number`.execute(db);
  return rows;
}

/**
 * One of them.
 * @throws ratings.windowUnknown also for a window of another place: its figures are not hers to move
 */
export async function getOwnWindow(db: Db, actor: Actor, windowId: string): Promise<RatingWindow> {
  const { rows } = await sql<RatingWindow>`
    select ${columns}
    from directory.organisation o
    join directory.service_centre s on s.division_code = o.division_code
    join directory.service_window w on w.service_centre_id = s.id
    where o.id = ${actor.organisationId} and w.id = ${windowId}`.execute(db);
  const [row] = rows;
  if (!row) throw ratingErrors.windowUnknown();
  return row;
}

/** A window wherever it is, for what was asked there before. */
export async function findWindow(db: Db, windowId: string): Promise<RatingWindow | undefined> {
  const { rows } = await sql<RatingWindow>`
    select ${columns}
    from directory.service_window w join directory.service_centre s on s.id = w.service_centre_id
    where w.id = ${windowId}`.execute(db);
  return rows[0];
}
