import { type Db, type LocalDate, sql } from '@onewindow/db';
import { dayOr } from './resolve.ts';

export interface CodeList {
  name: string;
  version: number;
  zh: string;
  en: string;
  source: string;
  values: { code: string; zh: string; en: string }[];
}

/** The code lists in force on a day, each in its newest version. */
export async function listCodeTables(db: Db, today?: LocalDate): Promise<CodeList[]> {
  const { rows } = await sql<CodeList>`
    select t.name, t.version, t.zh, t.en, t.source,
           (select jsonb_agg(jsonb_build_object('code', v.code, 'zh', v.zh, 'en', v.en) order by v.position)
            from catalogue.code_value v where v.table_name = t.name and v.version = t.version) as values
    from (
      select distinct on (name) name, version, zh, en, source from catalogue.code_table
      where valid_from <= ${dayOr(today)} order by name, version desc
    ) t
    order by t.name`.execute(db);
  return rows;
}
