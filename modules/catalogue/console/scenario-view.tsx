import { AppLink, Panel, Tag, useLanguage, useMessages } from '@onewindow/console-kit';
import { defineMessages } from '@onewindow/i18n';
import { Fragment, type ReactNode } from 'react';
import type { Text } from '../src/content.ts';
import type { Scenario, ScenarioOrder, ScenarioQuestion } from '../src/scenario-contract.ts';
import { CheckedTag, SourceName } from './editor-source.tsx';
import './editor-pages.css';

const messages = defineMessages({
  zh: {
    lead: '{n} 个问题，引到 {items} 个事项',
    leadJoint: '；其中 {joint} 个联办，{days} 个工作日',
    end: '。',
    always: '一定要办',
    questions: '问题',
    when: '第 {n} 问答了“{answers}”才问',
    multiple: '可以选几个',
    adds: '要办',
    addsNone: '不用多办',
    warning: '提醒：{text}',
    gone: '{code}（已不在目录里）',
    order: '先后',
    before: '先',
    after: '，再',
    legal: '法定',
    practice: '惯例',
    joint: '一件事联办',
    jointText: '一张表、一套材料，{days} 个工作日内一起办完。',
    notes: '编者说明',
    online: '网上能办',
    window: '窗口办',
  },
  en: {
    lead: '{n} questions lead to {items} items',
    leadJoint: '; {joint} of them are handled jointly within {days} working days',
    end: '.',
    always: 'Always needed',
    questions: 'Questions',
    when: 'asked only when question {n} was answered “{answers}”',
    multiple: 'several answers',
    adds: 'adds',
    addsNone: 'adds nothing',
    warning: 'Note: {text}',
    gone: '{code} (no longer in the catalogue)',
    order: 'Order',
    before: 'first',
    after: ', then',
    legal: 'by law',
    practice: 'by practice',
    joint: 'Joint service',
    jointText: 'One form, one set of materials, all done within {days} working days.',
    notes: 'Notes of the editor',
    online: 'online',
    window: 'at a window',
  },
});

/** A scenario with the names of the items that it leads to. */
export interface ScenarioShown {
  scenario: Scenario;
  items: readonly { basicCode: string; name: string; nameEn: string | null; online?: boolean }[];
}

/** A text in the reader's language, as far as it has it. */
export function useSay() {
  const { locale } = useLanguage();
  return (text: Text) => (locale === 'en' ? text.en || text.zh : text.zh);
}

/** One scenario as people are led through it: questions, what each answer adds and why, the order, the joint service. */
export function ScenarioView({ scenario, items, children }: ScenarioShown & { children?: ReactNode }) {
  const t = useMessages(messages);
  const say = useSay();
  const { joint } = scenario;
  return (
    <div className="ow-columns">
      <div className="ow-stack">
        <p className="ow-lead">
          {t('lead', { n: scenario.questions.length, items: items.length })}
          {joint && t('leadJoint', { joint: joint.items.length, days: joint.days })}
          {t('end')}
        </p>
        {scenario.summary && <p className="ow-muted">{say(scenario.summary)}</p>}
        <Panel title={t('questions')} note={<span>{scenario.questions.length}</span>}>
          <ol className="ow-cat-questions">
            {scenario.questions.map(question => (
              <Question key={question.id} question={question} questions={scenario.questions} items={items} />
            ))}
          </ol>
        </Panel>
      </div>
      <div className="ow-stack">
        {children}
        {scenario.always.length > 0 && (
          <Panel title={t('always')}>
            <ul className="ow-cat-remarks">
              {scenario.always.map(code => (
                <li key={code}>
                  <ItemLink code={code} items={items} />
                </li>
              ))}
            </ul>
          </Panel>
        )}
        {joint && (
          <Panel title={t('joint')}>
            <p>{t('jointText', { days: joint.days })}</p>
            <ul className="ow-cat-remarks ow-cat-joint">
              {joint.items.map(code => (
                <li key={code}>
                  <ItemLink code={code} items={items} />
                </li>
              ))}
            </ul>
            <p className="ow-muted">
              <SourceName source={joint.source} /> <CheckedTag source={joint.source} />
            </p>
          </Panel>
        )}
        {scenario.order.length > 0 && (
          <Panel title={t('order')}>
            <ul className="ow-cat-remarks">
              {scenario.order.map((rule, i) => (
                <li key={i}>
                  {t('before')} <OrderEnd end={rule.before} items={items} />
                  {t('after')} <OrderEnd end={rule.after} items={items} /> <Tag kind="outline">{t(rule.kind)}</Tag>
                  <small className="ow-muted ow-cat-block">
                    <SourceName source={rule.source} />
                  </small>
                </li>
              ))}
            </ul>
          </Panel>
        )}
        {scenario.notes.length > 0 && (
          <Panel title={t('notes')}>
            <ul className="ow-cat-remarks" lang="zh-CN">
              {scenario.notes.map(note => (
                <li key={note}>{note}</li>
              ))}
            </ul>
          </Panel>
        )}
      </div>
    </div>
  );
}

function Question({
  question,
  questions,
  items,
}: {
  question: ScenarioQuestion;
  questions: readonly ScenarioQuestion[];
  items: ScenarioShown['items'];
}) {
  const t = useMessages(messages);
  const say = useSay();
  const asked = question.when && questions.findIndex(one => one.id === question.when?.question);
  const answers = questions[asked ?? -1]?.answers.filter(answer => question.when?.answers.includes(answer.id)) ?? [];
  return (
    <li className={question.when ? 'ow-cat-nested' : undefined}>
      <h3>
        {say(question.text)} {question.multiple && <small className="ow-muted">{t('multiple')}</small>}
      </h3>
      {question.when && (
        <p className="ow-muted">
          {t('when', { n: (asked ?? 0) + 1, answers: answers.map(answer => say(answer.text)).join(' / ') })}
        </p>
      )}
      {question.hint && <p className="ow-muted">{say(question.hint)}</p>}
      <ul>
        {question.answers.map(answer => (
          <li key={answer.id}>
            <b>{say(answer.text)}</b>
            <div>
              {answer.adds.length === 0 ? (
                <span className="ow-muted">{t('addsNone')}</span>
              ) : (
                <>
                  {t('adds')}{' '}
                  {answer.adds.map((code, i) => (
                    <Fragment key={code}>
                      {i > 0 && '、'}
                      <ItemLink code={code} items={items} />
                    </Fragment>
                  ))}
                </>
              )}
              {answer.reason.law && (
                <small className="ow-muted ow-cat-block">
                  <SourceName source={answer.reason} />
                </small>
              )}
              {answer.warning && <p className="ow-cat-returned">{t('warning', { text: say(answer.warning) })}</p>}
            </div>
          </li>
        ))}
      </ul>
    </li>
  );
}

/** One end of an order rule: items by name, or an event in words. */
function OrderEnd({ end, items }: { end: ScenarioOrder['before']; items: ScenarioShown['items'] }) {
  const say = useSay();
  if (end.items.length === 0) return <b>{say(end.label)}</b>;
  return end.items.map((code, i) => (
    <Fragment key={code}>
      {i > 0 && ' / '}
      <ItemLink code={code} items={items} />
    </Fragment>
  ));
}

function ItemLink({ code, items }: { code: string; items: ScenarioShown['items'] }) {
  const t = useMessages(messages);
  const { locale } = useLanguage();
  const item = items.find(one => one.basicCode === code);
  if (!item) return <span className="ow-muted">{t('gone', { code })}</span>;
  return (
    <AppLink to={`/catalogue/items/${code}`} title={t(item.online ? 'online' : 'window')}>
      {locale === 'zh' ? item.name : (item.nameEn ?? item.name)}
    </AppLink>
  );
}
