/** A small floor plan as a picture, and a process of approval as BPMN 2.0 with its drawing. */
const plan = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 340 240" width="680" height="480" font-family="sans-serif" font-size="8">
<rect width="340" height="240" fill="#fff"/><g fill="none" stroke="#1E2A32"><path stroke-width="2" d="M2 2h336v232H2zM2 126h336M78 2v30m0 20v74M166 2v74m0 20v30M250 2v60m0 20v44M250 48h88"/>
<g stroke-width=".6"><rect x="8" y="8" width="24" height="12"/><rect x="8" y="24" width="24" height="12"/><rect x="88" y="8" width="66" height="14"/><rect x="176" y="8" width="64" height="18"/><circle cx="190" cy="17" r="6"/><circle cx="206" cy="17" r="6"/><circle cx="222" cy="17" r="6"/>
<rect x="30" y="152" width="30" height="20"/><rect x="106" y="152" width="30" height="20"/><rect x="182" y="152" width="30" height="20"/><rect x="258" y="152" width="30" height="20"/><rect x="30" y="196" width="30" height="20"/><rect x="106" y="196" width="30" height="20"/><rect x="182" y="196" width="30" height="20"/><rect x="258" y="196" width="30" height="20"/></g></g>
<g fill="#1E2A32" text-anchor="middle"><text x="40" y="76">粗加工区</text><text x="40" y="88">9.2 ㎡</text><text x="122" y="52">切配区</text><text x="122" y="64">10.4 ㎡</text><text x="208" y="52">烹饪区</text><text x="208" y="64">12.1 ㎡</text><text x="296" y="32">冷食专间</text><text x="296" y="44">5.3 ㎡</text><text x="296" y="76">洗消间</text><text x="296" y="88">6.0 ㎡</text><text x="170" y="144">就餐区 41.9 ㎡</text></g></svg>`;

export const examplePlan = `data:image/svg+xml;utf8,${encodeURIComponent(plan)}`;

const steps = ['receive:收件', 'accept:受理', 'handle:承办', 'review:审查', 'approve:审批', 'deliver:制证送达'];
const ids = ['start', ...steps.map(step => step.split(':')[0] ?? ''), 'end'];

const tasks = steps.map(step => {
  const [id, name] = step.split(':');
  return `<userTask id="${id}" name="${name}"/>`;
});
const flows = ids.slice(1).map((id, i) => `<sequenceFlow id="f${i}" sourceRef="${ids[i]}" targetRef="${id}"/>`);
const shapes = ids.map((id, i) => {
  const event = id === 'start' || id === 'end';
  const [w, h] = event ? [36, 36] : [100, 64];
  const x = i === 0 ? 40 : 120 + (i - 1) * 140;
  return `<bpmndi:BPMNShape id="${id}_di" bpmnElement="${id}"><dc:Bounds x="${x}" y="${120 - h / 2}" width="${w}" height="${h}"/></bpmndi:BPMNShape>`;
});
const edges = ids.slice(1).map((_, i) => {
  const from = i === 0 ? 76 : 220 + (i - 1) * 140;
  return `<bpmndi:BPMNEdge id="f${i}_di" bpmnElement="f${i}"><di:waypoint x="${from}" y="120"/><di:waypoint x="${120 + i * 140}" y="120"/></bpmndi:BPMNEdge>`;
});

export const exampleProcess = `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI" id="d" targetNamespace="example">
<process id="p" isExecutable="true"><startEvent id="start" name="提交"/>${tasks.join('')}<endEvent id="end"/>${flows.join('')}</process>
<bpmndi:BPMNDiagram id="dia"><bpmndi:BPMNPlane id="pl" bpmnElement="p">${shapes.join('')}${edges.join('')}</bpmndi:BPMNPlane></bpmndi:BPMNDiagram></definitions>`;
