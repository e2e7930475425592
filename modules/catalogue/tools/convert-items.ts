/**
 * Turns the curated source data into the product's own import format: data/items.json and data/scenarios.json.
 * Run once when the source changes: `node modules/catalogue/tools/convert-items.ts [folder of the source]`.
 * Every citation and every `verified` mark is kept; what the source does not know is not invented (unknown stays null).
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CatalogueEntry, ItemContent, Law } from '../src/item-content.ts';
import { convertContent, organTypeOf, shared } from './convert-content.ts';
import { convertScenario } from './convert-scenarios.ts';
import type { SourceItem, SourceScenario } from './source-types.ts';

const here = import.meta.dirname;
const source = process.argv[2] ?? join(here, '../../../../shared/data');
const data = join(here, '../data');

const readJson = <T>(path: string): T => JSON.parse(readFileSync(path, 'utf8')) as T;

const items = readJson<SourceItem[]>(join(source, 'service-items.json'));
const scenarios = readJson<SourceScenario[]>(join(source, 'joint-scenarios.json'));
const namesEn = readJson<Record<string, string>>(join(here, 'item-names-en.json'));
// Words that people here use and the source does not have.
const moreAliases = readJson<Record<string, string[]>>(join(here, 'more-aliases.json'));
const textsEn = readJson<Record<string, string>>(join(here, 'scenario-texts-en.json'));
const organTypes = readJson<{ code: string; national: string }[]>(join(data, 'organ-types.json'));

const laws = collectLaws(items);
const codes = demonstrationCodes(items);
const rows = items.map(item => ({ entry: entryOf(item), content: convertContent(item, namesEn[item.id]) }));

// One item a line, so that a change shows as the item it touches.
const bundle = [
  '{"format":"onewindow.catalogue/1",',
  '"source":"154 部法律、行政法规和部分部门规章条文（LawRefBook/Laws 2f4c5c23，2025-04-19）；verified 表示引文与该版本条文逐字一致，不表示现行有效",',
  `"laws":[\n${laws.map(law => JSON.stringify(law)).join(',\n')}\n],`,
  `"shared":${JSON.stringify(shared)},`,
  `"items":[\n${rows.map(row => JSON.stringify({ entry: row.entry, content: withoutShared(row.content) })).join(',\n')}\n]}`,
  '',
].join('\n');
writeFileSync(join(data, 'items.json'), bundle);
const converted = scenarios.map(scenario => convertScenario(scenario, codes, textsEn));
writeFileSync(join(data, 'scenarios.json'), `[\n${converted.map(one => JSON.stringify(one)).join(',\n')}\n]\n`);
process.stdout.write(`${rows.length} items, ${laws.length} laws, ${converted.length} scenarios\n`);

function entryOf(item: SourceItem): CatalogueEntry {
  const en = namesEn[item.id];
  return {
    basicCode: codeOf(item.id),
    codeSource: 'demonstration',
    localCode: item.id,
    name: { zh: item.name, ...(en && { en }) },
    organType: organTypeOf(item.department),
    organText: item.department,
    typeCode: item.item_type_code,
    levels: item.levels,
    audience: item.audience === 'natural+organisation' ? 'both' : item.audience,
    topics: item.user_topics,
    aliases: [...new Set([...item.aliases, ...(moreAliases[item.id] ?? [])])],
  };
}

/**
 * 基本编码 for items whose national code is not known: 00 (set by the State) + type + department + main item 901… +
 * no sub-item. Main items from 901 keep clear of real codes, which are numbered from 001.
 */
function demonstrationCodes(all: SourceItem[]): Map<string, string> {
  const next = new Map<string, number>();
  return new Map(
    all.map(item => {
      const organ = organTypes.find(type => type.code === organTypeOf(item.department));
      const prefix = `00${item.item_type_code}${organ?.national ?? '00'}`;
      const main = next.get(prefix) ?? 901;
      next.set(prefix, main + 1);
      return [item.id, `${prefix}${main}000`];
    }),
  );
}

function codeOf(id: string): string {
  const code = codes.get(id);
  if (!code) throw new Error(`no code for ${id}`);
  return code;
}

function collectLaws(all: SourceItem[]): Law[] {
  const byName = new Map<string, Law>();
  for (const basis of all.flatMap(item => item.legal_bases)) {
    byName.set(basis.law, {
      name: basis.law,
      version: basis.law_version_in_snapshot,
      inForce: basis.law_valid_from_in_snapshot_index ?? null,
      path: basis.snapshot_path,
      staleRisk: basis.stale_risk ?? byName.get(basis.law)?.staleRisk ?? null,
    });
  }
  // Laws that are cited only for a limit, a fee or a condition: their version is not recorded in the source.
  const mentioned = JSON.stringify(all).matchAll(/"law":"([^"]+)"/g);
  for (const [, name] of mentioned) {
    if (name && !byName.has(name))
      byName.set(name, { name, version: null, inForce: null, path: null, staleRisk: null });
  }
  return [...byName.values()].sort((a, b) => a.name.localeCompare(b.name, 'zh'));
}

/** Leaves out what equals the bundle's shared values; the loader puts it back. */
function withoutShared(content: ItemContent): Partial<ItemContent> {
  return Object.fromEntries(
    Object.entries(content).filter(([key, value]) => {
      const common = (shared as Record<string, unknown>)[key];
      return common === undefined || JSON.stringify(common) !== JSON.stringify(value);
    }),
  );
}
