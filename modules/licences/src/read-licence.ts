import type { Actor } from '@onewindow/auth';
import { type Db, inTransaction } from '@onewindow/db';
import { appendEvent } from '@onewindow/events';
import type { RouteContext } from '@onewindow/http';
import { licenceErrors } from './errors.ts';
import { canReadLicence, getLicence, type LicenceRow } from './queries.ts';

/**
 * A licence that the actor may read. A reading by somebody who is not the holder is an event that the holder can see
 * (谁看过我的信息). @throws licences.notFound
 */
export async function readableLicence({ db, actor, id }: { db: Db; actor: Actor; id: string }): Promise<LicenceRow> {
  const licence = await getLicence(db, id);
  if (!canReadLicence(actor, licence)) throw licenceErrors.notFound();
  if (licence.holderPartyId !== null && licence.holderPartyId !== actor.partyId) {
    await inTransaction(db, tx =>
      appendEvent(tx, actor, {
        type: 'licences.read',
        subject: { kind: 'licence', id },
        caseId: licence.caseId,
        partyId: licence.holderPartyId,
        data: { typeName: licence.typeName, number: licence.number },
      }),
    );
  }
  return licence;
}

/** Sends a PDF that nobody but the reader may keep. */
export function sendPdf(
  reply: RouteContext<unknown, unknown, unknown>['reply'],
  bytes: Buffer,
  { name, download }: { name: string; download: boolean },
) {
  return reply
    .type('application/pdf')
    .header(
      'content-disposition',
      `${download ? 'attachment' : 'inline'}; filename*=UTF-8''${encodeURIComponent(name)}`,
    )
    .header('cache-control', 'private, no-store')
    .header(
      'content-security-policy',
      "default-src 'none'; style-src 'unsafe-inline'; object-src 'self'; frame-ancestors 'self'",
    )
    .send(bytes);
}
