import { askedText, type CaseDetails } from '@onewindow/cases';
import { localDateOf } from '@onewindow/clock';
import { documentKinds, isDocumentKind } from '@onewindow/documents';
import { formatInstant, formatMonthDay, type Locale } from '@onewindow/i18n';
import type { TimeLineEntry } from '@onewindow/portal-kit';
import { groundNames } from './case-words.ts';
import { deliveryLabels } from './delivery-words.ts';

type CaseEvent = CaseDetails['events'][number];

interface Told {
  title: string;
  text?: string;
  kind?: 'clock';
}

/** What happened, newest first, in the words of the person it happened to. Work inside the body is told only as its step. */
export function timeLineOf(details: CaseDetails, locale: Locale, today: string): TimeLineEntry[] {
  const entries: TimeLineEntry[] = [];
  const now = currentStep(details, locale, today);
  if (now) entries.push(now);
  for (const event of details.events.toReversed()) {
    const told = tell(event, locale, details);
    if (!told) continue;
    const documents = details.documents
      .filter(document => belongs(document, event))
      .map(document => ({
        label: `${titleOf(document, locale)} ${document.number}${locale === 'zh' ? '（PDF）' : ' (PDF)'}`,
        href: `/api/documents/${document.id}/pdf${locale === 'en' ? '?language=en' : ''}`,
      }));
    entries.push({
      id: event.id,
      time: formatInstant(locale, event.at, today),
      instant: event.at.toISOString(),
      title: told.title,
      ...(told.text && { text: told.text }),
      kind: told.kind ?? 'done',
      ...(documents.length > 0 && { documents }),
    });
  }
  return entries;
}

/** The step that the case stands at: in nobody's past yet, so no event tells of it. */
function currentStep({ row, tasks }: CaseDetails, locale: Locale, today: string): TimeLineEntry | undefined {
  const task = tasks.find(one => one.state === 'open' || one.state === 'claimed');
  if (!task || row.state !== 'accepted' || row.paused) return undefined;
  const who = task.assigneeName ?? row.organisationName;
  return {
    id: task.id,
    time: formatInstant(locale, task.createdAt, today),
    instant: task.createdAt.toISOString(),
    title: locale === 'zh' ? task.nameZh : task.nameEn,
    text: locale === 'zh' ? `现在在${who}这里` : `Now with ${who}`,
    kind: 'now',
  };
}

function titleOf({ kind, title }: CaseDetails['documents'][number], locale: Locale): string {
  return locale === 'en' && isDocumentKind(kind) ? documentKinds[kind].en : title;
}

/** The kind of document that each event issues, where its data does not name it. */
const issuedBy: Record<string, string> = {
  'cases.accepted': 'acceptanceNotice',
  'cases.deemedAccepted': 'acceptanceNotice',
};

function belongs(document: CaseDetails['documents'][number], event: CaseEvent): boolean {
  return event.data.documentId === document.id || issuedBy[event.type] === document.kind;
}

/** 窗口代录: an officer entered what she brought on paper. */
function atWindow(officer: string, zh: boolean): string {
  return zh ? `窗口的${officer}替您录入` : `Entered for you at the window by ${officer}`;
}

function tell(event: CaseEvent, locale: Locale, details: CaseDetails): Told | undefined {
  const zh = locale === 'zh';
  const { data } = event;
  const text = (key: string) => (typeof data[key] === 'string' ? (data[key] as string) : '');
  const count = (key: string) => (Array.isArray(data[key]) ? (data[key] as unknown[]).length : 0);
  const day = (key: string) => (text(key) ? formatMonthDay(locale, text(key)) : '');
  const body = details.row.organisationName;
  const by = event.actorKind === 'system' ? body : event.actorName;
  switch (event.type) {
    case 'cases.submitted': {
      const files = details.materials.filter(file => !file.supplementedAt).length;
      if (event.channel === 'window')
        return zh
          ? { title: '已提交', text: `在窗口提交，${files} 份材料` }
          : { title: 'Filed', text: `At the window, ${files} materials` };
      return zh
        ? { title: '已提交', text: `您在网上提交，${files} 份材料` }
        : { title: 'Filed', text: `Online, ${files} materials` };
    }
    case 'cases.received':
      return zh
        ? { title: '窗口收件', text: `${event.organisationName ?? body}收到您提交的材料` }
        : { title: 'Received', text: `${event.organisationName ?? body} received the materials` };
    case 'cases.returned':
      return zh ? { title: '退回修改', text: text('reason') } : { title: 'Returned for changes', text: text('reason') };
    case 'cases.resubmitted':
      if (text('enteredFor')) return { title: zh ? '已重新提交' : 'Sent again', text: atWindow(by, zh) };
      return zh
        ? { title: '已重新提交', text: '您改好后重新提交' }
        : { title: 'Sent again', text: 'You changed it and sent it again' };
    case 'cases.accepted':
      return zh
        ? { title: '已受理', text: '材料齐全，符合法定形式' }
        : { title: 'Accepted', text: 'Complete and in due form' };
    case 'cases.deemedAccepted':
      return zh
        ? {
            title: '视为已受理',
            text: `部门没有在期限内答复，按法律从 ${day('acceptedOn')}起视为受理（行政许可法第三十二条）`,
          }
        : { title: 'Accepted by law', text: `No answer in time, so it counts as accepted from ${day('acceptedOn')}` };
    case 'cases.correctionRequested':
      return zh
        ? { title: '请您补正', text: `一次说全，共 ${count('items')} 样，最迟 ${day('due')}` }
        : {
            title: 'Corrections asked for',
            text: `${count('items') === 1 ? 'One thing' : `${count('items')} things, all told at once`}, by ${day('due')}`,
          };
    case 'cases.corrected': {
      const files = count('files');
      const changed = count('answers') > 0;
      const parts = zh
        ? [files > 0 && `交了 ${files} 个文件`, changed && '改了填写的内容']
        : [files > 0 && `${files} ${files === 1 ? 'file' : 'files'}`, changed && 'changed answers'];
      const who = text('enteredFor') && atWindow(by, zh);
      const title = zh ? '已补正' : 'Corrected';
      return { title, text: [who, ...parts].filter(Boolean).join(zh ? '，' : ', ') };
    }
    case 'cases.supplemented': {
      const who = text('enteredFor') && atWindow(by, zh);
      const title = zh ? '补充了材料' : 'Supplemented';
      return { title, text: [who, text('title')].filter(Boolean).join(zh ? '：' : ': ') };
    }
    case 'cases.acceptanceRefused':
      return { title: zh ? '不予受理' : 'Not accepted', text: text('reason') };
    case 'cases.taskCompleted': {
      const step = (zh ? text('step') : text('stepEn')) || text('step');
      return zh ? { title: step, text: `${by}办完了这一步` } : { title: step, text: `${by} finished this step` };
    }
    case 'cases.taskReturned': {
      const step = (zh ? text('step') : text('stepEn')) || text('step');
      return zh
        ? { title: '退回上一步重看', text: `${step}时发现要再核一遍，时间照算` }
        : { title: 'Back to an earlier step', text: `${step}: to be looked at again; the clock runs on` };
    }
    case 'cases.paused': {
      const ground = groundNames[text('ground')]?.[locale] ?? text('groundName');
      return zh
        ? { title: '暂停计时', text: `${ground}：${text('reason')}，预计到 ${day('expectedUntil')}`, kind: 'clock' }
        : {
            title: 'Clock paused',
            text: `For ${ground}: ${text('reason')}, until about ${day('expectedUntil')}`,
            kind: 'clock',
          };
    }
    case 'cases.resumed':
      return zh
        ? { title: '恢复计时', text: text('result') || '计时接着走', kind: 'clock' }
        : { title: 'Clock goes on', text: text('result'), kind: 'clock' };
    case 'cases.extended':
      return zh
        ? { title: '延长期限', text: `延长 ${data.amount} 个工作日：${text('reason')}`, kind: 'clock' }
        : { title: 'Extended', text: `By ${data.amount} working days: ${text('reason')}`, kind: 'clock' };
    case 'cases.decided':
      return decisionTold(
        text('outcome'),
        text('reason'),
        licenceTold(text('licenceName'), text('licenceAct'), zh),
        zh,
      );
    case 'cases.readyForDelivery': {
      const method = deliveryLabels[text('method') as keyof typeof deliveryLabels]?.[locale] ?? '';
      return { title: zh ? '可以领取' : 'Ready', text: method };
    }
    case 'cases.delivered':
      return zh
        ? { title: '已送达', text: `${text('receiver')}签收` }
        : { title: 'Delivered', text: `Received by ${text('receiver')}` };
    case 'cases.deliveryChanged': {
      const method = deliveryLabels[text('method') as keyof typeof deliveryLabels]?.[locale] ?? '';
      return { title: zh ? '改了领取方式' : 'Delivery changed', text: method };
    }
    case 'cases.withdrawn':
      return {
        title: zh ? '已撤回' : 'Withdrawn',
        text: [askedText(data.askedBy, locale), text('reason')].filter(Boolean).join(zh ? '。原因：' : '. Reason: '),
      };
    case 'cases.terminated':
      return { title: zh ? '终止办理' : 'Terminated', text: text('reason') };
    case 'cases.lapsed':
      return zh
        ? { title: '到期没有补正', text: '这次申请到此结束，您随时可以重新申请' }
        : { title: 'Not corrected in time', text: 'This application ends; you may apply again at any time' };
    case 'cases.concluded':
      return { title: zh ? '办结' : 'Concluded' };
    default:
      return undefined;
  }
}

function decisionTold(outcome: string, reason: string, licence: string, zh: boolean): Told {
  if (outcome === 'denied') return { title: zh ? '决定：不予许可' : 'Decision: not granted', text: reason };
  if (outcome === 'forwarded') return { title: zh ? '已转报上级机关' : 'Forwarded to the higher body' };
  return zh
    ? { title: '决定：准予', ...(licence && { text: licence }) }
    : { title: 'Decision: granted', ...(licence && { text: licence }) };
}

/** What a grant did with the licence, in half a sentence; nothing where there is none. */
function licenceTold(name: string, act: string, zh: boolean): string {
  if (name === '') return '';
  switch (act) {
    case 'change':
      return zh ? `${name}已经变更，证号不变` : 'The licence is changed; its number stays';
    case 'renew':
      return zh ? `${name}已经延续，证号不变` : 'The licence is renewed; its number stays';
    case 'annul':
      return zh ? `${name}已经注销` : 'The licence is annulled';
    default:
      return zh ? `发给${name}` : 'The licence is issued';
  }
}

/** Who of the staff has read the file: how many people. */
export function readersOf(details: CaseDetails): number {
  return new Set(
    details.events
      .filter(event => event.type === 'cases.fileRead')
      .map(event => event.actorAccountId ?? event.actorName),
  ).size;
}

/** The law's words for a refusal, from its event. */
export function refusalOf(details: CaseDetails): { reason: string; law: string; on: string } | undefined {
  const event = details.events.findLast(
    one =>
      one.type === 'cases.acceptanceRefused' ||
      one.type === 'cases.terminated' ||
      (one.type === 'cases.decided' && one.data.outcome === 'denied'),
  );
  if (!event) return undefined;
  return { reason: String(event.data.reason ?? ''), law: String(event.data.law ?? ''), on: localDateOf(event.at) };
}
