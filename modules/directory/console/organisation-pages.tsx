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
  useMessages,
  useRouteParam,
  useText,
  type View,
} from '@onewindow/console-kit';
import { defineMessages } from '@onewindow/i18n';
import { useQuery } from '@tanstack/react-query';
import { countyTiles } from '../src/contract.ts';
import {
  type AuthorisationRow,
  levelNames,
  type OrganisationRow,
  plainList,
  type StaffRow,
  staffStates,
} from './shapes.ts';

const source = plainList<OrganisationRow>('/api/organisations', { words: true });

const columns: Column<OrganisationRow>[] = [
  {
    key: 'name',
    label: { zh: '机构', en: 'Organisation' },
    link: true,
    fixed: true,
    width: 280,
    cell: row => row.name,
  },
  { key: 'short', label: { zh: '简称', en: 'Short name' }, width: 180, cell: row => row.shortName },
  { key: 'level', label: { zh: '层级', en: 'Level' }, width: 100, cell: row => <Level code={row.levelCode} /> },
  {
    key: 'uscc',
    label: { zh: '统一社会信用代码', en: 'Credit code' },
    width: 190,
    cell: row => row.unifiedSocialCreditCode,
  },
  { key: 'phone', label: { zh: '电话', en: 'Telephone' }, width: 150, cell: row => row.telephone ?? '—' },
  { key: 'english', label: { zh: '英文名', en: 'English name' }, hidden: true, cell: row => row.englishName },
];

/** The divisions that have bodies of their own: the city and its 17 counties. */
export const placeOptions = [
  { value: '450300000000', label: { zh: '桂林市本级', en: 'City' } },
  ...Object.entries(countyTiles).map(([value, { name }]) => ({ value, label: name })),
];

const filters: Filter[] = [
  { key: 'division', label: { zh: '地方', en: 'Place' }, kind: 'choice', single: true, options: placeOptions },
];
const sorts: readonly [Sort] = [{ key: 'default', label: { zh: '按建立的先后', en: 'In order of entry' } }];
const views: readonly [View, ...View[]] = [
  { id: 'all', name: { zh: '全部', en: 'All' }, search: {} },
  { id: 'city', name: { zh: '市本级', en: 'City' }, search: { division: '450300000000' } },
];

/** 机构: all bodies, by place or name. */
export function OrganisationListPage() {
  return (
    <ListPage
      title={{ zh: '机构和人员', en: 'Organisations' }}
      query={source}
      columns={columns}
      filters={filters}
      sorts={sorts}
      savedViews={views}
      unit={{ zh: '个', en: 'organisations' }}
      rowKey={row => row.id}
      open={row => `/organisations/${row.id}`}
    />
  );
}

function Level({ code }: { code: string }) {
  const say = useText();
  return <>{say(levelNames[code] ?? code)}</>;
}

const messages = defineMessages({
  zh: {
    list: '机构和人员',
    title: '机构',
    about: '基本情况',
    short: '简称',
    level: '层级',
    uscc: '统一社会信用代码',
    phone: '电话',
    english: '英文名',
    code: '区划代码',
    staff: '人员 {n} 人',
    noStaff: '还没有人员',
    noStaffText: '建账号时登记的人员会列在这里。',
    powers: '授权 {n} 项',
    noPowers: '还没有单独授权',
    noPowersText: '没有单独授权时，按岗位角色办理本部门的全部事项。',
    all: '本部门全部事项',
    none: '没有',
  },
  en: {
    list: 'Organisations',
    title: 'Organisation',
    about: 'About',
    short: 'Short name',
    level: 'Level',
    uscc: 'Credit code',
    phone: 'Telephone',
    english: 'English name',
    code: 'Division',
    staff: 'Staff: {n}',
    noStaff: 'No staff yet',
    noStaffText: 'Those who are entered with an account are listed here.',
    powers: 'Authorisations: {n}',
    noPowers: 'No separate authorisations',
    noPowersText: 'Without one, roles hold for all items of the body.',
    all: 'all items of the body',
    none: 'none',
  },
});

const staffColumns: Column<StaffRow>[] = [
  { key: 'name', label: { zh: '姓名', en: 'Name' }, width: 160, cell: row => row.name },
  { key: 'number', label: { zh: '工号', en: 'Work number' }, width: 140, cell: row => row.workNumber },
  { key: 'post', label: { zh: '岗位', en: 'Post' }, cell: row => row.post },
  { key: 'status', label: { zh: '状态', en: 'State' }, width: 100, cell: row => <StaffState status={row.status} /> },
];

const powerColumns: Column<AuthorisationRow>[] = [
  { key: 'who', label: { zh: '人员', en: 'Person' }, width: 160, cell: row => row.staffName },
  { key: 'item', label: { zh: '事项', en: 'Item' }, width: 180, cell: row => row.basicCode ?? <AllItems /> },
  { key: 'powers', label: { zh: '环节', en: 'Steps' }, cell: row => row.powers.join(' · ') },
  {
    key: 'valid',
    label: { zh: '有效期', en: 'Valid' },
    width: 210,
    cell: row => `${row.validFrom} – ${row.validUntil ?? ''}`,
  },
];

/** One body with its people and what they are authorised to. */
export function OrganisationPage() {
  const t = useMessages(messages);
  const say = useText();
  const id = useRouteParam('organisationId');
  const found = useQuery({
    queryKey: ['organisation', id],
    queryFn: ({ signal }) =>
      api.get<{ organisation: OrganisationRow; authorisations: AuthorisationRow[] }>(
        apiPath`/api/organisations/${id}`,
        {
          signal,
        },
      ),
  });
  const staff = useQuery({
    queryKey: ['staff', id],
    queryFn: ({ signal }) =>
      api.get<{ rows: StaffRow[] }>('/api/staff', { query: { organisation: id, limit: 200 }, signal }),
  });
  const back = { label: t('list'), to: '/organisations' };
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
  const { organisation, authorisations } = found.data;
  const people = staff.data?.rows ?? [];
  return (
    <Page title={organisation.name} back={back}>
      <div className="ow-stack">
        <Panel title={t('about')}>
          <Facts
            facts={[
              { label: t('short'), value: organisation.shortName },
              { label: t('level'), value: say(levelNames[organisation.levelCode] ?? organisation.levelCode) },
              { label: t('phone'), value: organisation.telephone ?? t('none') },
              { label: t('uscc'), value: organisation.unifiedSocialCreditCode },
              { label: t('english'), value: organisation.englishName },
              { label: t('code'), value: organisation.divisionCode },
            ]}
          />
        </Panel>
        <Panel title={t('staff', { n: people.length })} flush>
          {staff.isSuccess && people.length === 0 ? (
            <EmptyState title={t('noStaff')}>{t('noStaffText')}</EmptyState>
          ) : (
            <ListTable
              label={t('staff', { n: people.length })}
              columns={staffColumns}
              rows={people}
              rowKey={row => row.id}
              loading={staff.isPending}
            />
          )}
        </Panel>
        <Panel title={t('powers', { n: authorisations.length })} flush>
          {authorisations.length === 0 ? (
            <EmptyState title={t('noPowers')}>{t('noPowersText')}</EmptyState>
          ) : (
            <ListTable
              label={t('powers', { n: authorisations.length })}
              columns={powerColumns}
              rows={authorisations}
              rowKey={row => row.id}
            />
          )}
        </Panel>
      </div>
    </Page>
  );
}

function AllItems() {
  return <>{useMessages(messages)('all')}</>;
}

function StaffState({ status }: { status: string }) {
  const say = useText();
  return <>{say(staffStates[status] ?? status)}</>;
}
