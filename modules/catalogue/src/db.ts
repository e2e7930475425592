// Written by `npm run types` from the migrated database; never edited.
import type { ColumnType, Generated } from 'kysely';

type Timestamp = ColumnType<Date, Date | string, Date | string>;
type Json = ColumnType<unknown, string, string>;

export interface CatalogueCatalogueItemTable {
  /** 标识 */
  id: Generated<string>;
  /** 基本编码（12 位） */
  basic_code: string;
  /** 编码来源：国家、自治区、平台暂编、演示 */
  code_source: Generated<string>;
  /** 地方编码 */
  local_code: string | null;
  /** 事项名称 */
  name_zh: string;
  /** 事项英文名称 */
  name_en: string | null;
  /** 实施机关类型 */
  organ_type: string;
  /** 实施机关（来源原文） */
  organ_text: Generated<string>;
  /** 事项类型代码 */
  type_code: string;
  /** 行使层级代码 */
  levels: string[];
  /** 面向：自然人、法人、两者 */
  audience: string;
  /** 主题 */
  topics: Generated<string[]>;
  /** 别名 */
  aliases: Generated<string[]>;
  /** 状态：在用、取消 */
  state: Generated<string>;
  /** 取消日期 */
  cancelled_on: string | null;
  /** 取消依据 */
  cancelled_reason: string | null;
  /** 建立时间 */
  created_at: Generated<Timestamp>;
}

export interface CatalogueCodeTableTable {
  /** 代码表标识 */
  name: string;
  /** 版本 */
  version: number;
  /** 中文名 */
  zh: string;
  /** 英文名 */
  en: string;
  /** 出处 */
  source: string;
  /** 起用日期 */
  valid_from: Generated<string>;
}

export interface CatalogueCodeValueTable {
  /** 代码表标识 */
  table_name: string;
  /** 版本 */
  version: number;
  /** 代码 */
  code: string;
  /** 中文名 */
  zh: string;
  /** 英文名 */
  en: string;
  /** 顺序 */
  position: number;
}

export interface CatalogueImportTable {
  /** 标识 */
  id: Generated<string>;
  /** 状态：已接收、已核对（试导入）、已导入、读不懂、已丢弃 */
  state: Generated<string>;
  /** 导入后直接发布 */
  publish: Generated<boolean>;
  /** 事项行数 */
  rows: Generated<number>;
  /** 新增 */
  created: Generated<number>;
  /** 更新 */
  updated: Generated<number>;
  /** 没有变化 */
  unchanged: Generated<number>;
  /** 有错误未导入 */
  failed: Generated<number>;
  /** 开始时间 */
  started_at: Generated<Timestamp>;
  /** 导入人标识 */
  started_by: string;
  /** 导入人 */
  started_by_name: string;
  /** 完成时间 */
  finished_at: Timestamp | null;
  /** 上传的文件 */
  file_id: string | null;
  /** 文件名 */
  file_name: Generated<string>;
  /** 文件大小（字节） */
  file_bytes: number | null;
  /** 格式：csv、json */
  format: Generated<string>;
  /** 文件的字符编码 */
  encoding: string | null;
  /** 正在做：读取、核对、导入；空为没有在做 */
  phase: string | null;
  /** 已读字节 */
  bytes_read: Generated<number>;
  /** 已读行数（各表合计） */
  rows_read: Generated<number>;
  /** 文件里的事项数 */
  total: Generated<number>;
  /** 读不懂的原因代码 */
  failure_code: string | null;
  /** 读不懂的原因（中文） */
  failure_zh: string | null;
  /** 读不懂的原因（英文） */
  failure_en: string | null;
  /** 导入完成时间 */
  applied_at: Timestamp | null;
}

export interface CatalogueImportProblemTable {
  /** 导入批次 */
  import_id: string;
  /** 哪张表 */
  section: string;
  /** 行号 */
  row_number: number;
  /** 列名 */
  field: string;
  /** 问题代码 */
  code: string;
  /** 中文说明 */
  zh: string;
  /** 英文说明 */
  en: string;
  /** 发现的先后 */
  position: Generated<number>;
  /** 错误（不导入）或提醒（略过这一格） */
  severity: Generated<string>;
  /** 实施编码 */
  task_code: Generated<string>;
  /** 文件里现在写的（前 200 字） */
  value: string | null;
}

export interface CatalogueImportRowTable {
  /** 导入批次 */
  import_id: string;
  /** 哪张表：basic、bylaw、material、window、fee、qa、special */
  section: string;
  /** 行号（表头为第 1 行） */
  row_number: number;
  /** 实施编码 */
  task_code: string;
  /** 列名和值 */
  fields: Json;
  /** 核对的结论：新增、更新、没有变化、有错误 */
  action: string | null;
}

export interface CatalogueItemDeskTable {
  /** 目录清单事项 */
  catalogue_item_id: string;
  /** 基本编码 */
  basic_code: string;
  /** 实施机关类型 */
  organ_type: string;
  /** 事项类型代码 */
  type_code: string;
  /** 已发布、已撤下、没有发布过、已取消 */
  standing: string;
  /** 已发布的版本（统一内容在先） */
  version_id: string | null;
  /** 已发布的版本号 */
  version: number | null;
  /** 已发布版本的施行日期 */
  effective_from: string | null;
  /** 配好了表单，可以在网上申请 */
  complete: boolean;
  /** 没有核对原文的要素数 */
  unverified: number;
  /** 必须改正的问题数（草稿在先） */
  problems: number;
  /** 草稿数 */
  drafts: number;
  /** 审核中的版本数 */
  in_review: number;
  /** 最近一次改动 */
  changed_at: Timestamp;
}

export interface CatalogueItemSearchTable {
  /** 事项、情形，或没有发布的事项（只供事项管理检索） */
  kind: string;
  /** 基本编码或情形编号 */
  code: string;
  /** 名称 */
  title: string;
  /** 分词与拼音（名称 A、别名 B、情形与主题 C、其他 D） */
  search: string;
  /** 名称与别名的全拼，用于容错 */
  sounds: string;
  /** 权重：能网上办的靠前 */
  weight: Generated<string>;
}

export interface CatalogueItemVersionTable {
  /** 标识 */
  id: Generated<string>;
  /** 目录清单事项 */
  catalogue_item_id: string;
  /** 统一内容适用的行使层级，空为各级通用 */
  level: string | null;
  /** 只属于这一条实施清单；空为统一内容 */
  service_item_id: string | null;
  /** 维护机构 */
  organisation_id: string | null;
  /** 维护机构所在区划 */
  division_code: string;
  /** 版本号 */
  version: number;
  /** 状态：草稿、审核中、已发布、已被替代、已撤下 */
  state: Generated<string>;
  /** 全部要素，每个要素带来源和是否核对 */
  content: Json;
  /** 表单版本 */
  form_version_id: string | null;
  /** 流程版本 */
  process_version_id: string | null;
  /** 结果证照类型 */
  licence_type: string | null;
  /** 施行日期 */
  effective_from: string | null;
  /** 止用日期（当天起不再适用） */
  effective_to: string | null;
  /** 草稿修改次数（防止互相覆盖） */
  revision: Generated<number>;
  /** 最近编辑时间 */
  edited_at: Generated<Timestamp>;
  /** 编辑人标识 */
  edited_by: string;
  /** 编辑人 */
  edited_by_name: string;
  /** 提交审核时间 */
  submitted_at: Timestamp | null;
  /** 提交人标识 */
  submitted_by: string | null;
  /** 提交人 */
  submitted_by_name: string | null;
  /** 审核通过时间 */
  approved_at: Timestamp | null;
  /** 审核人标识 */
  approved_by: string | null;
  /** 审核人 */
  approved_by_name: string | null;
  /** 退回理由 */
  returned_reason: string | null;
  /** 发布时间 */
  published_at: Timestamp | null;
  /** 发布人标识 */
  published_by: string | null;
  /** 发布人 */
  published_by_name: string | null;
  /** 撤下时间 */
  withdrawn_at: Timestamp | null;
  /** 撤下人 */
  withdrawn_by_name: string | null;
  /** 撤下理由 */
  withdrawn_reason: string | null;
  /** 没有核对原文的要素数（由内容算出） */
  unverified: Generated<number | null>;
  /** 必须改正的问题数；空为还没有检查 */
  problems: number | null;
  /** 由哪次导入产生 */
  import_id: string | null;
  /** 撤回送审时间；再次提交时清空 */
  taken_back_at: Timestamp | null;
  /** 撤回送审的人 */
  taken_back_by_name: string | null;
}

export interface CatalogueLawTable {
  /** 名称 */
  name: string;
  /** 核对时所用版本的公布或修订日期 */
  version: string | null;
  /** 该版本施行日期 */
  in_force: string | null;
  /** 核对时所用文本的位置 */
  path: string | null;
  /** 可能已经修改的提示 */
  stale_risk: string | null;
}

export interface CatalogueLegalBasisTable {
  /** 事项版本 */
  item_version_id: string;
  /** 顺序 */
  position: number;
  /** 用于哪个要素：设定依据、条件、材料、时限、收费… */
  element: string;
  /** 法律法规名称 */
  law: string;
  /** 条 */
  article: string;
  /** 引文已与条文核对 */
  verified: boolean;
}

export interface CatalogueScenarioVersionTable {
  /** 标识 */
  id: Generated<string>;
  /** 情形编号 */
  code: string;
  /** 版本号 */
  version: number;
  /** 状态：草稿、审核中、已发布、已被替代、已撤下 */
  state: Generated<string>;
  /** 展示顺序 */
  position: Generated<number>;
  /** 问题、答案、事项、先后 */
  content: Json;
  /** 联办表单版本 */
  form_version_id: string | null;
  /** 联办流程版本 */
  process_version_id: string | null;
  /** 发布时间 */
  published_at: Generated<Timestamp | null>;
  /** 发布人 */
  published_by_name: string | null;
  /** 草稿修改次数（防止互相覆盖） */
  revision: Generated<number>;
  /** 最近编辑时间 */
  edited_at: Generated<Timestamp>;
  /** 编辑人标识 */
  edited_by: Generated<string>;
  /** 编辑人 */
  edited_by_name: Generated<string>;
  /** 提交审核时间 */
  submitted_at: Timestamp | null;
  /** 提交人标识 */
  submitted_by: string | null;
  /** 提交人 */
  submitted_by_name: string | null;
  /** 退回理由 */
  returned_reason: string | null;
  /** 撤回送审的人 */
  taken_back_by_name: string | null;
  /** 发布人标识 */
  published_by: string | null;
  /** 撤下时间 */
  withdrawn_at: Timestamp | null;
  /** 撤下人 */
  withdrawn_by_name: string | null;
  /** 撤下理由 */
  withdrawn_reason: string | null;
}

export interface CatalogueServiceItemTable {
  /** 标识 */
  id: Generated<string>;
  /** 目录清单事项 */
  catalogue_item_id: string;
  /** 实施主体 */
  organisation_id: string;
  /** 管辖区划 */
  division_code: string;
  /** 行使层级代码 */
  level: string;
  /** 实施编码（31 位） */
  task_code: string;
  /** 地方实施编码 */
  local_task_code: string | null;
  /** 本地内容：地址、电话、时间、更短的承诺 */
  overrides: Generated<Json>;
  /** 状态：拟实施（等第一版发布）、在用、暂停、取消 */
  state: Generated<string>;
  /** 修改次数（防止互相覆盖） */
  revision: Generated<number>;
  /** 建立时间 */
  created_at: Generated<Timestamp>;
}

declare module '@onewindow/db' {
  interface Tables {
    'catalogue.catalogue_item': CatalogueCatalogueItemTable;
    'catalogue.code_table': CatalogueCodeTableTable;
    'catalogue.code_value': CatalogueCodeValueTable;
    'catalogue.import': CatalogueImportTable;
    'catalogue.import_problem': CatalogueImportProblemTable;
    'catalogue.import_row': CatalogueImportRowTable;
    'catalogue.item_desk': CatalogueItemDeskTable;
    'catalogue.item_search': CatalogueItemSearchTable;
    'catalogue.item_version': CatalogueItemVersionTable;
    'catalogue.law': CatalogueLawTable;
    'catalogue.legal_basis': CatalogueLegalBasisTable;
    'catalogue.scenario_version': CatalogueScenarioVersionTable;
    'catalogue.service_item': CatalogueServiceItemTable;
  }
}
