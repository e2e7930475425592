import {
  api,
  Button,
  download,
  ErrorState,
  FormSection,
  Page,
  Panel,
  Segmented,
  SelectField,
  Skeleton,
  TextField,
  useLanguage,
  useMessages,
  useText,
  withQuery,
} from '@onewindow/console-kit';
import { defineMessages, formatCount } from '@onewindow/i18n';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { catalogueFilters } from './catalogue-list.tsx';
import { organTypeOptions } from './catalogue-list-data.ts';
import { importMessages } from './import-words.ts';
import './import-pages.css';

const messages = defineMessages({
  zh: {
    title: '导出事项',
    lead: '将导出 {tasks} 条实施清单，属于 {items} 个事项。',
    nothing: '没有符合的实施清单，去掉一个条件试试。',
    which: '导出哪些',
    q: '名称、拼音或编码',
    division: '哪个县（区）',
    all: '全部',
    kept: '列表里选的机构也算在内。',
    format: '格式',
    formats:
      '列名是国家标准的。CSV 一个文件装几张表，row_type 写明是哪张；JSON 一行一个事项。改好再导入，没改的不会动。',
    act: '导出 {format}',
    exporting: '正在导出，文件会进您的下载文件夹，可以做别的事。',
    city: '桂林市本级',
  },
  en: {
    title: 'Export items',
    lead: 'This exports {tasks} tasks of {items} items.',
    nothing: 'Nothing meets these conditions; try without one of them.',
    which: 'What to export',
    q: 'Name, pinyin or code',
    division: 'County or district',
    all: 'All',
    kept: 'The organisations chosen in the list count too.',
    format: 'Format',
    formats:
      'Columns have their national names. A CSV holds several tables in one file, told apart by row_type; JSON has one item a line. Edited and imported again, what you left alone stays as it is.',
    act: 'Export {format}',
    exporting: 'Exporting; the file goes to your downloads, and you may go on.',
    city: 'The city itself',
  },
});

const cityCode = '450300000000';

/** 导出: what the filters select, in the national column names, as a file that is written while it is downloaded. */
export function ExportPage() {
  const t = useMessages(messages);
  const words = useMessages(importMessages);
  const [search, setSearch] = useState<Record<string, string>>(() =>
    Object.fromEntries(new URLSearchParams(window.location.search)),
  );
  const [format, setFormat] = useState<'csv' | 'json'>('csv');
  const count = useQuery({
    queryKey: ['catalogue', 'export', search],
    queryFn: ({ signal }) =>
      api.get<{ tasks: number; items: number }>('/api/catalogue/export/count', { query: search, signal }),
    placeholderData: keepPreviousData,
  });
  const set = (key: string) => (value: string | null | undefined) =>
    setSearch(({ [key]: _, ...others }) => (value ? { ...others, [key]: value } : others));
  const tasks = count.data?.tasks ?? 0;
  return (
    <Page title={t('title')} back={{ label: words('list'), to: '/catalogue' }} search={false}>
      <div className="ow-columns">
        <FormSection title={t('which')} columns={2}>
          <TextField path="/q" label={t('q')} optional value={search.q} onChange={set('q')} error={undefined} />
          <Division value={search.division} onChange={set('division')} />
          <OrganType value={search.organType} onChange={set('organType')} />
          <Choices search={search} set={set} />
          {search.organisation && <p className="ow-muted">{t('kept')}</p>}
        </FormSection>
        <Panel title={t('format')}>
          <div className="ow-stack">
            {count.isPending && <Skeleton lines={2} />}
            {count.isError && !count.data && <ErrorState error={count.error} onRetry={() => void count.refetch()} />}
            {count.data && (
              <p className="ow-lead" role="status">
                {tasks > 0
                  ? t('lead', { tasks: formatCount(tasks), items: formatCount(count.data.items) })
                  : t('nothing')}
              </p>
            )}
            <Segmented
              label={t('format')}
              value={format}
              onChange={setFormat}
              options={[
                { key: 'csv', label: 'CSV' },
                { key: 'json', label: 'JSON' },
              ]}
            />
            <p className="ow-muted">{t('formats')}</p>
            {tasks > 0 && (
              <Button
                kind="solid"
                icon="download"
                onClick={() => download(withQuery('/api/catalogue/export', { ...search, format }), t('exporting'))}
              >
                {t('act', { format: format.toUpperCase() })}
              </Button>
            )}
          </div>
        </Panel>
      </div>
    </Page>
  );
}

interface Chosen {
  value: string | undefined;
  onChange(value: string | null | undefined): void;
}

function Division({ value, onChange }: Chosen) {
  const t = useMessages(messages);
  const { data } = useQuery({
    queryKey: ['divisions', cityCode],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: ({ signal }) =>
      api.get<{ rows: { code: string; name: string }[] }>('/api/divisions', { query: { parent: cityCode }, signal }),
  });
  const counties = data?.rows.map(({ code, name }) => ({ value: code, label: name })) ?? [];
  return (
    <SelectField
      path="/division"
      label={t('division')}
      optional
      value={value}
      onChange={onChange}
      error={undefined}
      options={[{ value: cityCode, label: t('city') }, ...counties]}
    />
  );
}

function OrganType({ value, onChange }: Chosen) {
  const say = useText();
  const { data } = useQuery({
    queryKey: ['catalogue', 'organ-types'],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: ({ signal }) => organTypeOptions.search('', signal),
  });
  const label = catalogueFilters.find(filter => filter.key === 'organType')?.label ?? '';
  return (
    <SelectField
      path="/organType"
      label={say(label)}
      optional
      value={value}
      onChange={onChange}
      error={undefined}
      options={(data ?? []).map(option => ({ value: option.value, label: say(option.label) }))}
    />
  );
}

/** The list's own choices and yes-or-noes, one of each. */
function Choices({
  search,
  set,
}: {
  search: Record<string, string>;
  set(key: string): (value: string | null | undefined) => void;
}) {
  const say = useText();
  const { locale } = useLanguage();
  const yes = { value: 'true', label: locale === 'zh' ? '是' : 'yes' };
  return catalogueFilters.flatMap(filter => {
    const listed = filter.kind === 'choice' && Array.isArray(filter.options) ? filter.options : undefined;
    if (!listed && filter.kind !== 'flag') return [];
    const options = listed?.map(option => ({ value: option.value, label: say(option.label) })) ?? [yes];
    const value = search[filter.key];
    return (
      <SelectField
        key={filter.key}
        path={`/${filter.key}`}
        label={say(filter.label)}
        optional
        value={value}
        onChange={set(filter.key)}
        error={undefined}
        // Several states, or all but one, come from the list's address as they are.
        options={
          value && !options.some(one => one.value === value)
            ? [...options, { value, label: combined(value, options) }]
            : options
        }
      />
    );
  });
}

function combined(value: string, options: readonly { value: string; label: string }[]): string {
  const names = value
    .replace(/^!/, '')
    .split(',')
    .map(one => options.find(option => option.value === one)?.label ?? one);
  return `${value.startsWith('!') ? '≠ ' : ''}${names.join(' / ')}`;
}
