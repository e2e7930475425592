/**
 * The component library's styles, made at build time. The library would write them while the page runs: measured on
 * the edit page, half of the 0.30 s of script (two slow cores) went into that. So its controls are drawn once here, the
 * style sheet they ask for becomes a file, and the functions that wrote it are left out of the bundle.
 */
import { createCache, extractStyle, StyleProvider } from '@ant-design/cssinjs';
import { consoleTheme } from '@onewindow/console-kit/theme';
import { Button, ConfigProvider, Empty, Input, InputNumber, Select, Space, Switch } from 'antd';
import { createElement, Fragment, type ReactElement } from 'react';
import { renderToString } from 'react-dom/server';
import type { Plugin } from 'vite';
import { missingControls, withoutStyleFunctions } from './style-hooks.ts';

/** Import it before all other styles. */
const styleModule = 'virtual:onewindow-library.css';
const resolvedModule = '/__onewindow-library.css';

/**
 * Every control that pages use, in each shape that has a style of its own, by the folder it lives in. The build stops
 * when a page uses one that is missing here.
 */
const controls: Record<string, ReactElement[]> = {
  input: [
    createElement(Input, { suffix: ' ', allowClear: true }),
    createElement(Input.TextArea),
    createElement(Input.Search),
    createElement(Input.Password),
  ],
  'input-number': [createElement(InputNumber, { suffix: ' ' })],
  select: [createElement(Select, { showSearch: true, mode: 'multiple' })],
  switch: [createElement(Switch)],
  // Parts of the above: a search field's button, what an empty list of options shows, fields in one frame.
  button: [createElement(Button)],
  empty: [createElement(Empty)],
  space: [createElement(Space), createElement(Space.Compact), createElement(Space.Addon)],
};

/** The style sheet of all controls above, in custom properties of the theme. */
export function extractLibraryStyles(): string {
  const cache = createCache();
  renderToString(
    createElement(
      StyleProvider,
      { cache },
      createElement(
        ConfigProvider,
        { theme: { ...consoleTheme, zeroRuntime: false } },
        createElement(Fragment, null, ...Object.values(controls).flat()),
      ),
    ),
  );
  return extractStyle(cache, { plain: true, types: ['style'] }).replace(/\.data-ant-cssinjs-cache-path\{.*?\}/s, '');
}

/** Puts the style sheet into the build and the functions that would write it out of it. */
export function libraryStyles(): Plugin {
  return {
    name: 'onewindow:library-styles',
    resolveId: id => (id === styleModule ? resolvedModule : undefined),
    load: id => (id === resolvedModule ? extractLibraryStyles() : undefined),
    transform: {
      filter: { id: /[\\/]antd[\\/]es[\\/].*[\\/]style(\.js|[\\/].*\.js)$/ },
      handler(code) {
        return withoutStyleFunctions(code, text => this.parse(text));
      },
    },
    generateBundle(_options, bundle) {
      const used = Object.values(bundle).flatMap(chunk => (chunk.type === 'chunk' ? Object.keys(chunk.modules) : []));
      const missing = missingControls(used, Object.keys(controls));
      if (missing.length > 0) {
        this.error(`add to the controls of apps/console/src/library-styles.ts: ${missing.join(', ')}`);
      }
    },
  };
}
