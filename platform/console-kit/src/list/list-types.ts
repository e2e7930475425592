import type { ReactNode } from 'react';
import { api, withQuery } from '../api/client.ts';
import type { ButtonProps } from '../control/button.tsx';
import type { Bilingual } from '../language/language.tsx';

/** What a list is asked for. */
export interface ListRequest {
  q: string;
  sort: string;
  after: string | undefined;
  limit: number;
  filters: Record<string, string>;
}

export interface ListReply<Row> {
  rows: Row[];
  next: string | null;
  /** How many there are in all; estimated counts are shown as such. */
  total: { value: number; estimated: boolean } | null;
}

/** Where a list comes from; `listFrom(url)` for every list route. */
export interface ListSource<Row> {
  /** Names the list: its query key, and under which its views are kept. */
  key: string;
  fetch(request: ListRequest, signal: AbortSignal): Promise<ListReply<Row>>;
  /** Address of the CSV of everything that the filters find, or of the rows `ids`. */
  exportHref?(request: ListRequest, columns: readonly string[], ids?: readonly string[]): string;
}

/** The list at a route that takes `listQuery` and answers `listReply`; `exported: false` where it has no export. */
export function listFrom<Row>(url: string, { exported = true }: { exported?: boolean } = {}): ListSource<Row> {
  return {
    key: url,
    fetch: ({ q, sort, after, limit, filters }, signal) =>
      api.get<ListReply<Row>>(url, { query: { ...filters, q, sort, after, limit }, signal }) as Promise<ListReply<Row>>,
    ...(exported && {
      exportHref: ({ q, sort, filters }: ListRequest, columns: readonly string[], ids?: readonly string[]) =>
        withQuery(`${url}/export`, { ...filters, q, sort, columns, ids }),
    }),
  };
}

export interface Column<Row> {
  key: string;
  label: Bilingual;
  cell(row: Row): ReactNode;
  /** Pixels; a column without one shares what is left. */
  width?: number;
  /** Sort key of the list when its head is pressed. */
  sort?: string;
  /** Numbers stand right. */
  align?: 'right';
  /** Stays at the left while the others scroll. */
  fixed?: boolean;
  /** Not shown until it is chosen. */
  hidden?: boolean;
  /** A remark in the column chooser: 看一次记一次. */
  note?: Bilingual;
  /** The cell is the link that opens the row. */
  link?: boolean;
}

export interface Option {
  value: string;
  label: Bilingual | string;
  note?: string;
}

/** Options too many to be held: asked for as the person types, and by value for the chips of an address. */
export interface OptionSource {
  search(q: string, signal: AbortSignal): Promise<Option[]>;
  named(values: readonly string[], signal: AbortSignal): Promise<Option[]>;
}

interface FilterBase {
  /** Name of the query parameter. */
  key: string;
  label: Bilingual;
}

export type Filter = FilterBase &
  (
    | { kind: 'choice'; options: readonly Option[] | OptionSource; single?: boolean }
    | { kind: 'date' }
    | { kind: 'number'; unit?: Bilingual }
    | { kind: 'text'; hint?: Bilingual }
    | { kind: 'flag' }
  );

export interface Sort {
  /** Sort key of the list; `-` in front turns it round. */
  key: string;
  label: Bilingual;
}

/** A named state of a list. Built-in ones come with the page; one's own are kept with the account. */
export interface View {
  id: string;
  name: Bilingual | string;
  /** As in an address: `q`, `sort`, `cols` (keys of columns, by commas) and filters. */
  search: Record<string, string>;
}

export interface ListAction<Row> {
  key: string;
  label: Bilingual;
  /** Acts on the row in focus, or on the selection while there is one. */
  keys?: string;
  kind?: ButtonProps['kind'];
  permission?: { name: string };
  /** Shown on the row in focus; default no. */
  onRow?: boolean;
  /** Shown in the bar of a selection; default yes. */
  onSelection?: boolean;
  /** Left out for rows it makes no sense for. */
  applies?(row: Row): boolean;
  run(rows: Row[]): unknown;
}
