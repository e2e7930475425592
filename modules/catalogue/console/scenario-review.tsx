import { Page, Panel, Tag, useMessages, usePermission } from '@onewindow/console-kit';
import { defineMessages } from '@onewindow/i18n';
import { catalogueNames } from './editor-names.ts';
import { type KeptScenario, shownItems } from './scenario-data.ts';
import { DecideScenario } from './scenario-decide.tsx';
import { ScenarioView, useSay } from './scenario-view.tsx';
import { WithdrawScenario } from './scenario-withdraw.tsx';
import { useScenarioWords } from './scenario-words.ts';
import { DifferencePanels } from './version-differences.tsx';
import './editor-pages.css';

const messages = defineMessages({
  zh: {
    back: '情形',
    changes: '和{number}比，改了 {n} 处。',
    same: '和{number}比，没有改动。',
    first: '第一版，没有可比的。',
    acts: '您现在可以',
    edited: '还在编辑；再次提交后，您在这里决定。',
    waits: '在等另一个人审核。',
    nothing: '这一版只能看。',
    returned: '退回修改：{reason}',
    withdrawn: '撤下原因：{reason}',
  },
  en: {
    back: 'Scenarios',
    changes: '{n} changes against {number}.',
    same: 'No changes against {number}.',
    first: 'The first version; nothing to compare with.',
    acts: 'What you may do now',
    edited: 'It is being edited; once it is submitted again you decide on it here.',
    waits: 'It waits for somebody else to review it.',
    nothing: 'This version can only be read.',
    returned: 'Returned: {reason}',
    withdrawn: 'Withdrawn: {reason}',
  },
});

/** A version of a scenario beside the one before: decided on while it is in review, read otherwise. */
export function ScenarioReview({ kept }: { kept: KeptScenario }) {
  const t = useMessages(messages);
  const say = useSay();
  const words = useScenarioWords();
  const may = usePermission();
  const { scenario, previous, differences } = kept;
  const { state } = scenario;
  const number = previous ? words.number(previous.version) : '';
  const lead = !previous
    ? t('first')
    : t(differences.length > 0 ? 'changes' : 'same', { number, n: differences.length });
  const decides = state === 'inReview' && (may(catalogueNames.edit) || may(catalogueNames.review));
  const withdraws = state === 'published' && may(catalogueNames.publish);
  const idle = state === 'draft' ? t('edited') : state === 'inReview' ? t('waits') : t('nothing');
  return (
    <Page
      title={say(scenario.content.name)}
      back={{ label: t('back'), to: previous ? `/catalogue/scenarios/${scenario.code}` : '/catalogue/scenarios' }}
      search={false}
      tag={
        <Tag
          kind={state === 'published' ? 'tint' : state === 'inReview' && may(catalogueNames.review) ? 'ink' : 'outline'}
        >
          {words.number(scenario.version)} · {words.state(state)}
        </Tag>
      }
    >
      <div className="ow-columns ow-cat-scenario-head">
        <div className="ow-stack">
          <p className="ow-lead">{lead}</p>
          {scenario.returnedReason && state === 'draft' && (
            <p className="ow-cat-returned">{t('returned', { reason: scenario.returnedReason })}</p>
          )}
          {scenario.withdrawnReason && (
            <p className="ow-cat-returned">{t('withdrawn', { reason: scenario.withdrawnReason })}</p>
          )}
          <DifferencePanels
            differences={differences}
            names={{ questions: { zh: '问题和回答', en: 'Questions and answers' } }}
          />
        </div>
        <Panel title={t('acts')}>
          <div className="ow-stack">
            {decides && <DecideScenario scenario={scenario} />}
            {withdraws && <WithdrawScenario id={scenario.id} number={words.number(scenario.version)} />}
            {!decides && !withdraws && <p className="ow-muted">{idle}</p>}
          </div>
        </Panel>
      </div>
      <ScenarioView scenario={scenario.content} items={shownItems(kept.items)} />
    </Page>
  );
}
