import {
  AppLink,
  type Column,
  EmptyState,
  ErrorState,
  ListTable,
  rememberList,
  Tabs,
  useGo,
  useHotkeys,
  useMessages,
  useText,
  withQuery,
} from '@onewindow/console-kit';
import { defineMessages } from '@onewindow/i18n';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { BoardReply, CardItem } from '../src/contract.ts';
import { ColourTag, Reason, StateWord } from './card-parts.tsx';
import { cardHref, fetchCards } from './data.ts';
import type { BoardAddress } from './use-board-address.ts';

const messages = defineMessages({
  zh: {
    cards: '监察牌',
    open: '没结的牌',
    new: '新',
    awaiting: '等说明',
    explained: '等确认',
    closed: '已结',
    rules: '规则 {count} 条，最新第 {version} 版',
    evidence: '证据',
    ruleVersion: '规则 {code} 第 {version} 版',
    derivation: '看推算',
    events: '看事件 {count} 条',
    openCase: '看办件',
    none: '没有这样的牌',
    noneText: '监察一直在看每一个办件，发现问题会出现在这里。',
    all: '全部 {count} 张',
    next: '下一张',
    previous: '上一张',
    openCard: '打开',
  },
  en: {
    cards: 'Cards',
    open: 'Open cards',
    new: 'New',
    awaiting: 'Awaiting',
    explained: 'To decide',
    closed: 'Closed',
    rules: '{count} rules, up to version {version}',
    evidence: 'Evidence',
    ruleVersion: 'rule {code}, version {version}',
    derivation: 'Derivation',
    events: '{count} events',
    openCase: 'Open the case',
    none: 'No such cards',
    noneText: 'Every case is looked at all the time; what is found appears here.',
    all: 'All {count}',
    next: 'Next card',
    previous: 'Previous card',
    openCard: 'Open',
  },
});

const columns: Column<CardItem>[] = [
  { key: 'colour', label: { zh: '牌', en: 'Card' }, width: 76, cell: row => <ColourTag colour={row.colour} /> },
  { key: 'reason', label: { zh: '为什么', en: 'Why' }, width: 212, link: true, cell: row => <Reason card={row} /> },
  { key: 'item', label: { zh: '办件', en: 'Case' }, cell: row => row.case.itemName },
  {
    key: 'organisation',
    label: { zh: '责任部门', en: 'Answerable' },
    width: 176,
    cell: row => row.organisationName,
  },
  { key: 'state', label: { zh: '到哪一步', en: 'State' }, width: 92, cell: row => <StateWord state={row.state} /> },
];

/** Rows that fit beside the tiles. */
const shown = 8;

/** The cards of the board, with the evidence of the one in focus in a sentence below. */
export function BoardCards({ address, rules }: { address: BoardAddress; rules: BoardReply['rules'] }) {
  const t = useMessages(messages);
  const go = useGo();
  const [focused, setFocused] = useState(0);
  const place = { county: address.county, organisation: address.organisation };
  const query = useQuery({
    queryKey: ['supervision', 'cards', place, address.tab],
    queryFn: ({ signal }) => fetchCards({ ...place, tab: address.tab, limit: shown }, signal),
    placeholderData: keepPreviousData,
    refetchInterval: 60_000,
  });
  const rows = query.data?.rows ?? [];
  const tabs = query.data?.tabs;
  const row = rows[Math.min(focused, rows.length - 1)];
  const label = t('cards');
  useEffect(() => {
    if (query.data) rememberList({ label, to: '/supervision', rows: query.data.rows.map(card => cardHref(card)) });
  }, [query.data, label]);
  const move = (step: number) => setFocused(Math.max(0, Math.min(rows.length - 1, focused + step)));
  useHotkeys(
    [
      { keys: 'J', label: t('next'), run: () => move(1) },
      { keys: 'K', label: t('previous'), run: () => move(-1) },
      { keys: 'O', label: t('openCard'), run: () => row && go(cardHref(row)) },
    ],
    rows.length > 0,
  );
  const key = (name: 'open' | 'new' | 'awaiting' | 'explained' | 'closed') => ({
    key: name,
    label: t(name),
    count: tabs?.[name],
  });
  return (
    <section className="ow-panel ow-sup-cards" aria-label={label}>
      <div className="ow-today-head">
        <Tabs
          label={label}
          tabs={[key('open'), key('new'), key('awaiting'), key('explained'), key('closed')]}
          active={address.tab}
          panelId="board-cards"
          onChange={tab => {
            setFocused(0);
            address.set({ tab: tab === 'open' ? undefined : tab });
          }}
        />
        <span className="ow-panel-note">
          <AppLink to="/supervision/rules">{t('rules', { count: rules.active, version: rules.version })}</AppLink>
        </span>
      </div>
      <div id="board-cards" role="tabpanel" aria-label={t(address.tab)} className="ow-sup-cards ow-sup-grow">
        {query.isError && !query.data ? (
          <ErrorState error={query.error} onRetry={() => void query.refetch()} />
        ) : query.data && rows.length === 0 ? (
          <EmptyState title={t('none')}>{t('noneText')}</EmptyState>
        ) : (
          <ListTable
            dense
            label={t(address.tab)}
            columns={columns}
            rows={rows}
            rowKey={card => card.id}
            loading={query.isPending}
            focused={focused}
            onFocus={setFocused}
            open={card => cardHref(card)}
          />
        )}
        {row && <Evidence card={row} />}
        {query.data?.next && (
          <p className="ow-sup-more">
            <AppLink to={withQuery('/supervision/cards', { ...place, tab: address.tab })}>
              {t('all', { count: tabs?.[address.tab] ?? '' })}
            </AppLink>
          </p>
        )}
      </div>
    </section>
  );
}

function Evidence({ card }: { card: CardItem }) {
  const t = useMessages(messages);
  const say = useText();
  return (
    <div className="ow-sup-evidence" aria-live="polite">
      <b>{t('evidence')}</b>
      <span>
        {say(card.summary)}
        {' · '}
        {t('ruleVersion', { code: card.rule.code, version: card.rule.version })}
      </span>
      {card.hasDerivation && <AppLink to={cardHref(card, 'evidence')}>{t('derivation')}</AppLink>}
      <AppLink to={cardHref(card, 'events')}>{t('events', { count: card.events })}</AppLink>
      <AppLink to={`/cases/${card.case.id}`}>{t('openCase')}</AppLink>
    </div>
  );
}
