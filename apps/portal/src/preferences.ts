import { isLocale, type Locale } from '@onewindow/i18n';
import type { Division, Flash, Site } from '@onewindow/portal-kit';

/** What a visitor has chosen, kept in cookies of this site; and what is to be said once. */
export interface Preferences {
  locale: Locale | undefined;
  elder: boolean;
  division: Division | undefined;
  flash: Flash | undefined;
}

const COOKIES = { locale: 'ow_lang', elder: 'ow_mode', division: 'ow_division', flash: 'ow_flash' } as const;
const YEAR = 31_536_000;
const PARAMETERS = ['lang', 'mode', 'division'] as const;

const NOTHING: Preferences = { locale: undefined, elder: false, division: undefined, flash: undefined };

/** Reads the preferences from a Cookie header; anything unknown counts as not chosen. */
export function readPreferences(header: string | undefined, site: Site): Preferences {
  if (!header?.includes('ow_')) return NOTHING;
  const cookies = new Map<string, string>();
  for (const part of header.split(';')) {
    const at = part.indexOf('=');
    if (at > 0) cookies.set(part.slice(0, at).trim(), part.slice(at + 1).trim());
  }
  const locale = cookies.get(COOKIES.locale);
  const division = cookies.get(COOKIES.division);
  return {
    locale: isLocale(locale) ? locale : undefined,
    elder: cookies.get(COOKIES.elder) === 'elder',
    division: site.divisions.find(candidate => candidate.code === division),
    flash: readFlash(cookies.get(COOKIES.flash)),
  };
}

/** The preference parameters of an address (`?mode=elder`): the cookies to set and the query that is left, or undefined. */
export function takePreferences(
  query: URLSearchParams,
  site: Site,
): { cookies: string[]; locale: Locale | undefined } | undefined {
  if (!PARAMETERS.some(name => query.has(name))) return undefined;
  const cookies: string[] = [];
  const lang = query.get('lang');
  const mode = query.get('mode');
  const division = query.get('division');
  if (isLocale(lang)) cookies.push(cookie(COOKIES.locale, lang, YEAR));
  if (mode === 'elder') cookies.push(cookie(COOKIES.elder, 'elder', YEAR));
  if (mode === 'standard') cookies.push(cookie(COOKIES.elder, '', 0));
  if (division === 'city') cookies.push(cookie(COOKIES.division, '', 0));
  if (site.divisions.some(candidate => candidate.code === division))
    cookies.push(cookie(COOKIES.division, division ?? '', YEAR));
  for (const name of PARAMETERS) query.delete(name);
  return { cookies, locale: isLocale(lang) ? lang : undefined };
}

/** A sentence for the next page only; five minutes are enough for a redirect on a poor line. */
export function flashCookie(flash: Flash): string {
  return cookie(COOKIES.flash, Buffer.from(JSON.stringify(flash)).toString('base64url'), 300);
}

export function clearFlashCookie(): string {
  return cookie(COOKIES.flash, '', 0);
}

function readFlash(text: string | undefined): Flash | undefined {
  if (!text) return undefined;
  try {
    const flash = JSON.parse(Buffer.from(text, 'base64url').toString()) as Partial<Flash>;
    const known = flash.kind === 'done' || flash.kind === 'note' || flash.kind === 'problem';
    return known && typeof flash.text === 'string'
      ? ({ kind: flash.kind, text: flash.text.slice(0, 500) } as Flash)
      : undefined;
  } catch {
    return undefined;
  }
}

function cookie(name: string, value: string, maxAge: number): string {
  return `${name}=${value}; Path=/; Max-Age=${maxAge}; HttpOnly; SameSite=Lax`;
}
