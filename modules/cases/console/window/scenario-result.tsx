import type { ResolvedScenario, Scenario, ScenarioAnswers } from '@onewindow/catalogue/contract';
import { Band, Button, ErrorState, Panel, Rows, Skeleton, Tag, useMessages, useText } from '@onewindow/console-kit';
import { defineMessages } from '@onewindow/i18n';
import { useQuery } from '@tanstack/react-query';
import type { Static } from 'typebox';
import { JointStart } from './joint-start.tsx';
import { type FoundItem, fetchResolved, type Party } from './window-data.ts';

const messages = defineMessages({
  zh: {
    needed: '要办的 {n} 件',
    none: '按这些回答，没有要办的事。',
    warning: '请先告诉申请人',
    joint: '一起办',
    press: '一起办',
    alone: '单独办',
    paper: '还没有表单，请按纸质流程办理',
    together: '{n} 件一起办：一张表、一套材料、一张凭证',
    togetherText: '几个部门同时审查，{days} 个工作日内都有结果。',
    answerFirst: '接着问，问完就能开始',
    materials: '一起办要的材料最多 {n} 份，都要的只交一次',
  },
  en: {
    needed: 'Needed: {n}',
    none: 'By these answers nothing has to be applied for.',
    warning: 'Tell the applicant first',
    joint: 'together',
    press: 'Apply together',
    alone: 'On its own',
    paper: 'without a form yet: handle it on paper',
    together: '{n} items together: one form, one set of documents, one receipt',
    togetherText: 'All departments decide at the same time, within {days} working days.',
    answerFirst: 'Answer the questions first',
    materials: 'At most {n} documents for all of them, each handed in once',
  },
});

/** What follows from the answers so far; the joint service begins here once every question is answered. */
export function ScenarioResult({
  scenario,
  resolved,
  answers,
  party,
  onDraft,
  onItem,
  onMissing,
}: {
  scenario: Static<typeof Scenario>;
  resolved: ResolvedScenario;
  answers: ScenarioAnswers;
  party: Party;
  onDraft(id: string): void;
  onItem(item: FoundItem): void;
  /** Begun too early: the page leads to the first open question. */
  onMissing(): void;
}) {
  const t = useMessages(messages);
  const say = useText();
  const done = resolved.next === null;
  const found = useQuery({
    queryKey: ['scenario', scenario.code, answers],
    queryFn: ({ signal }) => fetchResolved(scenario.code, answers, signal),
    enabled: done,
  });
  const { joint } = resolved;
  const warnings = resolved.warnings.map(text => say({ zh: text.zh, en: text.en ?? text.zh }));
  const names = new Map(found.data?.items.map(item => [item.basicCode, item]));
  return (
    <>
      {warnings.length > 0 && <Band title={t('warning')}>{warnings.join(' ')}</Band>}
      {!done && scenario.joint && (
        <div className="ow-window-actions">
          <Button kind="solid" onClick={onMissing}>
            {t('press')}
          </Button>
          <span className="ow-muted">{t('answerFirst')}</span>
        </div>
      )}
      {done && found.isPending && <Skeleton lines={4} />}
      {found.isError && <ErrorState error={found.error} onRetry={() => void found.refetch()} />}
      {done && found.data && joint && scenario.joint?.formKey && (
        <Panel title={t('together', { n: joint.items.length })} note={t('togetherText', { days: joint.days })}>
          <JointStart
            scenarioCode={scenario.code}
            items={joint.items.flatMap(code => names.get(code) ?? [])}
            party={party}
            onDraft={onDraft}
          />
          <Materials found={found.data} items={joint.items} />
        </Panel>
      )}
      {done && found.data && (
        <Panel title={t('needed', { n: found.data.items.length })} flush>
          {found.data.items.length === 0 && <p className="ow-window-none">{t('none')}</p>}
          <Rows
            rows={found.data.items.map(item => ({
              key: item.basicCode,
              main: say({ zh: item.name, en: item.nameEn ?? item.name }),
              note: item.online ? item.basicCode : `${item.basicCode}　${t('paper')}`,
              aside: joint?.items.includes(item.basicCode) ? (
                <Tag kind="tint">{t('joint')}</Tag>
              ) : (
                item.online && (
                  <Button onClick={() => onItem(item)} aria-label={`${t('alone')} ${item.name}`}>
                    {t('alone')}
                  </Button>
                )
              ),
            }))}
          />
        </Panel>
      )}
    </>
  );
}

function Materials({ found, items }: { found: Awaited<ReturnType<typeof fetchResolved>>; items: readonly string[] }) {
  const t = useMessages(messages);
  const say = useText();
  const wanted = found.materials.filter(one => one.neededFor.some(({ basicCode }) => items.includes(basicCode)));
  return (
    <details className="ow-window-materials">
      <summary>{t('materials', { n: wanted.length })}</summary>
      <ul>
        {wanted.map(({ key, material }) => (
          <li key={key}>{say({ zh: material.name.zh, en: material.name.en ?? material.name.zh })}</li>
        ))}
      </ul>
    </details>
  );
}
