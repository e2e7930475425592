import type { Actor } from '@onewindow/auth';
import { type Db, inTransaction, sql } from '@onewindow/db';
import { appendEvent } from '@onewindow/events';
import { identityErrors } from './errors.ts';
import { grantRole, type ScopeInput } from './grants.ts';

/** A post in which a member of staff may work 岗位; the first is the account's own. */
export interface Posting {
  /** `main` for the account's own post. */
  id: string;
  organisationName: string;
  unitName: string | null;
  title: string | null;
  /** The one that the session works in. */
  current: boolean;
}

export interface NewPosting {
  accountId: string;
  organisation: { id: string; name: string; divisionCode: string };
  unit?: { id: string; name: string } | undefined;
  /** What she is there, 综合窗口（周四）. */
  title: string;
  roles: readonly { role: string; scope: ScopeInput }[];
}

/**
 * 兼任: gives a member of staff another post with roles of its own. They hold only while she works in it, so that no act
 * rests on two jurisdictions at once.
 */
export async function givePosting(db: Db, actor: Actor, input: NewPosting): Promise<string> {
  return inTransaction(db, async tx => {
    const { organisation, unit } = input;
    const { rows } = await sql<{ id: string }>`
      insert into identity.posting (account_id, organisation_id, organisation_name, unit_id, unit_name, division_code, title)
      values (${input.accountId}, ${organisation.id}, ${organisation.name}, ${unit?.id ?? null}, ${unit?.name ?? null},
              ${organisation.divisionCode}, ${input.title})
      returning id`.execute(tx);
    const id = rows[0]?.id ?? '';
    for (const { role, scope } of input.roles)
      await grantRole(tx, actor, { accountId: input.accountId, role, scope, postingId: id });
    await appendEvent(tx, actor, {
      type: 'identity.postingGiven',
      subject: { kind: 'account', id: input.accountId },
      data: { organisation: organisation.name, title: input.title },
    });
    return id;
  });
}

/** The posts of whoever asks, her own first; empty when she has but one, as nearly everybody. */
export async function listPostings(db: Db, actor: Actor): Promise<Posting[]> {
  if (actor.kind !== 'staff') return [];
  const { rows } = await sql<Posting>`
    select 'main' as id, coalesce(a.organisation_name, '') as "organisationName", null as "unitName", null as title,
           s.posting_id is null as current
    from identity.account a join identity.session s on s.id = ${actor.sessionId ?? null} where a.id = ${actor.accountId}
    union all
    (select p.id::text, p.organisation_name, p.unit_name, p.title, p.id = s.posting_id
     from identity.posting p join identity.session s on s.id = ${actor.sessionId ?? null}
     where p.account_id = ${actor.accountId} and p.ended_at is null order by p.given_at, p.id limit 20)`.execute(db);
  return rows.length > 1 ? rows : [];
}

/**
 * Works in another of one's posts from now on, in this session only.
 * @throws identity.noPosting
 */
export async function workIn(db: Db, actor: Actor, posting: string): Promise<void> {
  const id = posting === 'main' ? null : posting;
  await inTransaction(db, async tx => {
    const { rows } = await sql<{ id: string }>`
      update identity.session s set posting_id = ${id}
      where s.id = ${actor.sessionId ?? null} and s.account_id = ${actor.accountId}
        and (${id}::uuid is null or exists (
          select from identity.posting p
          where p.id = ${id} and p.account_id = s.account_id and p.ended_at is null))
      returning s.id`.execute(tx);
    if (!rows[0]) throw identityErrors.noPosting();
    await appendEvent(tx, actor, {
      type: 'identity.postingChosen',
      subject: { kind: 'account', id: actor.accountId ?? '' },
      data: { posting },
    });
  });
}
