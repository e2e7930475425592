// Written by `npm run types` from the migrated database; never edited.
import type { ColumnType, Generated } from 'kysely';

type Timestamp = ColumnType<Date, Date | string, Date | string>;

export interface RatingsCallBackTable {
  rating_id: string;
  organisation_id: string;
  organisation_name: string;
  division_code: string;
  state: Generated<string>;
  opened_on: string;
  /** 回访期限（工作日，见 policy） */
  due_on: string;
  /** 处理：fixed 当即整改、ledger 建台账限期解决、explained 缺乏法定依据已解释、malicious 误评或恶意差评申诉 */
  result: string | null;
  note: string | null;
  /** 台账期限 */
  ledger_due_on: string | null;
  called_back_at: Timestamp | null;
  called_back_by: string | null;
  called_back_account_id: string | null;
  review_note: string | null;
  reviewed_at: Timestamp | null;
  reviewed_by: string | null;
  version: Generated<number>;
}

export interface RatingsInvitationTable {
  id: Generated<string>;
  /** 页面地址里的令牌，只存散列 */
  token_hash: Buffer;
  case_id: string;
  /** 第几次服务 */
  contact: number;
  /** 在哪个窗口请的 */
  window_id: string;
  window_number: number;
  /** 请评价的窗口人员 */
  asked_by: string;
  asked_account_id: string;
  asked_at: Timestamp;
  /** 过了这个时间不能再评 */
  expires_at: Timestamp;
  ended_at: Timestamp | null;
  /** 怎么结束的：rated 已评、declined 群众选了不评价、takenBack 窗口收回、replaced 换了一页 */
  ending: string | null;
  /** 得到的评价 */
  rating_id: string | null;
}

export interface RatingsPolicyTable {
  division_code: string;
  call_back_days: number;
}

export interface RatingsPublicTotalV1Table {
  organisation_id: string | null;
  organisation_name: string | null;
  basic_code: string | null;
  item_name: string | null;
  level_1: number | null;
  level_2: number | null;
  level_3: number | null;
  level_4: number | null;
  level_5: number | null;
  rated: number | null;
}

export interface RatingsPublicWindowTotalV1Table {
  window_id: string | null;
  service_centre_id: string | null;
  centre_name: string | null;
  window_number: number | null;
  county_code: string | null;
  level_1: number | null;
  level_2: number | null;
  level_3: number | null;
  level_4: number | null;
  level_5: number | null;
  rated: number | null;
}

export interface RatingsRatingTable {
  id: Generated<string>;
  case_id: string;
  /** 第几次服务 */
  contact: number;
  /** visit 现场一次、handling 办理一事 */
  contact_kind: string;
  /** 评价渠道 */
  channel: string;
  /** 满意度（GB/T 39046 附录 A.8）：1 非常满意 … 5 非常不满意 */
  satisfaction: number;
  /** 评价标签 */
  tags: Generated<string[]>;
  /** 文字评价（号码已遮） */
  text: string | null;
  /** 评价人，只对工作人员按管辖可见 */
  party_id: string;
  organisation_id: string;
  organisation_name: string;
  division_code: string;
  county_code: string;
  basic_code: string;
  item_name: string;
  /** 被评价的工作人员 */
  staff_account_id: string | null;
  staff_name: string | null;
  /** 工号 */
  work_number: string | null;
  window_id: string | null;
  /** 窗口号 */
  window_number: number | null;
  /** 替她录入的工作人员，空为本人 */
  collected_account_id: string | null;
  rated_at: Timestamp;
  /** 核实为误评、恶意差评后不再计入的时间 */
  excluded_at: Timestamp | null;
  /** 她自己在窗口的评价页上评的 */
  invitation_id: string | null;
  /** 替她录入的工作人员姓名 */
  collected_by: string | null;
  /** 窗口所在大厅 */
  window_centre: string | null;
}

export interface RatingsTotalTable {
  /** 机构；全零为所有机构 */
  organisation_id: string;
  /** 事项基本编码；* 为所有事项 */
  basic_code: string;
  organisation_name: string;
  item_name: string;
  /** 非常满意 */
  level_1: Generated<number>;
  /** 满意 */
  level_2: Generated<number>;
  /** 基本满意 */
  level_3: Generated<number>;
  /** 不满意 */
  level_4: Generated<number>;
  /** 非常不满意 */
  level_5: Generated<number>;
  /** 评价总数 */
  rated: Generated<number>;
}

export interface RatingsWindowTotalTable {
  window_id: string;
  service_centre_id: string;
  /** 大厅 */
  centre_name: string;
  /** 窗口号 */
  window_number: number;
  county_code: string | null;
  /** 非常满意 */
  level_1: Generated<number>;
  /** 满意 */
  level_2: Generated<number>;
  /** 基本满意 */
  level_3: Generated<number>;
  /** 不满意 */
  level_4: Generated<number>;
  /** 非常不满意 */
  level_5: Generated<number>;
  /** 评价总数 */
  rated: Generated<number>;
}

declare module '@onewindow/db' {
  interface Tables {
    'ratings.call_back': RatingsCallBackTable;
    'ratings.invitation': RatingsInvitationTable;
    'ratings.policy': RatingsPolicyTable;
    'ratings.public_total_v1': RatingsPublicTotalV1Table;
    'ratings.public_window_total_v1': RatingsPublicWindowTotalV1Table;
    'ratings.rating': RatingsRatingTable;
    'ratings.total': RatingsTotalTable;
    'ratings.window_total': RatingsWindowTotalTable;
  }
}
