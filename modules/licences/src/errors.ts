import { defineErrors } from '@onewindow/errors';

export const licenceErrors = defineErrors('licences', {
  notFound: {
    status: 404,
    zh: '没有找到这张证照，或者它不在您可以查看的范围里。',
    en: 'No such licence, or it is outside what you may read.',
  },
  typeNotFound: { status: 404, zh: '没有“{key}”这种证照类型。', en: 'There is no licence type "{key}".' },
  badType: {
    status: 422,
    zh: '证照类型还不能保存，请按提示修改。',
    en: 'The licence type cannot be saved yet; see the fields.',
  },
  typeChanged: {
    status: 409,
    zh: '{by}刚刚改过这个证照类型，请看一遍再改。',
    en: '{by} has just changed this licence type; look at it and try again.',
  },
  noHolder: { status: 422, zh: '没有写明持证人。', en: 'The licence has no holder.' },
  notInForce: {
    status: 409,
    zh: '这张证照已经{status}，不能再{action}。',
    en: 'This licence is {statusEn}; it can no longer be {actionEn}.',
  },
  reasonNeeded: { status: 422, zh: '请写明理由，至少 2 个字。', en: 'Give the reason.' },
  lawNeeded: { status: 422, zh: '请写明法律依据。', en: 'Give the law.' },
  stale: {
    status: 409,
    zh: '这张证照刚刚有人改动过，请刷新后再试。',
    en: 'This licence was changed a moment ago; reload and try again.',
  },
  badCorrection: {
    status: 422,
    zh: '还不能更正，请按提示修改。',
    en: 'It cannot be corrected like this; see the fields.',
  },
  nothingCorrected: {
    status: 422,
    zh: '没有改动任何一栏，不用更正。',
    en: 'Nothing differs from what stands on the licence.',
  },
  badQuery: {
    status: 422,
    zh: '请输入证号、证照标识，或者扫描证照上的二维码。',
    en: 'Enter the number or the identifier, or scan the QR code.',
  },
});
