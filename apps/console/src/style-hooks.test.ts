import { parseAst } from 'vite';
import { expect, test } from 'vitest';
import { missingControls, withoutStyleFunctions } from './style-hooks.ts';

test('the function that writes styles goes, the one that gives the custom properties their values stays', () => {
  const code =
    "export default genStyleHooks('Input', token => write(token), prepareToken);\nconst useShared = genStyleHooks(['Input', 'Shared'], () => []);";
  expect(withoutStyleFunctions(code, parseAst)).toBe(
    "export default genStyleHooks('Input', null, prepareToken);\nconst useShared = genStyleHooks(['Input', 'Shared'], null);",
  );
});

test('a file without style hooks is left as it is', () => {
  expect(withoutStyleFunctions('export const a = 1;', parseAst)).toBeUndefined();
});

test('a control that nothing draws is named, so that no page goes out without its style', () => {
  const modules = ['/x/node_modules/antd/es/input/style/index.js', '/x/node_modules/antd/es/tree/style/index.js'];
  expect(missingControls(modules, ['input'])).toEqual(['tree']);
});
