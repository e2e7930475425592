import { defineErrors } from '@onewindow/errors';

export const supervisionErrors = defineErrors('supervision', {
  cardNotFound: { status: 404, zh: '没有找到这张监察牌。', en: 'This card was not found.' },
  caseNotFound: { status: 404, zh: '没有找到这个办件。', en: 'This case was not found.' },
  urgeNotFound: { status: 404, zh: '没有找到这条督办。', en: 'This urging was not found.' },
  ruleNotFound: { status: 404, zh: '没有找到这条监察规则。', en: 'This supervision rule was not found.' },
  notYours: { status: 403, zh: '这不在您的管辖范围里。', en: 'This is outside your jurisdiction.' },
  stale: {
    status: 409,
    zh: '您打开以后，{who}在{at}已经{what}。请看一眼最新的情况再办，您写的还在。',
    en: 'After you opened it, {who} acted on it at {at} ({whatEn}). Look at its present state first; what you wrote is kept.',
  },
  wrongState: {
    status: 409,
    zh: '这张牌现在是“{state}”，不能再{action}。',
    en: 'The card is now “{stateEn}”, so this is no longer possible: {actionEn}.',
  },
  notHeardYet: {
    status: 409,
    zh: '部门还没有说明，说明期限到 {due}。先听部门说明，过了期限才能直接确认。',
    en: 'The department has not explained yet and may until {due}. Hear it first; after that day the card can be confirmed without.',
  },
  textNeeded: {
    status: 422,
    zh: '请写明情况，至少 5 个字，对方会看到。',
    en: 'Say what is the matter in at least 5 characters; the other side will read it.',
  },
  dueDateWrong: { status: 422, zh: '反馈期限要在今天之后。', en: 'The day for the answer must be after today.' },
  alreadyAnswered: { status: 409, zh: '这条督办已经反馈过了。', en: 'This urging has been answered already.' },
  caseEnded: {
    status: 409,
    zh: '这个办件已经办结，不用督办了。',
    en: 'This case has ended; there is nothing to urge.',
  },
  noDraft: { status: 404, zh: '这条规则没有草稿。', en: 'This rule has no draft.' },
  notActive: { status: 409, zh: '这条规则现在没有启用的版本。', en: 'This rule has no active version.' },
  ruleStale: {
    status: 409,
    zh: '这份草稿刚被改过。请刷新看最新内容再存，您填的还在页面上。',
    en: 'This draft was just changed. Reload it before saving; what you entered is still on the page.',
  },
});
