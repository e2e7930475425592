import { type Db, decodeCursor, type Page, type PageRequest, pageOf, sql } from '@onewindow/db';

/** One form in the list of forms: its newest version, which may be a draft. */
export interface FormRow {
  id: string;
  key: string;
  version: number;
  state: 'draft' | 'published';
  titleZh: string;
  titleEn: string;
  /** Number of the version in use, or null when none was published yet. */
  publishedVersion: number | null;
  changedAt: Date;
  changedBy: string;
}

/** Forms in the order of their keys, each with its newest version. */
export async function listForms(db: Db, page: PageRequest): Promise<Page<FormRow>> {
  const [after] = decodeCursor(page.after, 1) ?? [];
  const { rows } = await sql<FormRow>`
    select distinct on (f.key) f.id, f.key, f.version, f.state, f.title_zh as "titleZh", f.title_en as "titleEn",
           (select max(p.version) from forms.form_version p where p.key = f.key and p.state = 'published') as "publishedVersion",
           f.changed_at as "changedAt", f.changed_by as "changedBy"
    from forms.form_version f
    where f.key > ${after ?? ''}
    order by f.key, f.version desc
    limit ${page.limit + 1}`.execute(db);
  return pageOf(rows, page.limit, row => [row.key]);
}

/** Versions of one form, newest first. */
export async function listFormVersions(db: Db, key: string): Promise<Omit<FormRow, 'publishedVersion'>[]> {
  const { rows } = await sql<FormRow>`
    select id, key, version, state, title_zh as "titleZh", title_en as "titleEn", changed_at as "changedAt", changed_by as "changedBy"
    from forms.form_version where key = ${key} order by version desc limit 200`.execute(db);
  return rows;
}
