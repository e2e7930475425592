// Written by `npm run types` from the migrated database; never edited.
import type { ColumnType, Generated } from 'kysely';

type Timestamp = ColumnType<Date, Date | string, Date | string>;
type Json = ColumnType<unknown, string, string>;

export interface PlatformConsumerTable {
  name: string;
  tx: Generated<string>;
  event_id: Generated<string>;
  updated_at: Generated<Timestamp>;
  /** 连续失败次数 */
  failures: Generated<number>;
  /** 卡住的事件 */
  failing_event_id: string | null;
  /** 从何时卡住 */
  failing_since: Timestamp | null;
  /** 最近一次失败原因 */
  last_error: string | null;
}

export interface PlatformEventTable {
  id: Generated<string>;
  /** 发生时间 */
  at: Generated<Timestamp>;
  /** 写入它的事务，供消费者按提交顺序读取 */
  tx: Generated<string>;
  /** 类型，如 cases.accepted */
  type: string;
  subject_kind: string;
  subject_id: string;
  /** 所属办件 */
  case_id: string | null;
  /** 所涉申请人（谁看过我的信息） */
  party_id: string | null;
  actor_kind: string;
  actor_account_id: string | null;
  /** 行为人 */
  actor_name: string;
  organisation_id: string | null;
  organisation_name: string | null;
  /** 渠道 */
  channel: string;
  /** 请求编号 */
  request_id: string;
  data: Generated<Json>;
}

export interface PlatformIdempotencyTable {
  account_id: string;
  key: string;
  fingerprint: string;
  status: number | null;
  response: Json | null;
  created_at: Generated<Timestamp>;
}

export interface PlatformRateLimitTable {
  key: string;
  window_start: Timestamp;
  count: number;
}

declare module '@onewindow/db' {
  interface Tables {
    'platform.consumer': PlatformConsumerTable;
    'platform.event': PlatformEventTable;
    'platform.idempotency': PlatformIdempotencyTable;
    'platform.rate_limit': PlatformRateLimitTable;
  }
}
