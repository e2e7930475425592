import type { Budget, Text } from './content.ts';

/**
 * Writes BPMN 2.0 of an approval 承办 → 审查 → 审批 with its drawing (BPMN DI), so that it runs in `@onewindow/processes` and
 * opens in any modeller. The attributes of the `onewindow` namespace say who acts, by when, in which step of the form and
 * what may be done.
 */
export interface ApprovalStep {
  id: string;
  name: Text;
  level: 'handle' | 'review' | 'approve' | 'other';
  /** Role that may take the task: handler, reviewer, approver. */
  role: string;
  limit?: Budget;
  /** Key of the form's step permissions; default the id. */
  formStep?: string;
  actions: readonly string[];
  /** FEEL: done only when it holds; otherwise the step before goes straight on to the one after. */
  when?: string;
}

export interface ApprovalProcess {
  key: string;
  name: Text;
  steps: readonly ApprovalStep[];
  /** FEEL for the organisation that acts; absent: that of the case. */
  organisation?: string;
}

interface Box {
  id: string;
  x: number;
  y: number;
  width: number;
  height: number;
}

const row = { main: 180, branch: 340 };
const size = { task: [110, 80], event: [36, 36], gateway: [50, 50] } as const;

/** BPMN XML of one approval. Steps with `when` stand on a branch below the main row. */
export function buildApprovalProcess(process: ApprovalProcess): string {
  const drawing = new Drawing();
  const start = drawing.node('startEvent', 'start', { name: '受理', nameEn: 'Accepted' }, 'event', row.main);
  let open: { from: string; condition?: string; isDefault?: boolean }[] = [{ from: start }];
  process.steps.forEach((step, index) => {
    if (step.when) {
      const gateway = drawing.node(
        'exclusiveGateway',
        `${step.id}Needed`,
        { name: `要${step.name.zh}？` },
        'gateway',
        row.main,
      );
      for (const one of open) drawing.flow(one.from, gateway, one);
      const task = drawing.node(
        'userTask',
        step.id,
        taskAttributes(step, process.organisation),
        'task',
        row.branch,
        true,
      );
      drawing.flow(gateway, task, { condition: step.when });
      open = [{ from: gateway, isDefault: true }, { from: task }];
      return;
    }
    const task = drawing.node('userTask', step.id, taskAttributes(step, process.organisation), 'task', row.main);
    for (const one of open) drawing.flow(one.from, task, one);
    open = [{ from: task }];
    if (index === process.steps.length - 1) return;
  });
  const end = drawing.node('endEvent', 'end', { name: '办结', nameEn: 'Concluded' }, 'event', row.main);
  for (const one of open) drawing.flow(one.from, end, one);
  return drawing.xml(process.key, process.name);
}

/**
 * BPMN XML of joint handling 并联审批: the called approval runs once for each element of `items`, all at the same time, and
 * the join waits for all (BPMN multi-instance call activity). An element has `id` (of its case), `organisation`, `division`
 * and, when the item has a process of its own, `processVersion`.
 */
export function buildJointProcess({ key, name, called }: { key: string; name: Text; called: string }): string {
  const drawing = new Drawing();
  const start = drawing.node('startEvent', 'start', { name: '受理', nameEn: 'Accepted' }, 'event', row.main);
  const departments = drawing.node(
    'callActivity',
    'departments',
    {
      name: '各部门并联审批',
      'onewindow:nameEn': 'Departments decide in parallel',
      calledElement: called,
      // Each item's own process when the caller names its version; otherwise the general one.
      'onewindow:calledVersion': 'item.processVersion',
      'onewindow:businessKind': '"case"',
      'onewindow:businessId': 'item.id',
    },
    'task',
    row.main,
    false,
    [
      // Each element names its own organisation, so that the called approval's tasks go to that department.
      '<bpmn:extensionElements><onewindow:input source="item.organisation" target="organisation" /><onewindow:input source="item.division" target="division" /><onewindow:input source="answers" target="answers" /></bpmn:extensionElements>',
      '<bpmn:multiInstanceLoopCharacteristics isSequential="false" onewindow:collection="items" onewindow:elementVariable="item" />',
    ],
  );
  const end = drawing.node(
    'endEvent',
    'end',
    { name: '全部办结', 'onewindow:nameEn': 'All concluded' },
    'event',
    row.main,
  );
  drawing.flow(start, departments, {});
  drawing.flow(departments, end, {});
  return drawing.xml(key, name);
}

function taskAttributes(step: ApprovalStep, organisation: string | undefined): Record<string, string> {
  return {
    name: step.name.zh,
    'onewindow:nameEn': step.name.en ?? step.name.zh,
    'onewindow:level': step.level,
    'onewindow:role': step.role,
    ...(organisation && { 'onewindow:organisation': organisation }),
    ...(step.limit && { 'onewindow:limit': `${step.limit.amount} ${step.limit.unit}s` }),
    'onewindow:formStep': step.formStep ?? step.id,
    'onewindow:actions': step.actions.join(','),
  };
}

interface DrawnFlow {
  id: string;
  from: string;
  to: string;
  condition?: string | undefined;
  isDefault?: boolean | undefined;
}

/** Collects nodes from left to right and the flows between them, then prints semantics and drawing. */
class Drawing {
  private readonly nodes: { tag: string; attributes: Record<string, string>; box: Box; children: string[] }[] = [];
  private readonly flows: DrawnFlow[] = [];
  private x = 120;

  node(
    tag: string,
    id: string,
    attributes: Record<string, string>,
    kind: keyof typeof size,
    middle: number,
    below = false,
    children: string[] = [],
  ): string {
    const [width, height] = size[kind];
    const box = { id, x: below ? this.x - 80 : this.x, y: middle - height / 2, width, height };
    const named = Object.fromEntries(
      Object.entries(attributes).map(([name, value]) => [name === 'nameEn' ? 'onewindow:nameEn' : name, value]),
    );
    this.nodes.push({ tag, attributes: named, box, children });
    if (!below) this.x += width + 70;
    return id;
  }

  flow(
    from: string,
    to: string,
    { condition, isDefault }: { condition?: string | undefined; isDefault?: boolean | undefined },
  ): void {
    this.flows.push({ id: `${from}To${to.charAt(0).toUpperCase()}${to.slice(1)}`, from, to, condition, isDefault });
  }

  xml(key: string, name: Text): string {
    return [
      '<?xml version="1.0" encoding="UTF-8"?>',
      '<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:onewindow="http://onewindow.dev/bpmn/1.0" ' +
        `id="${key}Definitions" targetNamespace="http://onewindow.dev/bpmn">`,
      `  <bpmn:process id="${key}" name="${escapeXml(name.zh)}" isExecutable="true">`,
      ...this.nodes.map(node => this.element(node)),
      ...this.flows.map(flowElement),
      '  </bpmn:process>',
      `  <bpmndi:BPMNDiagram id="${key}Diagram">`,
      `    <bpmndi:BPMNPlane id="${key}Plane" bpmnElement="${key}">`,
      ...this.nodes.map(shape),
      ...this.flows.map(flow => this.edge(flow)),
      '    </bpmndi:BPMNPlane>',
      '  </bpmndi:BPMNDiagram>',
      '</bpmn:definitions>',
      '',
    ].join('\n');
  }

  private element({ tag, attributes, box, children }: Drawing['nodes'][number]): string {
    const byDefault = this.flows.find(flow => flow.from === box.id && flow.isDefault);
    const text = Object.entries({ ...attributes, ...(byDefault && { default: byDefault.id }) })
      .map(([name, value]) => ` ${name}="${escapeXml(value)}"`)
      .join('');
    // The schema wants extension elements first and loop characteristics last.
    const [first, rest] = [children.slice(0, -1), children.slice(-1)];
    const inside = [
      ...first,
      ...this.flows.filter(flow => flow.to === box.id).map(flow => `<bpmn:incoming>${flow.id}</bpmn:incoming>`),
      ...this.flows.filter(flow => flow.from === box.id).map(flow => `<bpmn:outgoing>${flow.id}</bpmn:outgoing>`),
      ...rest,
    ];
    return `    <bpmn:${tag} id="${box.id}"${text}>${inside.join('')}</bpmn:${tag}>`;
  }

  /** Level flows go straight; a branch goes down from its gateway and comes up into the step after. */
  private edge(flow: DrawnFlow): string {
    const from = this.boxOf(flow.from);
    const to = this.boxOf(flow.to);
    const [fromMiddle, toMiddle] = [from.y + from.height / 2, to.y + to.height / 2];
    const points =
      fromMiddle === toMiddle
        ? [
            [from.x + from.width, fromMiddle],
            [to.x, toMiddle],
          ]
        : fromMiddle < toMiddle
          ? [
              [from.x + from.width / 2, from.y + from.height],
              [from.x + from.width / 2, to.y],
            ]
          : [
              [from.x + from.width, fromMiddle],
              [to.x + to.width / 2, fromMiddle],
              [to.x + to.width / 2, to.y + to.height],
            ];
    const waypoints = points.map(([x, y]) => `<di:waypoint x="${x}" y="${y}" />`).join('');
    return `      <bpmndi:BPMNEdge id="${flow.id}Edge" bpmnElement="${flow.id}">${waypoints}</bpmndi:BPMNEdge>`;
  }

  private boxOf(id: string): Box {
    const node = this.nodes.find(one => one.box.id === id);
    if (!node) throw new Error(`no node ${id}`);
    return node.box;
  }
}

function flowElement({ id, from, to, condition }: DrawnFlow): string {
  const head = `    <bpmn:sequenceFlow id="${id}" sourceRef="${from}" targetRef="${to}"`;
  if (!condition) return `${head} />`;
  return `${head}><bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">${escapeXml(condition)}</bpmn:conditionExpression></bpmn:sequenceFlow>`;
}

function shape({ tag, box }: { tag: string; box: Box }): string {
  const marker = tag === 'exclusiveGateway' ? ' isMarkerVisible="true"' : '';
  return `      <bpmndi:BPMNShape id="${box.id}Shape" bpmnElement="${box.id}"${marker}><dc:Bounds x="${box.x}" y="${box.y}" width="${box.width}" height="${box.height}" /></bpmndi:BPMNShape>`;
}

function escapeXml(text: string): string {
  return text.replace(/[&<>"]/g, letter => `&#${letter.charCodeAt(0)};`);
}
