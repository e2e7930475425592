import { isKnownCode } from '../code-tables.ts';
import type { Budget, Unit } from '../content.ts';
import { type FieldProblem, fieldProblem, type NationalTask } from './task.ts';

/**
 * Columns of the national tables `up_task_general_basic` and `dn_task_general_extend` (standards §1.4): how each is read from
 * an item and how it is written back. A column without `write` identifies the row and is checked elsewhere.
 */
export interface Column {
  name: string;
  zh: string;
  /** NN in the national table. */
  required: boolean;
  /** Code list that the value (or each of several, by comma) must be in. */
  codes?: string;
  several?: boolean;
  maxLength?: number;
  read(task: NationalTask): string;
  /** Changes the task; says what is wrong with the value instead where it can say so. */
  write?(task: NationalTask, value: string): FieldProblem | undefined;
}

const units: [code: string, unit: Unit][] = [
  ['1', 'workingDay'],
  ['2', 'calendarDay'],
  ['3', 'month'],
];

export function unitOf(code: string): Unit {
  return units.find(([known]) => known === code)?.[1] ?? 'workingDay';
}

export function unitCode(unit: Unit): string {
  return units.find(([, known]) => known === unit)?.[0] ?? '1';
}

const flag = (value: boolean) => (value ? '1' : '0');
const lines = (texts: readonly string[]) => texts.map((text, index) => `${index + 1}. ${text}`).join('\n');

/** Numbered or plain lines of a text field. */
export function splitLines(value: string): string[] {
  return value
    .split(/\r?\n/)
    .map(line => line.replace(/^\s*(\d+[.、．)]|[（(]\d+[)）])\s*/, '').trim())
    .filter(line => line !== '');
}

export function notANumber(field: string): FieldProblem {
  return fieldProblem(
    field,
    'notANumber',
    '要填不带单位的整数，请去掉文字。',
    'A whole number without unit is needed.',
  );
}

function writeFlag(name: string, set: (task: NationalTask, on: boolean) => void): Column['write'] {
  return (task, value) => {
    if (value !== '0' && value !== '1') {
      return fieldProblem(name, 'notAFlag', '只能填 1（是）或者 0（否）。', 'Only 1 (yes) or 0 (no) is possible.');
    }
    set(task, value === '1');
    return undefined;
  };
}

function channelFlag(
  name: string,
  zh: string,
  key: 'serviceCentre' | 'appointment' | 'onlinePayment' | 'express' | 'terminal',
): Column {
  return {
    name,
    zh,
    required: false,
    read: ({ content }) => flag(content.channels[key]),
    write: writeFlag(name, (task, on) => {
      task.content.channels[key] = on;
    }),
  };
}

function wholeNumber(value: string): number | undefined {
  return /^\d{1,4}$/.test(value) ? Number(value) : undefined;
}

/** The budget that two columns give together; the unit alone changes an existing budget. */
function budgetOf(known: Budget | null, { day, type }: { day?: string; type?: string }): Budget | null {
  const amount = day === undefined || day === '' ? known?.amount : wholeNumber(day);
  if (amount === undefined) return null;
  return { amount, unit: type ? unitOf(type) : (known?.unit ?? 'workingDay') };
}

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

export const taskColumns: Column[] = [...basicColumns, ...extendColumns];

/** Whether a value stands in its code list; several values are parted by commas. */
export function checkCodes(column: Column, value: string): FieldProblem | undefined {
  if (!column.codes) return undefined;
  const wrong = (column.several ? value.split(',') : [value]).find(code => !isKnownCode(column.codes ?? '', code));
  return wrong === undefined
    ? undefined
    : fieldProblem(
        column.name,
        'unknownCode',
        `代码“${wrong}”不在${column.zh}的代码表里，请对照代码表再看一遍。`,
        `The code “${wrong}” is not in the list for this column.`,
      );
}
