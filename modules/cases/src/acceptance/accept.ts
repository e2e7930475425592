import { type Actor, scopeCondition, systemActor } from '@onewindow/auth';
import { getItemVersion } from '@onewindow/catalogue';
import { type LocalDate, localDateOf } from '@onewindow/clock';
import { type Db, inTransaction, sql } from '@onewindow/db';
import type { Services } from '@onewindow/http';
import { type CaseRow, type CaseTarget, caseScope, lockCase, tellChange, writeCase } from '../case-row.ts';
import { contextOf, refreshDue } from '../context.ts';
import { caseErrors } from '../errors.ts';
import { beginHandling, beginJointHandling } from '../handling/begin-handling.ts';
import { issuePaper } from '../paper.ts';
import { casePermissions } from '../permissions.ts';

/**
 * 受理 (行政许可法 §32(5)): the application is complete, the statutory clock starts the next working day, the process
 * begins.
 */
export async function acceptCase(db: Db, services: Services, actor: Actor, target: CaseTarget): Promise<CaseRow> {
  return inTransaction(db, async tx => {
    const row = await lockCase(tx, actor, { ...target, permission: casePermissions.accept, command: 'accept' });
    return beginHandling(
      tx,
      services,
      actor,
      await acceptLocked(tx, services, actor, row, { on: services.today(), deemed: false }),
    );
  });
}

/**
 * 视为受理 (行政许可法 §32(4)): nobody answered within five working days, so by law the case is accepted from the day of
 * receipt (or of the correction). Repeatable: a case that was answered meanwhile is left alone.
 */
export async function deemAccepted(db: Db, services: Services, caseId: string): Promise<CaseRow | undefined> {
  const actor = systemActor('视为受理');
  return inTransaction(db, async tx => {
    const { rows } = await sql<{ state: string }>`select state from cases.case where id = ${caseId} for update`.execute(
      tx,
    );
    if (rows[0]?.state !== 'received' && rows[0]?.state !== 'submitted') return undefined;
    const row = await lockCase(tx, actor, { caseId, permission: casePermissions.accept, command: 'deemAccepted' });
    const context = await contextOf(tx, services, row);
    const { acceptance } = await refreshDue(tx, row, context);
    if (!acceptance?.deemed || !acceptance.start) return undefined;
    return beginHandling(
      tx,
      services,
      actor,
      await acceptLocked(tx, services, actor, row, { on: acceptance.start, deemed: true }),
    );
  });
}

async function acceptLocked(
  tx: Db,
  services: Services,
  actor: Actor,
  row: CaseRow,
  { on, deemed }: { on: LocalDate; deemed: boolean },
): Promise<CaseRow> {
  const context = await contextOf(tx, services, row);
  // Once accepted by law, the law's day counts; the notice is still owed and says so.
  const accepted = await writeCase(tx, row, {
    state: 'accepted',
    acceptedOn: on,
    deemed,
    receivedAt: row.receivedAt ?? context.now,
  });
  const clocks = await refreshDue(tx, accepted, context);
  const document = await issuePaper(tx, services, actor, {
    row: accepted,
    context,
    kind: 'acceptanceNotice',
    data: { deemed: deemed || null, dueOn: clocks.clocks[0]?.figures.due ?? null },
  });
  // Told last: the time line leads to the notice, and the notice states the day that only the accepted case has.
  await tellChange(tx, actor, row, {
    type: deemed ? 'cases.deemedAccepted' : 'cases.accepted',
    at: context.now,
    data: {
      acceptedOn: on,
      receivedOn: row.receivedAt ? localDateOf(row.receivedAt) : on,
      documentId: document.id,
      number: document.number,
    },
  });
  return accepted;
}

/**
 * 统一受理 of a joint matter (B2.1-B2.3): every case of it that still waits is accepted at once, and the departments begin
 * side by side under one joint process whose join waits for all.
 * @throws cases.notFound when nothing of the matter waits for the actor
 */
export async function acceptMatter(db: Db, services: Services, actor: Actor, matterId: string): Promise<CaseRow[]> {
  return inTransaction(db, async tx => {
    const { rows } = await sql<{ id: string }>`
      select c.id from cases.case c
      where c.matter_id = ${matterId} and c.state in ('submitted', 'received')
        and ${scopeCondition(actor, casePermissions.accept, caseScope)}
      order by c.id`.execute(tx);
    if (rows.length === 0) throw caseErrors.notFound();
    const accepted: CaseRow[] = [];
    for (const { id } of rows) {
      const row = await lockCase(tx, actor, { caseId: id, permission: casePermissions.accept, command: 'accept' });
      accepted.push(await acceptLocked(tx, services, actor, row, { on: services.today(), deemed: false }));
    }
    return beginJointHandling(tx, services, actor, accepted);
  });
}

/** Cases whose limit for answering has passed, oldest first: what the job of deemed acceptance looks at. */
export async function findSilentCases(
  db: Db,
  { before, limit }: { before: LocalDate; limit: number },
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from cases.case
    where state in ('submitted', 'received') and due_on < ${before} and due_kind = 'acceptance'
    order by due_on, id limit ${limit}`.execute(db);
  return rows.map(row => row.id);
}

/** Whether an item's case is decided on the spot 即办件: it passes no five-day wait. */
export async function isInstant(db: Db, itemVersionId: string): Promise<boolean> {
  return (await getItemVersion(db, itemVersionId)).content.caseType === '1';
}
