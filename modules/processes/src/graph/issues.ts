/** One thing that stands against running a model (`error`) or that its author should look at (`warning`). */
export interface Issue {
  code: IssueCode;
  severity: 'error' | 'warning';
  /** The id of the element in the drawing; empty when it is about the whole file. */
  element: string;
  zh: string;
  en: string;
}

interface IssueText {
  severity?: 'warning';
  zh: string;
  en: string;
}

const TEXTS = {
  unreadable: { zh: '文件中有无法读取的内容：{type}', en: 'The file holds something that cannot be read: {type}' },
  unsupported: {
    zh: '{what}：流程引擎不支持“{type}”元素',
    en: '{what}: the engine does not support the element “{type}”',
  },
  duplicateId: { zh: '{what}：标识重复', en: '{what}: its id is used twice' },
  looseFlow: { zh: '{what}：连线没有起点或终点', en: '{what}: the flow lacks a source or a target' },
  noProcess: { zh: '文件中没有流程', en: 'The file holds no process' },
  noStart: { zh: '{what}：没有开始节点', en: '{what}: there is nothing to start with' },
  manyStarts: {
    severity: 'warning',
    zh: '{what}：有多个无触发条件的开始节点，只能有一个',
    en: '{what}: several start events without a trigger; only one can be meant',
  },
  unreachable: { severity: 'warning', zh: '{what}：永远不会到达', en: '{what}: can never be reached' },
  noHost: { zh: '{what}：边界事件没有依附的活动', en: '{what}: the boundary event is attached to no activity' },
  noTrigger: { zh: '{what}：事件没有说明触发条件', en: '{what}: the event does not say what triggers it' },
  throwsNothing: {
    severity: 'warning',
    zh: '{what}：没有说明抛出哪个消息或信号',
    en: '{what}: it does not say which message or signal it throws',
  },
  badExpression: { zh: '{what}：表达式有误“{type}”', en: '{what}: the expression does not parse: “{type}”' },
  badTimer: {
    zh: '{what}：时间“{type}”不是 ISO 8601 时间、工作日数或表达式',
    en: '{what}: “{type}” is no ISO 8601 time, number of working days or expression',
  },
  endlessCycle: {
    zh: '{what}：中间事件的循环定时必须有次数上限',
    en: '{what}: a timer cycle of an intermediate event needs a number of repetitions',
  },
  noLinkTarget: { zh: '{what}：没有同名的链接目标', en: '{what}: no link of the same name catches it' },
  noCalled: { zh: '{what}：没有说明调用哪个流程', en: '{what}: it does not say which process it calls' },
  noCondition: {
    severity: 'warning',
    zh: '{what}：分支“{type}”没有条件，也不是默认分支',
    en: '{what}: the flow “{type}” has neither a condition nor is it the default',
  },
  cancelOutside: {
    zh: '{what}：取消事件只能用于事务子流程',
    en: '{what}: a cancel event belongs to a transaction',
  },
  noHandler: {
    zh: '{what}：没有登记名为“{type}”的处理程序',
    en: '{what}: no handler named “{type}” is registered',
  },
  foreignScript: {
    zh: '{what}：脚本只能是 FEEL 表达式（scriptFormat="feel"）',
    en: '{what}: a script must be a FEEL expression (scriptFormat="feel")',
  },
  gatewayTarget: {
    zh: '{what}：事件网关之后只能是捕获事件或接收任务（{type}）',
    en: '{what}: only catching events and receive tasks may follow an event-based gateway ({type})',
  },
  unboundedLoop: {
    zh: '{what}：多实例既没有次数也没有集合',
    en: '{what}: multiple instances need a number or a collection',
  },
  unknownLevel: { zh: '{what}：不认识的审批层级“{type}”', en: '{what}: unknown level “{type}”' },
  levelOrder: {
    zh: '{what}：审批最多三级，依次为承办、审查、审批，不得重复或倒序（此前已到“{type}”）',
    en: '{what}: at most three levels, handle → review → approve, each once (already at “{type}”)',
  },
  noRole: {
    severity: 'warning',
    zh: '{what}：没有说明由哪个岗位办理',
    en: '{what}: it does not say which role does it',
  },
  dataStore: {
    severity: 'warning',
    zh: '{what}：数据存储只在流程实例存续期间有效',
    en: '{what}: a data store lives only as long as the process instance',
  },
  nothingDecides: {
    severity: 'warning',
    zh: '{what}：取消事件没有边界事件接收',
    en: '{what}: nothing catches the cancellation',
  },
} satisfies Record<string, IssueText>;

export type IssueCode = keyof typeof TEXTS;

/** An issue about a node; `type` fills in the detail that its text names. */
export function issueOf(code: IssueCode, about: { id: string; name?: string | undefined; type?: string }): Issue {
  const text: IssueText = TEXTS[code];
  const what = about.name ? `${about.name} (${about.id})` : about.id;
  const fill = (template: string): string => template.replace('{what}', what).replace('{type}', about.type ?? '');
  return {
    code,
    severity: text.severity ?? 'error',
    element: about.id,
    zh: fill(text.zh),
    en: fill(text.en),
  };
}
