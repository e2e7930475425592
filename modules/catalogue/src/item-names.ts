import { type Db, sql } from '@onewindow/db';

/** English names of items by 基本编码, for pages that hold only the Chinese one; items without one are missing. */
export async function englishItemNames(db: Db, basicCodes: readonly string[]): Promise<Map<string, string>> {
  if (basicCodes.length === 0) return new Map();
  const { rows } = await sql<{ code: string; name: string }>`
    select basic_code as code, name_en as name from catalogue.catalogue_item
    where basic_code = any(${[...new Set(basicCodes)]}) and name_en is not null`.execute(db);
  return new Map(rows.map(row => [row.code, row.name]));
}
