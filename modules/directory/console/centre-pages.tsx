import {
  api,
  apiPath,
  type Column,
  EmptyState,
  ErrorState,
  Facts,
  type Filter,
  ListPage,
  ListTable,
  Page,
  Panel,
  Skeleton,
  type Sort,
  Tag,
  useMessages,
  useRouteParam,
  useText,
  type View,
} from '@onewindow/console-kit';
import { defineMessages } from '@onewindow/i18n';
import { useQuery } from '@tanstack/react-query';
import { countyTiles } from '../src/contract.ts';
import { type CentreRow, centreKinds, plainList } from './shapes.ts';

const messages = defineMessages({
  zh: {
    list: '大厅和窗口',
    title: '大厅',
    about: '基本情况',
    kind: '级别',
    address: '地址',
    hours: '开放时间',
    phone: '电话',
    area: '使用面积',
    standard: '标准面积',
    meets: '达标',
    below: '差 {n} ㎡',
    unknown: '没有登记',
    windows: '窗口 {n} 个',
    none: '还没有登记窗口',
    noneText: '村和社区的服务点通常不设固定窗口。',
    square: '{n} ㎡',
  },
  en: {
    list: 'Service centres',
    title: 'Service centre',
    about: 'About',
    kind: 'Level',
    address: 'Address',
    hours: 'Opening hours',
    phone: 'Telephone',
    area: 'Floor area',
    standard: 'Standard area',
    meets: 'meets',
    below: '{n} ㎡ short',
    unknown: 'not recorded',
    windows: 'Windows: {n}',
    none: 'No windows recorded',
    noneText: 'Service points of villages usually have none.',
    square: '{n} ㎡',
  },
});

const source = plainList<CentreRow>('/api/service-centres');

const columns: Column<CentreRow>[] = [
  { key: 'name', label: { zh: '大厅', en: 'Centre' }, link: true, fixed: true, width: 280, cell: row => row.name },
  { key: 'kind', label: { zh: '级别', en: 'Level' }, width: 130, cell: row => <Kind kind={row.kind} /> },
  {
    key: 'area',
    label: { zh: '面积 ㎡', en: 'Area ㎡' },
    width: 90,
    align: 'right',
    cell: row => row.floorArea?.toLocaleString('en') ?? '—',
  },
  {
    key: 'standard',
    label: { zh: '标准 ㎡', en: 'Standard ㎡' },
    width: 100,
    align: 'right',
    cell: row => row.standardArea?.toLocaleString('en') ?? '—',
  },
  { key: 'meets', label: { zh: '对照标准', en: 'Against it' }, width: 120, cell: row => <Standard row={row} /> },
  { key: 'windows', label: { zh: '窗口', en: 'Windows' }, width: 70, align: 'right', cell: row => row.windows },
  { key: 'address', label: { zh: '地址', en: 'Address' }, cell: row => row.address },
  { key: 'hours', label: { zh: '开放时间', en: 'Hours' }, hidden: true, cell: row => row.openingHours },
];

const filters: Filter[] = [
  {
    key: 'kind',
    label: { zh: '级别', en: 'Level' },
    kind: 'choice',
    single: true,
    options: Object.entries(centreKinds).map(([value, label]) => ({ value, label })),
  },
  {
    key: 'county',
    label: { zh: '县区', en: 'County' },
    kind: 'choice',
    single: true,
    options: Object.entries(countyTiles).map(([value, { name }]) => ({ value, label: name })),
  },
  {
    key: 'meets',
    label: { zh: '对照标准', en: 'Standard' },
    kind: 'choice',
    single: true,
    options: [
      { value: 'true', label: { zh: '达标', en: 'meets' } },
      { value: 'false', label: { zh: '不达标', en: 'below' } },
    ],
  },
];
const sorts: readonly [Sort] = [{ key: 'default', label: { zh: '按级别和地方', en: 'By level and place' } }];
const views: readonly [View, ...View[]] = [
  { id: 'all', name: { zh: '全部', en: 'All' }, search: {} },
  { id: 'city', name: { zh: '市级', en: 'City' }, search: { kind: 'city' } },
  { id: 'county', name: { zh: '县级', en: 'County' }, search: { kind: 'county' } },
  { id: 'township', name: { zh: '乡镇街道', en: 'Township' }, search: { kind: 'township' } },
  { id: 'village', name: { zh: '村社区', en: 'Village' }, search: { kind: 'village' } },
  { id: 'below', name: { zh: '面积不达标', en: 'Below standard' }, search: { meets: 'false' } },
];

/** 大厅: service centres at four levels, with their floor area against the standard of their class. */
export function CentreListPage() {
  return (
    <ListPage
      title={{ zh: '大厅和窗口', en: 'Service centres' }}
      query={source}
      columns={columns}
      filters={filters}
      sorts={sorts}
      savedViews={views}
      unit={{ zh: '个', en: 'centres' }}
      rowKey={row => row.id}
      open={row => `/centres/${row.id}`}
    />
  );
}

function Kind({ kind }: { kind: string }) {
  const say = useText();
  return <>{say(centreKinds[kind] ?? kind)}</>;
}

function Standard({ row }: { row: CentreRow }) {
  const t = useMessages(messages);
  if (row.floorArea === null || row.standardArea === null) return <span className="ow-muted">{t('unknown')}</span>;
  if (row.floorArea >= row.standardArea) return <Tag kind="tint">{t('meets')}</Tag>;
  return <Tag kind="ink">{t('below', { n: row.standardArea - row.floorArea })}</Tag>;
}

interface WindowRow {
  id: string;
  number: number;
  zone: string;
  name: string;
  organisationName: string | null;
}

const windowColumns: Column<WindowRow>[] = [
  { key: 'number', label: { zh: '号', en: 'No.' }, width: 60, cell: row => row.number },
  { key: 'name', label: { zh: '窗口', en: 'Window' }, cell: row => row.name },
  { key: 'zone', label: { zh: '功能区', en: 'Zone' }, width: 180, cell: row => row.zone },
  { key: 'body', label: { zh: '机构', en: 'Organisation' }, cell: row => row.organisationName ?? '—' },
];

/** One centre with its windows. */
export function CentrePage() {
  const t = useMessages(messages);
  const say = useText();
  const id = useRouteParam('centreId');
  const found = useQuery({
    queryKey: ['centre', id],
    queryFn: ({ signal }) => api.get<CentreRow>(apiPath`/api/service-centres/${id}`, { signal }) as Promise<CentreRow>,
  });
  const windows = useQuery({
    queryKey: ['windows', id],
    queryFn: ({ signal }) => api.get<{ rows: WindowRow[] }>(apiPath`/api/service-centres/${id}/windows`, { signal }),
  });
  const back = { label: t('list'), to: '/centres' };
  if (!found.data) {
    return (
      <Page title={t('title')} back={back}>
        {found.isError ? (
          <ErrorState error={found.error} onRetry={() => void found.refetch()} />
        ) : (
          <Skeleton lines={8} />
        )}
      </Page>
    );
  }
  const centre = found.data;
  const rows = windows.data?.rows ?? [];
  const area = (value: number | null) =>
    value === null ? t('unknown') : t('square', { n: value.toLocaleString('en') });
  return (
    <Page title={centre.name} back={back} tag={<Standard row={centre} />}>
      <div className="ow-stack">
        <Panel title={t('about')}>
          <Facts
            facts={[
              { label: t('kind'), value: say(centreKinds[centre.kind] ?? centre.kind) },
              { label: t('area'), value: area(centre.floorArea) },
              { label: t('standard'), value: area(centre.standardArea) },
              { label: t('address'), value: centre.address },
              { label: t('hours'), value: centre.openingHours },
              { label: t('phone'), value: centre.telephone ?? t('unknown') },
            ]}
          />
        </Panel>
        <Panel title={t('windows', { n: rows.length })} flush>
          {windows.isSuccess && rows.length === 0 ? (
            <EmptyState title={t('none')}>{t('noneText')}</EmptyState>
          ) : (
            <ListTable
              label={t('windows', { n: rows.length })}
              columns={windowColumns}
              rows={rows}
              rowKey={row => row.id}
              loading={windows.isPending}
            />
          )}
        </Panel>
      </div>
    </Page>
  );
}
