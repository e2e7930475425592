import { expect, test } from 'vitest';
import { allowedRoutes, type ConsoleRoute, integer, navOf, oneOf, searchSchema, text } from './routes.ts';

const page = () => null;
const nav = (group: 'work' | 'oversight', order?: number) => ({
  group,
  icon: 'list' as const,
  label: { zh: '', en: '' },
  ...(order !== undefined && { order }),
});
const routes: ConsoleRoute[] = [
  { path: '/rules', component: page, permission: { name: 'supervision.editRules' }, nav: nav('oversight') },
  { path: '/cases', component: page, permission: { name: 'cases.read' }, nav: nav('work', 20) },
  { path: '/', component: page, nav: nav('work', 10) },
  { path: '/cases/$caseId', component: page, permission: { name: 'cases.read' } },
];

test('the side bar holds only what the role may open, group by group and in order', () => {
  const allowed = allowedRoutes(routes, ['cases.read']);
  expect(allowed.map(route => route.path)).toEqual(['/cases', '/', '/cases/$caseId']);
  expect(navOf(allowed).map(({ group, entries }) => [group, entries.map(entry => entry.path)])).toEqual([
    ['work', ['/', '/cases']],
  ]);
});

test('search parameters that make no sense become their defaults and foreign ones stay', () => {
  const schema = searchSchema({ tab: oneOf(['form', 'materials']), page: integer(1), q: text() });
  expect(schema({ tab: 'nonsense', page: 'x', view: 'mine' })).toEqual({
    tab: 'form',
    page: 1,
    q: undefined,
    view: 'mine',
  });
  expect(schema({ tab: 'materials', page: '3', q: '粉店' })).toEqual({ tab: 'materials', page: 3, q: '粉店' });
});
