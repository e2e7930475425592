import { namedIn } from '@onewindow/cases';
import { isAppError } from '@onewindow/errors';
import { limitRate } from '@onewindow/http';
import { invalid, type PageContext, page, redirect, usePortal } from '@onewindow/portal-kit';
import { declineInvitedVisit, getInvitedVisit, type InvitedVisit, rateInvitedVisit } from '@onewindow/ratings';
import { isBad, satisfactionLevels } from '@onewindow/ratings/contract';
import { VisitEnd, VisitForm } from './rate-visit-form.tsx';
import { visitMessages } from './rate-visit-messages.ts';

/** Addresses that nobody opened, in a minute from one place: a hall has one address for all of its windows. */
const missLimit = { max: 60, seconds: 60 };
/** Answers to one page: a person who changes her mind, not a program. */
const answerLimit = { max: 20, seconds: 60 };

/** Seconds without a touch after which the screen at a window waits for the next person. */
const idleSeconds = { open: 90, ended: 15 };

interface Data {
  /** Undefined for an address that nobody opened: the page says no more than that it has ended. */
  visit: InvitedVisit | undefined;
  /** The screen that stands at a window, not her own telephone. */
  screen: boolean;
}

/**
 * 窗口评价页: who was served rates that visit by herself, on the screen at the window or on her own telephone, without
 * signing in. Whoever is signed in on that machine plays no part, and no link leads away from here.
 */
export const rateVisitPage = page({
  path: '/rate-visit/:token',
  access: 'public',
  layout: 'bare',
  title: { zh: '评价这次服务', en: 'Rate this visit' },
  async load(context): Promise<Data> {
    return { visit: await findVisit(context, context.params.token), screen: isScreen(context.query) };
  },
  actions: {
    async default({ db, services, params, body, query, locale, requestId }) {
      await limitRate(db, `rate-visit ${params.token.slice(0, 60)}`, answerLimit);
      const satisfaction = Number(body.get('satisfaction'));
      if (!satisfactionLevels.some(level => level.code === satisfaction))
        return invalid([{ field: 'satisfaction', message: visitMessages(locale)('chooseLevel') }]);
      const bad = isBad(satisfaction);
      await unlessUnknown(() =>
        rateInvitedVisit(db, services, {
          token: params.token,
          satisfaction,
          // Without the newest of browsers both kinds stand on the page: those of the level that was chosen count.
          tags: body.getAll(bad ? 'badTags' : 'goodTags').slice(0, 10),
          text: (body.get('text') ?? '').slice(0, 500),
          requestId,
        }),
      );
      return redirect(addressOf(params.token, query));
    },
    async decline({ db, services, params, query, requestId }) {
      await limitRate(db, `rate-visit ${params.token.slice(0, 60)}`, answerLimit);
      await unlessUnknown(() => declineInvitedVisit(db, services, { token: params.token, requestId }));
      return redirect(addressOf(params.token, query));
    },
  },
  View({ data, form }) {
    const { visit, screen } = data as Data;
    const t = visitMessages(usePortal().locale);
    const idle = (seconds: number) => (screen ? { seconds, to: '/rate-visit?lang=zh&mode=standard' } : undefined);
    if (visit?.state === 'open') return <VisitForm visit={visit} form={form} idle={idle(idleSeconds.open)} />;
    const ended = idle(idleSeconds.ended);
    if (visit?.state === 'declined')
      return <VisitEnd level={2} title={t('declined')} text={t('declinedText')} idle={ended} />;
    if (visit?.state !== 'rated') return <VisitEnd title={t('over')} text={t('overText')} idle={ended} />;
    const bad = isBad(visit.satisfaction ?? 1);
    return (
      <VisitEnd
        {...(!bad && { level: 1 })}
        title={t(bad ? 'bad' : 'thanks')}
        text={t(bad ? 'badText' : 'thanksText')}
        idle={ended}
      />
    );
  },
});

/** What stands on the screen at a window between two people. */
export const visitScreenPage = page({
  path: '/rate-visit',
  access: 'public',
  layout: 'bare',
  title: { zh: '窗口评价', en: 'Rating at the window' },
  View() {
    const t = visitMessages(usePortal().locale);
    return <VisitEnd level={2} title={t('waiting')} text={t('waitingText')} />;
  },
});

function isScreen(query: URLSearchParams): boolean {
  return query.get('screen') === '1';
}

function addressOf(token: string, query: URLSearchParams): string {
  return `/rate-visit/${token}${isScreen(query) ? '?screen=1' : ''}`;
}

/** An error page would lead to the whole site, so an address that nobody opened shows what a used one does. */
async function unlessUnknown<T>(look: () => Promise<T>): Promise<T | undefined> {
  try {
    return await look();
  } catch (error) {
    if (isAppError(error) && error.status === 404) return undefined;
    throw error;
  }
}

async function findVisit(
  { db, services, locale, address }: PageContext<Record<never, never>>,
  token: string,
): Promise<InvitedVisit | undefined> {
  const visit = await unlessUnknown(() => getInvitedVisit(db, services, token));
  if (visit) return (await namedIn(db, locale, [visit]))[0];
  await limitRate(db, `rate-visit ${address}`, missLimit);
  return undefined;
}
