import {
  budgetOf,
  type Column,
  flag,
  lines,
  notANumber,
  splitLines,
  unitCode,
  unitOf,
  wholeNumber,
  writeFlag,
} from './column.ts';
import { fieldProblem } from './task.ts';

/** `up_task_general_basic`. */
export const basicColumns: Column[] = [
  {
    name: 'task_name',
    zh: '事项名称',
    required: true,
    maxLength: 200,
    read: ({ content }) => content.name.zh,
    write: ({ content }, value) => {
      content.name = { zh: value };
      return undefined;
    },
  },
  { name: 'catalog_code', zh: '基本编码', required: true, read: task => task.basicCode },
  { name: 'local_catalog_code', zh: '地方基本编码', required: false, maxLength: 50, read: task => task.localCode },
  { name: 'task_code', zh: '实施编码', required: true, read: task => task.taskCode },
  { name: 'local_task_code', zh: '地方实施编码', required: false, maxLength: 50, read: task => task.localTaskCode },
  {
    name: 'task_handle_item',
    zh: '业务办理项编码',
    required: false,
    read: task => `${task.taskCode}${task.content.variants[0]?.serial ?? '01'}`,
  },
  { name: 'task_type', zh: '事项类型', required: true, codes: 'itemType', read: task => task.typeCode },
  {
    name: 'by_law',
    zh: '设定依据',
    required: true,
    read: ({ content }) => content.bases.map(basis => `《${basis.law ?? ''}》${basis.article ?? ''}`).join('；'),
    write: (task, value) => {
      const found = [...value.matchAll(/《([^》]+)》([^；;《]*)/g)];
      if (found.length === 0) {
        return fieldProblem(
          'by_law',
          'noCitation',
          '要写成“《法名》第几条”，可以写几条，用分号隔开。',
          'Write it as 《law》article; several are parted by semicolons.',
        );
      }
      task.content.bases = found.map(([, law = '', article = '']) => ({
        kind: 'organisation',
        verified: false,
        law,
        article: article.trim(),
      }));
      return undefined;
    },
  },
  {
    name: 'power_source',
    zh: '权力来源',
    required: true,
    codes: 'powerSource',
    read: ({ content }) => content.powerSource,
    write: ({ content }, value) => {
      content.powerSource = value;
      return undefined;
    },
  },
  { name: 'use_level', zh: '行使层级', required: true, codes: 'level', read: task => task.level },
  { name: 'dept_code', zh: '实施主体编码', required: true, read: task => task.organisation.code },
  { name: 'dept_name', zh: '实施主体', required: true, read: task => task.organisation.name },
  {
    name: 'dept_type',
    zh: '实施主体性质',
    required: true,
    codes: 'bodyKind',
    read: ({ content }) => content.bodyKind,
    write: ({ content }, value) => {
      content.bodyKind = value;
      return undefined;
    },
  },
  {
    name: 'anticipate_day',
    zh: '法定办结时限',
    required: false,
    read: ({ content }) => (content.limits.statutory ? String(content.limits.statutory.amount) : ''),
    write: ({ content }, value) => {
      const amount = wholeNumber(value);
      if (amount === undefined) return notANumber('anticipate_day');
      const known = content.limits.statutory;
      const [basis] = content.bases;
      // The national columns give no basis for the limit itself; the law that sets the item stands for it, unverified.
      const source = {
        kind: 'organisation' as const,
        verified: false,
        ...(basis?.law && { law: basis.law, article: basis.article ?? '' }),
      };
      content.limits.statutory = known
        ? { ...known, amount }
        : { amount, unit: 'workingDay', text: { zh: `${amount} 个工作日` }, source };
      return undefined;
    },
  },
  {
    name: 'anticipate_type',
    zh: '法定办结时限单位',
    required: false,
    codes: 'timeUnit',
    read: ({ content }) => (content.limits.statutory ? unitCode(content.limits.statutory.unit) : ''),
    write: ({ content }, value) => {
      if (content.limits.statutory) content.limits.statutory = { ...content.limits.statutory, unit: unitOf(value) };
      return undefined;
    },
  },
  {
    name: 'anticipate_explain',
    zh: '法定办结时限说明',
    required: false,
    maxLength: 2000,
    read: ({ content }) => content.limits.statutory?.text.zh ?? content.limits.statutoryNote ?? '',
    write: ({ content }, value) => {
      const known = content.limits.statutory;
      if (known) content.limits.statutory = { ...known, text: { zh: value } };
      else content.limits.statutoryNote = value;
      return undefined;
    },
  },
  {
    name: 'promise_day',
    zh: '承诺办结时限',
    required: true,
    read: ({ content, overrides }) =>
      String((overrides.promise ?? content.limits.promise ?? content.limits.statutory)?.amount ?? ''),
    write: ({ content }, value) => {
      if (wholeNumber(value) === undefined) return notANumber('promise_day');
      content.limits.promise = budgetOf(content.limits.promise, { day: value });
      return undefined;
    },
  },
  {
    name: 'promise_type',
    zh: '承诺办结时限单位',
    required: true,
    codes: 'timeUnit',
    read: ({ content, overrides }) =>
      unitCode((overrides.promise ?? content.limits.promise ?? content.limits.statutory)?.unit ?? 'workingDay'),
    write: ({ content }, value) => {
      content.limits.promise = budgetOf(content.limits.promise, { type: value });
      return undefined;
    },
  },
  {
    name: 'promise_explain',
    zh: '承诺办结时限说明',
    required: false,
    maxLength: 2000,
    read: ({ content }) => content.limits.promiseNote?.zh ?? '',
    write: ({ content }, value) => {
      content.limits.promiseNote = { zh: value };
      return undefined;
    },
  },
  {
    name: 'accept_condition',
    zh: '受理条件',
    required: true,
    read: ({ content }) => lines(content.conditions.map(condition => condition.text.zh)) || '无',
    write: ({ content }, value) => {
      const known = new Map(content.conditions.map(condition => [condition.text.zh, condition]));
      content.conditions = splitLines(value)
        .filter(text => text !== '无')
        .map(
          (text, index) =>
            known.get(text) ?? {
              id: `i${index + 1}`,
              text: { zh: text },
              source: { kind: 'organisation', verified: false },
            },
        );
      return undefined;
    },
  },
  {
    name: 'handle_flow',
    zh: '办理流程',
    required: true,
    read: ({ content }) => ['受理', ...content.limits.steps.map(step => step.name.zh), '办结'].join(' → '),
  },
  {
    name: 'is_fee',
    zh: '是否收费',
    required: true,
    read: ({ content }) => (content.fee.charged === null ? '' : flag(content.fee.charged)),
    write: writeFlag('is_fee', ({ content }, on) => {
      content.fee = { ...content.fee, charged: on };
    }),
  },
  {
    name: 'fee_basis',
    zh: '收费依据',
    required: false,
    read: ({ content }) =>
      content.fee.source.law ? `《${content.fee.source.law}》${content.fee.source.article ?? ''}` : '',
    write: ({ content }, value) => {
      const [, law = value, article = ''] = /《([^》]+)》(.*)/.exec(value) ?? [];
      content.fee = { ...content.fee, source: { kind: 'organisation', verified: false, law, article } };
      return undefined;
    },
  },
  {
    name: 'server_type',
    zh: '服务对象',
    required: true,
    codes: 'serviceObject',
    several: true,
    read: ({ content }) => content.serviceObjects.join(','),
    write: ({ content }, value) => {
      content.serviceObjects = value.split(',');
      return undefined;
    },
  },
  {
    name: 'project_type',
    zh: '办件类型',
    required: true,
    codes: 'caseType',
    read: ({ content }) => content.caseType,
    write: ({ content }, value) => {
      content.caseType = value;
      return undefined;
    },
  },
  {
    name: 'handle_type',
    zh: '办理形式',
    required: false,
    codes: 'handlingForm',
    several: true,
    read: ({ content }) => content.channels.forms.join(','),
    write: ({ content }, value) => {
      content.channels.forms = value.split(',');
      return undefined;
    },
  },
  {
    name: 'limit_scene_num',
    zh: '到办事现场次数',
    required: false,
    read: ({ content }) => String(content.channels.visits),
    write: ({ content }, value) => {
      if (!/^\d$/.test(value)) return notANumber('limit_scene_num');
      content.channels.visits = Number(value);
      return undefined;
    },
  },
  {
    name: 'special_procedure',
    zh: '特别程序',
    required: true,
    read: ({ content }) => content.special.map(procedure => procedure.name.zh).join('、') || '无',
  },
  {
    name: 'transact_addr',
    zh: '办理地点',
    required: true,
    maxLength: 500,
    read: ({ overrides, centre }) => overrides.windows?.[0]?.address.zh ?? centre?.address ?? '',
    write: (task, value) => {
      const [first, ...rest] = task.overrides.windows ?? [];
      task.overrides.windows = [{ ...(first ?? { name: { zh: '综合窗口' } }), address: { zh: value } }, ...rest];
      return undefined;
    },
  },
  {
    name: 'transact_time',
    zh: '办理时间',
    required: true,
    maxLength: 500,
    read: ({ overrides, centre }) => overrides.windows?.[0]?.hours?.zh ?? centre?.hours ?? '',
    write: (task, value) => {
      const [first, ...rest] = task.overrides.windows ?? [];
      const known = first ?? { name: { zh: '综合窗口' }, address: { zh: task.centre?.address ?? '见实施主体地址' } };
      task.overrides.windows = [{ ...known, hours: { zh: value } }, ...rest];
      return undefined;
    },
  },
  {
    name: 'link_way',
    zh: '咨询方式',
    required: true,
    maxLength: 60,
    read: ({ overrides, centre }) => overrides.phone ?? centre?.phone ?? '',
    write: (task, value) => {
      task.overrides.phone = value;
      return undefined;
    },
  },
  {
    name: 'supervise_way',
    zh: '监督投诉方式',
    required: true,
    maxLength: 60,
    read: ({ overrides }) => overrides.supervisionPhone ?? '12345',
    write: (task, value) => {
      task.overrides.supervisionPhone = value;
      return undefined;
    },
  },
  {
    name: 'task_state',
    zh: '事项状态',
    required: true,
    codes: 'taskState',
    read: task => task.state,
    write: (task, value) => {
      task.state = value;
      return undefined;
    },
  },
  { name: 'task_version', zh: '事项版本', required: true, read: task => String(task.version) },
  {
    name: 'plan_effective_date',
    zh: '计划生效日期',
    required: false,
    read: task => (task.effectiveFrom ?? '').replaceAll('-', ''),
  },
];
