import {
  api,
  apiPath,
  Button,
  Checkbox,
  ErrorLine,
  SelectField,
  useCommand,
  useDates,
  useMessages,
  usePermission,
} from '@onewindow/console-kit';
import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { ContactItem, InvitationReply } from '../src/contract.ts';
import { askMessages } from './ask-rating-messages.ts';
import { OpenPage } from './open-page.tsx';
import { useOwnWindow } from './own-window.ts';
import { ratingNames } from './permission-names.ts';
import { clearScreen, openScreen, showOnScreen } from './rating-screen.ts';
import './ask-rating.css';

/** 请群众评价: the officer opens the page, the person chooses. Nothing is drawn where nobody was served today. */
export function AskRating({ subjectId }: { subjectId: string }) {
  const may = usePermission();
  if (!may(ratingNames.collect)) return null;
  return <Asking key={subjectId} caseId={subjectId} />;
}

function Asking({ caseId }: { caseId: string }) {
  const t = useMessages(askMessages);
  // Below the case's own key: whatever is done to the case may have been a visit.
  const key = ['case', caseId, 'ratings'];
  const found = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => api.get<{ contacts: ContactItem[] }>(apiPath`/api/cases/${caseId}/ratings`, { signal }),
    // While a page is open the officer sees within seconds that it was answered.
    refetchInterval: ({ state }) => (visitOf(state.data?.contacts)?.asked?.state === 'open' ? 3_000 : false),
  });
  const [page, setPage] = useState<InvitationReply>();
  const screen = useRef<Window>(null);
  const [blocked, setBlocked] = useState(false);
  const desk = useOwnWindow();
  const [tried, setTried] = useState(false);
  const ask = useCommand<{ contact: number; windowId: string }, InvitationReply>({
    send: (body, idempotencyKey) =>
      api.post<InvitationReply>(apiPath`/api/cases/${caseId}/rating-invitations`, body, {
        key: idempotencyKey,
      }) as Promise<InvitationReply>,
    invalidates: [['case', caseId]],
    onDone(reply) {
      setPage(reply);
      if (screen.current) showOnScreen(screen.current, reply.path);
    },
  });
  const takeBack = useCommand<string>({
    send: (id, idempotencyKey) => api.delete(apiPath`/api/rating-invitations/${id}`, { key: idempotencyKey }),
    invalidates: [['case', caseId]],
    onDone() {
      setPage(undefined);
      clearScreen(screen.current);
    },
  });
  const visit = visitOf(found.data?.contacts);
  if (!visit) return null;

  function open(contact: number) {
    setTried(true);
    if (!desk.window) return;
    screen.current = desk.screen ? openScreen() : null;
    setBlocked(desk.screen && screen.current === null);
    void ask.run({ contact, windowId: desk.window.id }).then(done => {
      if (!done) clearScreen(screen.current);
    });
  }

  const { asked } = visit;
  const isOpen = asked?.state === 'open';
  return (
    <section className="ow-stack ow-ask" aria-labelledby="ask-rating">
      <h2 className="ow-side-title" id="ask-rating">
        {t('title')}
      </h2>
      <State visit={visit} />
      {isOpen && asked.mine && page?.id === asked.id && (
        <OpenPage page={page} blocked={blocked} onTakeBack={() => void takeBack.run(asked.id)} />
      )}
      {visit.mayAsk && !(isOpen && asked.mine && page?.id === asked.id) && (
        <>
          {!asked && <p className="ow-muted">{t('lead')}</p>}
          <SelectField
            path="/windowId"
            label={t('window')}
            value={desk.window?.id}
            options={desk.windows.map(one => ({
              value: one.id,
              label: t('windowLabel', { number: one.number, centre: one.centreName }),
            }))}
            onChange={windowId => desk.change({ ...(windowId && { windowId }) })}
            error={tried && !desk.window ? t('windowNeeded') : undefined}
          />
          <Checkbox checked={desk.screen} onChange={on => desk.change({ screen: on })} label={t('screen')} />
          <Button kind="outline" block busy={ask.pending} onClick={() => open(visit.number)}>
            {t(asked ? 'again' : 'ask')}
          </Button>
        </>
      )}
      {found.isError && <ErrorLine>{t('failed')}</ErrorLine>}
    </section>
  );
}

/** What has become of it, in one line: never how she rated. */
function State({ visit }: { visit: ContactItem }) {
  const t = useMessages(askMessages);
  const dates = useDates();
  const { asked } = visit;
  if (visit.ratedAt) return <p>{t('rated', { at: dates.moment(visit.ratedAt) })}</p>;
  if (!asked) return null;
  const { windowNumber: number } = asked;
  if (asked.state === 'declined') return <p>{t('declined')}</p>;
  if (asked.state === 'open') return <p>{t('open', { number, until: dates.moment(asked.expiresAt) })}</p>;
  return <p className="ow-muted">{t('over', { number, at: dates.moment(asked.at) })}</p>;
}

/** The visit that the panel is about: the last one that may be asked for, or was. */
function visitOf(contacts: readonly ContactItem[] = []): ContactItem | undefined {
  const visits = contacts.filter(contact => contact.kind === 'visit');
  return visits.findLast(visit => visit.mayAsk) ?? visits.findLast(visit => visit.asked || visit.ratedAt);
}
