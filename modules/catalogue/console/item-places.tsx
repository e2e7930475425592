import {
  api,
  apiPath,
  Button,
  Dialog,
  ErrorLine,
  FieldFrame,
  Rows,
  Skeleton,
  TextField,
  useCommand,
  useDraft,
  useLanguage,
  useMessages,
  usePermission,
} from '@onewindow/console-kit';
import { defineMessages } from '@onewindow/i18n';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { KeptServiceItem } from '../src/keeper-item.ts';
import { budgetText } from '../src/limit-problems.ts';
import type { ServiceItemOverrides, WindowPlace } from '../src/overrides.ts';
import { itemQuery, outOfDate } from './editor-data.ts';
import { BudgetField } from './editor-fields.tsx';
import { catalogueNames } from './editor-names.ts';

const messages = defineMessages({
  zh: {
    label: '实施机构',
    none: '还没有机构实施这个事项。',
    nothing: '用大厅的地址和机构的电话',
    all: '全部 {n} 个机构',
    windows: '{n} 个窗口',
    phone: '咨询 {phone}',
    supervision: '监督 {phone}',
    promise: '本地承诺 {budget}',
    planned: '拟实施，第一版发布后开始受理',
    change: '改本地内容',
    changeOf: '改本地内容：{name}',
    title: '{name}：本地内容',
    lead: '只写和统一内容不同的。存了就生效，不用审核；承诺只能比统一的更短，对之后受理的件有效。',
    askPhone: '咨询电话',
    supervisionPhone: '监督电话',
    shorter: '更短的承诺',
    window: '窗口 {n}',
    name: '名称',
    address: '地址',
    windowPhone: '电话',
    hours: '时间',
    traffic: '怎么去',
    add: '加一个窗口',
    remove: '移除窗口 {n}',
    removeWord: '移除',
    save: '存',
    saved: '已存，指南上就是新的了',
    cancel: '先不',
    missing: '窗口要有名称和地址。',
  },
  en: {
    label: 'Implementing organisations',
    none: 'No organisation implements this item yet.',
    nothing: 'the centre’s address and the organisation’s telephone',
    all: 'All {n} organisations',
    windows: '{n} windows',
    phone: 'telephone {phone}',
    supervision: 'supervision {phone}',
    promise: 'local promise {budget}',
    planned: 'planned; handles it once its version is published',
    change: 'Change local words',
    changeOf: 'Change local words of {name}',
    title: '{name}: local words',
    lead: 'Only what differs from the unified content. In force when saved, without review; the promise may only be shorter, and holds for cases accepted from then on.',
    askPhone: 'Telephone for questions',
    supervisionPhone: 'Telephone of supervision',
    shorter: 'Shorter promise',
    window: 'Window {n}',
    name: 'Name',
    address: 'Address',
    windowPhone: 'Telephone',
    hours: 'Hours',
    traffic: 'How to get there',
    add: 'Add a window',
    remove: 'Remove window {n}',
    removeWord: 'Remove',
    save: 'Save',
    saved: 'Saved; the guide shows it now',
    cancel: 'Not now',
    missing: 'A window needs a name and an address.',
  },
});

/** So many are shown until somebody asks for all. */
const shortList = 6;

/** Who implements an item, with what each adds to the unified content; one press to change it. */
export function LocalWords({ basicCode }: { basicCode: string }) {
  const t = useMessages(messages);
  const { locale } = useLanguage();
  const may = usePermission();
  const item = useQuery(itemQuery(basicCode));
  const [open, setOpen] = useState<KeptServiceItem>();
  const [all, setAll] = useState(false);
  if (!item.data) return <Skeleton lines={3} />;
  const { serviceItems } = item.data;
  if (serviceItems.length === 0) return <p className="ow-muted ow-cat-over">{t('none')}</p>;
  const shown = all ? serviceItems : serviceItems.slice(0, shortList);
  const nameOf = (one: KeptServiceItem) => (locale === 'zh' ? one.organisationName : one.organisationEnglishName);
  const words = ({ overrides }: KeptServiceItem) =>
    [
      overrides.windows?.length && t('windows', { n: overrides.windows.length }),
      overrides.phone && t('phone', { phone: overrides.phone }),
      overrides.supervisionPhone && t('supervision', { phone: overrides.supervisionPhone }),
      overrides.promise && t('promise', { budget: budgetText(overrides.promise, locale) }),
    ]
      .filter(Boolean)
      .join(' · ');
  return (
    <>
      <Rows
        label={t('label')}
        rows={shown.map(one => ({
          key: one.serviceItemId,
          main: nameOf(one),
          note: (
            <>
              {one.planned ? t('planned') : words(one) || t('nothing')} ·{' '}
              <span className="ow-mono">{one.taskCode}</span>
            </>
          ),
          // What is only planned has no guide yet that local words could stand in.
          aside: may(catalogueNames.edit) && !one.planned && (
            <Button kind="link" aria-label={t('changeOf', { name: nameOf(one) })} onClick={() => setOpen(one)}>
              {t('change')}
            </Button>
          ),
        }))}
      />
      {shown.length < serviceItems.length && (
        <p className="ow-cat-under">
          <Button kind="link" onClick={() => setAll(true)}>
            {t('all', { n: serviceItems.length })}
          </Button>
        </p>
      )}
      {open && <LocalWordsDialog serviceItem={open} name={nameOf(open)} onClose={() => setOpen(undefined)} />}
    </>
  );
}

function LocalWordsDialog({
  serviceItem,
  name,
  onClose,
}: {
  serviceItem: KeptServiceItem;
  name: string;
  onClose(): void;
}) {
  const t = useMessages(messages);
  const [missing, setMissing] = useState(false);
  const save = useCommand<ServiceItemOverrides>({
    send: (overrides, key) =>
      api.put(
        apiPath`/api/catalogue/service-items/${serviceItem.serviceItemId}/overrides`,
        { revision: serviceItem.revision, overrides },
        { key },
      ),
    invalidates: outOfDate,
    done: t('saved'),
    onDone: onClose,
  });
  const draft = useDraft<ServiceItemOverrides>(serviceItem.overrides, { problems: save.fields });
  const windows = draft.value.windows ?? [];
  const setWindows = (next: WindowPlace[]) =>
    draft.field<WindowPlace[] | undefined>('/windows').onChange(next.length > 0 ? next : undefined);
  function submit() {
    const incomplete = windows.some(window => !window.name.zh || !window.address.zh);
    setMissing(incomplete);
    if (!incomplete) void save.run(draft.value);
  }
  return (
    <Dialog
      side
      width={680}
      title={t('title', { name })}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button kind="solid" busy={save.pending} onClick={submit}>
            {t('save')}
          </Button>
        </>
      }
    >
      <div className="ow-cat-dialog">
        <p className="ow-muted">{t('lead')}</p>
        {missing && <ErrorLine>{t('missing')}</ErrorLine>}
        <div className="ow-fields ow-fields-2 ow-cat-tight">
          <Line draft={draft} path="/phone" label={t('askPhone')} />
          <Line draft={draft} path="/supervisionPhone" label={t('supervisionPhone')} />
          <BudgetField
            {...draft.field<ServiceItemOverrides['promise']>('/promise')}
            label={t('shorter')}
            nullable
            onChange={budget => draft.field<ServiceItemOverrides['promise']>('/promise').onChange(budget ?? undefined)}
          />
        </div>
        {windows.map((_, i) => (
          <fieldset key={i} className="ow-cat-window">
            <legend>
              {t('window', { n: i + 1 })}
              <Button
                kind="link"
                aria-label={t('remove', { n: i + 1 })}
                onClick={() => setWindows(windows.filter((__, at) => at !== i))}
              >
                {t('removeWord')}
              </Button>
            </legend>
            <div className="ow-fields ow-fields-2 ow-cat-tight">
              <Pair draft={draft} path={`/windows/${i}/name`} label={t('name')} />
              <Line draft={draft} path={`/windows/${i}/phone`} label={t('windowPhone')} />
              <Pair draft={draft} path={`/windows/${i}/address`} label={t('address')} />
              <Pair draft={draft} path={`/windows/${i}/hours`} label={t('hours')} optional />
              <Pair draft={draft} path={`/windows/${i}/traffic`} label={t('traffic')} optional />
            </div>
          </fieldset>
        ))}
        <div>
          <Button icon="plus" onClick={() => setWindows([...windows, { name: { zh: '' }, address: { zh: '' } }])}>
            {t('add')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}

type OverridesDraft = ReturnType<typeof useDraft<ServiceItemOverrides>>;

function Line({ draft, path, label }: { draft: OverridesDraft; path: string; label: string }) {
  const { onChange, ...field } = draft.field<string | undefined>(path);
  return <TextField {...field} label={label} optional maxLength={60} onChange={next => onChange(next || undefined)} />;
}

/** A text in Chinese; where it has an English half, that stays as it is. */
function Pair({
  draft,
  path,
  label,
  optional = false,
}: {
  draft: OverridesDraft;
  path: string;
  label: string;
  optional?: boolean;
}) {
  const { value, onChange, error } = draft.field<{ zh: string; en?: string } | undefined>(path);
  return (
    <FieldFrame label={label} path={path} error={error} optional={optional}>
      {({ status: _, ...ids }) => (
        <input
          {...ids}
          className="ow-input"
          maxLength={400}
          value={value?.zh ?? ''}
          onChange={event => {
            const zh = event.target.value;
            onChange(optional && zh === '' ? undefined : { ...value, zh });
          }}
        />
      )}
    </FieldFrame>
  );
}
