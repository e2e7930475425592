import { isLocale, type Locale, type Messages, type Translate } from '@onewindow/i18n';
import { createContext, type ReactNode, useCallback, useContext, useLayoutEffect, useMemo, useState } from 'react';

/** A text in both languages, as data and permissions carry it. */
export interface Bilingual {
  zh: string;
  en: string;
}

interface LanguageState {
  locale: Locale;
  setLocale(locale: Locale): void;
}

const LanguageContext = createContext<LanguageState>({ locale: 'zh', setLocale: () => undefined });

/** The cookie is shared with the portal, so that a person who changes the language changes it everywhere. */
export const languageCookie = 'ow_lang';

/** The language chosen before, else the browser's, else Chinese. */
export function initialLocale(): Locale {
  const chosen = new RegExp(`(?:^|; )${languageCookie}=(\\w+)`).exec(document.cookie)?.[1];
  if (isLocale(chosen)) return chosen;
  return navigator.language.toLowerCase().startsWith('en') ? 'en' : 'zh';
}

/** Holds the person's language for everything below and tells the document and, by cookie, the server of it. */
export function LanguageProvider({ initial, children }: { initial: Locale; children: ReactNode }) {
  const [locale, setState] = useState(initial);
  const setLocale = useCallback((next: Locale) => {
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in browsers that staff still use
    document.cookie = `${languageCookie}=${next}; path=/; max-age=31536000; samesite=lax`;
    setState(next);
  }, []);
  // Before any page asks the server, which answers in the language that the document is in.
  useLayoutEffect(() => {
    document.documentElement.lang = locale === 'zh' ? 'zh-CN' : 'en';
  }, [locale]);
  const value = useMemo(() => ({ locale, setLocale }), [locale, setLocale]);
  return <LanguageContext value={value}>{children}</LanguageContext>;
}

export function useLanguage(): LanguageState {
  return useContext(LanguageContext);
}

/** The texts of a component in the person's language: `const t = useMessages(messages); t('saved', { time })`. */
export function useMessages<T extends Record<string, string>>(messages: Messages<T>): Translate<T> {
  return messages(useContext(LanguageContext).locale);
}

/** Picks the person's language out of a bilingual text; plain text passes through. */
export function useText(): (text: Bilingual | string) => string {
  const { locale } = useContext(LanguageContext);
  return useCallback(text => (typeof text === 'string' ? text : text[locale]), [locale]);
}

/** A bilingual text drawn in the person's language. */
export function BilingualText({ zh, en }: Bilingual) {
  const { locale } = useLanguage();
  return locale === 'zh' ? zh : en;
}
