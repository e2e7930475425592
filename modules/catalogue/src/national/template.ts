import { type Db, sql } from '@onewindow/db';
import { codeTables } from '../code-tables.ts';
import { taskColumns } from './columns.ts';
import { csvTemplate, exportItems } from './export.ts';
import { sectionColumn } from './header.ts';
import { sections } from './sections.ts';

/**
 * What to fill in: every column, empty; or one item of this very catalogue, which comes back without any problem.
 * The one with most materials that can be applied for is the best model.
 */
export async function* exampleOf(
  db: Db,
  { format, example }: { format: 'csv' | 'json'; example: boolean },
): AsyncGenerator<string> {
  if (!example) {
    yield format === 'csv' ? csvTemplate() : emptyJson();
    return;
  }
  const { rows } = await sql<{ basicCode: string; divisionCode: string }>`
    select d.basic_code as "basicCode", s.division_code as "divisionCode"
    from catalogue.item_desk d
    join catalogue.item_version v on v.id = d.version_id
    join catalogue.service_item s on s.catalogue_item_id = d.catalogue_item_id and s.state = 'active'
    order by d.complete desc, jsonb_array_length(v.content -> 'special') > 0 desc,
             jsonb_array_length(v.content -> 'materials') desc, s.task_code
    limit 1`.execute(db);
  const [model] = rows;
  if (!model) yield format === 'csv' ? csvTemplate() : emptyJson();
  else yield* exportItems(db, { format, filter: { ids: model.basicCode, divisionCode: model.divisionCode } });
}

function emptyJson(): string {
  const basic = Object.fromEntries(taskColumns.map(column => [column.name, '']));
  const lists = sections.map(({ list, columns }) => [
    list,
    [Object.fromEntries(columns.map(({ name }) => [name, '']))],
  ]);
  return `${JSON.stringify([{ ...basic, ...Object.fromEntries(lists) }], null, 2)}\n`;
}

export interface TableGuide {
  name: string;
  zh: string;
  /** Name of the array in JSON; empty for the item itself. */
  list: string;
  columns: {
    name: string;
    zh: string;
    required: boolean;
    several: boolean;
    codes: { code: string; zh: string; en: string }[];
  }[];
}

/** The columns of every table, for whoever fills them in. */
export function listColumns(): TableGuide[] {
  const codesOf = (name: string | undefined) =>
    (codeTables.find(table => table.name === name)?.values ?? []).map(([code, zh, en]) => ({ code, zh, en }));
  const kind = { name: sectionColumn, zh: '这一行属于哪张表', required: false, several: false, codes: [] };
  return [
    {
      name: 'basic',
      zh: '基本信息',
      list: '',
      columns: [
        { ...kind, codes: [{ code: 'basic', zh: '基本信息', en: 'Basic' }, ...sections.map(tableCode)] },
        ...taskColumns.map(({ name, zh, required, several = false, codes }) => ({
          name,
          zh,
          required,
          several,
          codes: codesOf(codes),
        })),
      ],
    },
    ...sections.map(({ name, zh, list, columns }) => ({
      name,
      zh,
      list,
      columns: columns.map(column => ({
        name: column.name,
        zh: column.zh,
        required: column.required ?? false,
        several: false,
        codes: codesOf(column.codes),
      })),
    })),
  ];
}

function tableCode({ name, zh }: { name: string; zh: string }) {
  return { code: name, zh, en: name };
}
