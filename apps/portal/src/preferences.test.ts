import { expect, test } from 'vitest';
import { flashCookie, readPreferences, takePreferences } from './preferences.ts';
import { guilin } from './site.ts';

test('nothing is chosen without cookies, and foreign cookies do not matter', () => {
  expect(readPreferences(undefined, guilin)).toMatchObject({ locale: undefined, elder: false, division: undefined });
  expect(readPreferences('session=ow_lang', guilin).locale).toBeUndefined();
});

test('language, text size and county come back from their cookies', () => {
  const chosen = readPreferences('x=1; ow_lang=en; ow_mode=elder; ow_division=450305000000', guilin);
  expect(chosen.locale).toBe('en');
  expect(chosen.elder).toBe(true);
  expect(chosen.division?.zh).toBe('七星区');
});

test('values that the site does not know count as not chosen', () => {
  const chosen = readPreferences('ow_lang=fr; ow_mode=huge; ow_division=110000000000; ow_flash=%%%', guilin);
  expect(chosen).toEqual({ locale: undefined, elder: false, division: undefined, flash: undefined });
});

test('a sentence for the next page survives its cookie, whatever characters it holds', () => {
  const flash = { kind: 'done', text: '已收到 <b>𠮷</b>；"谢谢"' } as const;
  const header = flashCookie(flash).split(';')[0];
  expect(readPreferences(header, guilin).flash).toEqual(flash);
});

test('preference parameters become cookies and leave the rest of the query alone', () => {
  const query = new URLSearchParams('mode=elder&q=%E9%A4%90%E9%A6%86&division=city');
  const taken = takePreferences(query, guilin);
  expect(taken?.cookies.map(cookie => cookie.split(';')[0])).toEqual(['ow_mode=elder', 'ow_division=']);
  expect(query.toString()).toBe('q=%E9%A4%90%E9%A6%86');
  expect(takePreferences(query, guilin)).toBeUndefined();
});

test('an unknown county sets no cookie, so a header cannot be smuggled in', () => {
  const query = new URLSearchParams({ division: 'x; Domain=evil', mode: 'a\r\nb' });
  expect(takePreferences(query, guilin)?.cookies).toEqual([]);
});
