import { type Db, sql } from '@onewindow/db';

export interface DivisionNode {
  code: string;
  name: { zh: string };
}

/** The city's divisions for pickers: the way down to a code, and what lies under one. */
export interface DivisionTree {
  path(code: string): DivisionNode[] | undefined;
  under(code: string): DivisionNode[];
}

let cached: { at: number; tree: DivisionTree } | undefined;
const keptMilliseconds = 60_000;

/** The whole tree (2,112 nodes), read at most once a minute: divisions change by order of the State Council, not by the hour. */
export async function divisionTree(db: Db): Promise<DivisionTree> {
  if (cached && Date.now() - cached.at < keptMilliseconds) return cached.tree;
  const { rows } = await sql<{ code: string; name: string; parent: string | null }>`
    select code, name, parent_code as parent from directory.division order by code`.execute(db);
  const tree = build(rows);
  if (rows.length > 0) cached = { at: Date.now(), tree };
  return tree;
}

function build(rows: { code: string; name: string; parent: string | null }[]): DivisionTree {
  const nodes = new Map(rows.map(row => [row.code, { code: row.code, name: { zh: row.name } }]));
  const parents = new Map(rows.map(row => [row.code, row.parent]));
  const children = new Map<string, DivisionNode[]>();
  for (const row of rows) {
    const node = nodes.get(row.code);
    if (node && row.parent) children.set(row.parent, [...(children.get(row.parent) ?? []), node]);
  }
  return {
    under: code => children.get(code) ?? [],
    path(code) {
      const way: DivisionNode[] = [];
      for (let at: string | null | undefined = code; at; at = parents.get(at)) {
        const node = nodes.get(at);
        if (!node) return undefined;
        way.unshift(node);
      }
      return way;
    },
  };
}
