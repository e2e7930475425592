/** How the result reaches the applicant 领取方式. */
export const deliveryLabels = {
  electronic: {
    zh: '电子证照，出来就能用',
    en: 'Electronically, usable at once',
    hint: { zh: '放进“我的证照”，和纸质的一样有效', en: 'Placed in your licences; as valid as paper' },
  },
  window: {
    zh: '到窗口领纸质的',
    en: 'On paper, at the window',
    hint: { zh: '做好了告诉您，带身份证来领', en: 'You are told when it is ready; bring your ID' },
  },
  post: {
    zh: '邮寄纸质的',
    en: 'On paper, by post',
    hint: { zh: '免费寄到您写的地址', en: 'Sent free of charge to the address you give' },
  },
} as const;
