import { Button, FormSection, SelectField, TextField, useLanguage, useMessages } from '@onewindow/console-kit';
import { defineMessages } from '@onewindow/i18n';
import type { Budget, Limits, SpecialProcedure, StatutoryLimit } from '../src/content.ts';
import { budgetText } from '../src/limit-problems.ts';
import { sourceOf } from './editor-basic.tsx';
import { BudgetField, CodeField, type ItemDraft, TextPair } from './editor-fields.tsx';
import { freshId } from './editor-ids.ts';
import { DraftRows, OpenRow } from './editor-rows.tsx';
import { SourceBox, SourceCell } from './editor-source.tsx';

type Step = Limits['steps'][number];

const messages = defineMessages({
  zh: {
    limits: '时限',
    statutory: '法定办结时限',
    promise: '承诺办结时限',
    acceptance: '受理时限',
    delivery: '送达时限',
    start: '起算',
    accepted: '受理的第二天',
    received: '收到申请的第二天',
    windowEnded: '受理期限结束的第二天',
    event: '从活动日期往前算',
    silence: '逾期不答复',
    none: '法律没有规定',
    grants: '视为准予',
    accepts: '视为受理',
    back: '改回 {budget}',
    backText: '现行版是 {budget}。',
    text: '法定时限的原文',
    textPlaceholder: '照法律原文写',
    basis: '法定时限的依据',
    extension: '最多可以延长',
    extensionBasis: '延长的依据',
    promiseNote: '承诺的说明',
    special: '特别程序（不计入时限）',
    specialName: '名称',
    specialKind: '种类',
    specialMax: '最多',
    specialBasis: '依据',
    specialBy: '谁办',
    specialPhone: '电话',
    addSpecial: '加一种',
    steps: '各环节时限',
    stepName: '环节',
    stepLimit: '时限',
    addStep: '加一个环节',
    others: '法律另定的时限',
  },
  en: {
    limits: 'Time limits',
    statutory: 'Statutory limit',
    promise: 'Promised limit',
    acceptance: 'Limit for acceptance',
    delivery: 'Limit for delivery',
    start: 'Counted from',
    accepted: 'the day after acceptance',
    received: 'the day after receipt',
    windowEnded: 'the day after the period for applications ends',
    event: 'the event, backwards',
    silence: 'If the body stays silent',
    none: 'nothing said by law',
    grants: 'it counts as granted',
    accepts: 'it counts as accepted',
    back: 'Back to {budget}',
    backText: 'The version in force says {budget}.',
    text: 'Words of the statutory limit',
    textPlaceholder: 'as the law words it',
    basis: 'Basis of the statutory limit',
    extension: 'May be extended by',
    extensionBasis: 'Basis of the extension',
    promiseNote: 'Note on the promise',
    special: 'Special procedures (time not counted)',
    specialName: 'Name',
    specialKind: 'Kind',
    specialMax: 'At most',
    specialBasis: 'Basis',
    specialBy: 'By whom',
    specialPhone: 'Telephone',
    addSpecial: 'Add one',
    steps: 'Limits of the steps',
    stepName: 'Step',
    stepLimit: 'Limit',
    addStep: 'Add a step',
    others: 'Other limits set by law',
  },
});

/** 时限: what the law says, what is promised, from when, and what stands still. `before` is the version in force. */
export function LimitsSection({ draft, before }: { draft: ItemDraft; before: Limits | undefined }) {
  const t = useMessages(messages);
  const { statutory } = draft.value.limits;
  const promise = draft.field<Budget | null>('/limits/promise');
  return (
    <>
      <FormSection title={t('limits')} columns={4}>
        <Statutory draft={draft} />
        <div>
          <BudgetField {...promise} label={t('promise')} code="promise_day" nullable />
          {promise.error && before?.promise && <BackTo budget={before.promise} onBack={promise.onChange} />}
        </div>
        <SelectField
          {...draft.field<Limits['start']>('/limits/start')}
          label={t('start')}
          options={(['accepted', 'received', 'windowEnded', 'event'] as const).map(value => ({
            value,
            label: t(value),
          }))}
        />
        <SelectField
          {...draft.field<Limits['silence']>('/limits/silence')}
          label={t('silence')}
          options={(['none', 'grants', 'accepts'] as const).map(value => ({ value, label: t(value) }))}
        />
        <BudgetField {...draft.field<Budget>('/limits/acceptance')} label={t('acceptance')} />
        <BudgetField {...draft.field<Budget>('/limits/delivery')} label={t('delivery')} />
        {statutory && <Extension draft={draft} statutory={statutory} />}
        {statutory && (
          <>
            <SourceBox {...sourceOf(draft, '/limits/statutory/source')} label={t('basis')} code="by_law" />
            <TextPair draft={draft} path="/limits/statutory/text" label={t('text')} span={2} rows={2} />
          </>
        )}
        <TextPair draft={draft} path="/limits/promiseNote" label={t('promiseNote')} span={2} optional />
      </FormSection>
      <FormSection title={t('special')} flush>
        <DraftRows<SpecialProcedure>
          draft={draft}
          path="/special"
          label={t('special')}
          addLabel={t('addSpecial')}
          keyOf={one => one.id}
          nameOf={one => one.name.zh}
          create={rows => ({
            id: freshId(
              's',
              rows.map(row => row.id),
            ),
            kind: '2',
            name: { zh: '' },
            max: null,
            source: { kind: 'law', verified: false },
          })}
          columns={open => [
            {
              key: 'name',
              label: t('specialName'),
              width: '26%',
              cell: (one, _path, i) => <OpenRow name={one.name.zh} onOpen={() => open(i)} />,
            },
            { key: 'max', label: t('specialMax'), width: '16%', cell: one => <BudgetWords budget={one.max} /> },
            {
              key: 'basis',
              label: t('specialBasis'),
              cell: (_, path) => <SourceCell {...sourceOf(draft, `${path}/source`)} />,
            },
          ]}
          detail={path => (
            <>
              <TextPair draft={draft} path={`${path}/name`} label={t('specialName')} />
              <CodeField draft={draft} path={`${path}/kind`} table="specialProcedureKind" label={t('specialKind')} />
              <BudgetField {...draft.field<Budget | null>(`${path}/max`)} label={t('specialMax')} nullable />
              <TextPair draft={draft} path={`${path}/by`} label={t('specialBy')} optional />
              <Phone draft={draft} path={`${path}/phone`} label={t('specialPhone')} />
              <SourceBox {...sourceOf(draft, `${path}/source`)} label={t('specialBasis')} />
            </>
          )}
        />
      </FormSection>
      <FormSection title={t('steps')} flush>
        <div data-path="/limits/steps">
          {draft.field('/limits/steps').error && <p className="ow-cat-wrong">{draft.field('/limits/steps').error}</p>}
          <DraftRows<Step>
            draft={draft}
            path="/limits/steps"
            label={t('steps')}
            addLabel={t('addStep')}
            nameOf={step => step.name.zh}
            keyOf={step => step.step}
            create={rows => ({
              step: freshId(
                'step',
                rows.map(row => row.step),
              ),
              name: { zh: '' },
              limit: { amount: 1, unit: 'workingDay' },
            })}
            columns={() => [
              {
                key: 'name',
                label: t('stepName'),
                cell: (_, path) => <TextField {...draft.field<string>(`${path}/name/zh`)} label={t('stepName')} />,
              },
              {
                key: 'limit',
                label: t('stepLimit'),
                width: 240,
                cell: (_, path) => <BudgetField {...draft.field<Budget>(`${path}/limit`)} label={t('stepLimit')} />,
              },
            ]}
          />
        </div>
      </FormSection>
    </>
  );
}

/** The statutory limit: the amount alone begins it; emptied, there is none. */
function Statutory({ draft }: { draft: ItemDraft }) {
  const t = useMessages(messages);
  const { value, onChange, error, path } = draft.field<StatutoryLimit | null>('/limits/statutory');
  const begun = value ?? { text: { zh: '' }, source: { kind: 'law' as const, verified: false } };
  return (
    <BudgetField
      path={path}
      value={value}
      error={error}
      label={t('statutory')}
      code="anticipate_day"
      nullable
      onChange={budget => onChange(budget ? { ...begun, amount: budget.amount, unit: budget.unit } : null)}
    />
  );
}

function Extension({ draft, statutory }: { draft: ItemDraft; statutory: StatutoryLimit }) {
  const t = useMessages(messages);
  const { value, onChange, path } = draft.field<StatutoryLimit['extension']>('/limits/statutory/extension');
  const source = value?.source ?? statutory.source;
  return (
    <>
      <BudgetField
        path={path}
        value={value}
        error={undefined}
        label={t('extension')}
        nullable
        onChange={budget =>
          onChange(budget && budget.amount > 0 ? { amount: budget.amount, unit: budget.unit, source } : undefined)
        }
      />
      {value && (
        <div className="ow-edit-field">
          <p className="ow-cat-label">{t('extensionBasis')}</p>
          <SourceCell {...sourceOf(draft, `${path}/source`)} />
        </div>
      )}
    </>
  );
}

function BackTo({ budget, onBack }: { budget: Budget; onBack(budget: Budget): void }) {
  const t = useMessages(messages);
  const { locale } = useLanguage();
  const words = budgetText(budget, locale);
  return (
    <p className="ow-cat-back">
      {t('backText', { budget: words })}{' '}
      <Button kind="link" onClick={() => onBack(budget)}>
        {t('back', { budget: words })}
      </Button>
    </p>
  );
}

function BudgetWords({ budget }: { budget: Budget | null }) {
  const { locale } = useLanguage();
  return budget ? budgetText(budget, locale) : '—';
}

function Phone({ draft, path, label }: { draft: ItemDraft; path: string; label: string }) {
  const { onChange, ...field } = draft.field<string | undefined>(path);
  return <TextField {...field} label={label} optional maxLength={40} onChange={next => onChange(next || undefined)} />;
}
