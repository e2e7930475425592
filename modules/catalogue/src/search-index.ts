import { type Db, sql } from '@onewindow/db';
import { searchVector, soundsLike } from '@onewindow/search';
import { codeText } from './code-tables.ts';
import type { Scenario } from './scenario-contract.ts';

interface IndexedItem {
  basicCode: string;
  name: string;
  nameEn: string | null;
  aliases: string[];
  topics: string[];
  organText: string;
  typeCode: string;
  summary: string | null;
  result: string | null;
  online: boolean;
  published: boolean;
}

/**
 * Rebuilds the search documents of some items, or of all. An item without a published version, or a cancelled one, is of
 * the kind `unpublished`, which only the keeper's list searches.
 */
export async function refreshItemSearch(tx: Db, basicCodes?: readonly string[]): Promise<void> {
  const wanted = basicCodes ? sql`and c.basic_code = any(${basicCodes as string[]}::text[])` : sql``;
  const [{ rows: items }, { rows: scenarios }] = [
    await sql<IndexedItem>`
      select c.basic_code as "basicCode", c.name_zh as name, c.name_en as "nameEn", c.aliases, c.topics,
             c.organ_text as "organText", c.type_code as "typeCode", v.content -> 'summary' ->> 'zh' as summary,
             v.content -> 'results' -> 0 -> 'name' ->> 'zh' as result, v.form_version_id is not null as online,
             c.state = 'active' and coalesce(v.state = 'published', false) as published
      from catalogue.catalogue_item c
      left join lateral (
        select v.state, v.content, v.form_version_id from catalogue.item_version v
        where v.catalogue_item_id = c.id
        order by (v.state = 'published') desc, (v.service_item_id is null) desc, (v.level is null) desc, v.version desc
        limit 1
      ) v on true
      where true ${wanted}`.execute(tx),
    await sql<{ content: Scenario }>`
      select content from catalogue.scenario_version where state = 'published'`.execute(tx),
  ];
  const namesOf = scenarioNames(scenarios.map(row => row.content));
  const documentsOf = (published: boolean) =>
    items.filter(item => item.published === published).map(item => documentOf(item, namesOf.get(item.basicCode) ?? []));
  await sql`delete from catalogue.item_search where kind in ('item', 'unpublished')
    ${basicCodes ? sql`and code = any(${basicCodes as string[]}::text[])` : sql``}`.execute(tx);
  await insertDocuments(tx, 'item', documentsOf(true));
  await insertDocuments(tx, 'unpublished', documentsOf(false));
}

/** Rebuilds the search documents of all published scenarios (there are tens of them). */
export async function refreshScenarioSearch(tx: Db): Promise<void> {
  const { rows } = await sql<{ content: Scenario }>`
    select content from catalogue.scenario_version where state = 'published' order by position`.execute(tx);
  await sql`delete from catalogue.item_search where kind = 'scenario'`.execute(tx);
  const documents = rows.map(({ content }) => ({
    code: content.code,
    title: content.name.zh,
    search: searchVector([
      { text: content.name.zh, weight: 'A', kind: 'name' },
      { text: content.name.en, weight: 'A' },
      ...content.aliases.map(text => ({ text, weight: 'A', kind: 'name' }) as const),
      { text: content.summary?.zh, weight: 'D' },
    ]),
    sounds: soundsLike([content.name.zh, ...content.aliases]),
    weight: 1.2,
  }));
  await insertDocuments(tx, 'scenario', documents);
}

interface SearchDocument {
  code: string;
  title: string;
  search: string;
  sounds: string;
  weight: number;
}

function documentOf(item: IndexedItem, scenarios: readonly string[]): SearchDocument {
  return {
    code: item.basicCode,
    title: item.name,
    search: searchVector([
      { text: item.name, weight: 'A', kind: 'name' },
      { text: item.nameEn, weight: 'A' },
      ...item.aliases.map(text => ({ text, weight: 'B', kind: 'name' }) as const),
      { text: item.result, weight: 'B', kind: 'name' },
      { text: item.basicCode, weight: 'B', kind: 'code' },
      ...scenarios.map(text => ({ text, weight: 'C', kind: 'name' }) as const),
      ...item.topics.map(text => ({ text, weight: 'C', kind: 'name' }) as const),
      { text: item.organText, weight: 'D' },
      { text: codeText('itemType', item.typeCode, 'zh'), weight: 'D' },
      { text: item.summary, weight: 'D' },
    ]),
    sounds: soundsLike([item.name, ...item.aliases]),
    // A part 子项 stands behind the item that it is a part of: its name begins with that one's.
    weight: (item.online ? 1.1 : 1) * (item.basicCode.endsWith('000') ? 1 : 0.5),
  };
}

/** Names and other words of the scenarios that lead to an item: 我要开餐馆 finds 食品经营许可. */
function scenarioNames(scenarios: readonly Scenario[]): Map<string, string[]> {
  const names = new Map<string, string[]>();
  for (const scenario of scenarios) {
    const central = new Set([...scenario.always, ...(scenario.joint?.items ?? [])]);
    for (const code of central) names.set(code, [...(names.get(code) ?? []), scenario.name.zh, ...scenario.aliases]);
  }
  return names;
}

async function insertDocuments(
  tx: Db,
  kind: 'item' | 'scenario' | 'unpublished',
  documents: readonly SearchDocument[],
): Promise<void> {
  const batch = 500;
  for (let from = 0; from < documents.length; from += batch) {
    const rows = documents.slice(from, from + batch).map(document => ({ kind, ...document }));
    await sql`
      insert into catalogue.item_search (kind, code, title, search, sounds, weight)
      select kind, code, title, search::tsvector, sounds, weight
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as r (kind text, code text, title text, search text, sounds text, weight real)
      on conflict (kind, code) do update
        set title = excluded.title, search = excluded.search, sounds = excluded.sounds, weight = excluded.weight`.execute(
      tx,
    );
  }
}
