import { askedText } from '../src/asked-words.ts';
import type { CaseReply } from '../src/contract.ts';
import { teamText, teamTitles } from './team/team-words.ts';

type Words = { zh: string; en: string };
type Event = CaseReply['events'][number];

const titles: Record<string, Words> = {
  ...teamTitles,
  'cases.submitted': { zh: '提交申请', en: 'Submitted' },
  'cases.received': { zh: '收件', en: 'Received' },
  'cases.returned': { zh: '预审退回', en: 'Returned for changes' },
  'cases.accepted': { zh: '受理', en: 'Accepted' },
  'cases.deemedAccepted': { zh: '依法视为受理', en: 'Accepted by law' },
  'cases.acceptanceRefused': { zh: '不予受理', en: 'Acceptance refused' },
  'cases.correctionRequested': { zh: '一次性告知补正', en: 'Told once what to correct' },
  'cases.corrected': { zh: '已补正', en: 'Corrected' },
  'cases.resubmitted': { zh: '改好后重新提交', en: 'Changed and sent again' },
  'cases.supplemented': { zh: '申请人补充材料', en: 'Supplemented by the applicant' },
  'cases.lapsed': { zh: '逾期未补正，办结', en: 'Lapsed without correction' },
  'cases.taskReturned': { zh: '退回', en: 'Returned' },
  'cases.paused': { zh: '暂停计时', en: 'Clock paused' },
  'cases.resumed': { zh: '恢复计时', en: 'Clock resumed' },
  'cases.extensionRequested': { zh: '申请延长', en: 'Extension requested' },
  'cases.extended': { zh: '批准延长', en: 'Extension approved' },
  'cases.extensionRejected': { zh: '没有批准延长', en: 'Extension not approved' },
  'cases.dueMoved': { zh: '按新日历重算到期日', en: 'Due date computed by the new calendar' },
  'cases.decided': { zh: '作出决定', en: 'Decided' },
  'cases.readyForDelivery': { zh: '待送达', en: 'Ready for delivery' },
  'cases.delivered': { zh: '已送达', en: 'Delivered' },
  'cases.withdrawn': { zh: '申请人撤回', en: 'Withdrawn by the applicant' },
  'cases.terminated': { zh: '终止办理', en: 'Terminated' },
  'cases.concluded': { zh: '办结', en: 'Concluded' },
  'ratings.asked': { zh: '请群众评价', en: 'Asked for a rating' },
  'ratings.declined': { zh: '群众选了不评价', en: 'Would rather not rate' },
  'ratings.rated': { zh: '群众已评价', en: 'Rated' },
  'supervision.cardRaised': { zh: '监察牌', en: 'Supervision card' },
};

/** Events that the time line shows; readings and inner steps stand in the audit trail only. */
export function isShown(event: Event): boolean {
  return event.type === 'cases.taskCompleted' || event.type in titles;
}

export function titleOf(event: Event): Words {
  const { step, stepEn } = event.data as { step?: string; stepEn?: string };
  if (event.type === 'cases.taskCompleted' && step) return { zh: step, en: stepEn ?? step };
  return titles[event.type] ?? { zh: event.type, en: event.type };
}

/** What a person would want to know of an event, in one line. */
export function textOf(event: Event, locale: 'zh' | 'en'): string {
  const data = event.data as Record<string, unknown>;
  if (event.type in teamTitles) return teamText(event, locale);
  const text = (key: string) => (typeof data[key] === 'string' ? (data[key] as string) : '');
  switch (event.type) {
    case 'cases.taskCompleted':
    case 'cases.taskReturned':
      return text('opinion');
    case 'cases.paused':
      return locale === 'zh'
        ? `${text('reason')}，预计到 ${text('expectedUntil')}`
        : `${text('reason')}, until about ${text('expectedUntil')}`;
    case 'cases.resumed':
      return text('result');
    case 'cases.extended':
    case 'cases.extensionRequested':
      return locale === 'zh'
        ? `${String(data.amount)} 个工作日：${text('reason')}`
        : `${String(data.amount)} working days: ${text('reason')}`;
    case 'cases.correctionRequested': {
      const items = Array.isArray(data.items) ? (data.items as { label: string }[]) : [];
      return items.map(item => item.label).join(locale === 'zh' ? '、' : ', ');
    }
    case 'cases.supplemented': {
      const whom = text('enteredFor');
      const parts =
        locale === 'zh'
          ? [whom && `在窗口替${whom}录入`, text('title')]
          : [whom && `entered at the window for ${whom}`, text('title')];
      return parts.filter(Boolean).join(locale === 'zh' ? '：' : ': ');
    }
    case 'cases.corrected':
    case 'cases.resubmitted':
      return correctionText(data, locale);
    case 'cases.acceptanceRefused':
    case 'cases.returned':
    case 'cases.terminated':
      return text('reason');
    case 'cases.withdrawn': {
      const parts = [askedText(data.askedBy, locale), text('reason')].filter(Boolean);
      return parts.join(locale === 'zh' ? '。原因：' : '. Reason: ');
    }
    case 'ratings.asked':
    case 'ratings.rated': {
      const number = typeof data.windowNumber === 'number' ? data.windowNumber : undefined;
      const whom = text('collectedBy');
      const parts =
        locale === 'zh'
          ? [number !== undefined && `${number} 号窗口`, whom && `${whom}录入`]
          : [number !== undefined && `window ${number}`, whom && `entered by ${whom}`];
      return parts.filter(Boolean).join(locale === 'zh' ? '，' : ', ');
    }
    case 'cases.dueMoved':
      return `${text('from') || '—'} → ${text('to') || '—'}`;
    case 'cases.decided':
      return data.outcome === 'denied' ? text('reason') : text('number');
    default:
      return text('number');
  }
}

/** What came with a correction, and for whom an officer entered it 窗口代录. */
function correctionText(data: Record<string, unknown>, locale: 'zh' | 'en'): string {
  const count = (key: string) => (Array.isArray(data[key]) ? (data[key] as unknown[]).length : 0);
  const [files, answers] = [count('files'), count('answers')];
  const whom = typeof data.enteredFor === 'string' ? data.enteredFor : undefined;
  if (locale === 'zh') {
    const parts = [files > 0 && `交了 ${files} 个文件`, answers > 0 && `改了 ${answers} 处填写`];
    return [whom && `在窗口替${whom}录入`, ...parts].filter(Boolean).join('，');
  }
  const parts = [
    files > 0 && `${files} ${files === 1 ? 'file' : 'files'}`,
    answers > 0 && `${answers} ${answers === 1 ? 'answer' : 'answers'} changed`,
  ];
  return [whom && `entered at the window for ${whom}`, ...parts].filter(Boolean).join(', ');
}

export const sourceNames: Record<string, Words> = {
  applicant: { zh: '人传', en: 'uploaded' },
  window: { zh: '窗口扫描', en: 'scanned' },
  licence: { zh: '证照库', en: 'licence library' },
  realName: { zh: '实名', en: 'identity' },
  registry: { zh: '登记库', en: 'registry' },
  earlierCase: { zh: '以前办件', en: 'earlier case' },
};

export const groundNames: Record<string, Words> = {
  expertReview: { zh: '专家评审', en: 'expert review' },
  hearing: { zh: '听证', en: 'hearing' },
  inspection: { zh: '检验', en: 'inspection' },
  test: { zh: '检测', en: 'test' },
  quarantine: { zh: '检疫', en: 'quarantine' },
  appraisal: { zh: '鉴定', en: 'appraisal' },
  tender: { zh: '招标', en: 'tender' },
  auction: { zh: '拍卖', en: 'auction' },
};
