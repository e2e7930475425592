import {
  api,
  apiPath,
  Button,
  DateField,
  ErrorLine,
  ProblemError,
  Segmented,
  TextAreaField,
  useCommand,
  useDates,
  useHotkeys,
  useMessages,
  usePermission,
} from '@onewindow/console-kit';
import { defineMessages } from '@onewindow/i18n';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { type Draft, type EditedDraft, outOfDate, versionQuery } from './editor-data.ts';
import { catalogueNames } from './editor-names.ts';
import { useVersionWords } from './version-words.ts';

const messages = defineMessages({
  zh: {
    title: '您现在可以',
    choose: '怎么决定',
    publish: '发布',
    approve: '只通过',
    return: '退回',
    from: '哪一天起施行',
    fromHint: '那天以前受理的件，仍按原来的版本走完',
    reason: '退回的原因',
    reasonHint: '编辑的人会看到',
    reasonMissing: '写明要改什么，编辑的人才知道怎么改。',
    actPublish: '通过并发布{number}',
    actPublishApproved: '发布{number}',
    actApprove: '审核通过，先不发布',
    actReturn: '退回修改',
    published: '{number}已发布，{date} 起施行',
    approved: '已审核通过，等发布',
    returned: '已退回给编辑的人',
    mine: '这一版是您自己编辑的。编辑的人不能审核，也不能发布，要请另一个人来。',
    consequence: '发布以后，指南和搜索都换成这一版；{old}不再用于新的申请，在办的 {n} 件不受影响。',
    consequenceFirst: '发布以后，申请人就能看到、能办。',
  },
  en: {
    title: 'What you may do now',
    choose: 'Your decision',
    publish: 'Publish',
    approve: 'Approve',
    return: 'Return',
    from: 'In force from',
    fromHint: 'cases accepted before that day stay on the version before',
    reason: 'Why it is returned',
    reasonHint: 'the editor sees it',
    reasonMissing: 'Say what has to change, so that the editor knows.',
    actPublish: 'Approve and publish',
    actPublishApproved: 'Publish {number}',
    actApprove: 'Approve, publish later',
    actReturn: 'Return to the editor',
    published: '{number} is published, in force from {date}',
    approved: 'Approved; it waits to be published',
    returned: 'Returned to the editor',
    mine: 'You edited this version yourself. Whoever edited it may neither approve nor publish it; ask somebody else.',
    consequence:
      'Then guide and search show this version; {old} is no longer used for new applications, and its {n} running cases are not touched.',
    consequenceFirst: 'Then people can see it and apply.',
  },
});

type DecisionKey = 'publish' | 'approve' | 'return';

/** The reviewer's decision on a version: publish, approve only, return. */
export function Decide({
  version,
  previous,
  before,
}: {
  version: Draft;
  previous: EditedDraft['previous'];
  before: number;
}) {
  const t = useMessages(messages);
  const dates = useDates();
  const words = useVersionWords();
  const may = usePermission();
  const client = useQueryClient();
  const isApproved = version.approvedAt !== null;
  const keys: DecisionKey[] = [
    ...(may(catalogueNames.publish) ? (['publish'] as const) : []),
    ...(may(catalogueNames.review) && !isApproved ? (['approve'] as const) : []),
    ...(may(catalogueNames.review) ? (['return'] as const) : []),
  ];
  const [chosen, setChosen] = useState<DecisionKey>(keys[0] ?? 'return');
  const [from, setFrom] = useState<string | null>(dates.today);
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  const number = words.number(version);
  const url = apiPath`/api/catalogue/drafts/${version.id}`;
  const command = useCommand<DecisionKey>({
    async send(decision, key) {
      if (decision === 'return') return api.post(`${url}/return`, { reason: reason.trim() }, { key });
      if (!isApproved) await api.post(`${url}/approve`, { revision: version.revision }, { key: `${key}-approve` });
      if (decision === 'approve') return undefined;
      return api.post(`${url}/publish`, { effectiveFrom: from ?? dates.today }, { key });
    },
    invalidates: outOfDate,
    done: (_, decision) =>
      decision === 'publish'
        ? t('published', { number, date: dates.monthDay(from ?? dates.today) })
        : t(decision === 'approve' ? 'approved' : 'returned'),
  });

  function decide() {
    const lacks = chosen === 'return' && reason.trim().length < 2;
    setMissing(lacks);
    if (lacks) return;
    // It may have been approved although publishing was refused: show what is.
    void command.run(chosen).then(() => client.invalidateQueries({ queryKey: versionQuery(version.id).queryKey }));
  }
  useHotkeys([{ keys: 'Ctrl+Enter', label: t('title'), whileTyping: true, run: decide }]);

  const refused = command.error instanceof ProblemError ? command.error.problem.detail : undefined;
  const labels: Record<DecisionKey, string> = {
    publish: t('publish'),
    approve: t('approve'),
    return: t('return'),
  };
  const acts: Record<DecisionKey, string> = {
    publish: isApproved ? t('actPublishApproved', { number }) : t('actPublish', { number }),
    approve: t('actApprove'),
    return: t('actReturn'),
  };
  return (
    <>
      {version.mine && <p className="ow-cat-returned">{t('mine')}</p>}
      <Segmented
        block
        label={t('choose')}
        options={keys.map(key => ({ key, label: labels[key] }))}
        value={chosen}
        onChange={key => setChosen(key)}
      />
      {chosen === 'publish' && (
        <>
          <DateField
            path="/effectiveFrom"
            label={t('from')}
            hint={t('fromHint')}
            value={from}
            min={dates.today}
            error={undefined}
            onChange={next => setFrom(next ?? null)}
          />
          <p className="ow-muted">
            {previous ? t('consequence', { old: words.number(previous), n: before }) : t('consequenceFirst')}
          </p>
        </>
      )}
      {chosen === 'return' && (
        <TextAreaField
          path="/reason"
          label={t('reason')}
          hint={t('reasonHint')}
          maxLength={1000}
          value={reason}
          error={missing ? t('reasonMissing') : undefined}
          onChange={next => setReason(next ?? '')}
        />
      )}
      {refused && <ErrorLine>{refused}</ErrorLine>}
      <Button
        kind={chosen === 'return' ? 'ink' : 'solid'}
        size="large"
        block
        keys="Ctrl+Enter"
        busy={command.pending}
        onClick={decide}
      >
        {acts[chosen]}
      </Button>
    </>
  );
}
