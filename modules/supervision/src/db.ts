// Written by `npm run types` from the migrated database; never edited.
import type { ColumnType, Generated } from 'kysely';

type Timestamp = ColumnType<Date, Date | string, Date | string>;
type Json = ColumnType<unknown, string, string>;

export interface SupervisionCardTable {
  id: Generated<string>;
  /** 监察编号的流水 */
  serial: Generated<number>;
  rule_version_id: string;
  rule_code: string;
  /** 同一规则同一办件的第几回，使重复判断不重复发牌 */
  occurrence: string;
  case_id: string;
  colour: string;
  /** 发牌时的办件：办件编号、查询码、事项类型 */
  subject: Json;
  organisation_id: string;
  /** 责任部门 */
  organisation_name: string;
  division_code: string;
  county_code: string;
  basic_code: string;
  item_name: string;
  /** 发牌时间 */
  raised_at: Timestamp;
  raised_on: Generated<string>;
  /** 为什么发牌 */
  reason_zh: string;
  reason_en: string;
  /** 证据：规则版本、所据事件、时限推算、数字 */
  evidence: Json;
  state: Generated<string>;
  /** 部门说明的期限 */
  explain_due_on: string | null;
  /** 部门说明 */
  explanation: string | null;
  explained_by: string | null;
  explained_at: Timestamp | null;
  /** 监察结果描述 */
  decision: string | null;
  decided_by: string | null;
  decided_at: Timestamp | null;
  version: Generated<number>;
}

export interface SupervisionDailyFigureTable {
  day: string;
  organisation_id: string;
  division_code: string;
  county_code: string;
  organisation_name: string;
  /** 收的 */
  submitted: number;
  /** 办结的 */
  concluded: number;
  /** 其中作出决定的 */
  decided: number;
  /** 其中按承诺的 */
  on_promise: number;
}

export interface SupervisionDailyFigureRunTable {
  day: string;
  computed_at: Timestamp;
}

export interface SupervisionNotificationMarkTable {
  account_id: string;
  /** 看到哪一刻 */
  seen_until: Timestamp;
}

export interface SupervisionPublicCardV1Table {
  id: string | null;
  rule_code: string | null;
  colour: string | null;
  organisation_id: string | null;
  organisation_name: string | null;
  division_code: string | null;
  county_code: string | null;
  basic_code: string | null;
  item_name: string | null;
  raised_on: string | null;
  state: string | null;
}

export interface SupervisionRuleTable {
  /** 规则编号 */
  code: string;
  /** 判断方法 */
  kind: string;
  created_at: Generated<Timestamp>;
}

export interface SupervisionRuleVersionTable {
  id: Generated<string>;
  rule_code: string;
  version: number;
  state: Generated<string>;
  name_zh: string;
  name_en: string;
  /** 牌：notice 提醒、yellow 黄牌、red 红牌 */
  colour: string;
  /** 阈值，形状按判断方法 */
  thresholds: Json;
  /** 扣分 */
  score: number;
  /** 发牌时即要求部门说明 */
  ask_at_once: boolean;
  /** 部门说明的期限（工作日） */
  explain_days: number;
  /** 依据 */
  law: string;
  /** 启用时间 */
  active_from: Timestamp | null;
  /** 停用时间 */
  active_until: Timestamp | null;
  edited_by: string;
  edited_at: Timestamp;
  activated_by: string | null;
  /** 草稿的修改次数，用于并发检查 */
  revision: Generated<number>;
}

export interface SupervisionUrgeTable {
  id: Generated<string>;
  serial: Generated<number>;
  case_id: string;
  card_id: string | null;
  subject: Json;
  organisation_id: string;
  organisation_name: string;
  division_code: string;
  county_code: string;
  item_name: string;
  /** 督办内容 */
  content: string;
  /** 反馈期限 */
  answer_due_on: string;
  urged_by: string;
  /** 督办发出时间 */
  urged_at: Timestamp;
  state: Generated<string>;
  /** 部门反馈 */
  answer: string | null;
  answered_by: string | null;
  answered_at: Timestamp | null;
  version: Generated<number>;
}

declare module '@onewindow/db' {
  interface Tables {
    'supervision.card': SupervisionCardTable;
    'supervision.daily_figure': SupervisionDailyFigureTable;
    'supervision.daily_figure_run': SupervisionDailyFigureRunTable;
    'supervision.notification_mark': SupervisionNotificationMarkTable;
    'supervision.public_card_v1': SupervisionPublicCardV1Table;
    'supervision.rule': SupervisionRuleTable;
    'supervision.rule_version': SupervisionRuleVersionTable;
    'supervision.urge': SupervisionUrgeTable;
  }
}
