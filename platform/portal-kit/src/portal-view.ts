import type { Locale } from '@onewindow/i18n';
import { createContext, useContext } from 'react';

/** The national order of verbs: 我要看, 我要查, 我要办, 我要问, 我要评, 我的. */
export type Verb = 'read' | 'lookUp' | 'apply' | 'ask' | 'rate' | 'mine';

/** A county or district 县（市、区）; `code` is the 12-digit statistical code. */
export interface Division {
  code: string;
  zh: string;
  en: string;
}

/** Something said once, after a redirect. */
export interface Flash {
  kind: 'done' | 'note' | 'problem';
  text: string;
}

/** What is the same on every page of one city. */
export interface Site {
  city: { zh: string; en: string };
  hotline: string;
  divisions: readonly Division[];
  /** Whether the city is the invented one; says so in the footer. */
  demonstration: boolean;
}

/** What every component may know about the page it stands on. */
export interface PortalView {
  locale: Locale;
  /** Address without the language prefix. */
  path: string;
  /** Query string with its question mark, or empty. */
  search: string;
  division: Division | undefined;
  elder: boolean;
  /** Name of who has signed in. */
  visitor: string | undefined;
  today: string;
  requestId: string;
  verb: Verb | undefined;
  site: Site;
  flash: Flash | undefined;
  /** Names of the islands drawn so far; the document loads the scripts of these and no others. */
  islands: Set<string>;
}

/** The part of the view that islands get in the browser. */
export type ClientView = Pick<PortalView, 'locale' | 'path' | 'search' | 'today' | 'elder' | 'division'>;

const EMPTY_VIEW: PortalView = {
  locale: 'zh',
  path: '/',
  search: '',
  division: undefined,
  elder: false,
  visitor: undefined,
  today: '2026-01-01',
  requestId: '',
  verb: undefined,
  site: { city: { zh: '', en: '' }, hotline: '12345', divisions: [], demonstration: false },
  flash: undefined,
  islands: new Set(),
};

export const PortalContext = createContext<PortalView>(EMPTY_VIEW);

/** Language, address, visitor, division: for any component, on the server and inside islands. */
export function usePortal(): PortalView {
  return useContext(PortalContext);
}

/** Completes what the document gave to the browser. */
export function viewFromClient(client: ClientView | undefined): PortalView {
  return { ...EMPTY_VIEW, ...client, islands: new Set() };
}
