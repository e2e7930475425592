import type { EventDefinition, TimerSpec } from './graph.ts';
import { childOf, childrenOf, type Element, expressionOf, refOf, textOf, typeOf } from './xml.ts';

/** What the whole file declares and single events refer to. */
export interface Declarations {
  /** Message or signal by id → the name under which it travels between processes. */
  names: Map<string, string>;
  /** Node id → the message flow that ends or begins there. */
  messageFlows: Map<string, { id: string; outward: boolean; message?: string }>;
}

/** Collects messages, signals and message flows of a file. */
export function readDeclarations(definitions: Element): Declarations {
  const roots = childrenOf(definitions, 'rootElements');
  const names = new Map<string, string>();
  for (const type of ['message', 'signal']) {
    const declared = roots.filter(root => typeOf(root) === type);
    for (const one of declared) {
      // A name is what other processes know it by; where two share one name, only the ids tell them apart.
      const unique = one.name && declared.filter(other => other.name === one.name).length === 1;
      if (one.id) names.set(one.id, unique && one.name ? one.name : one.id);
    }
  }
  const messageFlows: Declarations['messageFlows'] = new Map();
  for (const collaboration of roots.filter(root => typeOf(root) === 'collaboration')) {
    for (const flow of childrenOf(collaboration, 'messageFlows')) {
      const id = flow.id ?? '';
      const message = refOf(flow, 'messageRef');
      const entry = { id, message: message && names.get(message) };
      const source = refOf(flow, 'sourceRef');
      const target = refOf(flow, 'targetRef');
      if (source) messageFlows.set(source, { ...entry, outward: true });
      if (target) messageFlows.set(target, { ...entry, outward: false });
    }
  }
  return { names, messageFlows };
}

/** The events that a catching or throwing element declares, in the order written; link, cancel and terminate included. */
export function readEventDefinitions(element: Element, declared: Declarations): EventDefinition[] {
  const own = childrenOf(element, 'eventDefinitions');
  const referred = childrenOf(element, 'eventDefinitionRef');
  return [...referred, ...own].map(definition => readEventDefinition(definition, element, declared));
}

export function readEventDefinition(definition: Element, owner: Element, declared: Declarations): EventDefinition {
  switch (typeOf(definition)) {
    case 'timerEventDefinition':
      return { kind: 'timer', timer: readTimer(definition) };
    case 'messageEventDefinition':
      return readMessage(definition, owner, declared);
    case 'signalEventDefinition': {
      const id = refOf(definition, 'signalRef');
      return { kind: 'signal', name: (id && declared.names.get(id)) ?? '' };
    }
    case 'conditionalEventDefinition':
      return { kind: 'condition', expression: expressionOf(definition, 'condition') ?? '' };
    case 'errorEventDefinition':
      return { kind: 'error', code: codeOf(definition, 'errorRef', 'errorCode') };
    case 'escalationEventDefinition':
      return { kind: 'escalation', code: codeOf(definition, 'escalationRef', 'escalationCode') };
    case 'compensateEventDefinition':
      return {
        kind: 'compensation',
        activity: refOf(definition, 'activityRef') ?? null,
        wait: definition.waitForCompletion !== false,
      };
    case 'linkEventDefinition':
      return { kind: 'link', name: textOf(definition, 'name') ?? '' };
    case 'cancelEventDefinition':
      return { kind: 'cancel' };
    default:
      return { kind: 'terminate' };
  }
}

/** The message of an event definition, a send task or a receive task; from its own reference, its operation or its message flow. */
export function readMessage(element: Element, owner: Element, declared: Declarations): EventDefinition {
  const operation = childOf(element, 'operationRef');
  const id = refOf(element, 'messageRef') ?? (operation && refOf(operation, 'inMessageRef'));
  const flow = owner.id === undefined ? undefined : declared.messageFlows.get(owner.id);
  const name = (id && declared.names.get(id)) ?? flow?.message ?? flow?.id ?? '';
  return { kind: 'message', name, correlation: textOf(element, 'correlation') };
}

function readTimer(definition: Element): TimerSpec {
  const forms = [
    ['date', 'timeDate'],
    ['duration', 'timeDuration'],
    ['cycle', 'timeCycle'],
  ] as const;
  for (const [form, property] of forms) {
    const text = expressionOf(definition, property);
    if (text !== undefined) return { form, text };
  }
  return { form: 'date', text: '' };
}

function codeOf(definition: Element, reference: string, property: string): string | null {
  const target = childOf(definition, reference);
  return target ? (textOf(target, property) ?? target.id ?? null) : null;
}
