import { BpmnModdle } from 'bpmn-moddle';
import onewindow from './onewindow-moddle.json' with { type: 'json' };

/** An element of the BPMN metamodel as bpmn-moddle gives it: a bag of properties under their BPMN names. */
export interface Element {
  $type: string;
  id?: string;
  name?: string;
  [property: string]: unknown;
}

// Building the metamodel takes longer than reading a file; reading leaves nothing behind in it.
const moddle = new BpmnModdle({ onewindow });

/**
 * Parses BPMN 2.0 XML.
 * @throws Error when the text is no XML or its root is no `definitions`
 */
export async function parseBpmn(xml: string): Promise<{ definitions: Element; warnings: string[] }> {
  const { rootElement, warnings } = await moddle.fromXML(xml);
  return { definitions: rootElement as Element, warnings: warnings.map(warning => warning.message) };
}

/** The type without its prefix, with a lower first letter: `bpmn:UserTask` is `userTask`. */
export function typeOf(element: Element): string {
  const name = element.$type.replace(/^.*:/, '');
  return name.charAt(0).toLowerCase() + name.slice(1);
}

export function childrenOf(element: Element, property: string): Element[] {
  const value = element[property];
  return Array.isArray(value) ? (value as Element[]) : [];
}

export function childOf(element: Element, property: string): Element | undefined {
  const value = element[property];
  return value !== null && typeof value === 'object' && !Array.isArray(value) ? (value as Element) : undefined;
}

export function textOf(element: Element | undefined, property: string): string | undefined {
  const value = element?.[property];
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}

/** The body of an expression property such as `conditionExpression`. */
export function expressionOf(element: Element | undefined, property: string): string | undefined {
  return element && textOf(childOf(element, property), 'body');
}

export function numberOf(element: Element, property: string): number | undefined {
  const text = textOf(element, property);
  return text !== undefined && Number.isFinite(Number(text)) ? Number(text) : undefined;
}

/** The id that a reference property points to. */
export function refOf(element: Element, property: string): string | undefined {
  return childOf(element, property)?.id;
}
