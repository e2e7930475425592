import {
  CheckGroupField,
  FormSection,
  NumberField,
  SelectField,
  SwitchField,
  TextAreaField,
  useMessages,
} from '@onewindow/console-kit';
import { defineMessages } from '@onewindow/i18n';
import type { ItemContent } from '../src/item-content.ts';
import { type ItemDraft, TextPair, useCodes } from './editor-fields.tsx';
import { DraftRows, OpenRow } from './editor-rows.tsx';
import { LocalWords } from './item-places.tsx';

type Question = ItemContent['questions'][number];

const messages = defineMessages({
  zh: {
    channels: '怎么办',
    forms: '办理形式',
    visits: '要跑几趟',
    times: '次',
    visitReason: '为什么一定要到场',
    scope: '还可以在哪里办（通办范围）',
    here: '只在本地',
    onlineDepth: '网办深度',
    serviceCentre: '进驻大厅',
    appointment: '可以预约',
    onlinePayment: '网上支付',
    express: '结果可以寄',
    terminal: '自助终端',
    unset: '没有写',
    places: '在哪里办（各机构自己的，存了就生效，不随版本）',
    questions: '常见问题',
    question: '问',
    answer: '答',
    addQuestion: '加一个问题',
    remedies: '不服怎么办',
    reconsideration: '行政复议',
    litigation: '行政诉讼',
  },
  en: {
    channels: 'How it is done',
    forms: 'How to apply',
    visits: 'Visits needed',
    times: 'visits',
    visitReason: 'Why one must come',
    scope: 'Where else it can be done',
    here: 'only here',
    onlineDepth: 'Online depth',
    serviceCentre: 'At the service centre',
    appointment: 'By appointment',
    onlinePayment: 'Online payment',
    express: 'Result by post',
    terminal: 'Self-service machine',
    unset: 'not stated',
    places: 'Where it is done (each organisation’s own words; in force when saved, in no version)',
    questions: 'Questions and answers',
    question: 'Question',
    answer: 'Answer',
    addQuestion: 'Add a question',
    remedies: 'If one disagrees',
    reconsideration: 'Reconsideration',
    litigation: 'Litigation',
  },
});

const switches = ['serviceCentre', 'appointment', 'onlinePayment', 'express', 'terminal'] as const;

/** 办理地点: the ways to apply, and what each organisation adds of its own. */
export function ChannelsSection({ draft, basicCode }: { draft: ItemDraft; basicCode: string }) {
  const t = useMessages(messages);
  const forms = useCodes('handlingForm');
  const scopes = useCodes('handlingScope');
  const depths = useCodes('onlineDepth');
  const visits = draft.field<number>('/channels/visits');
  const optional = (key: 'scope' | 'onlineDepth') => {
    const { onChange, value, ...field } = draft.field<string | undefined>(`/channels/${key}`);
    return { ...field, value: value ?? '', onChange: (next: string | undefined) => onChange(next || undefined) };
  };
  return (
    <>
      <FormSection title={t('channels')} columns={4}>
        <div className="ow-cat-checks ow-span-4" data-path="/channels/forms">
          <CheckGroupField {...draft.field<string[]>('/channels/forms')} label={t('forms')} options={forms} />
        </div>
        <NumberField
          {...visits}
          label={t('visits')}
          code="limit_num"
          unit={t('times')}
          max={9}
          onChange={next => visits.onChange(next ?? 0)}
        />
        <SelectField {...optional('scope')} label={t('scope')} options={[{ value: '', label: t('here') }, ...scopes]} />
        <SelectField
          {...optional('onlineDepth')}
          label={t('onlineDepth')}
          options={[{ value: '', label: t('unset') }, ...depths]}
        />
        <span />
        <TextPair draft={draft} path="/channels/visitReason" label={t('visitReason')} optional span={2} />
        {switches.map(key => (
          <SwitchField key={key} {...draft.field<boolean>(`/channels/${key}`)} label={t(key)} />
        ))}
      </FormSection>
      <FormSection title={t('places')} flush>
        <LocalWords basicCode={basicCode} />
      </FormSection>
    </>
  );
}

/** 常见问题, and what to do when one disagrees. */
export function QuestionsSection({ draft }: { draft: ItemDraft }) {
  const t = useMessages(messages);
  return (
    <>
      <FormSection title={t('questions')} flush>
        <DraftRows<Question>
          draft={draft}
          path="/questions"
          label={t('questions')}
          addLabel={t('addQuestion')}
          nameOf={one => one.question.zh}
          create={() => ({ question: { zh: '' }, answer: { zh: '' } })}
          columns={open => [
            {
              key: 'question',
              label: t('question'),
              width: '40%',
              cell: (one, _path, i) => <OpenRow name={one.question.zh} onOpen={() => open(i)} />,
            },
            {
              key: 'answer',
              label: t('answer'),
              cell: (_, path) => (
                <TextAreaField
                  {...draft.field<string>(`${path}/answer/zh`)}
                  label={t('answer')}
                  rows={1}
                  maxLength={4000}
                />
              ),
            },
          ]}
          detail={path => (
            <>
              <TextPair draft={draft} path={`${path}/question`} label={t('question')} rows={2} />
              <TextPair draft={draft} path={`${path}/answer`} label={t('answer')} rows={5} />
            </>
          )}
        />
      </FormSection>
      <FormSection title={t('remedies')}>
        <TextPair draft={draft} path="/remedies/reconsideration" label={t('reconsideration')} rows={2} />
        <TextPair draft={draft} path="/remedies/litigation" label={t('litigation')} rows={2} />
      </FormSection>
    </>
  );
}
