import {
  api,
  apiPath,
  Button,
  ErrorState,
  FormSection,
  SelectField,
  useCommand,
  useDraft,
  useGo,
  useLanguage,
  useMessages,
} from '@onewindow/console-kit';
import { defineMessages } from '@onewindow/i18n';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { KeptItem } from '../src/keeper-item.ts';
import { implementersQuery, organTypesQuery } from './create-data.ts';
import { type EditedDraft, itemQuery, outOfDate } from './editor-data.ts';
import { ItemFinder } from './item-finder.tsx';

const messages = defineMessages({
  zh: {
    which: '哪个事项',
    searchHint: '写几个字，从下面选。找不到，就到“目录里没有的新事项”建一个',
    change: '换一个事项',
    who: '谁来办',
    organ: '部门',
    organHint: '哪一类机构',
    organisation: '机构',
    organisationHint: '已经在办的不在里面',
    nobody: '这个部门的机构都在办了，请换一个部门。',
    missing: '选一个机构。',
    code: '实施编码会是',
    create: '建好，去写内容',
    note: '建好是这个机构自己的草稿，内容照现行的复制。发布以后它才开始受理；只改地址、电话、更短的承诺，不用这样做，在事项页改本地内容就行。',
    created: '已建好，{name}',
  },
  en: {
    which: 'Which item',
    searchHint: 'write some of it and choose below; what is not there can be made as an item that the catalogue lacks',
    change: 'Choose another',
    who: 'Who handles it',
    organ: 'Department',
    organHint: 'the kind of organisation',
    organisation: 'Organisation',
    organisationHint: 'those that handle it already are left out',
    nobody: 'All organisations of this department handle it already; choose another department.',
    missing: 'Choose an organisation.',
    code: 'The implementation code will be',
    create: 'Make it and write the content',
    note: 'It begins as a draft of this organisation’s own, a copy of what is in force. It handles the item once that is published. For other places, telephones or a shorter promise alone, change the local words on the page of the item instead.',
    created: 'Made: {name}',
  },
});

interface Chosen {
  basicCode: string;
  organType: string;
  organisationId: string;
}

/** An item that the catalogue has, for one more organisation. */
export function ImplementerForm({ begin }: { begin: string }) {
  const t = useMessages(messages);
  const [basicCode, setBasicCode] = useState(begin);
  const item = useQuery({ ...itemQuery(basicCode), enabled: basicCode !== '' });
  return item.data ? (
    <Chosen key={basicCode} item={item.data} onChange={() => setBasicCode('')} />
  ) : (
    <FormSection title={t('which')} columns={1}>
      {item.isError && <ErrorState error={item.error} onRetry={() => void item.refetch()} />}
      <ItemFinder hint={t('searchHint')} onPick={row => setBasicCode(row.basicCode)} />
    </FormSection>
  );
}

function Chosen({ item, onChange }: { item: KeptItem; onChange(): void }) {
  const t = useMessages(messages);
  const { locale } = useLanguage();
  const go = useGo();
  const { basicCode } = item;
  const organs = useQuery(organTypesQuery);
  const create = useCommand<Chosen, EditedDraft>({
    send: ({ organisationId }, key) =>
      api.post<EditedDraft>(apiPath`/api/catalogue/items/${basicCode}/implementers`, { organisationId }, { key }),
    invalidates: outOfDate,
    done: ({ draft: made }) => t('created', { name: made.organisationName ?? '' }),
    onDone: ({ draft: made }) => {
      draft.saved();
      go(`/catalogue/versions/${made.id}`);
    },
  });
  const draft = useDraft<Chosen>(
    { basicCode, organType: item.organType, organisationId: '' },
    { problems: create.fields },
  );
  const [missing, setMissing] = useState(false);
  const { organType, organisationId } = draft.value;
  const found = useQuery(implementersQuery(organType, basicCode));
  const free = (found.data ?? []).filter(one => !one.implements);
  const chosen = free.find(one => one.id === organisationId);
  const field = draft.field<string>('/organisationId');
  const nameOf = (one: { name: string; englishName: string }) => (locale === 'zh' ? one.name : one.englishName);
  const error = field.error ?? (missing && !chosen ? t('missing') : undefined);
  return (
    <form
      className="ow-stack"
      noValidate
      onSubmit={event => {
        event.preventDefault();
        setMissing(!chosen);
        if (chosen) void create.run(draft.value);
      }}
    >
      <FormSection title={t('which')} columns={1}>
        <div className="ow-cat-chosen">
          <span>
            <b>{locale === 'zh' ? item.name : (item.nameEn ?? item.name)}</b>{' '}
            <span className="ow-mono ow-muted">{basicCode}</span>
          </span>
          <Button kind="link" onClick={onChange}>
            {t('change')}
          </Button>
        </div>
      </FormSection>
      <FormSection title={t('who')} columns={2}>
        <SelectField
          {...draft.field<string>('/organType')}
          label={t('organ')}
          hint={t('organHint')}
          options={(organs.data ?? []).map(({ code, zh, en }) => ({ value: code, label: locale === 'zh' ? zh : en }))}
        />
        <SelectField
          {...field}
          value={chosen ? organisationId : null}
          label={t('organisation')}
          hint={found.data && free.length === 0 ? t('nobody') : t('organisationHint')}
          error={error}
          options={free.map(one => ({ value: one.id, label: nameOf(one) }))}
        />
        {chosen && (
          <p className="ow-span-2">
            {t('code')}{' '}
            <b className="ow-mono ow-cat-long">
              {chosen.unifiedSocialCreditCode}
              {chosen.level}
              {basicCode}
            </b>
          </p>
        )}
      </FormSection>
      <p className="ow-muted">{t('note')}</p>
      <div>
        <Button kind="solid" size="large" type="submit" busy={create.pending}>
          {t('create')}
        </Button>
      </div>
    </form>
  );
}
