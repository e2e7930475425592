import type { CaseDetails } from '@onewindow/cases';
import type { CaseListItem } from '@onewindow/cases/contract';
import { defineMessages, formatDate, formatMonthDay, type Locale } from '@onewindow/i18n';

const messages = defineMessages({
  zh: {
    submitted: '已提交，最迟 {due}告诉您是否受理',
    submittedNoDue: '已提交，等{body}答复是否受理',
    returned: '退回给您修改，改好再交',
    correction: '要您补 {n} 样，最迟 {due}',
    correctionLate: '补正的日子已过，请尽快联系{body}',
    correctionOpen: '等您补正',
    handling: '正在{step}，最迟 {due}有决定',
    handlingNoDue: '正在{step}',
    over: '已经过了承诺的 {due}，{body}还没有作出决定',
    paused: '暂停计时，在等{ground}',
    pausedNow: '暂停计时',
    resultMaking: '已经准予，正在制证',
    deliveringWindow: '办好了，请到窗口领取',
    deliveringPost: '办好了，正在给您寄',
    granted: '办好了，准予许可',
    grantedLicence: '办好了，证照已经给您',
    denied: '没有准予许可',
    forwarded: '已转报上级机关',
    withdrawn: '已按您的申请撤回',
    terminated: '已终止办理',
    refusedAcceptance: '没有受理',
    lapsed: '到期没有补正，申请已结束',
    step: '办理',
    waitBody: '<b>现在在等：</b>{body}{what}。<b>您不用做什么。</b>',
    waitAnswer: '核对材料，答复是否受理',
    waitDecide: '{step}',
    waitGround: '安排的{ground}',
    waitYou: '<b>现在在等您。</b>{what}',
    waitCorrect: '要补什么一次说全了，补完交上就行。',
    waitReturn: '看看退回的理由，改好再交。',
    waitCollect: '带上身份证，到{body}的窗口领。',
    waitPost: '<b>您不用做什么。</b>寄出以后会送到您写的地址。',
    ended: '这件事已经办完。<b>您不用再做什么。</b>',
    endedLicence: '证照随时可以出示和下载。<b>您不用再做什么。</b>',
    endedAgainst: '这次申请已经结束。理由、依据和您还能怎么办，都在下面。',
    endedWithdrawn: '这次申请已经结束，材料不再审。<b>以后随时可以重新申请。</b>',
    endedLapsed: '这次不再办了。<b>以后随时可以重新申请。</b>',
    deemed: '{body}没有在期限内答复，按法律从 {date}起视为已经受理（行政许可法第三十二条），您不用重新交。',
  },
  en: {
    submitted: 'Filed; you are told by {due} whether it is accepted',
    submittedNoDue: 'Filed; waiting for the answer of {body}',
    returned: 'Returned to you for changes',
    correction: '{n} {n|thing|things} to correct by {due}',
    correctionLate: 'The day for correcting has passed; please contact {body}',
    correctionOpen: 'It waits for your corrections',
    handling: 'Under way: decision by {due}',
    handlingNoDue: 'Under way',
    over: 'Past the promised {due}: {body} has not decided yet',
    paused: 'The clock is paused for {ground}',
    pausedNow: 'The clock is paused',
    resultMaking: 'Granted; the licence is being made',
    deliveringWindow: 'Done; please collect it at the window',
    deliveringPost: 'Done; it is on its way to you',
    granted: 'Done: granted',
    grantedLicence: 'Done; the licence is yours',
    denied: 'Not granted',
    forwarded: 'Forwarded to the higher body',
    withdrawn: 'Withdrawn as you asked',
    terminated: 'Terminated',
    refusedAcceptance: 'Not accepted',
    lapsed: 'Not corrected in time, so it has ended',
    step: 'handling',
    waitBody: '<b>Waiting for:</b> {body}, {what}. <b>You need not do anything.</b>',
    waitAnswer: 'which checks the materials and says whether it is accepted',
    waitDecide: 'step: {step}',
    waitGround: 'which has arranged {ground}',
    waitYou: '<b>It waits for you.</b> {what}',
    waitCorrect: 'This is everything that has to be corrected; hand it in and your part is done.',
    waitReturn: 'Read why it was returned, change it and send it again.',
    waitCollect: 'Bring your ID to the window of {body}.',
    waitPost: '<b>You need not do anything.</b> It comes to the address you gave.',
    ended: 'This case is finished. <b>You need not do anything more.</b>',
    endedLicence: 'You can show and download the licence at any time. <b>You need not do anything more.</b>',
    endedAgainst: 'This application has ended. The reasons, the law and what you can still do are below.',
    endedWithdrawn: 'This application has ended and nothing more is examined. <b>You may apply again at any time.</b>',
    endedLapsed: 'It is not handled any further. <b>You may apply again at any time.</b>',
    deemed:
      '{body} did not answer in time, so by law it counts as accepted from {date} (Administrative Licensing Law, article 32). You need not file again.',
  },
});

/** What the sentences need: a row of a list has it, and so has a whole case. */
export interface CaseStand
  extends Pick<
    CaseListItem,
    'state' | 'outcome' | 'organisationName' | 'dueOn' | 'paused' | 'deemed' | 'acceptedOn' | 'stepName' | 'dueKind'
  > {
  licenceId?: string | null;
  stepNameEn?: string | null;
  deliveryMethod?: string | null;
  /** Undefined where it is not known, as in a list. */
  correction?: { count: number; dueOn: string } | null;
  pause?: { ground: string; until: string } | null;
}

export function standOf(details: CaseDetails): CaseStand {
  const { row, list, correction, delivery, pauses, clocks, tasks } = details;
  const pause = pauses.find(one => one.until === null);
  return {
    state: row.state,
    outcome: row.outcome,
    organisationName: row.organisationName,
    dueOn: row.state === 'accepted' ? (clocks.clocks[0]?.figures.due ?? row.dueOn) : row.dueOn,
    dueKind: list.dueKind,
    paused: row.paused,
    deemed: row.deemed,
    acceptedOn: row.acceptedOn,
    stepName: list.stepName,
    stepNameEn: tasks.find(task => task.state === 'open' || task.state === 'claimed')?.nameEn ?? null,
    licenceId: row.licenceId,
    deliveryMethod: delivery?.method ?? null,
    correction:
      correction && correction.correctedAt === null
        ? { count: correction.items.length, dueOn: correction.dueOn }
        : null,
    pause: pause ? { ground: pause.ground, until: pause.expectedUntil } : null,
  };
}

/** The sentence that says where the case stands: the page's heading. */
export function headlineOf(stand: CaseStand, locale: Locale, today: string): string {
  const t = messages(locale);
  const body = stand.organisationName;
  // The weekday stands beside the clock; a heading stays on one line.
  const day = (date: string) => formatDate(locale, date, { today });
  const step = stepOf(stand, locale);
  if (stand.outcome && ['concluded', 'archived'].includes(stand.state)) return endingOf(stand, locale);
  switch (stand.state) {
    case 'submitted':
    case 'received':
      return stand.dueOn ? t('submitted', { due: day(stand.dueOn) }) : t('submittedNoDue', { body });
    case 'returned':
      return t('returned');
    case 'correctionRequested':
      if (!stand.correction) return t('correctionOpen');
      if (stand.correction.dueOn < today) return t('correctionLate', { body });
      return t('correction', { n: stand.correction.count, due: day(stand.correction.dueOn) });
    case 'accepted':
      if (stand.paused) return stand.pause ? t('paused', { ground: groundOf(stand.pause, locale) }) : t('pausedNow');
      if (!stand.dueOn) return t('handlingNoDue', { step });
      if (stand.dueOn < today) return t('over', { due: formatMonthDay(locale, stand.dueOn), body });
      return t('handling', { step, due: day(stand.dueOn) });
    case 'delivering':
      return stand.deliveryMethod === 'post' ? t('deliveringPost') : t('deliveringWindow');
    case 'decided':
    case 'resultMaking':
      return t('resultMaking');
    default:
      return endingOf(stand, locale);
  }
}

function stepOf({ stepName, stepNameEn }: CaseStand, locale: Locale): string {
  return (locale === 'en' ? stepNameEn : stepName) ?? messages(locale)('step');
}

function groundOf({ ground }: { ground: string }, locale: Locale): string {
  return groundNames[ground]?.[locale] ?? ground;
}

function endingOf(stand: CaseStand, locale: Locale): string {
  const t = messages(locale);
  switch (stand.outcome) {
    case 'denied':
    case 'forwarded':
    case 'withdrawn':
    case 'terminated':
    case 'refusedAcceptance':
    case 'lapsed':
      return t(stand.outcome);
    default:
      return stand.licenceId ? t('grantedLicence') : t('granted');
  }
}

/** Who is waited for, and whether the reader must act; `<b>` marks what matters. */
export function waitingSentence(stand: CaseStand, locale: Locale): string {
  const t = messages(locale);
  const body = stand.organisationName;
  switch (stand.state) {
    case 'submitted':
    case 'received':
      return t('waitBody', { body, what: t('waitAnswer') });
    case 'returned':
      return t('waitYou', { what: t('waitReturn') });
    case 'correctionRequested':
      return t('waitYou', { what: t('waitCorrect') });
    case 'accepted':
    case 'decided':
    case 'resultMaking': {
      const ground = stand.paused && stand.pause ? groundOf(stand.pause, locale) : undefined;
      const what = ground ? t('waitGround', { ground }) : t('waitDecide', { step: stepOf(stand, locale) });
      return t('waitBody', { body, what });
    }
    case 'delivering':
      return stand.deliveryMethod === 'post' ? t('waitPost') : t('waitYou', { what: t('waitCollect', { body }) });
    default:
      return afterwards(stand, locale);
  }
}

/** What is left to know once it is over; a refusal leaves something to do, so it never says that nothing is. */
function afterwards(stand: CaseStand, locale: Locale): string {
  const t = messages(locale);
  switch (stand.outcome) {
    case 'denied':
    case 'refusedAcceptance':
    case 'terminated':
      return t('endedAgainst');
    case 'withdrawn':
      return t('endedWithdrawn');
    case 'lapsed':
      return t('endedLapsed');
    default:
      return stand.licenceId ? t('endedLicence') : t('ended');
  }
}

export function deemedSentence(stand: CaseStand, locale: Locale): string | undefined {
  if (!stand.deemed || !stand.acceptedOn) return undefined;
  const date = formatMonthDay(locale, stand.acceptedOn);
  return messages(locale)('deemed', { body: stand.organisationName, date });
}

/** 行政许可法第四十五条. */
export const groundNames: Record<string, { zh: string; en: string }> = {
  hearing: { zh: '听证', en: 'a hearing' },
  tender: { zh: '招标', en: 'a tender' },
  auction: { zh: '拍卖', en: 'an auction' },
  inspection: { zh: '检验', en: 'an inspection' },
  test: { zh: '检测', en: 'a test' },
  quarantine: { zh: '检疫', en: 'quarantine' },
  appraisal: { zh: '鉴定', en: 'an appraisal' },
  expertReview: { zh: '专家评审', en: 'an expert review' },
};

/** A word for a row of a list. */
export function stateWord(stand: Pick<CaseStand, 'state' | 'outcome' | 'paused'>, locale: Locale): string {
  if (stand.paused) return locale === 'zh' ? '暂停计时' : 'paused';
  const names: Record<string, { zh: string; en: string }> = {
    submitted: { zh: '已提交，等受理', en: 'filed' },
    returned: { zh: '退回修改', en: 'returned' },
    received: { zh: '已收件，等受理', en: 'received' },
    correctionRequested: { zh: '等您补正', en: 'to be corrected by you' },
    accepted: { zh: '审查中', en: 'under review' },
    decided: { zh: '已决定', en: 'decided' },
    resultMaking: { zh: '制证中', en: 'licence being made' },
    delivering: { zh: '等送达', en: 'to be delivered' },
    granted: { zh: '办好了', en: 'granted' },
    denied: { zh: '不予许可', en: 'denied' },
    forwarded: { zh: '已转报', en: 'forwarded' },
    withdrawn: { zh: '已撤回', en: 'withdrawn' },
    terminated: { zh: '已终止', en: 'terminated' },
    refusedAcceptance: { zh: '不予受理', en: 'not accepted' },
    lapsed: { zh: '逾期未补正', en: 'lapsed' },
    concluded: { zh: '办结', en: 'concluded' },
    archived: { zh: '办结', en: 'concluded' },
  };
  const ended = stand.state === 'concluded' || stand.state === 'archived';
  return names[ended ? (stand.outcome ?? stand.state) : stand.state]?.[locale] ?? stand.state;
}
