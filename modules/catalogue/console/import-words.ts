import { defineMessages } from '@onewindow/i18n';

/** Words that several of the import's pages say. */
export const importMessages = defineMessages({
  zh: {
    list: '事项目录',
    import: '导入事项',
    reading: '正在读取',
    checking: '正在核对',
    applying: '正在导入',
    staged: '等核对',
    checked: '核对完，还没导入',
    applied: '已导入',
    failed: '没有读懂',
    discarded: '已丢弃',
    stopped: '停在半路',
    create: '新增',
    update: '更新',
    unchanged: '没有变化',
    refuse: '有错误',
    more: '再显示一些',
    shown: '已显示 {shown} 条，共 {total} 条',
    body: '接口上传',
  },
  en: {
    list: 'Catalogue',
    import: 'Import items',
    reading: 'Reading',
    checking: 'Checking',
    applying: 'Importing',
    staged: 'Waits to be checked',
    checked: 'Checked, not imported yet',
    applied: 'Imported',
    failed: 'Not readable',
    discarded: 'Discarded',
    stopped: 'Stopped half-way',
    create: 'New',
    update: 'Changed',
    unchanged: 'Unchanged',
    refuse: 'With errors',
    more: 'Show more',
    shown: '{shown} of {total} shown',
    body: 'Sent to the API',
  },
});

/** What an import is at, as a key of `importMessages`. */
export function stageOf({ state, phase, failure }: { state: string; phase: string | null; failure: unknown }) {
  if (phase === 'reading' || phase === 'checking' || phase === 'applying') return phase;
  if (failure && state !== 'failed' && state !== 'discarded') return 'stopped';
  return state as 'staged' | 'checked' | 'applied' | 'failed' | 'discarded';
}
