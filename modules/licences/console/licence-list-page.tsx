import {
  api,
  type Column,
  type Filter,
  ListPage,
  type ListSource,
  type Sort,
  Tag,
  useLanguage,
  usePermission,
  useText,
  type View,
} from '@onewindow/console-kit';
import { useQuery } from '@tanstack/react-query';
import type { LicenceSummary, LicenceType } from '../src/contract.ts';

const source: ListSource<LicenceSummary> = {
  key: '/api/licences',
  async fetch({ after, limit, filters: chosen }, signal) {
    const page = await api.get<{ rows: LicenceSummary[]; next: string | null }>('/api/licences', {
      query: { ...chosen, after, limit },
      signal,
    });
    return { ...page, total: null };
  },
};

/** The national catalogue of licences leaves the city as one file; filters do not narrow it. */
const exported: ListSource<LicenceSummary> = { ...source, exportHref: () => '/api/licences/export' };

const columns: Column<LicenceSummary>[] = [
  {
    key: 'number',
    label: { zh: '证号', en: 'Number' },
    width: 210,
    fixed: true,
    link: true,
    cell: row => <span className="ow-number">{row.number}</span>,
  },
  { key: 'type', label: { zh: '证照', en: 'Licence' }, cell: row => <TypeName row={row} /> },
  { key: 'holder', label: { zh: '持证人', en: 'Holder' }, cell: row => row.holderName },
  { key: 'status', label: { zh: '状态', en: 'State' }, width: 110, cell: row => <Status row={row} /> },
  { key: 'issued', label: { zh: '发证', en: 'Issued' }, width: 110, sort: 'recent', cell: row => row.issuedOn },
  { key: 'until', label: { zh: '有效期至', en: 'Valid until' }, width: 110, cell: row => row.validTo ?? '—' },
  { key: 'body', label: { zh: '发证机关', en: 'Issued by' }, cell: row => row.organisationName },
  { key: 'identifier', label: { zh: '证照标识', en: 'Identifier' }, hidden: true, cell: row => row.identifier },
  { key: 'version', label: { zh: '第几版', en: 'Version' }, width: 80, hidden: true, cell: row => row.version },
];

const states: Filter = {
  key: 'statusCode',
  label: { zh: '状态', en: 'State' },
  kind: 'choice',
  single: true,
  options: [
    { value: '01', label: { zh: '正常', en: 'in force' } },
    { value: '03', label: { zh: '撤销', en: 'revoked' } },
    { value: '04', label: { zh: '注销', en: 'annulled' } },
    { value: '07', label: { zh: '吊销', en: 'forfeited' } },
  ],
};
const search: Filter = {
  key: 'text',
  label: { zh: '证号或持证人', en: 'Number or holder' },
  kind: 'text',
  hint: { zh: '证号、证照标识，或持证人名称的开头', en: 'Number, identifier, or the beginning of the name' },
};

const sorts: readonly [Sort, ...Sort[]] = [{ key: 'recent', label: { zh: '最近发的在前', en: 'Latest first' } }];
const views: readonly [View, ...View[]] = [
  { id: 'all', name: { zh: '全部', en: 'All' }, search: {} },
  { id: 'force', name: { zh: '正常', en: 'In force' }, search: { statusCode: '01' } },
  { id: 'annulled', name: { zh: '已注销', en: 'Annulled' }, search: { statusCode: '04' } },
];

/** 证照: every licence that a body in the person's jurisdiction issued. */
export function LicenceListPage() {
  const may = usePermission();
  const types = useQuery({
    queryKey: ['licence-types'],
    queryFn: ({ signal }) => api.get<LicenceType[]>('/api/licence-types', { signal }),
  });
  const kinds: Filter = {
    key: 'typeKey',
    label: { zh: '证照', en: 'Licence' },
    kind: 'choice',
    single: true,
    options: ((types.data ?? []) as LicenceType[]).map(type => ({
      value: type.key,
      label: { zh: type.name, en: type.nameEn },
    })),
  };
  return (
    <ListPage
      title={{ zh: '证照', en: 'Licences' }}
      query={may({ name: 'licences.export' }) ? exported : source}
      columns={columns}
      filters={[kinds, states, search]}
      sorts={sorts}
      savedViews={views}
      unit={{ zh: '本', en: 'licences' }}
      rowKey={row => row.id}
      open={row => `/licences/${row.id}`}
    />
  );
}

function TypeName({ row }: { row: LicenceSummary }) {
  const { locale } = useLanguage();
  return <>{locale === 'en' ? row.typeNameEn : row.typeName}</>;
}

function Status({ row }: { row: LicenceSummary }) {
  const say = useText();
  return <Tag kind={row.status === 'valid' ? 'tint' : 'ink'}>{say(row.statusName)}</Tag>;
}
