/** Folders of the library that are used and have styles which nothing here draws. */
export function missingControls(modules: readonly string[], drawn: readonly string[]): string[] {
  const folders = modules.flatMap(id => /[\\/]antd[\\/]es[\\/]([^\\/]+)[\\/]style[\\/]/.exec(id)?.[1] ?? []);
  return [...new Set(folders)].filter(folder => !drawn.includes(folder));
}

const hooks = new Set(['genStyleHooks', 'genComponentStyleHook', 'genSubStyleComponent']);

interface Node {
  type: string;
  start: number;
  end: number;
  callee?: { name?: string };
  arguments?: Node[];
}

/** Replaces the second argument of each style hook, the function that writes styles, so that it is shaken off. */
export function withoutStyleFunctions(code: string, parse: (code: string) => unknown): string | undefined {
  const functions: Node[] = [];
  visit(parse(code), node => {
    const style = node.arguments?.[1];
    if (node.type === 'CallExpression' && hooks.has(node.callee?.name ?? '') && style) functions.push(style);
  });
  if (functions.length === 0) return undefined;
  return functions
    .sort((a, b) => b.start - a.start)
    .reduce((text, { start, end }) => `${text.slice(0, start)}null${text.slice(end)}`, code);
}

function visit(value: unknown, found: (node: Node) => void): void {
  if (Array.isArray(value)) {
    for (const entry of value) visit(entry, found);
  } else if (typeof value === 'object' && value !== null) {
    if ('type' in value && typeof value.type === 'string') found(value as Node);
    for (const entry of Object.values(value)) visit(entry, found);
  }
}
