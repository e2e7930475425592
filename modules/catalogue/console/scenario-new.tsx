import {
  api,
  Button,
  Dialog,
  focusField,
  SelectField,
  TextField,
  useCommand,
  useDraft,
  useGo,
  useMessages,
} from '@onewindow/console-kit';
import { defineMessages } from '@onewindow/i18n';
import { useEffect, useState } from 'react';
import type { Text } from '../src/content.ts';
import type { Scenario } from '../src/scenario-contract.ts';
import { type KeptScenario, scenariosOutOfDate } from './scenario-data.ts';
import { audienceMessages, audiences } from './scenario-words.ts';

const messages = defineMessages({
  zh: {
    act: '新建情形',
    name: '名称',
    nameHint: '用申请人的话，如 我要开餐馆',
    nameEn: '名称（英文）',
    audience: '面向',
    note: '建好是一份草稿：写好问题、另一个人审核、发布以后，申请人才看得到。',
    nameMissing: '写上名称。',
    create: '建好，去写问题',
    cancel: '先不',
    created: '已建好',
  },
  en: {
    act: 'New scenario',
    name: 'Name',
    nameHint: 'as people would say it: open a restaurant',
    nameEn: 'Name (English)',
    audience: 'For',
    note: 'It begins as a draft: people see it once its questions were written, reviewed by somebody else and published.',
    nameMissing: 'Write the name.',
    create: 'Make it and write the questions',
    cancel: 'Not now',
    created: 'Made',
  },
});

/** The act that makes a scenario 新建情形: its name and whom it is for; the questions come in the editor. */
export function NewScenario() {
  const t = useMessages(messages);
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button kind="solid" icon="plus" onClick={() => setOpen(true)}>
        {t('act')}
      </Button>
      {open && <NewScenarioDialog onClose={() => setOpen(false)} />}
    </>
  );
}

interface Asked {
  name: Text;
  audience: Scenario['audience'];
}

function NewScenarioDialog({ onClose }: { onClose(): void }) {
  const t = useMessages(messages);
  const ta = useMessages(audienceMessages);
  const go = useGo();
  const [isTried, setTried] = useState(false);
  const create = useCommand<Asked, KeptScenario>({
    send: ({ name: { zh, en }, audience }, key) =>
      api.post('/api/catalogue/scenarios', { name: { zh, ...(en?.trim() && { en }) }, audience }, { key }),
    invalidates: scenariosOutOfDate,
    done: t('created'),
    onDone: ({ scenario }) => {
      draft.saved();
      go(`/catalogue/scenarios/versions/${scenario.id}`);
    },
  });
  const draft = useDraft<Asked>({ name: { zh: '' }, audience: 'both' }, { problems: create.fields });
  const name = draft.field<string>('/name/zh');
  const missing = isTried && name.value.trim() === '';
  const [wrong] = create.fields;
  useEffect(() => {
    if (wrong) focusField(wrong.path);
  }, [wrong]);
  async function submit() {
    setTried(true);
    if (name.value.trim() === '') focusField('/name/zh');
    else await create.run(draft.value);
  }
  return (
    <Dialog
      title={t('act')}
      width={520}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button kind="solid" busy={create.pending} onClick={() => void submit()}>
            {t('create')}
          </Button>
        </>
      }
    >
      <form
        className="ow-cat-dialog"
        noValidate
        onSubmit={event => {
          event.preventDefault();
          void submit();
        }}
      >
        <TextField
          {...name}
          label={t('name')}
          hint={t('nameHint')}
          maxLength={400}
          error={name.error ?? (missing ? t('nameMissing') : undefined)}
        />
        <TextField {...draft.field<string | undefined>('/name/en')} label={t('nameEn')} optional maxLength={800} />
        <SelectField
          {...draft.field<Asked['audience']>('/audience')}
          label={t('audience')}
          options={audiences.map(value => ({ value, label: ta(value) }))}
        />
        <p className="ow-muted">{t('note')}</p>
        <button type="submit" hidden />
      </form>
    </Dialog>
  );
}
