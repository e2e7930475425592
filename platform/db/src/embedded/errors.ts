import { defineErrors } from '@onewindow/errors';

export const embeddedErrors = defineErrors('embedded', {
  noBinaries: {
    status: 500,
    zh: '这台机器（{platform}）没有自带的 PostgreSQL。请装 PostgreSQL 18，再设 DATABASE_URL。',
    en: 'No embedded PostgreSQL exists for this machine ({platform}). Install PostgreSQL 18 and set DATABASE_URL.',
  },
  didNotStart: {
    status: 500,
    zh: '自带的 PostgreSQL 没有起来。{hint} 它最后说：{log}',
    en: 'The embedded PostgreSQL did not start. {hint} Its last words: {log}',
  },
});

/** What to do, by the server's own last words. */
export function hintFor(log: string): string {
  if (/No space left on device/i.test(log)) return 'The disk is full: free some space. 磁盘满了，请先腾出空间。';
  if (/could not bind|Address already in use/i.test(log))
    return 'Its port is taken; start again. 端口被占用，请再试一次。';
  if (/Permission denied|invalid permissions/i.test(log))
    return 'It may not read its folder; check its owner. 数据目录没有权限。';
  if (/incompatible|database files are/i.test(log)) {
    return 'Its folder was made by another version: export from there, or run `npm run reset`. 数据目录是别的版本建的。';
  }
  return '';
}
