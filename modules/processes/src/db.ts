// Written by `npm run types` from the migrated database; never edited.
import type { ColumnType, Generated } from 'kysely';

type Timestamp = ColumnType<Date, Date | string, Date | string>;
type Json = ColumnType<unknown, string, string>;

export interface ProcessesInstanceTable {
  id: string;
  process_version_id: string;
  process: string;
  /** 所办业务的类别，如 case */
  business_kind: string;
  /** 所办业务的标识，如办件 */
  business_id: string;
  /** 最上层调用者；同一族的实例按它加锁 */
  root_id: string;
  parent_id: string | null;
  /** 调用者的令牌 */
  parent_token: number | null;
  state: Generated<string>;
  next_id: number;
  /** 流程变量（不含个人敏感信息） */
  variables: Generated<Json>;
  /** 流程级作用域的补偿记录 */
  scope: Generated<Json>;
  /** 有定时器或订阅 */
  waits: Generated<boolean>;
  /** 步数，也是并发检查的版本 */
  version: Generated<number>;
  started_at: Generated<Timestamp>;
  suspended_at: Timestamp | null;
  ended_at: Timestamp | null;
  /** 结束时所在节点 */
  end_node: string | null;
  failure: Json | null;
}

export interface ProcessesOpenTaskV1Table {
  id: string | null;
  instance_id: string | null;
  business_kind: string | null;
  business_id: string | null;
  node: string | null;
  name: string | null;
  name_en: string | null;
  level: string | null;
  role: string | null;
  organisation_id: string | null;
  unit_id: string | null;
  division_code: string | null;
  assignee_account_id: string | null;
  assignee_name: string | null;
  state: string | null;
  actions: string[] | null;
  form_step: string | null;
  priority: number | null;
  created_at: Timestamp | null;
  due_on: string | null;
  due_at: Timestamp | null;
  due_order: string | null;
  version: number | null;
  parent_task_id: string | null;
}

export interface ProcessesProcessVersionTable {
  id: Generated<string>;
  /** 流程编码 */
  key: string;
  version: number;
  /** 类别：approval 行政审批（最多三级）、general 其他 */
  kind: string;
  name: string;
  /** 文件中主流程的标识 */
  process: string;
  /** BPMN 2.0 原文 */
  xml: string;
  /** 编译结果 */
  graph: Json;
  /** 部署检查的提示 */
  warnings: Generated<Json>;
  state: Generated<string>;
  published_by_account_id: string | null;
  published_by_name: string;
  published_at: Generated<Timestamp>;
}

export interface ProcessesStartTriggerTable {
  process_version_id: string;
  kind: string;
  name: string;
  process: string;
  node: string;
  event_node: string;
  definition: number;
}

export interface ProcessesStepTable {
  instance_id: string;
  version: number;
  at: Generated<Timestamp>;
  /** 何事：start、complete、timer、message、return 等 */
  kind: string;
  node: string | null;
  action: string | null;
  reason: string | null;
  actor_account_id: string | null;
  actor_name: string;
  /** 依次经过的节点与连线 */
  passed: Generated<string[]>;
}

export interface ProcessesSubscriptionTable {
  instance_id: string;
  id: number;
  token: number;
  node: string;
  definition: number;
  kind: string;
  name: string;
  /** 消息的关联键 */
  correlation_key: string | null;
  met: boolean | null;
}

export interface ProcessesTaskTable {
  id: string;
  instance_id: string;
  token: number;
  /** 加签：所属的待办，加签全部办完它才能办 */
  parent_task_id: string | null;
  business_kind: string;
  business_id: string;
  node: string;
  name: string;
  name_en: string;
  /** 层级：handle 承办、review 审查、approve 审批、other 其他 */
  level: string;
  /** 可办的岗位角色 */
  role: string | null;
  organisation_id: string | null;
  unit_id: string | null;
  /** 所属区划 */
  division_code: string | null;
  assignee_account_id: string | null;
  assignee_name: string | null;
  /** 委托人：受托人办完后回到其名下 */
  owner_account_id: string | null;
  owner_name: string | null;
  /** 还没办的加签数 */
  open_signers: Generated<number>;
  /** open 待签收、claimed 已有经办人、done 已办、cancelled 已取消 */
  state: Generated<string>;
  /** 可选的办理动作 */
  actions: Generated<string[]>;
  /** 表单环节 */
  form_step: string | null;
  priority: Generated<number>;
  created_at: Generated<Timestamp>;
  claimed_at: Timestamp | null;
  /** 环节时限到期日 */
  due_on: string | null;
  due_at: Timestamp | null;
  /** 排序用的到期日，无时限排最后 */
  due_order: Generated<string>;
  ended_at: Timestamp | null;
  done_by_account_id: string | null;
  done_by_name: string | null;
  /** 办理动作 */
  action: string | null;
  version: Generated<number>;
  /** 怎么到经办人手上：claimed 自己签收、handedOver 转办、delegated 委托、handedBack 委托办完或收回、asked 加签 */
  given_kind: string | null;
  given_by_account_id: string | null;
  /** 谁给的 */
  given_by_name: string | null;
  /** 给的时候写的话：转办理由、委托事项、加签的问题 */
  given_note: string | null;
  given_at: Timestamp | null;
}

export interface ProcessesTimerTable {
  instance_id: string;
  id: number;
  token: number;
  node: string;
  definition: number;
  kind: string;
  /** 到期时刻；挂起时为空 */
  due_at: Timestamp | null;
  /** 挂起时剩余的毫秒数 */
  remaining_ms: number | null;
  repeats_left: number | null;
  interval: string | null;
}

export interface ProcessesTokenTable {
  instance_id: string;
  id: number;
  /** 所在作用域的令牌，0 为流程本身 */
  parent: number;
  node: string;
  state: string;
  /** 来路、循环次数、局部变量、补偿记录 */
  data: Generated<Json>;
}

declare module '@onewindow/db' {
  interface Tables {
    'processes.instance': ProcessesInstanceTable;
    'processes.open_task_v1': ProcessesOpenTaskV1Table;
    'processes.process_version': ProcessesProcessVersionTable;
    'processes.start_trigger': ProcessesStartTriggerTable;
    'processes.step': ProcessesStepTable;
    'processes.subscription': ProcessesSubscriptionTable;
    'processes.task': ProcessesTaskTable;
    'processes.timer': ProcessesTimerTable;
    'processes.token': ProcessesTokenTable;
  }
}
