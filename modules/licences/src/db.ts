// Written by `npm run types` from the migrated database; never edited.
import type { ColumnType, Generated } from 'kysely';

type Timestamp = ColumnType<Date, Date | string, Date | string>;
type Json = ColumnType<unknown, string, string>;

export interface LicencesLicenceTable {
  id: Generated<string>;
  type_key: string;
  /** 证号 */
  number: string;
  /** 证号（去空格、大写），供查询 */
  number_key: string;
  /** 状态 */
  status_code: Generated<string>;
  status_since: Timestamp;
  status_reason: string | null;
  status_law: string | null;
  /** 撤销、注销等决定的文号 */
  status_document: string | null;
  status_by: string | null;
  /** 现行版本 */
  version: Generated<number>;
  /** 持证主体 */
  holder_party_id: string | null;
  holder_kind: string;
  holder_name: string;
  /** 持证人代码（密文） */
  holder_code: Buffer | null;
  /** 持证人代码盲索引 */
  holder_code_index: Buffer | null;
  holder_code_masked: string;
  organisation_id: string;
  /** 颁发机构 */
  organisation_name: string;
  organisation_uscc: string;
  division_code: string;
  /** 由哪个办件产生 */
  case_id: string | null;
  issued_on: string;
  issued_at: Timestamp;
  valid_from: string;
  /** 有效期至，空为长期 */
  valid_to: string | null;
  /** 照面信息（原值） */
  content: Json;
  /** 可信等级（国办函〔2016〕108 号：A 为发证机关直接签发） */
  trust_level: Generated<string>;
  /** 修订号，防止互相覆盖 */
  revision: Generated<number>;
}

export interface LicencesLicenceTypeTable {
  key: string;
  /** 证照类型代码（GB/T 36904：定义机构统一社会信用代码 18 位 + 3 位） */
  code: string;
  /** 代码来源：real 为公开可见的真实代码，demonstration 为演示编造 */
  code_source: string;
  name: string;
  name_en: string;
  /** 定义机构 */
  authority_name: string;
  authority_code: string;
  /** 设定依据 */
  law: string;
  holder_kind: string;
  /** 证号格式 */
  number_format: string;
  /** 版面和照面字段 */
  definition: Json;
  revision: Generated<number>;
  edited_by: Generated<string>;
  edited_at: Generated<Timestamp>;
}

export interface LicencesLicenceTypeVersionTable {
  /** 证照类型 */
  type_key: string;
  /** 第几版 */
  revision: number;
  name: string;
  name_en: string;
  authority_name: string;
  law: string;
  number_format: string;
  /** 版面、有效期和照面字段 */
  definition: Json;
  /** 为什么改 */
  note: string | null;
  /** 谁改的 */
  edited_by: string;
  edited_at: Generated<Timestamp>;
}

export interface LicencesLicenceVersionTable {
  licence_id: string;
  version: number;
  /** 证照标识（GB/T 36904） */
  identifier: string;
  /** 二维码里的验证码，随机，不可猜 */
  token: string;
  holder_name: string;
  /** 照面印出的字段（中英文），签发时定下，之后不变 */
  fields: Json;
  issued_on: string;
  issued_at: Timestamp;
  valid_from: string;
  valid_to: string | null;
  case_id: string | null;
  /** 变更、延续、更正的理由 */
  change_reason: string | null;
  /** 被新版本取代的时间 */
  replaced_at: Timestamp | null;
  /** 签名的 PDF */
  file_id: string | null;
  file_sha256: Buffer | null;
  /** 按证照类型的第几版制发；空：分版本以前制发，按最早一版 */
  type_revision: number | null;
  /** 怎么来的：issue 签发、change 变更、renew 延续、correct 更正 */
  kind: Generated<string>;
  /** 变更、延续、更正的法律依据 */
  law: string | null;
  /** 更正决定的文号 */
  document: string | null;
  /** 经办人；空：记录经办人以前制发 */
  made_by: string | null;
}

export interface LicencesPublicLicenceV1Table {
  id: string | null;
  type_key: string | null;
  type_code: string | null;
  type_name: string | null;
  number: string | null;
  identifier: string | null;
  version: number | null;
  holder_kind: string | null;
  holder_name: string | null;
  organisation_id: string | null;
  organisation_name: string | null;
  division_code: string | null;
  issued_on: string | null;
  valid_from: string | null;
  valid_to: string | null;
  status_code: string | null;
  status_key: string | null;
  status_since: Timestamp | null;
}

export interface LicencesSerialTable {
  type_key: string;
  division: string;
  year: number;
  last: number;
}

export interface LicencesStatusTable {
  code: string;
  key: string;
  zh: string;
  en: string;
  /** 是否有效（到期另按日期判断） */
  in_force: boolean;
}

export interface LicencesStatusChangeTable {
  id: Generated<string>;
  licence_id: string;
  from_code: string | null;
  to_code: string;
  at: Timestamp;
  reason: string | null;
  law: string | null;
  document: string | null;
  by_name: string;
  organisation_name: string | null;
  case_id: string | null;
}

declare module '@onewindow/db' {
  interface Tables {
    'licences.licence': LicencesLicenceTable;
    'licences.licence_type': LicencesLicenceTypeTable;
    'licences.licence_type_version': LicencesLicenceTypeVersionTable;
    'licences.licence_version': LicencesLicenceVersionTable;
    'licences.public_licence_v1': LicencesPublicLicenceV1Table;
    'licences.serial': LicencesSerialTable;
    'licences.status': LicencesStatusTable;
    'licences.status_change': LicencesStatusChangeTable;
  }
}
