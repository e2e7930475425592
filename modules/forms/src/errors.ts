import { defineErrors } from '@onewindow/errors';

export const formsErrors = defineErrors('forms', {
  notFound: { status: 404, zh: '没有这份表单。', en: 'There is no such form.' },
  definitionRefused: {
    status: 422,
    zh: '这份表单还有 {count} 处要改，改好再存。',
    en: 'To be corrected before this form can be kept: {count}.',
  },
  published: {
    status: 409,
    zh: '这一版已经发布，不能再改；请另起一版。',
    en: 'This version is published and cannot change; begin a new one.',
  },
  stale: {
    status: 409,
    zh: '您打开以后，{name} 已经改过，请看一眼新的再改。',
    en: '{name} changed this after you opened it; look at the new state first.',
  },
});
