/** Chinese is the first language of the platform, English the complete second one. */
export type Locale = 'zh' | 'en';

export const locales: readonly Locale[] = ['zh', 'en'];

export function isLocale(value: unknown): value is Locale {
  return value === 'zh' || value === 'en';
}

export function otherLocale(locale: Locale): Locale {
  return locale === 'zh' ? 'en' : 'zh';
}
