import type { Actor } from '@onewindow/auth';
import { type Db, sql } from '@onewindow/db';
import { actFor, getParty, listMandatesOf, sessionCookieName } from '@onewindow/identity';
import type { ActionContext, PageContext, PortalPage } from '@onewindow/portal-kit';

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

/**
 * A page of a draft or case that somebody made in another name, her company's, say. A bookmark, a message or a new session
 * leads there while she acts for herself: where she holds a mandate the session goes over to that name, which the page
 * shows. To everybody else the page stays unfound.
 */
export function inOwnersName(
  page: PortalPage,
  ownerOf: (context: PageContext) => Promise<string | undefined>,
): PortalPage {
  async function goOver<C extends PageContext>(context: C): Promise<C> {
    const { db, actor } = context;
    const owner = await ownerOf(context);
    if (!owner || !actor.sessionId || owner === actor.partyId) return context;
    const { choices } = await actingOf(db, actor);
    const choice = choices.find(one => one.partyId === owner);
    if (!choice) return context;
    await actFor(db, actor, { partyId: choice.relation === undefined ? null : owner });
    return { ...context, actor: { ...actor, partyId: owner } };
  }
  const { load, actions } = page;
  return {
    ...page,
    ...(load && { load: async context => load(await goOver(context)) }),
    ...(actions && {
      actions: Object.fromEntries(
        Object.entries(actions).map(([name, run]) => [
          name,
          async (context: ActionContext) => run(await goOver(context)),
        ]),
      ),
    }),
  };
}
