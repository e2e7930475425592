import type { Actor } from '@onewindow/auth';
import { type Db, sql } from '@onewindow/db';
import { actFor, getParty, listMandatesOf, sessionCookieName } from '@onewindow/identity';
import type { ActionContext } from '@onewindow/portal-kit';

/** Somebody in whose name the visitor may act. */
export interface Name {
  partyId: string;
  name: string;
  /** 法定代表人, 经办人 …; absent for herself. */
  relation?: string;
}

/** In whose name she acts now, and in whose she could. */
export interface Acting {
  partyId: string;
  name: string;
  self: boolean;
  choices: Name[];
}

export async function actingOf(db: Db, actor: Actor): Promise<Acting> {
  const { rows } = await sql<{ id: string | null }>`
    select party_id as id from identity.account where id = ${actor.accountId}`.execute(db);
  const own = rows[0]?.id ?? null;
  const mandates = own ? await listMandatesOf(db, own) : [];
  const self = own ? [{ partyId: own, name: (await getParty(db, own)).name }] : [];
  const choices: Name[] = [...self, ...mandates.map(({ partyId, name, relation }) => ({ partyId, name, relation }))];
  const partyId = actor.partyId ?? own ?? '';
  const now = choices.find(choice => choice.partyId === partyId);
  return { partyId, name: now?.name ?? actor.name, self: partyId === own, choices };
}

/** Makes the session act in another name. @throws identity.noMandate */
export async function switchName(context: ActionContext<never> | ActionContext, partyId: string): Promise<Actor> {
  const { db, actor, request } = context;
  const { choices } = await actingOf(db, actor);
  const own = choices[0]?.partyId === partyId && choices[0].relation === undefined;
  await actFor(db, actor, { token: request.cookies[sessionCookieName] ?? '', partyId: own ? null : partyId });
  return { ...actor, partyId };
}
