import type { Locale } from './locale.ts';

/** Names of the placeholders in a text: `'{n} 个，{name}'` gives `'n' | 'name'`; the plural form `{n|day|days}` gives `n`. */
type PlaceholdersOf<Text extends string> = Text extends `${string}{${infer Inner}}${infer Rest}`
  ? (Inner extends `${infer Name}|${string}` ? Name : Inner) | PlaceholdersOf<Rest>
  : never;

export type Params = Record<string, string | number>;

type ParamsFor<Text extends string> = string extends Text
  ? [params?: Params]
  : [PlaceholdersOf<Text>] extends [never]
    ? []
    : [params: Record<PlaceholdersOf<Text>, string | number>];

type Table = Record<string, string>;

/** A catalogue bound to one language: `t('saved', { time: '10:42' })`. */
export type Translate<T extends Table> = <K extends keyof T & string>(key: K, ...params: ParamsFor<T[K]>) => string;

/** What `defineMessages` gives: call it with a language. */
export type Messages<T extends Table> = (locale: Locale) => Translate<T>;

/**
 * Declares the texts of one page or module in both languages, close to where they are used.
 *
 * ```ts
 * const messages = defineMessages({
 *   zh: { saved: '{time} 已自动保存', left: '还剩 {n} 个工作日' },
 *   en: { saved: 'Saved at {time}', left: '{n} working {n|day|days} left' },
 * });
 * const t = messages(locale);
 * t('left', { n: 1 }); // '1 working day left'
 * ```
 * `{n|one|many}` picks by whether the value is 1: English needs it, Chinese does not.
 * @throws Error at import when the English text names a placeholder that the Chinese one does not have
 */
export function defineMessages<const T extends Table>(table: { zh: T; en: { [K in keyof T]: string } }): Messages<T> {
  for (const [key, zh] of Object.entries(table.zh)) checkPlaceholders(key, zh, table.en[key] ?? '');
  const bound = { zh: bind<T>(table.zh), en: bind<T>(table.en) };
  return locale => bound[locale];
}

function bind<T extends Table>(texts: Table): Translate<T> {
  return (key, ...params) => {
    const text = texts[key] ?? key;
    return params.length === 0 ? text : fill(text, params[0] as Params);
  };
}

const PLACEHOLDER = /\{(\w+)(?:\|([^|{}]*)\|([^|{}]*))?\}/g;

/** Fills `{name}` and `{n|one|many}` from the parameters; a placeholder without a value stays as it is written. */
export function fill(text: string, params: Params): string {
  return text.replace(PLACEHOLDER, (whole, name: string, one?: string, many?: string) => {
    const value = params[name];
    if (value === undefined) return whole;
    if (one === undefined || many === undefined) return String(value);
    return Number(value) === 1 ? one : many;
  });
}

function checkPlaceholders(key: string, zh: string, en: string): void {
  const known = new Set(Array.from(zh.matchAll(PLACEHOLDER), match => match[1]));
  for (const [, name] of en.matchAll(PLACEHOLDER)) {
    if (!known.has(name)) throw new Error(`message ${key}: the English text names {${name}}, the Chinese one does not`);
  }
}
