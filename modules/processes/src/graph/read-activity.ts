import type {
  CallSpec,
  EventDefinition,
  GraphNode,
  Level,
  Loop,
  Mapping,
  MultiInstanceLoop,
  TaskSpec,
} from './graph.ts';
import { type Declarations, readEventDefinition, readEventDefinitions, readMessage } from './read-events.ts';
import { childOf, childrenOf, type Element, expressionOf, numberOf, textOf, typeOf } from './xml.ts';

const LEVELS: readonly string[] = ['handle', 'review', 'approve', 'other'];

/** Everything of an activity but its place in the flow. */
export function readActivity(element: Element, declared: Declarations): Partial<GraphNode> {
  const type = typeOf(element);
  const quantity = (property: string): number | undefined => {
    const value = numberOf(element, property);
    return value !== undefined && value > 1 ? value : undefined;
  };
  return {
    forCompensation: element.isForCompensation === true || undefined,
    startQuantity: quantity('startQuantity'),
    completionQuantity: quantity('completionQuantity'),
    loop: readLoop(element, declared),
    ...readData(element),
    script: textOf(element, 'script'),
    scriptFormat: textOf(element, 'scriptFormat') ?? textOf(element, 'scriptLanguage'),
    handler: textOf(element, 'handler'),
    resultVariable: textOf(element, 'resultVariable'),
    task: type === 'userTask' || type === 'globalUserTask' ? readTask(element) : undefined,
    message: type === 'sendTask' || type === 'receiveTask' ? readMessage(element, element, declared) : undefined,
    instantiate: element.instantiate === true || undefined,
    calledElement: type === 'callActivity' ? localName(textOf(element, 'calledElement')) : undefined,
    call: type === 'callActivity' ? readCall(element) : undefined,
    ordering: type === 'adHocSubProcess' ? (element.ordering === 'Sequential' ? 'sequential' : 'parallel') : undefined,
    cancelRemaining: type === 'adHocSubProcess' ? element.cancelRemainingInstances !== false : undefined,
    completion: expressionOf(element, 'completionCondition'),
  };
}

function readCall(element: Element): CallSpec | undefined {
  const call = {
    version: textOf(element, 'calledVersion'),
    businessKind: textOf(element, 'businessKind'),
    businessId: textOf(element, 'businessId'),
  };
  return call.version || call.businessId ? call : undefined;
}

function readTask(element: Element): TaskSpec {
  const level = textOf(element, 'level') ?? 'other';
  const actions = (textOf(element, 'actions') ?? '').split(',').map(action => action.trim());
  return {
    // A level that is none of the four is refused by the validator, which sees the text.
    level: level as Level,
    role: textOf(element, 'role'),
    organisation: textOf(element, 'organisation'),
    unit: textOf(element, 'unit'),
    assignee: textOf(element, 'assignee'),
    limit: textOf(element, 'limit'),
    formStep: textOf(element, 'formStep'),
    actions: actions.filter(action => action !== ''),
    priority: textOf(element, 'priority'),
  };
}

export function isLevel(text: string): text is Level {
  return LEVELS.includes(text);
}

function readLoop(element: Element, declared: Declarations): Loop | undefined {
  const loop = childOf(element, 'loopCharacteristics');
  if (!loop) return undefined;
  if (typeOf(loop) === 'standardLoopCharacteristics') {
    return {
      type: 'standard',
      testBefore: loop.testBefore === true,
      condition: expressionOf(loop, 'loopCondition'),
      maximum: numberOf(loop, 'loopMaximum'),
    };
  }
  const behaviour = (textOf(loop, 'behavior') ?? 'All').toLowerCase() as MultiInstanceLoop['behaviour'];
  const thrown = childOf(loop, behaviour === 'one' ? 'oneBehaviorEventRef' : 'noneBehaviorEventRef');
  const item = childOf(loop, 'inputDataItem');
  const gathered = textOf(loop, 'outputCollection') ?? nameOf(childOf(loop, 'loopDataOutputRef'));
  const result = textOf(loop, 'outputElement') ?? nameOf(childOf(loop, 'outputDataItem'));
  return {
    type: loop.isSequential === true ? 'sequential' : 'parallel',
    cardinality: expressionOf(loop, 'loopCardinality'),
    collection: textOf(loop, 'collection') ?? collectionOf(loop, element),
    element: textOf(loop, 'elementVariable') ?? nameOf(item),
    completion: expressionOf(loop, 'completionCondition'),
    behaviour,
    event: thrown && readEventDefinition(thrown, element, declared),
    complex: readComplexBehaviour(loop, declared),
    output: gathered && result ? { collection: gathered, element: result } : undefined,
  };
}

/** `loopDataInputRef` names a data input of the activity; the collection is what an association brings into it. */
function collectionOf(loop: Element, activity: Element): string | undefined {
  const input = childOf(loop, 'loopDataInputRef');
  if (!input) return undefined;
  const association = childrenOf(activity, 'dataInputAssociations').find(
    one => childOf(one, 'targetRef')?.id === input.id,
  );
  const source = association && childrenOf(association, 'sourceRef')[0];
  return nameOf(source ?? input);
}

function readComplexBehaviour(
  loop: Element,
  declared: Declarations,
): { condition: string; events: EventDefinition[] }[] | undefined {
  const definitions = childrenOf(loop, 'complexBehaviorDefinition').map(definition => {
    const event = childOf(definition, 'event');
    return {
      condition: expressionOf(definition, 'condition') ?? 'true',
      events: event ? readEventDefinitions(event, declared) : [],
    };
  });
  return definitions.length > 0 ? definitions : undefined;
}

/** Data of an element: its own properties and what its associations carry in and out. */
export function readData(element: Element): Pick<GraphNode, 'data' | 'inputs' | 'outputs'> {
  const data = childrenOf(element, 'properties').map(dataName);
  const inputs = childrenOf(element, 'dataInputAssociations').map(readMapping);
  const outputs = childrenOf(element, 'dataOutputAssociations').map(readMapping);
  for (const value of childrenOf(childOf(element, 'extensionElements') ?? { $type: '' }, 'values')) {
    const mapping = { from: textOf(value, 'source') ?? '', to: textOf(value, 'target') ?? '' };
    // moddle names the type, not the tag: `onewindow:input` is read as `onewindow:Input`.
    if (value.$type === 'onewindow:Input') inputs.push(mapping);
    if (value.$type === 'onewindow:Output') outputs.push(mapping);
  }
  return {
    data: data.length > 0 ? data : undefined,
    inputs: inputs.length > 0 ? inputs : undefined,
    outputs: outputs.length > 0 ? outputs : undefined,
  };
}

function readMapping(association: Element): Mapping {
  const source = childrenOf(association, 'sourceRef')[0];
  const transformation = expressionOf(association, 'transformation');
  const assignment = childrenOf(association, 'assignment')[0];
  const target = childOf(association, 'targetRef');
  return {
    from: transformation ?? expressionOf(assignment, 'from') ?? nameOf(source) ?? '',
    to: nameOf(target) ?? '',
  };
}

/** The variable that a data element stands for: a reference means its data object. */
export function dataName(element: Element): string {
  const object = childOf(element, 'dataObjectRef') ?? childOf(element, 'dataStoreRef');
  return object ? dataName(object) : (element.name ?? element.id ?? '');
}

function nameOf(element: Element | undefined): string | undefined {
  return element && dataName(element);
}

/** `calledElement` is a QName; the prefix names the file, which is this one or that of the deployed key. */
function localName(text: string | undefined): string | undefined {
  return text?.replace(/^[^:]*:/, '');
}
