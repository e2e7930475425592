/** One element of an XML document: local name, attributes by local name, children and text. */
export interface XmlElement {
  name: string;
  attributes: Readonly<Record<string, string>>;
  children: readonly XmlElement[];
  /** Character data of the element itself, children's apart. */
  text: string;
}

interface OpenElement {
  name: string;
  attributes: Record<string, string>;
  children: OpenElement[];
  text: string;
}

/**
 * Reads the XML of an interchange file into plain elements, in the browser and on the server.
 *
 * It reads what DMN files consist of: elements, attributes, text, CDATA, comments. A document type is refused, so that
 * entities can neither grow (“billion laughs”) nor reach files. Namespaces are told apart by nobody here: prefixes are dropped.
 *
 * @throws SyntaxError with the offset of what cannot be read
 */
export function readXml(source: string): XmlElement {
  const root: OpenElement = { name: '', attributes: {}, children: [], text: '' };
  const open: OpenElement[] = [root];
  let at = 0;
  while (at < source.length) {
    const top = open.at(-1) ?? root;
    if (source[at] !== '<') {
      const end = indexOrEnd(source, '<', at);
      top.text += decode(source.slice(at, end));
      at = end;
    } else if (source.startsWith('<!--', at)) at = after(source, '-->', at);
    else if (source.startsWith('<![CDATA[', at)) {
      const end = after(source, ']]>', at);
      top.text += source.slice(at + 9, end - 3);
      at = end;
    } else if (source.startsWith('<?', at)) at = after(source, '?>', at);
    else if (source.startsWith('<!', at)) throw new SyntaxError(`a document type is not accepted, at ${at}`);
    else if (source.startsWith('</', at)) {
      const end = after(source, '>', at);
      const closed = open.pop();
      if (open.length === 0 || closed?.name !== localName(source.slice(at + 2, end - 1).trim())) {
        throw new SyntaxError(`an element is closed that is not open, at ${at}`);
      }
      at = end;
    } else at = readTag(source, at, open);
  }
  const [document] = root.children;
  if (open.length !== 1 || !document || root.children.length !== 1)
    throw new SyntaxError('the document is not complete');
  return document;
}

const TAG = /<([^\s/>]+)((?:\s+[^\s=/>]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*(\/?)>/y;
const ATTRIBUTE = /([^\s=/>]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;
const MOST_DEPTH = 200;

function readTag(source: string, at: number, open: OpenElement[]): number {
  TAG.lastIndex = at;
  const match = TAG.exec(source);
  if (!match || open.length > MOST_DEPTH) throw new SyntaxError(`an element cannot be read, at ${at}`);
  const [, name = '', written = '', empty] = match;
  const attributes: Record<string, string> = {};
  for (const [, attribute = '', double, single] of written.matchAll(ATTRIBUTE)) {
    attributes[localName(attribute)] = decode(double ?? single ?? '');
  }
  const element: OpenElement = { name: localName(name), attributes, children: [], text: '' };
  open.at(-1)?.children.push(element);
  if (empty !== '/') open.push(element);
  return TAG.lastIndex;
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

function indexOrEnd(source: string, text: string, from: number): number {
  const index = source.indexOf(text, from);
  return index === -1 ? source.length : index;
}

function after(source: string, text: string, from: number): number {
  const index = source.indexOf(text, from);
  if (index === -1) throw new SyntaxError(`“${text}” is missing, from ${from}`);
  return index + text.length;
}

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

function decode(text: string): string {
  return text.replace(
    /&(?:#x([0-9a-fA-F]{1,6})|#(\d{1,7})|(\w+));/g,
    (whole, hex?: string, decimal?: string, name?: string) => {
      const code = hex ? Number.parseInt(hex, 16) : Number(decimal);
      if (hex || decimal) return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
      return (name && ENTITIES[name]) ?? whole;
    },
  );
}

export function childrenOf(element: XmlElement, name: string): XmlElement[] {
  return element.children.filter(child => child.name === name);
}

export function childOf(element: XmlElement, name: string): XmlElement | undefined {
  return element.children.find(child => child.name === name);
}

/** Text of `<name><text>…</text></name>`, which is how DMN writes expressions. */
export function textOf(element: XmlElement | undefined): string | undefined {
  return element && childOf(element, 'text')?.text.trim();
}
