// Written by `npm run types` from the migrated database; never edited.
import type { ColumnType, Generated } from 'kysely';

type Timestamp = ColumnType<Date, Date | string, Date | string>;
type Json = ColumnType<unknown, string, string>;

export interface FormsFormVersionTable {
  id: Generated<string>;
  /** 表单标识 */
  key: string;
  /** 版本号，同一表单从 1 递增 */
  version: number;
  /** 状态：draft 草稿，published 已发布 */
  state: Generated<string>;
  /** 名称 */
  title_zh: string;
  /** 英文名称 */
  title_en: string;
  /** 定义：页、字段、条件、校验、权限 */
  definition: Json;
  /** 建立时间 */
  created_at: Generated<Timestamp>;
  /** 建立人 */
  created_by: string;
  /** 最后修改时间 */
  changed_at: Generated<Timestamp>;
  /** 最后修改人 */
  changed_by: string;
  /** 发布时间 */
  published_at: Timestamp | null;
  /** 发布人 */
  published_by: string | null;
  /** 修改次数，防止互相覆盖 */
  row_version: Generated<number>;
}

declare module '@onewindow/db' {
  interface Tables {
    'forms.form_version': FormsFormVersionTable;
  }
}
