// Written by `npm run types` from the migrated database; never edited.
import type { ColumnType, Generated } from 'kysely';

type Timestamp = ColumnType<Date, Date | string, Date | string>;
type Json = ColumnType<unknown, string, string>;

export interface CasesApplicationTable {
  id: Generated<string>;
  account_id: string;
  party_id: string;
  title: string;
  scenario_code: string | null;
  basic_codes: string[];
  division_code: string;
  item_version_ids: string[];
  form_version_id: string | null;
  /** 表单答案（密文） */
  answers: Buffer;
  /** 填到哪一页 */
  current_page: string | null;
  state: Generated<string>;
  channel: string;
  created_at: Generated<Timestamp>;
  saved_at: Generated<Timestamp>;
  expires_at: Generated<Timestamp>;
  matter_id: string | null;
  version: Generated<number>;
}

export interface CasesCaseTable {
  id: Generated<string>;
  /** 办件编号（实施编码 + 日期 + 流水） */
  case_number: string;
  /** 查询码 */
  query_code: string;
  matter_id: string;
  item_version_id: string;
  basic_code: string;
  item_name: string;
  organisation_id: string;
  organisation_name: string;
  division_code: string;
  county_code: string;
  party_id: string;
  applicant_name: string;
  applicant_id_masked: string;
  channel: string;
  /** 状态，由事件得出 */
  state: string;
  /** 结果 */
  outcome: string | null;
  process_instance_id: string | null;
  step_name: string | null;
  step_due_on: string | null;
  /** 现在在等谁（对申请人说的：机关或申请人） */
  waiting_for: string | null;
  submitted_at: Timestamp;
  received_at: Timestamp | null;
  accepted_on: string | null;
  /** 是否依法视为受理（行政许可法第三十二条） */
  deemed: Generated<boolean>;
  decided_at: Timestamp | null;
  concluded_at: Timestamp | null;
  paused: Generated<boolean>;
  /** 最紧的到期日（缓存，旁边有日历版本） */
  due_on: string | null;
  due_sort: Generated<string | null>;
  due_kind: string | null;
  statute_due_on: string | null;
  calendar_version: string | null;
  /** 该时限的总天数（连延长） */
  due_total: number | null;
  due_unit: string | null;
  /** 申报当时本机关的承诺时限，之后改了也不变 */
  clock_overrides: Generated<Json>;
  licence_id: string | null;
  search: Generated<string>;
  version: Generated<number>;
  /** 现在在谁手上（经办人姓名，只给工作人员看） */
  held_by: string | null;
  /** 申请变更、延续、注销的是哪一张证照；空：申请新证 */
  named_licence_id: string | null;
}

export interface CasesCaseSerialTable {
  task_code: string;
  day: string;
  last: number;
}

export interface CasesClockExtensionTable {
  id: Generated<string>;
  case_id: string;
  amount: number;
  reason: string;
  requested_by: string;
  requested_account_id: string | null;
  requested_at: Generated<Timestamp>;
  approved_by: string | null;
  approved_at: Timestamp | null;
  rejected_at: Timestamp | null;
  document_id: string | null;
}

export interface CasesClockPauseTable {
  id: Generated<string>;
  case_id: string;
  ground: string;
  law: string;
  reason: string;
  from_on: string;
  expected_until: string;
  until_on: string | null;
  started_by: string;
  document_id: string | null;
}

export interface CasesCorrectionTable {
  id: Generated<string>;
  case_id: string;
  items: Json;
  told_on: string;
  told_by: string;
  due_on: string;
  corrected_at: Timestamp | null;
  document_id: string | null;
}

export interface CasesDeliveryTable {
  case_id: string;
  method: string;
  address: Buffer | null;
  due_on: string | null;
  ready_at: Timestamp | null;
  delivered_at: Timestamp | null;
  receiver: string | null;
}

export interface CasesMaterialTable {
  id: Generated<string>;
  application_id: string | null;
  matter_id: string | null;
  slot: string;
  name: string;
  source: string;
  /** 信任等级 A-D（国办函〔2016〕108号） */
  trust_level: string;
  file_id: string | null;
  licence_id: string | null;
  source_note: string | null;
  disputed_reason: string | null;
  added_by: string;
  added_at: Generated<Timestamp>;
  removed_at: Timestamp | null;
  /** 为哪个办件的补正先放着，提交补正时并入申报 */
  correction_case_id: string | null;
  /** 核对过原件的窗口人员 */
  original_seen_by: string | null;
  /** 核对原件的时间 */
  original_seen_at: Timestamp | null;
  /** 为哪个办件补充的 */
  supplement_case_id: string | null;
  /** 哪一次补充；空为先放着还没交 */
  supplement_id: string | null;
}

export interface CasesMatterTable {
  id: Generated<string>;
  /** 查询码 */
  query_code: string;
  party_id: string;
  account_id: string | null;
  title: string;
  scenario_code: string | null;
  channel: string;
  answers: Buffer;
  form_version_id: string | null;
  contact_name: string;
  contact_phone_masked: string | null;
  submitted_at: Timestamp;
  concluded_at: Timestamp | null;
  process_instance_id: string | null;
  version: Generated<number>;
}

export interface CasesOpinionTable {
  id: Generated<string>;
  case_id: string;
  task_id: string | null;
  level: string;
  action: string;
  text: string;
  account_id: string | null;
  actor_name: string;
  at: Generated<Timestamp>;
}

export interface CasesPublicCaseV1Table {
  id: string | null;
  query_code: string | null;
  item_name: string | null;
  organisation_id: string | null;
  organisation_name: string | null;
  county_code: string | null;
  division_code: string | null;
  basic_code: string | null;
  state: string | null;
  outcome: string | null;
  submitted_at: Timestamp | null;
  accepted_on: string | null;
  decided_at: Timestamp | null;
  concluded_at: Timestamp | null;
  due_on: string | null;
  statute_due_on: string | null;
  paused: boolean | null;
  deemed: boolean | null;
}

export interface CasesRecomputationTable {
  calendar_version: string;
  started_at: Timestamp;
  /** 开始时要重算的在办件数 */
  total: number;
  /** 已重算的 */
  done: Generated<number>;
  /** 其中到期日变了的 */
  moved: Generated<number>;
  finished_at: Timestamp | null;
}

export interface CasesSupplementTable {
  id: Generated<string>;
  case_id: string;
  /** 申请人说这是什么 */
  title: string;
  /** 渠道 */
  channel: string;
  /** 谁交的；在窗口是录入的工作人员 */
  handed_in_by: string;
  /** 在窗口替谁录入，空为本人在网上交 */
  entered_for: string | null;
  handed_in_at: Timestamp;
}

declare module '@onewindow/db' {
  interface Tables {
    'cases.application': CasesApplicationTable;
    'cases.case': CasesCaseTable;
    'cases.case_serial': CasesCaseSerialTable;
    'cases.clock_extension': CasesClockExtensionTable;
    'cases.clock_pause': CasesClockPauseTable;
    'cases.correction': CasesCorrectionTable;
    'cases.delivery': CasesDeliveryTable;
    'cases.material': CasesMaterialTable;
    'cases.matter': CasesMatterTable;
    'cases.opinion': CasesOpinionTable;
    'cases.public_case_v1': CasesPublicCaseV1Table;
    'cases.recomputation': CasesRecomputationTable;
    'cases.supplement': CasesSupplementTable;
  }
}
