import { defineMessages } from '@onewindow/i18n';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { usePermission } from '../api/session.ts';
import { Button } from '../control/button.tsx';
import { MenuButton } from '../control/menu-button.tsx';
import { ErrorState } from '../feedback/states.tsx';
import { type Bilingual, useMessages, useText } from '../language/language.tsx';
import { TopBar, type TopBarProps } from '../shell/top-bar.tsx';
import { ColumnChooser } from './column-chooser.tsx';
import { download } from './download.ts';
import { FilterBar } from './filter-bar.tsx';
import { ListEmpty, ListSearch, Pager } from './list-parts.tsx';
import { visibleColumns } from './list-state.ts';
import { ListTable } from './list-table.tsx';
import type { Column, Filter, ListAction, ListSource, Sort, View } from './list-types.ts';
import { useListAddress } from './use-list-address.ts';
import { useListKeys } from './use-list-keys.tsx';
import { ViewChanges, ViewTabs } from './views.tsx';
import './list.css';

const messages = defineMessages({
  zh: {
    exportAll: '导出',
    exportThese: '导出这 {n} {unit}',
    exportStarted: '正在导出，文件会进您的下载文件夹。',
    find: '在这里找',
    sort: '排序',
    selected: '已选 {n} {unit}',
    deselect: '不选了',
  },
  en: {
    exportAll: 'Export',
    exportThese: 'Export these {n}',
    exportStarted: 'Exporting; the file goes to your downloads.',
    find: 'Find here',
    sort: 'Sort',
    selected: '{n} selected',
    deselect: 'Select none',
  },
});

export interface ListPageProps<Row> {
  title: Bilingual;
  query: ListSource<Row>;
  columns: readonly Column<Row>[];
  filters?: readonly Filter[];
  /** The first is the order of a fresh list. */
  sorts: readonly Sort[];
  actions?: readonly ListAction<Row>[];
  /** Views that come with the page; the first is shown by default. */
  savedViews?: readonly View[];
  rowKey?(row: Row): string;
  /** Address of a row; Enter, a press on the row and the cell with `link` open it. */
  open?(row: Row): string;
  /** What one row is: 件, 人, 项. English in the plural. */
  unit?: Bilingual;
  /** Shows a field for words within the list (`q`). */
  searchable?: boolean;
  pageSize?: number;
  /** Said when the list is empty without any condition. */
  empty?: { title: Bilingual; text?: Bilingual; action?: React.ReactNode };
  /** Buttons of the page itself at the right of the bar, e.g. 新建. */
  pageActions?: React.ReactNode;
  rowClass?(row: Row): string | undefined;
  bar?: Partial<TopBarProps>;
}

const allView: readonly View[] = [{ id: 'all', name: { zh: '全部', en: 'All' }, search: {} }];
const noFilters: Filter[] = [];
const defaultUnit = { zh: '条', en: 'rows' };

/** A list, declared: `<ListPage query={openCases} columns={caseColumns} filters={caseFilters} open={row => …} />`. */
export function ListPage<Row>(props: ListPageProps<Row>) {
  const {
    title,
    query,
    columns,
    filters = noFilters,
    sorts,
    actions = [],
    savedViews = allView,
    unit = defaultUnit,
  } = props;
  const { open, pageSize = 50, rowKey = idOf, searchable = false } = props;
  const t = useMessages(messages);
  const text = useText();
  const may = usePermission();
  const address = useListAddress({ page: query.key, filters, builtIn: savedViews, defaultSort: sorts[0]?.key ?? '' });
  const { state } = address;
  const request = useMemo(
    () => ({ q: state.q, sort: state.sort, after: state.after, limit: pageSize, filters: state.filters }),
    [state.q, state.sort, state.after, pageSize, state.filters],
  );
  const result = useQuery({
    queryKey: [query.key, request],
    queryFn: ({ signal }) => query.fetch(request, signal),
    placeholderData: keepPreviousData,
  });
  const rows = useMemo(() => result.data?.rows ?? [], [result.data]);
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const picked = rows.filter(row => selected.has(rowKey(row)));
  useEffect(() => setSelected(new Set()), [request]);

  const allowed = actions.filter(action => may(action.permission));
  const bulk = allowed.filter(action => action.onSelection !== false);
  const keys = useListKeys({
    rows,
    rowKey,
    actions: allowed,
    picked,
    selected,
    setSelected: bulk.length > 0 || query.exportHref ? setSelected : undefined,
    open,
    list: { label: text(title) },
  });
  const shown = visibleColumns(columns, state.columns);
  const unitText = text(unit);

  function exportRows(ids?: string[]) {
    const href = query.exportHref?.(
      request,
      shown.map(column => column.key),
      ids,
    );
    if (href) download(href, t('exportStarted'));
  }

  const rowActions = allowed.some(action => action.onRow)
    ? (row: Row) =>
        allowed
          .filter(action => action.onRow && (action.applies?.(row) ?? true))
          .map(action => (
            <Button
              key={action.key}
              size="small"
              kind={action.kind ?? 'ink'}
              {...(action.keys && { keys: action.keys })}
              onClick={() => void action.run([row])}
            >
              {text(action.label)}
            </Button>
          ))
    : undefined;

  return (
    <>
      <TopBar
        title={text(title)}
        tabs={<ViewTabs address={address} />}
        actions={
          <>
            {query.exportHref && (
              <Button kind="ink" icon="download" onClick={() => exportRows()}>
                {t('exportAll')}
              </Button>
            )}
            {props.pageActions}
          </>
        }
        {...props.bar}
      />
      <main id="main" tabIndex={-1} className="ow-main ow-list">
        <div className="ow-list-tools">
          {searchable && (
            <ListSearch key={state.view ?? ''} label={t('find')} value={state.q} onChange={q => address.set({ q })} />
          )}
          <FilterBar filters={filters} values={state.filters} onChange={values => address.set({ filters: values })} />
          <ViewChanges address={address} />
          <span className="ow-list-tools-end">
            {sorts.length > 1 && (
              <MenuButton
                menuLabel={t('sort')}
                label={text((sorts.find(sort => sort.key === state.sort) ?? sorts[0])?.label ?? '')}
                items={sorts.map(sort => ({
                  key: sort.key,
                  label: text(sort.label),
                  checked: sort.key === state.sort,
                  run: () => address.set({ sort: sort.key }),
                }))}
              />
            )}
            <ColumnChooser columns={columns} shown={state.columns} onChange={next => address.set({ columns: next })} />
          </span>
        </div>
        <div className="ow-list-card" data-stale={result.isPlaceholderData || undefined}>
          {result.isError && !result.data ? (
            <ErrorState error={result.error} onRetry={() => void result.refetch()} />
          ) : result.data && rows.length === 0 ? (
            <ListEmpty
              filtered={Object.keys(state.filters).length > 0 || state.q !== ''}
              empty={props.empty}
              onClear={() => address.set({ filters: {}, q: '' })}
            />
          ) : (
            <ListTable
              label={text(title)}
              columns={shown}
              rows={rows}
              rowKey={rowKey}
              sort={state.sort}
              onSort={sort => address.set({ sort })}
              open={open}
              {...(open && { onOpen: keys.openRow })}
              focused={keys.focused}
              onFocus={keys.setFocused}
              selected={selected}
              {...((bulk.length > 0 || query.exportHref) && { onSelect: setSelected })}
              rowActions={rowActions}
              loading={result.isPending}
              rowClass={props.rowClass}
            />
          )}
          <footer className="ow-list-foot">
            {picked.length > 0 ? (
              <div className="ow-list-bulk">
                <b aria-live="polite">{t('selected', { n: picked.length, unit: unitText })}</b>
                {bulk.map(action => (
                  <Button
                    key={action.key}
                    kind={action.kind ?? 'ink'}
                    onClick={() => void action.run(picked.filter(row => action.applies?.(row) ?? true))}
                  >
                    {text(action.label)}
                  </Button>
                ))}
                {query.exportHref && (
                  <Button kind="ink" onClick={() => exportRows(picked.map(rowKey))}>
                    {t('exportThese', { n: picked.length, unit: unitText })}
                  </Button>
                )}
                <Button kind="link" onClick={() => setSelected(new Set())}>
                  {t('deselect')}
                </Button>
              </div>
            ) : (
              keys.line
            )}
            <Pager
              total={result.data?.total ?? null}
              count={rows.length}
              offset={address.offset}
              unit={unitText}
              hasPrevious={state.after !== undefined}
              next={result.data?.next ?? null}
              onPrevious={address.previousPage}
              onNext={cursor => address.nextPage(cursor, rows.length)}
            />
          </footer>
        </div>
      </main>
    </>
  );
}

function idOf(row: unknown): string {
  return (row as { id: string }).id;
}
