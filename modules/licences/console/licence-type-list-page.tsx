import {
  type Column,
  ErrorState,
  ListTable,
  Page,
  Panel,
  Skeleton,
  useLanguage,
  useMessages,
} from '@onewindow/console-kit';
import { typeMessages } from './licence-type-messages.ts';
import { type StoredType, useTypes } from './type-data.ts';

const columns: Column<StoredType>[] = [
  { key: 'name', label: { zh: '证照', en: 'Licence' }, link: true, cell: row => <Name row={row} /> },
  { key: 'authority', label: { zh: '定义机关', en: 'Defined by' }, cell: row => row.authorityName },
  { key: 'code', label: { zh: '类型代码', en: 'Code' }, width: 220, cell: row => row.code },
  {
    key: 'fields',
    label: { zh: '栏目', en: 'Lines' },
    width: 80,
    align: 'right',
    cell: row => row.definition.fields.length,
  },
  { key: 'revision', label: { zh: '版本', en: 'Version' }, width: 80, align: 'right', cell: row => row.revision },
];

/** 证照类型: what kinds of licence the city issues. */
export function LicenceTypeListPage() {
  const t = useMessages(typeMessages);
  const found = useTypes();
  return (
    <Page title={t('title')}>
      {found.isPending && <Skeleton lines={10} />}
      {found.isError && <ErrorState error={found.error} onRetry={() => void found.refetch()} />}
      {found.data && (
        <Panel flush>
          <ListTable
            label={t('title')}
            columns={columns}
            rows={found.data}
            rowKey={row => row.key}
            open={row => `/licence-types/${row.key}`}
          />
        </Panel>
      )}
    </Page>
  );
}

function Name({ row }: { row: StoredType }) {
  const { locale } = useLanguage();
  return <>{locale === 'en' ? row.nameEn : row.name}</>;
}
