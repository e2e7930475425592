import { readFileSync } from 'node:fs';
import { completeItems } from '../data/complete/index.ts';
import { type CompleteItem, completeContent } from './complete-item.ts';
import type { CatalogueEntry, ItemContent, Law } from './item-content.ts';
import type { Scenario } from './scenario-contract.ts';

/** A kind of organisation 机关类型, as the directory creates it and the catalogue assigns items to it. */
export interface OrganType {
  code: string;
  zh: string;
  en: string;
  short: string;
  /** Name at city level where it differs (委员会, 支队). */
  cityZh?: string;
  /** Name in city districts where it differs (分局). */
  countyDistrictZh?: string;
  /** Two digits of the department in a basic code. */
  national: string;
  /** The kind that acts where this one does not exist. */
  parent?: string;
  levels: string[];
}

export interface CatalogueData {
  laws: Law[];
  items: { entry: CatalogueEntry; content: ItemContent; complete: CompleteItem | null }[];
}

function readData<T>(name: string): T {
  return JSON.parse(readFileSync(new URL(`../data/${name}`, import.meta.url), 'utf8')) as T;
}

/** The 48 kinds of organisation that the items name. */
export function loadOrganTypes(): OrganType[] {
  return readData<OrganType[]>('organ-types.json');
}

/** Topics and their English names. */
export function loadTopics(): Record<string, string> {
  return readData<Record<string, string>>('topics.json');
}

/** The joint scenarios with their question trees. */
export function loadScenarios(): Scenario[] {
  return readData<Scenario[]>('scenarios.json');
}

interface Bundle {
  laws: Law[];
  shared: Partial<ItemContent>;
  items: { entry: CatalogueEntry; content: Partial<ItemContent> }[];
}

/** The items of data/items.json and their parts, the complete ones with their forms, processes and plain words laid over the law. */
export function loadCatalogueData(): CatalogueData {
  const { laws, shared, items } = readData<Bundle>('items.json');
  items.push(...completeItems.flatMap(item => partOf(items, item)));
  const codes = new Map(items.map(({ entry }) => [entry.localCode, entry.basicCode]));
  const codeOf = (localCode: string): string => {
    const code = codes.get(localCode);
    if (!code) throw new Error(`no item ${localCode}`);
    return code;
  };
  const complete = new Map(completeItems.map(item => [item.localCode, item]));
  return {
    laws,
    items: items.map(({ entry, content }) => {
      const base = { ...shared, ...content } as ItemContent;
      const item = complete.get(entry.localCode ?? '') ?? null;
      return { entry, content: item ? completeContent(base, item, codeOf) : base, complete: item };
    }),
  };
}

/** The item that a part 子项 makes beside the one whose law it rests on. That it stands by itself is the city's own division. */
function partOf(items: Bundle['items'], { localCode, partOf: part }: CompleteItem): Bundle['items'] {
  if (!part) return [];
  const whole = items.find(({ entry }) => entry.localCode === part.localCode);
  if (!whole) throw new Error(`no item ${part.localCode}`);
  const basicCode = `${whole.entry.basicCode.slice(0, 9)}${part.subItem}`;
  const sources = whole.content.sources && { ...whole.content.sources, name: ownDivision };
  return [
    {
      entry: { ...whole.entry, basicCode, localCode, name: part.name, aliases: [...part.aliases] },
      content: { ...whole.content, name: part.name, ...(sources && { sources }) },
    },
  ];
}

const ownDivision = {
  kind: 'demonstration',
  verified: false,
  note: '演示城市把变更列为单独的子项；国家清单未在可读材料内，未核对',
} as const;
