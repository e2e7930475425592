import { type Actor, scopeCondition } from '@onewindow/auth';
import { type Db, inTransaction, sql } from '@onewindow/db';
import { appendEvent } from '@onewindow/events';
import { isShorter } from './clock-definitions.ts';
import { catalogueErrors } from './errors.ts';
import type { ServiceItemOverrides } from './overrides.ts';
import { cataloguePermissions } from './permissions.ts';
import { getServiceItem } from './resolve.ts';

/**
 * Changes what an organisation adds to an item: places, telephones, a shorter promise. These need no new version, for they
 * change nothing that a running case rests on; the promise holds for cases accepted from then on.
 * @throws catalogue.promiseTooLong, catalogue.stale, catalogue.itemNotFound
 */
export function saveOverrides(
  db: Db,
  actor: Actor,
  { serviceItemId, revision, overrides }: { serviceItemId: string; revision: number; overrides: ServiceItemOverrides },
): Promise<void> {
  return inTransaction(db, async tx => {
    const { content } = await getServiceItem(tx, { serviceItemId });
    const ceiling = content.limits.promise ?? content.limits.statutory;
    if (overrides.promise && ceiling && !isShorter(overrides.promise, ceiling)) {
      const { zh, en } = catalogueErrors.promiseTooLong();
      throw catalogueErrors.promiseTooLong({}, { fields: [{ path: '/promise', code: 'promiseTooLong', zh, en }] });
    }
    const { rows } = await sql`
      update catalogue.service_item s
      set overrides = ${JSON.stringify(overrides)}::jsonb, revision = s.revision + 1
      where s.id = ${serviceItemId} and s.revision = ${revision}
        and ${mayEdit(actor)}
      returning s.id`.execute(tx);
    if (rows.length === 0) throw await whyNotSaved(tx, actor, serviceItemId);
    await appendEvent(tx, actor, {
      type: 'catalogue.overridesSaved',
      subject: { kind: 'serviceItem', id: serviceItemId },
      data: { overrides },
    });
  });
}

function mayEdit(actor: Actor) {
  return scopeCondition(actor, cataloguePermissions.edit, {
    organisation: 's.organisation_id',
    division: 's.division_code',
  });
}

/** Somebody else saved in between, or it is not the actor's to change. */
async function whyNotSaved(tx: Db, actor: Actor, serviceItemId: string) {
  const { rows } = await sql<{ revision: number; name: string }>`
    select s.revision, o.name from catalogue.service_item s join directory.organisation o on o.id = s.organisation_id
    where s.id = ${serviceItemId} and ${mayEdit(actor)}`.execute(tx);
  const row = rows[0];
  return row
    ? catalogueErrors.stale({ name: row.name }, { data: { revision: row.revision } })
    : catalogueErrors.itemNotFound();
}
