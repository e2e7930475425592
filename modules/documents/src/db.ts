// Written by `npm run types` from the migrated database; never edited.
import type { ColumnType, Generated } from 'kysely';

type Timestamp = ColumnType<Date, Date | string, Date | string>;
type Json = ColumnType<unknown, string, string>;

export interface DocumentsDocumentTable {
  id: Generated<string>;
  kind: string;
  /** 文号，如 七审批准〔2026〕18 号 */
  number: string;
  year: number;
  serial: number;
  organisation_id: string;
  organisation_name: string;
  organisation_uscc: string;
  /** 所属办件 */
  case_id: string | null;
  /** 送达对象（主体） */
  party_id: string | null;
  /** 抬头：送达对象的名称 */
  addressee: string;
  title: string;
  template_id: string;
  /** 填入模板的内容 */
  data: Generated<Json>;
  /** 填入模板的个人信息（密文）：证件号码、电话、地址 */
  personal: Buffer | null;
  issued_on: string;
  issued_at: Timestamp;
  issued_by_account_id: string | null;
  issued_by_name: string;
  /** 生成的 PDF；第一次有人看时才生成，之后不变 */
  file_id: string | null;
  file_sha256: Buffer | null;
  delivered_at: Timestamp | null;
  /** 送达方式：电子、直接、留置、邮寄、委托、公告 */
  delivery_method: string | null;
  /** 签收人 */
  received_by: string | null;
}

export interface DocumentsSerialTable {
  organisation_id: string;
  kind: string;
  year: number;
  last: number;
}

export interface DocumentsTemplateTable {
  id: Generated<string>;
  /** 文书种类 */
  kind: string;
  version: number;
  status: string;
  /** 标题（中文、英文） */
  title: Json;
  /** 内容块，文字里可以有 {占位} */
  blocks: Json;
  /** 这一版改了什么 */
  note: Generated<string>;
  /** 草稿的修订号，防止互相覆盖 */
  revision: Generated<number>;
  edited_by: string;
  edited_at: Generated<Timestamp>;
  published_by: string | null;
  published_at: Timestamp | null;
}

declare module '@onewindow/db' {
  interface Tables {
    'documents.document': DocumentsDocumentTable;
    'documents.serial': DocumentsSerialTable;
    'documents.template': DocumentsTemplateTable;
  }
}
