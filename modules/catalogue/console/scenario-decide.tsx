import {
  api,
  apiPath,
  Button,
  ErrorLine,
  ProblemError,
  Segmented,
  TextAreaField,
  useCommand,
  useMessages,
  usePermission,
} from '@onewindow/console-kit';
import { defineMessages } from '@onewindow/i18n';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { catalogueNames } from './editor-names.ts';
import { type KeptScenario, type ScenarioVersion, scenariosOutOfDate, scenarioVersionQuery } from './scenario-data.ts';
import { useScenarioWords } from './scenario-words.ts';

const messages = defineMessages({
  zh: {
    choose: '怎么决定',
    publish: '发布',
    return: '退回',
    actPublish: '通过并发布{number}',
    actReturn: '退回修改',
    consequence: '发布以后，申请人马上看到这一版；已经按情形报的件照常走完。',
    reason: '退回的原因',
    reasonMissing: '写明要改什么，编辑的人才知道怎么改。',
    mine: '这一版是您自己编辑的，要请另一个人来发布。',
    published: '{number}已发布',
    returned: '已退回给编辑的人',
    takeBack: '撤回送审',
    takeBackNote: '在等另一个人审核，审核前不能改。发现还要改，可以先撤回，改好再提交。',
    takenBack: '已撤回，可以接着改',
  },
  en: {
    choose: 'Your decision',
    publish: 'Publish',
    return: 'Return',
    actPublish: 'Approve and publish',
    actReturn: 'Return to the editor',
    consequence: 'People see this version at once; what was filed by the one before goes on.',
    reason: 'Why it is returned',
    reasonMissing: 'Say what has to change, so that the editor knows.',
    mine: 'You edited this version yourself; somebody else has to publish it.',
    published: '{number} is published',
    returned: 'Returned to the editor',
    takeBack: 'Take back from review',
    takeBackNote:
      'It waits for somebody else to review it and cannot be changed meanwhile. If something has to change, take it back first and submit it again.',
    takenBack: 'Taken back; go on editing',
  },
});

type Decision = 'publish' | 'return' | 'take-back';

/** What can be done with a scenario in review: its editors take it back, its reviewers publish or return it. */
export function DecideScenario({ scenario: { id, revision, version, mine } }: { scenario: ScenarioVersion }) {
  const t = useMessages(messages);
  const words = useScenarioWords();
  const may = usePermission();
  const client = useQueryClient();
  const keys = [
    ...(may(catalogueNames.publish) ? (['publish'] as const) : []),
    ...(may(catalogueNames.review) ? (['return'] as const) : []),
  ];
  const [chosen, setChosen] = useState<'publish' | 'return'>(keys[0] ?? 'return');
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  const number = words.number(version);
  const command = useCommand<Decision, KeptScenario>({
    send: (decision, key) =>
      api.post(
        `${apiPath`/api/catalogue/scenario-drafts/${id}`}/${decision}`,
        decision === 'publish' ? { revision } : decision === 'return' ? { reason: reason.trim() } : undefined,
        { key },
      ),
    invalidates: scenariosOutOfDate,
    done: (_, decision) =>
      decision === 'publish' ? t('published', { number }) : t(decision === 'return' ? 'returned' : 'takenBack'),
  });
  // Whoever comes too late is told why, and sees what there is now.
  const run = (decision: Decision) =>
    void command.run(decision).then(() => client.invalidateQueries({ queryKey: scenarioVersionQuery(id).queryKey }));
  function decide() {
    const lacks = chosen === 'return' && reason.trim().length < 2;
    setMissing(lacks);
    if (!lacks) run(chosen);
  }
  const refused = command.error instanceof ProblemError ? command.error.problem.detail : undefined;
  return (
    <>
      {keys.length > 0 && (
        <>
          {mine && <p className="ow-cat-returned">{t('mine')}</p>}
          <Segmented
            block
            label={t('choose')}
            options={keys.map(key => ({ key, label: t(key) }))}
            value={chosen}
            onChange={setChosen}
          />
          {chosen === 'publish' ? (
            <p className="ow-muted">{t('consequence')}</p>
          ) : (
            <TextAreaField
              path="/reason"
              label={t('reason')}
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
            busy={command.pending}
            onClick={decide}
          >
            {chosen === 'publish' ? t('actPublish', { number }) : t('actReturn')}
          </Button>
        </>
      )}
      {may(catalogueNames.edit) && (
        <>
          <p className="ow-muted">{t('takeBackNote')}</p>
          <Button kind="outline" block busy={command.pending} onClick={() => run('take-back')}>
            {t('takeBack')}
          </Button>
        </>
      )}
    </>
  );
}
