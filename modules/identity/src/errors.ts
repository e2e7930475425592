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
  noPosting: {
    status: 404,
    zh: '您没有这个岗位，可能刚刚不再兼任了。请刷新后再选。',
    en: 'You do not hold this post; it may just have ended. Reload and choose again.',
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
  wrongCurrentPassword: {
    status: 422,
    zh: '现在的密码对不上，请再看一遍。',
    en: 'The present password does not match; please check it.',
  },
  secondFactorStands: {
    status: 409,
    zh: '动态码已经开着。要换一个验证器，请先用它的动态码关掉。',
    en: 'A second factor is in force. To change it, first turn it off with a code from it.',
  },
  nameDiffers: {
    status: 422,
    zh: '姓名和这个证件号对不上，请照身份证填写；还不行请到窗口，带上身份证。',
    en: 'Name and ID number do not belong together; write both as on the ID card, or bring it to a service hall.',
  },
  badRegistration: { status: 422, zh: '有 {n} 处要改。', en: 'To be put right: {n}.' },
  badName: { status: 422, zh: '请照身份证填写姓名。', en: 'Write the name as on the ID card.' },
  badOrganisationName: {
    status: 422,
    zh: '请照营业执照或登记证书填写名称。',
    en: 'Write the name as on the licence or certificate.',
  },
  nameTooLong: {
    status: 422,
    zh: '名字最多 {most} 个字，现在是 {length} 个，请照证件再看一遍。',
    en: 'A name has at most {most} characters; this has {length}. Please compare it with the document.',
  },
  idNumberMissing: { status: 422, zh: '请照证件填写号码。', en: 'Enter the number as on the document.' },
  idNumberTooLong: {
    status: 422,
    zh: '证件号码最多 {most} 位，现在是 {length} 位，请对照证件再看一遍。',
    en: 'A number has at most {most} characters; this has {length}. Please compare it with the document.',
  },
  badParty: { status: 422, zh: '有 {n} 处要改。', en: 'To be put right: {n}.' },
  badPhone: { status: 422, zh: '{reason}', en: '{reasonEn}' },
  badLogin: {
    status: 422,
    zh: '登录名用 3 到 100 个字母、数字或汉字，中间不留空格。',
    en: 'A login name has 3 to 100 letters or digits and no spaces.',
  },
  agentUnknown: {
    status: 422,
    zh: '没有找到姓名和证件号都对得上的注册用户，请核对，或请对方先在这里注册。',
    en: 'Nobody registered has this name and ID number; check both, or ask them to register first.',
  },
  ownMandate: { status: 422, zh: '不用给自己授权。', en: 'You need no mandate from yourself.' },
  mandateDates: {
    status: 422,
    zh: '有效期至请选今天以后、十年以内的一天。',
    en: 'Choose a last day from today on, within ten years.',
  },
  mandateStands: {
    status: 409,
    zh: '已经授权给这个人了。要改有效期，请先撤回原来的。',
    en: 'This person has your mandate already. To change its dates, revoke it first.',
  },
  mandateNotFound: {
    status: 404,
    zh: '没有这份授权，或者已经撤回。',
    en: 'There is no such mandate, or it was revoked.',
  },
  badIdNumber: { status: 422, zh: '{reason}', en: '{reasonEn}' },
  partyNotFound: { status: 404, zh: '没有找到这个申请人。', en: 'This applicant was not found.' },
  noMandate: {
    status: 403,
    zh: '您现在不能以这个名义办事。请对方先给您授权。',
    en: 'You cannot act in this name now. The other side must give you a mandate first.',
  },
  accountNotFound: { status: 404, zh: '没有这个工作人员账号。', en: 'There is no such staff account.' },
  grantNotFound: { status: 404, zh: '没有这份授权，或者已经收回。', en: 'There is no such grant, or it was revoked.' },
  roleUnknown: { status: 422, zh: '没有“{role}”这个岗位角色。', en: 'There is no role “{role}”.' },
  notYourself: {
    status: 403,
    zh: '不能给自己授权或停用自己，请另一位安全管理员办。',
    en: 'Nobody changes her own grants or account; ask another security administrator.',
  },
  beyondJurisdiction: {
    status: 403,
    zh: '这个管辖范围超出了您自己的范围。',
    en: 'This jurisdiction reaches beyond your own.',
  },
  sessionNotFound: { status: 404, zh: '没有这个登录记录。', en: 'There is no such session.' },
});
