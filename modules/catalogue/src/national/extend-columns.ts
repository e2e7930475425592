import { type Column, channelFlag } from './column.ts';

/** `dn_task_general_extend`. */
export const extendColumns: Column[] = [
  channelFlag('is_entry_center', '是否进驻大厅', 'serviceCentre'),
  {
    name: 'handle_area',
    zh: '通办范围',
    required: false,
    codes: 'handlingScope',
    read: ({ content }) => content.channels.scope ?? '',
    write: ({ content }, value) => {
      content.channels.scope = value;
      return undefined;
    },
  },
  {
    name: 'other_dept',
    zh: '联办机构',
    required: false,
    maxLength: 500,
    read: ({ content }) => content.jointBodies?.zh ?? '',
    write: ({ content }, value) => {
      content.jointBodies = { zh: value };
      return undefined;
    },
  },
  {
    name: 'service_type',
    zh: '中介服务',
    required: false,
    maxLength: 500,
    read: ({ content }) => content.intermediary?.zh ?? '',
    write: ({ content }, value) => {
      content.intermediary = { zh: value };
      return undefined;
    },
  },
  {
    name: 'limit_explain',
    zh: '数量限制',
    required: false,
    maxLength: 1000,
    read: ({ content }) => content.quantityLimit?.zh ?? '',
    write: ({ content }, value) => {
      content.quantityLimit = { zh: value };
      return undefined;
    },
  },
  {
    name: 'result_type',
    zh: '结果类型',
    required: false,
    codes: 'resultType',
    read: ({ content }) => content.results[0]?.type ?? '',
    write: ({ content }, value) => {
      const [first, ...rest] = content.results;
      const known = first ?? { name: { zh: '办理结果' }, source: { kind: 'organisation' as const, verified: false } };
      content.results = [{ ...known, type: value }, ...rest];
      return undefined;
    },
  },
  {
    name: 'result_name',
    zh: '结果名称',
    required: false,
    maxLength: 200,
    read: ({ content }) => content.results[0]?.name.zh ?? '',
    write: ({ content }, value) => {
      const [first, ...rest] = content.results;
      const known = first ?? { type: '30', source: { kind: 'organisation' as const, verified: false } };
      content.results = [{ ...known, name: { zh: value } }, ...rest];
      return undefined;
    },
  },
  channelFlag('is_schedule', '是否支持预约', 'appointment'),
  channelFlag('is_pay_online', '是否网上支付', 'onlinePayment'),
  channelFlag('is_express', '是否支持快递', 'express'),
  channelFlag('is_service_terminals', '是否终端办理', 'terminal'),
  {
    name: 'user_topic_type',
    zh: '自然人主题',
    required: false,
    read: task => (task.audience === 'organisation' ? '' : task.topics.join(',')),
  },
  {
    name: 'corp_topic_type',
    zh: '法人主题',
    required: false,
    read: task => (task.audience === 'natural' ? '' : task.topics.join(',')),
  },
  {
    name: 'online_handle_depth',
    zh: '网办深度',
    required: false,
    codes: 'onlineDepth',
    read: ({ content }) => content.channels.onlineDepth ?? '',
    write: ({ content }, value) => {
      content.channels.onlineDepth = value;
      return undefined;
    },
  },
  {
    name: 'limit_scene_explain',
    zh: '必须现场办理的原因',
    required: false,
    maxLength: 1000,
    read: ({ content }) => content.channels.visitReason?.zh ?? '',
    write: ({ content }, value) => {
      content.channels.visitReason = { zh: value };
      return undefined;
    },
  },
];
