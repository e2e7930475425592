import type { QueryKey } from '@tanstack/react-query';
import { lazyRouteComponent } from '@tanstack/react-router';
import type { ComponentType } from 'react';
import type { IconName } from './control/icon.tsx';
import type { Bilingual } from './language/language.tsx';

/** Parts of the side bar, in this order: one's own work, what it rests on, what is watched, what is administered. */
export const navGroups = ['work', 'definition', 'oversight', 'administration'] as const;
export type NavGroup = (typeof navGroups)[number];

export interface ConsoleNav {
  group: NavGroup;
  label: Bilingual;
  icon: IconName;
  /** Place within the group; default 50. */
  order?: number;
  /** A number beside the word: how many wait. Asked again every minute; undefined shows none. */
  badge?: { queryKey: QueryKey; queryFn(context: { signal: AbortSignal }): Promise<number | undefined> };
}

/** Reads the search parameters of an address into what the page works with; unknown ones are left alone. */
export type SearchSchema<S> = (raw: Record<string, unknown>) => S;

/** One page that a module adds to the console; listed in its `console/routes.tsx` as `consoleRoutes`. */
export interface ConsoleRoute {
  /** `/cases`, `/cases/$caseId`; unique over all modules. */
  path: `/${string}`;
  /** Who may open it; without the permission it is neither listed nor opened. Undefined: every member of staff. */
  permission?: { name: string } | undefined;
  nav?: ConsoleNav;
  component: ComponentType;
  searchSchema?: SearchSchema<object>;
}

/**
 * A page in a file of its own, fetched when it is opened or when the pointer rests on a link to it:
 * `component: lazyPage(() => import('./case-list.tsx'), 'CaseListPage')`.
 */
export function lazyPage<M extends Record<K, ComponentType>, K extends string>(
  importer: () => Promise<M>,
  name: K,
): ComponentType {
  return lazyRouteComponent(importer, name) as ComponentType;
}

type Reader<T> = (value: unknown) => T;

/** Declares typed search parameters: `searchSchema({ tab: oneOf(['form', 'materials'], 'form'), page: integer(1) })`. */
export function searchSchema<T extends Record<string, Reader<unknown>>>(
  readers: T,
): SearchSchema<{ [K in keyof T]: ReturnType<T[K]> }> {
  return raw => {
    const read: Record<string, unknown> = { ...raw };
    for (const [name, reader] of Object.entries(readers)) read[name] = reader(raw[name]);
    return read as { [K in keyof T]: ReturnType<T[K]> };
  };
}

/** One of a few words; anything else is the first or the given default. */
export function oneOf<const V extends string>(values: readonly [V, ...V[]], fallback: V = values[0]): Reader<V> {
  return value => values.find(known => known === value) ?? fallback;
}

/** A whole number, else the default. */
export function integer(fallback: number): Reader<number> {
  return value => {
    const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : Number.NaN;
    return Number.isSafeInteger(number) ? number : fallback;
  };
}

/** A text that may be absent. */
export function text(): Reader<string | undefined> {
  return value => (typeof value === 'string' && value !== '' ? value : undefined);
}

/** Routes that the person may open. */
export function allowedRoutes(routes: readonly ConsoleRoute[], permissions: readonly string[]): ConsoleRoute[] {
  return routes.filter(route => route.permission === undefined || permissions.includes(route.permission.name));
}

/** The side bar's entries, group by group. */
export function navOf(
  routes: readonly ConsoleRoute[],
): { group: NavGroup; entries: (ConsoleRoute & { nav: ConsoleNav })[] }[] {
  return navGroups
    .map(group => ({
      group,
      entries: routes
        .filter((route): route is ConsoleRoute & { nav: ConsoleNav } => route.nav?.group === group)
        .sort((a, b) => (a.nav.order ?? 50) - (b.nav.order ?? 50)),
    }))
    .filter(({ entries }) => entries.length > 0);
}
