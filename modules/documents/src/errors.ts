import { defineErrors } from '@onewindow/errors';

export const documentErrors = defineErrors('documents', {
  notFound: {
    status: 404,
    zh: '没有找到这份文书，或者它不在您可以查看的范围里。',
    en: 'No such document, or it is outside what you may read.',
  },
  incomplete: {
    status: 422,
    zh: '{kind}还缺依法必须写明的内容。',
    en: 'The document "{kindEn}" lacks what the law requires it to say.',
  },
  templateNotFound: { status: 404, zh: '没有找到这个文书模板。', en: 'No such document template.' },
  templateChanged: {
    status: 409,
    zh: '{by}刚刚保存过这份草稿（第 {revision} 次修订）。请先看一遍新的内容，再改一次。',
    en: '{by} has just saved this draft (revision {revision}). Look at it, then make your change again.',
  },
  noDraft: { status: 409, zh: '这个模板没有待发布的草稿。', en: 'This template has no draft to publish.' },
  badTemplate: {
    status: 422,
    zh: '模板还不能保存，请按提示修改。',
    en: 'The template cannot be saved yet; see the fields.',
  },
  alreadyDelivered: {
    status: 409,
    zh: '这份文书已于 {date} 送达，送达记录不能更改。',
    en: 'This document was delivered on {date}; the record cannot be changed.',
  },
});
