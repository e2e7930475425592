import {
  type CaseListRow,
  countOwn,
  discardDraft,
  listDrafts,
  listOwnCases,
  namedIn,
  restoreDraft,
  titledIn,
} from '@onewindow/cases';
import { formatQueryCode } from '@onewindow/codes';
import { eventsOfParty } from '@onewindow/events';
import { defineMessages, formatDate, formatInstant } from '@onewindow/i18n';
import {
  AccessList,
  Button,
  Callout,
  Empty,
  Form,
  Link,
  MineFrame,
  PageHead,
  Pagination,
  page,
  Row,
  Rows,
  redirect,
  usePortal,
} from '@onewindow/portal-kit';
import { actingOf } from './acting.ts';
import { progressOf } from './apply-frame.tsx';
import { stateWord } from './case-words.ts';
import { readLines, readTypes } from './reads.ts';

const messages = defineMessages({
  zh: {
    mine: '我的',
    cases: '全部办件',
    casesLead: '以 {name} 的名义申请过的，新的在前。',
    noCases: '还没有办过的事',
    noCasesText: '办了以后，进度和结果都在这里。',
    find: '找要办的事',
    filed: '{date} 提交',
    drafts: '草稿',
    draftsLead: '填了一半的都在这里，90 天没动过才会清掉。',
    noDrafts: '没有草稿',
    noDraftsText: '填到一半走开，会自动留在这里。',
    draftText: '第 {at} 步，共 {of} 步 · {saved} 保存 · 留到 {until}',
    goOn: '接着填',
    remove: '删除',
    removed: '“{title}”已删除。',
    undo: '撤销删除',
    restored: '草稿已放回来。',
    reads: '谁看过我的信息',
    readsLead: '工作人员打开您的办件、看您的证件号码和电话，每一次都记在这里，谁也删不掉。',
    nobody: '还没有人看过',
    nobodyText: '办事时有人打开您的材料，就会记在这里。',
  },
  en: {
    mine: 'Mine',
    cases: 'All cases',
    casesLead: 'Applied for in the name of {name}, newest first.',
    noCases: 'No cases yet',
    noCasesText: 'Once you apply for something, its progress and result are here.',
    find: 'Find a service',
    filed: 'filed {date}',
    drafts: 'Drafts',
    draftsLead: 'What you have begun. It is kept for 90 days after your last change.',
    noDrafts: 'No drafts',
    noDraftsText: 'What you leave half filled in waits here.',
    draftText: 'step {at} of {of} · saved {saved} · kept until {until}',
    goOn: 'Go on',
    remove: 'Delete',
    removed: '“{title}” was deleted.',
    undo: 'Undo',
    restored: 'The draft is back.',
    reads: 'Who looked at my data',
    readsLead:
      'Each time a member of staff opens your case or reads your ID or telephone number, it is recorded here, and nobody can delete it.',
    nobody: 'Nobody yet',
    nobodyText: 'When somebody opens your papers, it is recorded here.',
  },
});

const crumbs = (_data: unknown, locale: 'zh' | 'en') => [{ label: messages(locale)('mine'), href: '/mine' }];
const PAGE = 20;

interface CasesData {
  name: string;
  rows: CaseListRow[];
  next: string | null;
  paged: boolean;
  counts: { open: number; drafts: number };
}

/** 全部办件, keyset-paged. */
export const mineCasesPage = page({
  path: '/mine/cases',
  access: 'signedIn',
  verb: 'mine',
  title: { zh: '全部办件', en: 'All cases' },
  breadcrumbs: crumbs,
  async load({ db, actor, query, locale }): Promise<CasesData> {
    const { partyId, name } = await actingOf(db, actor);
    const after = query.get('after') ?? undefined;
    const result = await listOwnCases(db, { partyId, page: { limit: PAGE, after } });
    return {
      name,
      rows: await namedIn(db, locale, result.rows),
      next: result.next,
      paged: after !== undefined,
      counts: await countOwn(db, partyId),
    };
  },
  View({ data }) {
    const { locale, today } = usePortal();
    const t = messages(locale);
    const { name, rows, next, paged, counts } = data as CasesData;
    return (
      <MineFrame current="cases" counts={{ overview: counts.open, drafts: counts.drafts }}>
        <PageHead title={t('cases')} lead={t('casesLead', { name })} />
        {rows.length === 0 ? (
          <Empty
            title={t('noCases')}
            action={
              <Button kind="outline" size="row" href="/">
                {t('find')}
              </Button>
            }
          >
            {t('noCasesText')}
          </Empty>
        ) : (
          <>
            <h2 className="ow-hidden">{t('cases')}</h2>
            <Rows>
              {rows.map(row => (
                <Row
                  key={row.id}
                  href={`/cases/${row.queryCode}`}
                  title={row.itemName}
                  text={`${formatQueryCode(row.queryCode)} · ${row.organisationName} · ${t('filed', {
                    date: formatInstant(locale, row.submittedAt, today),
                  })}`}
                  aside={stateWord(row, locale)}
                />
              ))}
            </Rows>
          </>
        )}
        <Pagination
          {...(paged && { previous: '/mine/cases' })}
          {...(next && { next: `/mine/cases?after=${encodeURIComponent(next)}` })}
        />
      </MineFrame>
    );
  },
});

interface DraftsData {
  drafts: Awaited<ReturnType<typeof listDrafts>>;
  progress: Awaited<ReturnType<typeof progressOf>>;
  counts: { open: number; drafts: number };
  removed: { id: string; title: string } | undefined;
}

/** 草稿: go on, or delete; a deletion can be undone. */
export const mineDraftsPage = page({
  path: '/mine/drafts',
  access: 'signedIn',
  verb: 'mine',
  title: { zh: '草稿', en: 'Drafts' },
  breadcrumbs: crumbs,
  async load({ db, services, actor, query, locale }): Promise<DraftsData> {
    const { partyId } = await actingOf(db, actor);
    const drafts = await titledIn(db, locale, await listDrafts(db, partyId));
    const id = query.get('removed');
    return {
      drafts,
      progress: await progressOf(
        { db, services, actor },
        drafts.map(draft => draft.id),
      ),
      counts: await countOwn(db, partyId),
      removed: id ? { id, title: query.get('title')?.slice(0, 100) ?? '' } : undefined,
    };
  },
  actions: {
    async remove({ db, services, actor, argument }) {
      const { partyId } = await actingOf(db, actor);
      const draft = (await listDrafts(db, partyId)).find(one => one.id === argument);
      if (draft) await discardDraft(db, services, actor, draft.id);
      const query = new URLSearchParams({ removed: argument, title: draft?.title ?? '' });
      return redirect(draft ? `/mine/drafts?${query}` : '/mine/drafts');
    },
    async restore({ db, services, actor, argument, locale }) {
      await restoreDraft(db, services, actor, argument);
      return redirect('/mine/drafts', { kind: 'done', text: messages(locale)('restored') });
    },
  },
  View({ data }) {
    const { locale, today } = usePortal();
    const t = messages(locale);
    const { drafts, progress, counts, removed } = data as DraftsData;
    return (
      <MineFrame current="drafts" counts={{ overview: counts.open, drafts: counts.drafts }}>
        <PageHead title={t('drafts')} lead={t('draftsLead')} />
        {removed && (
          <Callout kind="jade">
            <Form action={undefined}>
              <p>
                {t('removed', { title: removed.title })}{' '}
                <Button kind="link" name="_action" value={`restore:${removed.id}`}>
                  {t('undo')}
                </Button>
              </p>
            </Form>
          </Callout>
        )}
        {drafts.length === 0 ? (
          <Empty
            title={t('noDrafts')}
            action={
              <Button kind="outline" size="row" href="/">
                {t('find')}
              </Button>
            }
          >
            {t('noDraftsText')}
          </Empty>
        ) : (
          <Form>
            <h2 className="ow-hidden">{t('drafts')}</h2>
            <Rows>
              {drafts.map(draft => (
                <Row
                  key={draft.id}
                  href={`/apply/${draft.id}`}
                  title={draft.title}
                  text={t('draftText', {
                    ...(progress[draft.id] ?? { at: 1, of: 1 }),
                    saved: formatInstant(locale, draft.savedAt, today),
                    until: formatDate(locale, draft.expiresAt.toISOString().slice(0, 10), { today }),
                  })}
                  aside={
                    <>
                      <Link href={`/apply/${draft.id}`} hint={draft.title}>
                        {t('goOn')}
                      </Link>
                      <Button kind="link" name="_action" value={`remove:${draft.id}`} hint={draft.title}>
                        {t('remove')}
                      </Button>
                    </>
                  }
                />
              ))}
            </Rows>
          </Form>
        )}
      </MineFrame>
    );
  },
});

interface ReadsData {
  rows: ReturnType<typeof readLines>;
  next: string | undefined;
  paged: boolean;
}

/** 谁看过我的信息: every reading of her files and numbers, from the same events that audit the platform. */
export const mineReadsPage = page({
  path: '/mine/reads',
  access: 'signedIn',
  verb: 'mine',
  title: { zh: '谁看过我的信息', en: 'Who looked at my data' },
  breadcrumbs: crumbs,
  async load({ db, actor, query, locale, today }): Promise<ReadsData> {
    const { partyId } = await actingOf(db, actor);
    const before = new Date(query.get('before') ?? '');
    const paged = !Number.isNaN(before.getTime());
    const events = await eventsOfParty(db, partyId, { types: readTypes, limit: 51, ...(paged && { before }) });
    return {
      rows: readLines(events.slice(0, 50), locale, today),
      next: events.length > 50 ? events[49]?.at.toISOString() : undefined,
      paged,
    };
  },
  View({ data }) {
    const t = messages(usePortal().locale);
    const { rows, next, paged } = data as ReadsData;
    return (
      <MineFrame current="reads">
        <PageHead title={t('reads')} lead={t('readsLead')} />
        {rows.length === 0 ? <Empty title={t('nobody')}>{t('nobodyText')}</Empty> : <AccessList rows={rows} />}
        <Pagination
          {...(paged && { previous: '/mine/reads' })}
          {...(next && { next: `/mine/reads?before=${encodeURIComponent(next)}` })}
        />
      </MineFrame>
    );
  },
});
