import { defineErrors } from '@onewindow/errors';

export const ratingErrors = defineErrors('ratings', {
  notFound: { status: 404, zh: '没有找到这条评价。', en: 'This rating was not found.' },
  caseNotFound: {
    status: 404,
    zh: '没有找到这个办件，请核对后再评。',
    en: 'This case was not found; please check it.',
  },
  notYours: { status: 403, zh: '这条评价不在您的管辖范围里。', en: 'This rating is outside your jurisdiction.' },
  nothingToRate: {
    status: 409,
    zh: '这件事还没办完，现在没有可以评的服务。办结后我们会请您评价。',
    en: 'This matter is not finished, so there is no service to rate yet. You will be asked once it is.',
  },
  contactUnknown: {
    status: 422,
    zh: '没有第 {contact} 次服务，请从列出的服务里选。',
    en: 'There is no contact number {contact}; choose one of those listed.',
  },
  tagUnknown: {
    status: 422,
    zh: '有的标签不在可选范围里，请重新选。',
    en: 'A tag is not one of those offered; please choose again.',
  },
  windowUnknown: {
    status: 422,
    zh: '本单位所在大厅没有这个窗口，请重新选您坐的窗口。',
    en: 'The halls of your body have no such window; choose again where you sit.',
  },
  windowNeeded: {
    status: 422,
    zh: '在窗口听到的评价，要写明是哪个窗口。',
    en: 'A rating that was told at a window needs the window.',
  },
  channelNeeded: {
    status: 422,
    zh: '替群众录入评价，要写明她是怎么告诉您的：窗口、电话还是短信。',
    en: 'Entering a rating for somebody needs how you were told: at the window, by telephone or by message.',
  },
  ownService: {
    status: 403,
    zh: '这次是您自己接待的，不能由您录入评价。请点“请群众评价”，让她自己评。',
    en: 'You served this person yourself, so you may not enter the rating. Open the page for her instead.',
  },
  noVisitToday: {
    status: 409,
    zh: '今天没有在窗口为这一件服务过。评价请当天、当面请；以后她可以在网上评。',
    en: 'Nobody was served at a window for this case today. Ask on the day, face to face; later she can rate online.',
  },
  alreadyRated: {
    status: 409,
    zh: '这次服务她已经评过了，一次服务评一次。',
    en: 'She has rated this contact already; each is rated once.',
  },
  declined: {
    status: 409,
    zh: '她选了不评价，请不要再请。以后她想评，可以在网上评。',
    en: 'She would rather not rate. Please do not ask again; she can still do so online.',
  },
  invitationUnknown: {
    status: 404,
    zh: '没有这个评价页。请扫窗口屏幕上的码，或者登录后在“我的”里评价。',
    en: 'There is no such page. Scan the code at the window, or sign in and rate under Mine.',
  },
  invitationOver: {
    status: 409,
    zh: '这个评价页已经结束，没有记下新的评价。以后可以登录在“我的”里评。',
    en: 'This page has ended and nothing was recorded. You can rate under Mine after signing in.',
  },
  noCallBack: { status: 404, zh: '这条评价不需要回访。', en: 'This rating needs no call-back.' },
  wrongState: {
    status: 409,
    zh: '这条回访现在是“{state}”，不能再这样办。',
    en: 'This call-back is now “{stateEn}”, so this is no longer possible.',
  },
  stale: {
    status: 409,
    zh: '您打开以后，{who}在{at}已经办过这条回访。请看一眼最新的情况再办，您写的还在。',
    en: 'After you opened it, {who} acted on this call-back at {at}. Look at its present state first; what you wrote is kept.',
  },
  noteNeeded: {
    status: 422,
    zh: '请写明怎么回访、怎么处理的，至少 5 个字。',
    en: 'Say how you called back and what was done, in at least 5 characters.',
  },
  ledgerDateNeeded: {
    status: 422,
    zh: '建台账要写明最迟哪天解决，日期在今天之后。',
    en: 'A ledger entry needs the day by which it will be solved, after today.',
  },
  sameReviewer: {
    status: 403,
    zh: '回访和复核要由两个人办。请让另一位同事复核。',
    en: 'Calling back and reviewing are done by two people. Ask a colleague to review it.',
  },
});
