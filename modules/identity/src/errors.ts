import { defineErrors } from '@onewindow/errors';

export const identityErrors = defineErrors('identity', {
  wrongPassword: {
    status: 401,
    zh: '登录名或密码对不上，请再看一遍。',
    en: 'The name and password do not match; please check them.',
  },
  locked: {
    status: 429,
    zh: '从这里试的次数太多了，请 {minutes} 分钟后再试。您在别的设备上照常能登录。',
    en: 'Too many attempts from here; try again in {minutes} minutes. Your other devices can still sign in.',
  },
  codeNeeded: {
    status: 401,
    zh: '请再输入验证器上的 6 位动态码。',
    en: 'Please also enter the 6-digit code of your authenticator.',
  },
  wrongCode: {
    status: 401,
    zh: '动态码对不上，请用验证器上现在的 6 位数。',
    en: 'The code does not match; use the 6 digits that the authenticator shows now.',
  },
  loginTaken: {
    status: 409,
    zh: '这个登录名已经有人用了，请换一个。',
    en: 'This name is taken; please choose another.',
  },
  partyHasAccount: {
    status: 409,
    zh: '这个证件号已经注册过，请直接登录，或找回密码。',
    en: 'This ID number is registered already; please sign in.',
  },
  weakPassword: {
    status: 422,
    zh: '密码至少 10 位，而且不能是常见的密码，也不能和登录名一样。',
    en: 'The password needs at least 10 characters and must not be a common one or the same as your name.',
  },
  badIdNumber: { status: 422, zh: '{reason}', en: '{reasonEn}' },
  partyNotFound: { status: 404, zh: '没有找到这个申请人。', en: 'This applicant was not found.' },
  noMandate: {
    status: 403,
    zh: '您现在不能以这个名义办事。请对方先给您授权。',
    en: 'You cannot act in this name now. The other side must give you a mandate first.',
  },
  sessionNotFound: { status: 404, zh: '没有这个登录记录。', en: 'There is no such session.' },
});
