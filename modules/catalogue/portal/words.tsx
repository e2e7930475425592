import { loadOrganTypes, loadTopics, type OrganType } from '@onewindow/catalogue';
import type { Locale } from '@onewindow/i18n';

/** The whole city, when no county is chosen: 桂林市. */
export const cityCode = '450300000000';

/** A text in the page's language, in Chinese where there is no English. */
export function say(text: { zh: string; en?: string | undefined }, locale: Locale): string {
  return (locale === 'en' ? text.en : undefined) ?? text.zh;
}

/** The name of an item or scenario as search and lists return it. */
export function nameOf(one: { name: string; nameEn: string | null }, locale: Locale): string {
  return (locale === 'en' ? one.nameEn : undefined) ?? one.name;
}

export function summaryOf(one: { summary: string | null; summaryEn: string | null }, locale: Locale): string | null {
  return (locale === 'en' ? one.summaryEn : undefined) ?? one.summary;
}

interface Names {
  organs: ReadonlyMap<string, OrganType>;
  topics: Readonly<Record<string, string>>;
}

let names: Names | undefined;

// Read once: these lists change with a release, not with a row.
function loaded(): Names {
  names ??= { organs: new Map(loadOrganTypes().map(type => [type.code, type])), topics: loadTopics() };
  return names;
}

/** 市场监督管理局, for an item's kind of organisation; only on the server. */
export function organName(code: string | null, locale: Locale): string {
  const type = code === null ? undefined : loaded().organs.get(code);
  return type ? type[locale] : '';
}

/** A topic in the page's language; topics are stored by their Chinese name. */
export function topicName(topic: string, locale: Locale): string {
  return locale === 'en' ? (loaded().topics[topic] ?? topic) : topic;
}
