import type { Actor } from '@onewindow/auth';
import { type Db, inTransaction, sql } from '@onewindow/db';
import { appendEvent } from '@onewindow/events';
import type { Services } from '@onewindow/http';
import { caseErrors } from '../errors.ts';
import { getDraft } from './draft-row.ts';

export interface MarkOriginal {
  applicationId: string;
  materialId: string;
  seen: boolean;
}

/**
 * 原件已核对: the officer has held the paper beside its scan, or beside what the applicant uploaded at home. Only then does
 * the copy count as checked (trust B, 国办函〔2016〕108号); taken back, it is what it was before (trust C).
 * @throws cases.draftNotFound
 */
export async function markOriginal(db: Db, services: Services, actor: Actor, input: MarkOriginal): Promise<void> {
  await inTransaction(db, async tx => {
    const draft = await getDraft(tx, services, actor, { id: input.applicationId, lock: true });
    if (draft.state !== 'draft') throw caseErrors.draftNotFound();
    const at = input.seen ? services.now() : null;
    const { rows } = await sql<{ slot: string; name: string }>`
      update cases.material set original_seen_by = ${input.seen ? actor.name : null}, original_seen_at = ${at},
        trust_level = ${input.seen ? 'B' : 'C'}
      where id = ${input.materialId} and application_id = ${draft.id} and removed_at is null and file_id is not null
        and (original_seen_at is not null) <> ${input.seen}
      returning slot, name`.execute(tx);
    const [row] = rows;
    if (!row) return;
    await appendEvent(tx, actor, {
      type: input.seen ? 'cases.originalSeen' : 'cases.originalUnseen',
      subject: { kind: 'application', id: draft.id },
      partyId: draft.partyId,
      at: services.now(),
      data: { slot: row.slot, name: row.name },
    });
  });
}
