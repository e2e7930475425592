import {
  AppLink,
  api,
  Button,
  type Column,
  EmptyState,
  ErrorState,
  ListTable,
  Page,
  Panel,
  Skeleton,
  TextField,
  useMessages,
  useText,
} from '@onewindow/console-kit';
import { defineMessages } from '@onewindow/i18n';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useDeferredValue, useState } from 'react';
import type { DivisionRow } from './shapes.ts';

const messages = defineMessages({
  zh: {
    title: '行政区划',
    find: '按名称找',
    city: '桂林市',
    up: '上一级',
    under: '下级 {n} 个',
    none: '没有下级',
    noneText: '村和社区是最末一级。',
    noFound: '没有找到“{q}”',
  },
  en: {
    title: 'Divisions',
    find: 'Find by name',
    city: 'Guilin',
    up: 'One level up',
    under: '{n} below',
    none: 'Nothing below',
    noneText: 'Villages and communities are the last level.',
    noFound: 'Nothing found for “{q}”',
  },
});

const levels: Record<string, { zh: string; en: string }> = {
  city: { zh: '市', en: 'city' },
  county: { zh: '县区', en: 'county' },
  township: { zh: '乡镇街道', en: 'township' },
  village: { zh: '村社区', en: 'village' },
};

const columns: Column<DivisionRow>[] = [
  { key: 'name', label: { zh: '名称', en: 'Name' }, link: true, width: 220, cell: row => row.name },
  { key: 'full', label: { zh: '全称', en: 'Full name' }, cell: row => row.fullName },
  { key: 'level', label: { zh: '级别', en: 'Level' }, width: 110, cell: row => <Level level={row.level} /> },
  { key: 'code', label: { zh: '代码', en: 'Code' }, width: 150, cell: row => row.code },
  { key: 'children', label: { zh: '下级', en: 'Below' }, width: 80, align: 'right', cell: row => row.children },
];

const cityCode = '450300000000';

/** 行政区划: from the city down to villages, or by name. */
export function DivisionsPage() {
  const t = useMessages(messages);
  const { under } = useSearch({ strict: false }) as { under?: string };
  const navigate = useNavigate();
  const parent = under ?? cityCode;
  const [typed, setTyped] = useState('');
  const q = useDeferredValue(typed.trim());
  const found = useQuery({
    queryKey: ['divisions', parent, q],
    queryFn: ({ signal }) =>
      api.get<{ rows: DivisionRow[] }>('/api/divisions', { query: q ? { q } : { parent }, signal }),
    placeholderData: keepPreviousData,
  });
  const rows = found.data?.rows ?? [];
  return (
    <Page title={t('title')} note={parent === cityCode ? t('city') : parent}>
      <div className="ow-stack">
        <TextField
          path="/q"
          label={t('find')}
          value={typed}
          onChange={value => setTyped(value ?? '')}
          error={undefined}
        />
        {found.isPending && <Skeleton lines={8} />}
        {found.isError && <ErrorState error={found.error} onRetry={() => void found.refetch()} />}
        {found.isSuccess && (
          <Panel
            title={t('under', { n: rows.length })}
            note={
              parent !== cityCode &&
              q === '' && <AppLink to={`/divisions?under=${parentOf(parent)}`}>{t('up')}</AppLink>
            }
            flush
          >
            {rows.length === 0 ? (
              <EmptyState
                title={q ? t('noFound', { q }) : t('none')}
                action={q && <Button onClick={() => setTyped('')}>{t('title')}</Button>}
              >
                {!q && t('noneText')}
              </EmptyState>
            ) : (
              <ListTable
                label={t('title')}
                columns={columns}
                rows={rows}
                rowKey={row => row.code}
                open={row => `/divisions?under=${row.code}`}
                onOpen={row => {
                  setTyped('');
                  void navigate({ to: '/divisions', search: { under: row.code } as never });
                }}
              />
            )}
          </Panel>
        )}
      </div>
    </Page>
  );
}

function Level({ level }: { level: string }) {
  const say = useText();
  return <>{say(levels[level] ?? level)}</>;
}

/** GB/T 10114: village 12 digits, township 9, county 6, city 4. */
function parentOf(code: string): string {
  const length = code.endsWith('000000') ? 4 : code.endsWith('000') ? 6 : 9;
  return code.slice(0, length).padEnd(12, '0');
}
