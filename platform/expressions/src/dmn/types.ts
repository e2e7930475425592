import { type CompiledUnaryTests, compileUnaryTests } from '../unary-tests.ts';
import { isTemporalValue } from '../values.ts';
import { childOf, childrenOf, textOf, type XmlElement } from './read-xml.ts';

/** What an item definition says of a value. */
export interface DmnType {
  /** Basic FEEL type, or undefined for `Any` and for types that are only structure. */
  basic?: string;
  collection: boolean;
  components?: ReadonlyMap<string, DmnType>;
  allowed?: CompiledUnaryTests;
}
export type DmnTypes = ReadonlyMap<string, DmnType>;

const ANY: DmnType = { collection: false };
const BASIC: ReadonlySet<string> = new Set(['string', 'number', 'boolean']);

export function readTypes(definitions: XmlElement): DmnTypes {
  const elements = new Map(
    childrenOf(definitions, 'itemDefinition').map(element => [element.attributes.name ?? '', element]),
  );
  const types = new Map<string, DmnType>();
  for (const name of elements.keys()) readNamed(name, elements, types);
  return types;
}

function readNamed(name: string, elements: ReadonlyMap<string, XmlElement>, types: Map<string, DmnType>): DmnType {
  const known = types.get(name);
  if (known) return known;
  const element = elements.get(name);
  if (!element) return basicType(name);
  // A type that names itself stands for anything while it is being read.
  types.set(name, ANY);
  const type = readItem(element, elements, types);
  types.set(name, type);
  return type;
}

function readItem(
  element: XmlElement,
  elements: ReadonlyMap<string, XmlElement>,
  types: Map<string, DmnType>,
): DmnType {
  const collection = element.attributes.isCollection === 'true';
  const components = childrenOf(element, 'itemComponent');
  const allowedText = textOf(childOf(element, 'allowedValues'));
  const allowed = allowedText === undefined ? {} : { allowed: compileUnaryTests(allowedText) };
  if (components.length > 0) {
    const read = components.map(
      component => [component.attributes.name ?? '', readItem(component, elements, types)] as const,
    );
    return { collection, components: new Map(read), ...allowed };
  }
  const base = readNamed(childOf(element, 'typeRef')?.text.trim() ?? 'Any', elements, types);
  return { ...base, collection: collection || base.collection, ...allowed };
}

function basicType(name: string): DmnType {
  const local = name.slice(name.indexOf(':') + 1);
  return BASIC.has(local) ? { basic: local, collection: false } : ANY;
}

export function typeNamed(types: DmnTypes, name: string | undefined): DmnType {
  return name === undefined ? ANY : (types.get(name) ?? basicType(name));
}

/** The value, or null when it is not of its type (DMN 1.3 §10.3.2.9.4: what does not conform is null). */
export function conform(type: DmnType, value: unknown): unknown {
  if (value === null || value === undefined) return null;
  if (type.collection) {
    const list = Array.isArray(value) ? value : [value];
    const read = list.map(entry => conformOne(type, entry));
    return read.includes(null) && !list.includes(null) ? null : read;
  }
  return conformOne(type, Array.isArray(value) && value.length === 1 && type.basic ? value[0] : value);
}

function conformOne(type: DmnType, value: unknown): unknown {
  if (value === null || value === undefined) return null;
  if (type.basic && typeof value !== type.basic) return null;
  if (type.components) {
    if (typeof value !== 'object' || Array.isArray(value) || isTemporalValue(value)) return null;
    const read = [...type.components].map(
      ([name, component]) => [name, conform(component, (value as Record<string, unknown>)[name])] as const,
    );
    return { ...value, ...Object.fromEntries(read) };
  }
  return type.allowed && !type.allowed.test(value, {}) ? null : value;
}

/** Names within a value of the type, so that paths with spaces can be read. */
export function shapeOf(type: DmnType): unknown {
  if (!type.components) return null;
  const shape = Object.fromEntries([...type.components].map(([name, component]) => [name, shapeOf(component)]));
  return type.collection ? [shape] : shape;
}
