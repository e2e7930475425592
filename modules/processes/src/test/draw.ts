/** BPMN XML in a few lines, for tests and benchmarks: elements are written as they are, flows as `a > b` or `a > b: condition`. */

let flows = 0;

export function model(...processes: string[]): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
  xmlns:onewindow="http://onewindow.dev/bpmn/1.0" id="definitions" targetNamespace="http://onewindow.dev/test">
${processes.join('\n')}
</definitions>`;
}

export function process(id: string, ...parts: string[]): string {
  return `<process id="${id}" name="${id}" isExecutable="true">${parts.join('\n')}</process>`;
}

/** An element: `element('userTask', 'a', 'onewindow:level="handle"', …inside)`. */
export function element(type: string, id: string, attributes = '', ...inside: string[]): string {
  const name = attributes.includes('name=') ? '' : ` name="${id}"`;
  return `<${type} id="${id}"${name} ${attributes}>${inside.join('')}</${type}>`;
}

export const start = (id = 'start', ...inside: string[]): string => element('startEvent', id, '', ...inside);
export const end = (id = 'end', ...inside: string[]): string => element('endEvent', id, '', ...inside);
export const task = (id: string, attributes = '', ...inside: string[]): string =>
  element('userTask', id, attributes, ...inside);
export const script = (id: string, attributes = '', ...inside: string[]): string =>
  element('scriptTask', id, attributes, ...inside, `<script>${id}</script>`);
export const gateway = (kind: string, id: string, attributes = '', ...inside: string[]): string =>
  element(`${kind}Gateway`, id, attributes, ...inside);
export const boundary = (id: string, host: string, attributes: string, ...inside: string[]): string =>
  element('boundaryEvent', id, `attachedToRef="${host}" ${attributes}`, ...inside);

/** Flows, one a line or separated by commas: `start > a > b, b > c: amount > 3`. A leading `name=` gives a flow its id. */
export function flow(text: string): string {
  return text
    .split(/\n|,(?![^(]*\))/)
    .map(line => line.trim())
    .filter(line => line !== '')
    .flatMap(line => oneFlow(line))
    .join('');
}

function oneFlow(line: string): string[] {
  const [path = '', condition] = line.split(/:\s*(.*)/s);
  const [named, route] = path.includes('=') ? path.split('=') : [undefined, path];
  const nodes = (route ?? '').split('>').map(node => node.trim());
  return nodes.slice(1).map((to, index) => {
    const id = named?.trim() ?? `flow${++flows}`;
    const expression = condition
      ? `<conditionExpression xsi:type="tFormalExpression"><![CDATA[${condition}]]></conditionExpression>`
      : '';
    return `<sequenceFlow id="${id}" sourceRef="${nodes[index]}" targetRef="${to}">${expression}</sequenceFlow>`;
  });
}

export const timer = (text: string, form = 'timeDuration'): string =>
  `<timerEventDefinition><${form} xsi:type="tFormalExpression">${text}</${form}></timerEventDefinition>`;
export const signalOf = (id: string): string => `<signalEventDefinition signalRef="${id}"/>`;
export const messageOf = (id: string, attributes = ''): string =>
  `<messageEventDefinition messageRef="${id}" ${attributes}/>`;
export const errorOf = (id?: string): string => `<errorEventDefinition ${id ? `errorRef="${id}"` : ''}/>`;
export const escalationOf = (id?: string): string =>
  `<escalationEventDefinition ${id ? `escalationRef="${id}"` : ''}/>`;
export const condition = (text: string): string =>
  `<conditionalEventDefinition><condition xsi:type="tFormalExpression"><![CDATA[${text}]]></condition></conditionalEventDefinition>`;
export const declare = (type: 'signal' | 'message' | 'error' | 'escalation', id: string): string =>
  `<${type} id="${id}" name="${id}" ${type === 'error' ? `errorCode="${id}"` : ''} ${type === 'escalation' ? `escalationCode="${id}"` : ''}/>`;

/** 承办 → 审查 → 审批, with a way back from each. */
export function approval(key: string, limit = '3 workingDays'): string {
  const common = `onewindow:actions="agree,disagree,return" onewindow:limit="${limit}"`;
  return model(
    process(
      key,
      start(),
      task(
        'handle',
        `name="承办" onewindow:nameEn="Handle" onewindow:level="handle" onewindow:role="handler" ${common}`,
      ),
      task(
        'review',
        `name="审查" onewindow:nameEn="Review" onewindow:level="review" onewindow:role="reviewer" ${common}`,
      ),
      task(
        'approve',
        `name="审批" onewindow:nameEn="Approve" onewindow:level="approve" onewindow:role="approver" ${common}`,
      ),
      gateway('exclusive', 'decided', 'default="toGranted"'),
      end('granted'),
      end('denied'),
      flow(
        'start > handle > review > approve > decided, toDenied=decided > denied: action = "disagree", toGranted=decided > granted',
      ),
    ),
  );
}
