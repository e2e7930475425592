// Written by `npm run types` from the migrated database; never edited.
import type { ColumnType, Generated } from 'kysely';

type Timestamp = ColumnType<Date, Date | string, Date | string>;

export interface PlatformFileTable {
  id: Generated<string>;
  /** 内容摘要（SHA-256），也是存放位置 */
  sha256: Buffer;
  /** 字节数 */
  bytes: number;
  /** 按内容认定的类型 */
  media_type: string;
  /** 文件名 */
  name: string;
  /** PDF 页数 */
  pages: number | null;
  /** 打开前应知道的：脚本、启动程序、内嵌文件、宏 */
  warnings: Generated<string[]>;
  /** 查毒结果 */
  scan_state: Generated<string>;
  scanned_at: Timestamp | null;
  /** 上传的账号；系统生成的为空 */
  created_by: string | null;
  created_at: Generated<Timestamp>;
}

export interface PlatformFileReferenceTable {
  file_id: string;
  /** 用途，如 cases.material */
  kind: string;
  /** 用它的那条记录 */
  subject_id: string;
  created_at: Generated<Timestamp>;
}

export interface PlatformUploadTable {
  id: Generated<string>;
  /** 上传人账号 */
  owner_account_id: string;
  /** 用途，决定收什么类型、多大 */
  purpose: string;
  name: string;
  /** 申报的字节数 */
  bytes: number;
  /** 申报的摘要，收完核对 */
  sha256: Buffer | null;
  /** 已落盘的字节数，从这里续传 */
  received: Generated<number>;
  state: Generated<string>;
  file_id: string | null;
  /** 正在写入的连接 */
  lease_token: string | null;
  lease_until: Timestamp | null;
  version: Generated<number>;
  /** 过期不续即清除 */
  expires_at: Timestamp;
  created_at: Generated<Timestamp>;
  updated_at: Generated<Timestamp>;
}

declare module '@onewindow/db' {
  interface Tables {
    'platform.file': PlatformFileTable;
    'platform.file_reference': PlatformFileReferenceTable;
    'platform.upload': PlatformUploadTable;
  }
}
