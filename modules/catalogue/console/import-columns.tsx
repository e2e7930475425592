import { Button, Dialog, ErrorState, Skeleton, useLanguage, useMessages } from '@onewindow/console-kit';
import { defineMessages } from '@onewindow/i18n';
import { useQuery } from '@tanstack/react-query';
import { columnsQuery, type TableGuide } from './import-data.ts';

const messages = defineMessages({
  zh: {
    title: '各列的意思和代码',
    lead: '一个 CSV 可以装几张表：row_type 写这一行属于哪张表，task_code 写属于哪个事项。JSON 里其他表是事项里的列表。',
    tables: '各张表',
    column: '列',
    meaning: '意思',
    codes: '可以填',
    required: '必填',
    several: '可填几个，用逗号分开',
    list: 'JSON 里叫 {list}',
  },
  en: {
    title: 'What the columns mean, and their codes',
    lead: 'One CSV may hold several tables: row_type says to which a row belongs, task_code to which item. In JSON the other tables are lists within the item.',
    tables: 'Tables',
    column: 'Column',
    meaning: 'Meaning',
    codes: 'Codes',
    required: 'needed',
    several: 'several, by commas',
    list: '{list} in JSON',
  },
});

/** Every column of the national tables, for whoever fills a file in. */
export function ColumnGuide({ onClose }: { onClose(): void }) {
  const t = useMessages(messages);
  const found = useQuery(columnsQuery);
  return (
    <Dialog title={t('title')} side width={720} onClose={onClose}>
      <div className="ow-stack">
        <p className="ow-muted">{t('lead')}</p>
        {found.isPending && <Skeleton lines={8} />}
        {found.isError && <ErrorState error={found.error} onRetry={() => void found.refetch()} />}
        {found.data && (
          <nav className="ow-import-jumps" aria-label={t('tables')}>
            {found.data.map(({ name, zh }) => (
              <Button
                key={name}
                size="small"
                onClick={() => document.getElementById(`columns-${name}`)?.scrollIntoView()}
              >
                {zh}
              </Button>
            ))}
          </nav>
        )}
        {found.data?.map(table => (
          <TableColumns key={table.name} table={table} />
        ))}
      </div>
    </Dialog>
  );
}

function TableColumns({ table }: { table: TableGuide }) {
  const t = useMessages(messages);
  const { locale } = useLanguage();
  return (
    <section id={`columns-${table.name}`}>
      <h3>
        <b>{table.zh}</b> <code>{table.name}</code>{' '}
        {table.list && <small className="ow-muted">{t('list', { list: table.list })}</small>}
      </h3>
      <table className="ow-import-columns">
        <thead>
          <tr>
            <th scope="col">{t('column')}</th>
            <th scope="col">{t('meaning')}</th>
            <th scope="col">{t('codes')}</th>
          </tr>
        </thead>
        <tbody>
          {table.columns.map(column => (
            <tr key={column.name}>
              <td>
                <code>{column.name}</code>
              </td>
              <td>
                {column.zh}
                {column.required && <b> · {t('required')}</b>}
                {column.several && <div className="ow-muted">{t('several')}</div>}
              </td>
              <td>
                <ul className="ow-import-codes">
                  {column.codes.map(({ code, zh, en }) => (
                    <li key={code}>
                      <code>{code}</code> {locale === 'zh' ? zh : en}
                    </li>
                  ))}
                </ul>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
