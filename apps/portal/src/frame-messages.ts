import { defineMessages } from '@onewindow/i18n';

export const frameMessages = defineMessages({
  zh: {
    refusedTitle: '要改：{title}',
    sessionEnded: '登录时间到了，您填的都还在',
    sessionEndedText: '太久没有操作，为了安全已经退出。重新登录后接着办，刚才填的一个字也不会丢。',
    signInAgain: '登录，接着办',
    continueTitle: '您回来了，接着刚才那一步',
    continueText: '刚才填的都在。按一下就交给我们。',
    continue: '接着交',
    offline: '现在没有网络',
    offlineText: '已经保存和提交的都在平台上，不会丢。连上网以后，再打开这一页。',
  },
  en: {
    refusedTitle: 'To put right: {title}',
    sessionEnded: 'You were signed out; what you entered is kept',
    sessionEndedText: 'After a long pause we sign you out for safety. Sign in again and go on; not a word is lost.',
    signInAgain: 'Sign in and go on',
    continueTitle: 'Welcome back to the same step',
    continueText: 'Everything you entered is here. Press once to hand it over.',
    continue: 'Go on',
    offline: 'There is no network',
    offlineText: 'What you saved or filed is safe with us. Open this page again when you are online.',
  },
});
