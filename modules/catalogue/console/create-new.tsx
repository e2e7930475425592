import {
  api,
  Button,
  ErrorState,
  FormSection,
  focusField,
  SelectField,
  TextField,
  useCommand,
  useDraft,
  useGo,
  useLanguage,
  useMessages,
} from '@onewindow/console-kit';
import { defineMessages } from '@onewindow/i18n';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { CodeSection } from './create-code.tsx';
import { bodyOfItem, emptyItem, implementersQuery, type NewItemInput, organTypesQuery } from './create-data.ts';
import { ImplementerPicker } from './create-picker.tsx';
import { type EditedDraft, outOfDate } from './editor-data.ts';
import { useCodes } from './editor-fields.tsx';

const messages = defineMessages({
  zh: {
    what: '是什么',
    name: '事项名称',
    nameHint: '和设定依据里的叫法一致',
    nameEn: '事项名称（英文）',
    nameEnHint: '可以先空着，发布以前补上',
    type: '事项类型',
    setBy: '谁设定的',
    state: '国家（法律、行政法规、国务院决定）',
    region: '广西（地方性法规、自治区规章）',
    audience: '面向',
    natural: '自然人',
    organisation: '法人和其他组织',
    both: '自然人和法人',
    who: '谁来办',
    organ: '部门',
    organHint: '选好部门，再去掉不办的地方',
    create: '建好，去写内容',
    note: '建好是一份草稿：写完内容、另一个人审核、发布以后，申请人才看得到，上面的机构才开始受理。',
    created: '已建好，{code}',
  },
  en: {
    what: 'What it is',
    name: 'Name of the item',
    nameHint: 'as its law has it',
    nameEn: 'Name of the item (English)',
    nameEnHint: 'may be left for later',
    type: 'Type of item',
    setBy: 'Set by',
    state: 'the State (laws, regulations and decisions of the State Council)',
    region: 'Guangxi (regulations and rules of the autonomous region)',
    audience: 'For',
    natural: 'natural persons',
    organisation: 'organisations',
    both: 'persons and organisations',
    who: 'Who handles it',
    organ: 'Department',
    organHint: 'choose the department, then take out the places that do not handle it',
    create: 'Make it and write the content',
    note: 'It begins as a draft: people see it, and these organisations handle it, once it was written, reviewed by somebody else and published.',
    created: 'Made: {code}',
  },
});

/** An item that the catalogue lacks: what it is, who will handle it, its code. */
export function NewItemForm() {
  const t = useMessages(messages);
  const { locale } = useLanguage();
  const go = useGo();
  const types = useCodes('itemType').filter(type => type.value !== '00');
  const organs = useQuery(organTypesQuery);
  const create = useCommand<NewItemInput, EditedDraft>({
    send: (input, key) => api.post<EditedDraft>('/api/catalogue/items', bodyOfItem(input), { key }),
    invalidates: outOfDate,
    done: ({ draft: made }) => t('created', { code: made.basicCode }),
    onDone: ({ draft: made }) => {
      draft.saved();
      go(`/catalogue/versions/${made.id}`);
    },
  });
  const draft = useDraft<NewItemInput>(emptyItem, { problems: create.fields });
  const { organType, organisationIds } = draft.value;
  const found = useQuery(implementersQuery(organType));
  const [wrong] = create.fields;
  useEffect(() => {
    if (wrong) focusField(wrong.path);
  }, [wrong]);
  // A department handles its items everywhere, as a rule: what is taken out is the exception.
  const { data: possible } = found;
  const choose = draft.field<string[]>('/organisationIds').onChange;
  const chosen = useRef(choose);
  chosen.current = choose;
  useEffect(() => chosen.current((possible ?? []).map(one => one.id)), [possible]);

  return (
    <form
      className="ow-stack"
      noValidate
      onSubmit={event => {
        event.preventDefault();
        void create.run(draft.value);
      }}
    >
      <FormSection title={t('what')}>
        <TextField
          {...draft.field<string>('/name/zh')}
          label={t('name')}
          hint={t('nameHint')}
          maxLength={400}
          code="task_name"
        />
        <TextField
          {...draft.field<string | undefined>('/name/en')}
          label={t('nameEn')}
          hint={t('nameEnHint')}
          optional
          maxLength={800}
        />
        <SelectField
          {...draft.field<string>('/typeCode')}
          value={draft.value.typeCode || null}
          label={t('type')}
          options={types}
          code="task_type"
        />
        <SelectField
          {...draft.field<NewItemInput['audience']>('/audience')}
          label={t('audience')}
          options={(['natural', 'organisation', 'both'] as const).map(value => ({ value, label: t(value) }))}
        />
        <SelectField
          {...draft.field<NewItemInput['setBy']>('/setBy')}
          label={t('setBy')}
          span={2}
          options={(['state', 'region'] as const).map(value => ({ value, label: t(value) }))}
        />
      </FormSection>
      <FormSection title={t('who')} columns={1}>
        {organs.isError && <ErrorState error={organs.error} onRetry={() => void organs.refetch()} />}
        <SelectField
          {...draft.field<string>('/organType')}
          value={organType || null}
          label={t('organ')}
          hint={t('organHint')}
          options={(organs.data ?? []).map(({ code, zh, en }) => ({ value: code, label: locale === 'zh' ? zh : en }))}
        />
        <ImplementerPicker
          path="/organisationIds"
          organType={organType}
          found={found}
          value={organisationIds}
          error={draft.field('/organisationIds').error}
          onChange={choose}
        />
      </FormSection>
      <CodeSection draft={draft} />
      <p className="ow-muted">{t('note')}</p>
      <div>
        <Button kind="solid" size="large" type="submit" busy={create.pending}>
          {t('create')}
        </Button>
      </div>
    </form>
  );
}
