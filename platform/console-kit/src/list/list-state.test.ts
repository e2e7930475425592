import { describe, expect, it } from 'vitest';
import { formatChoice, formatRange, parseChoice, parseRange } from './filter-value.ts';
import { differsFromView, readState, searchOf, visibleColumns, writeState } from './list-state.ts';
import type { Column, Filter, View } from './list-types.ts';

const label = { zh: '', en: '' };
const filters: Filter[] = [
  { key: 'item', label, kind: 'choice', options: [] },
  { key: 'due', label, kind: 'date' },
];
const views: View[] = [
  { id: 'all', name: '全部', search: {} },
  { id: 'food', name: '食品', search: { item: 'JY2', sort: '-due', cols: 'due,item' } },
];
const read = (search: Record<string, unknown>) => readState(search, filters, views, 'remaining');

describe('the address of a list', () => {
  it('without anything means the first view', () => {
    expect(read({})).toMatchObject({ view: 'all', sort: 'remaining', filters: {} });
  });

  it('that names a view alone means the view as it is kept', () => {
    expect(read({ view: 'food' })).toMatchObject({ sort: '-due', filters: { item: 'JY2' }, columns: ['due', 'item'] });
  });

  it('keeps a view emptied when the person has taken all its conditions away', () => {
    const emptied = { ...read({ view: 'food' }), filters: {} };
    expect(read(writeState(emptied))).toMatchObject({ view: 'food', filters: {}, sort: '-due' });
  });

  it('survives writing and reading', () => {
    const state = { ...read({ view: 'food' }), filters: { due: '2026-11-01..2026-11-30' }, q: '粉店', after: 'WzFd' };
    expect(read(writeState(state))).toEqual(state);
  });

  it('ignores parameters that are no filters of the list', () => {
    expect(read({ tab: 'x', item: '', due: 5 }).filters).toEqual({});
  });

  it('keeps the view while paging through it', () => {
    expect(read({ view: 'food', after: 'WzFd' })).toMatchObject({ filters: { item: 'JY2' }, after: 'WzFd' });
  });
});

describe('a view', () => {
  it('is unchanged right after it was opened and changed once a condition differs', () => {
    const state = read({ view: 'food' });
    expect(differsFromView(state, views[1], 'remaining')).toBe(false);
    expect(differsFromView({ ...state, filters: { item: 'JY3' } }, views[1], 'remaining')).toBe(true);
    expect(differsFromView({ ...state, columns: ['item'] }, views[1], 'remaining')).toBe(true);
    expect(differsFromView({ ...state, after: 'WzFd' }, views[1], 'remaining')).toBe(false);
  });

  it('keeps filters, words, sort and columns but not the page', () => {
    expect(searchOf({ ...read({ view: 'food' }), q: '粉', after: 'x' })).toEqual({
      item: 'JY2',
      q: '粉',
      sort: '-due',
      cols: 'due,item',
    });
  });
});

describe('columns', () => {
  const columns = [
    { key: 'item', label, cell: () => '' },
    { key: 'phone', label, cell: () => '', hidden: true },
    { key: 'left', label, cell: () => '', fixed: true },
  ] satisfies Column<unknown>[];

  it('come as declared without the hidden ones, fixed ones first', () => {
    expect(visibleColumns(columns, undefined).map(column => column.key)).toEqual(['left', 'item']);
  });

  it('follow the person’s choice and forget columns that no longer exist', () => {
    expect(visibleColumns(columns, ['phone', 'gone', 'item']).map(column => column.key)).toEqual(['phone', 'item']);
  });
});

describe('filter values', () => {
  it('read and write choices', () => {
    expect(parseChoice('!concluded,withdrawn')).toEqual({ values: ['concluded', 'withdrawn'], negated: true });
    expect(parseChoice('!')).toBeUndefined();
    expect(formatChoice({ values: ['a', 'b'], negated: false })).toBe('a,b');
  });

  it('read and write ranges with open ends and drop what is no date or number', () => {
    expect(parseRange('..2026-11-30')).toEqual({ from: undefined, to: '2026-11-30' });
    expect(parseRange('5..20')).toEqual({ from: '5', to: '20' });
    expect(parseRange("2026-11-01..'; drop")).toEqual({ from: '2026-11-01', to: undefined });
    expect(parseRange('2026-11-01')).toBeUndefined();
    expect(formatRange({ from: undefined, to: undefined })).toBe('');
  });
});
