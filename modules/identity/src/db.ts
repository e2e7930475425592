// Written by `npm run types` from the migrated database; never edited.
import type { ColumnType, Generated } from 'kysely';

type Timestamp = ColumnType<Date, Date | string, Date | string>;
type Json = ColumnType<unknown, string, string>;

export interface IdentityAccountTable {
  id: Generated<string>;
  kind: string;
  /** 登录名（小写） */
  login: string;
  name: string;
  party_id: string | null;
  password_hash: string;
  password_changed_at: Generated<Timestamp>;
  totp_secret: Buffer | null;
  totp_confirmed_at: Timestamp | null;
  /** 最近用过的动态码时间片，防重放 */
  totp_last_step: number | null;
  staff_id: string | null;
  organisation_id: string | null;
  /** 所在机构（目录变更时同步） */
  organisation_name: string | null;
  unit_id: string | null;
  division_code: string | null;
  status: Generated<string>;
  demonstration: Generated<boolean>;
  created_at: Generated<Timestamp>;
  version: Generated<number>;
}

export interface IdentityMandateTable {
  id: Generated<string>;
  principal_party_id: string;
  agent_party_id: string;
  relation: string;
  valid_from: string;
  valid_until: string | null;
  revoked_at: Timestamp | null;
}

export interface IdentityPartyTable {
  id: Generated<string>;
  kind: string;
  name: string;
  /** 证件类型 */
  id_type: string;
  /** 证件号码（密文） */
  id_number: Buffer | null;
  /** 证件号码盲索引 */
  id_number_index: Buffer | null;
  /** 证件号码（脱敏） */
  id_masked: string;
  /** 手机（密文） */
  phone: Buffer | null;
  phone_index: Buffer | null;
  phone_masked: string | null;
  /** 地址（密文） */
  address: Buffer | null;
  /** 实名等级 */
  real_name_level: Generated<number>;
  created_at: Generated<Timestamp>;
  version: Generated<number>;
}

export interface IdentityPostingTable {
  id: Generated<string>;
  account_id: string;
  staff_id: string | null;
  organisation_id: string;
  organisation_name: string;
  unit_id: string | null;
  unit_name: string | null;
  division_code: string;
  /** 岗位名称 */
  title: string;
  given_at: Generated<Timestamp>;
  /** 不再兼任的时间 */
  ended_at: Timestamp | null;
}

export interface IdentityRoleGrantTable {
  id: Generated<string>;
  account_id: string;
  role: string;
  scope_kind: string;
  organisation_id: string | null;
  unit_id: string | null;
  division_code: string | null;
  granted_at: Generated<Timestamp>;
  valid_until: Timestamp | null;
  revoked_at: Timestamp | null;
  /** 这项授权属于哪个兼任岗位，空为本岗 */
  posting_id: string | null;
}

export interface IdentitySavedViewTable {
  account_id: string;
  page: string;
  views: Json;
  updated_at: Generated<Timestamp>;
}

export interface IdentitySessionTable {
  id: Generated<string>;
  token_hash: Buffer;
  account_id: string;
  acting_party_id: string | null;
  created_at: Generated<Timestamp>;
  last_seen_at: Generated<Timestamp>;
  expires_at: Timestamp;
  revoked_at: Timestamp | null;
  address: string;
  device: string;
  /** 现在在哪个兼任岗位上工作，空为本岗 */
  posting_id: string | null;
}

export interface IdentitySignInFailureTable {
  account_id: string;
  source: string;
  failures: number;
  locked_until: Timestamp | null;
  last_at: Generated<Timestamp>;
}

declare module '@onewindow/db' {
  interface Tables {
    'identity.account': IdentityAccountTable;
    'identity.mandate': IdentityMandateTable;
    'identity.party': IdentityPartyTable;
    'identity.posting': IdentityPostingTable;
    'identity.role_grant': IdentityRoleGrantTable;
    'identity.saved_view': IdentitySavedViewTable;
    'identity.session': IdentitySessionTable;
    'identity.sign_in_failure': IdentitySignInFailureTable;
  }
}
