import type { CaseDetails } from '@onewindow/cases';
import { computeClock, type LocalDate } from '@onewindow/clock';
import { defineMessages, formatDate, formatMonthDay, formatSpan, type Locale } from '@onewindow/i18n';
import { deemedSentence, standOf } from './case-words.ts';

const messages = defineMessages({
  zh: {
    paused:
      '从 {from}起暂停：{reason}。行政许可法第四十五条规定，这段时间不算在期限里。预计到 {until}，之后接着数，算下来最迟 {projected}有决定。',
    pausedLong:
      '从 {from}起暂停：{reason}。行政许可法第四十五条规定，这段时间不算在期限里。原来预计到 {until}，现在过了还没有恢复，您可以打 {phone} 问。',
    extended:
      '{approved}批准延长 {span}，原来最迟 {before}。原因：{reason}。行政许可法第四十二条规定，只能延长这一次。',
    extendedPaused: '{approved}批准延长 {span}。原因：{reason}。行政许可法第四十二条规定，只能延长这一次。',
    over: '法律规定的最后一天是 {statute}。您可以打 {phone} 问为什么，也可以打 12345 投诉。',
    overStatute:
      '法律规定的最后一天 {statute}也过了。您可以打 12345 投诉，也可以申请行政复议（行政复议法第十一条）或者提起行政诉讼。',
    correction: '补的这段时间不算在期限里。您补齐以后，{body}在 {span}内答复是否受理。',
    correctionEnd: '到 {due}还没有补，这次申请可能就此结束，以后可以重新申请。',
    correctionDeclared: '现在交还来得及就交；已经结束的，可以重新申请。',
    deliverWindow: '最迟 {due}可以领到（行政许可法第四十四条）。领的时候出示身份证，签收就行。',
    deliverPost: '最迟 {due}送到（行政许可法第四十四条）。到时没有收到，可以打 {phone} 问。',
    electronic: '电子证照现在就能用，和纸质的一样有效。',
    returned: '还没有收件，期限没有开始数。您改好再交，从那天起 {span}内答复是否受理。填过的都还在。',
  },
  en: {
    paused:
      'Paused from {from}: {reason}. By article 45 of the Administrative Licensing Law this time is not counted. It is expected to end on {until}; the count then goes on, which makes the decision due by {projected}.',
    pausedLong:
      'Paused from {from}: {reason}. By article 45 of the Administrative Licensing Law this time is not counted. It was expected to end on {until} and has not; you may ask on {phone}.',
    extended:
      'Extended by {span} on {approved}; before, it was due by {before}. Reason: {reason}. By article 42 of the Administrative Licensing Law it can be extended only this once.',
    extendedPaused:
      'Extended by {span} on {approved}. Reason: {reason}. By article 42 of the Administrative Licensing Law it can be extended only this once.',
    over: 'By law the last day is {statute}. You may ask why on {phone}, or complain on 12345.',
    overStatute:
      'The last day by law, {statute}, has passed too. You may complain on 12345, apply for administrative reconsideration (Administrative Reconsideration Law, article 11) or bring an action before a court.',
    correction:
      'The time you take for it is not counted. Once you have handed it in, {body} says within {span} whether it is accepted.',
    correctionEnd: 'If nothing is handed in by {due}, this application may end there; you may then apply again.',
    correctionDeclared: 'You may still hand it in while the page lets you; once it has ended, apply again.',
    deliverWindow:
      'You can collect it by {due} (Administrative Licensing Law, article 44). Show your ID and sign for it.',
    deliverPost:
      'It reaches you by {due} (Administrative Licensing Law, article 44). If it has not, you may ask on {phone}.',
    electronic: 'The electronic licence can be used at once and is as valid as the paper.',
    returned:
      'It has not been received yet, so nothing is being counted. Once you send it again, you are told within {span} whether it is accepted. What you filled in is kept.',
  },
});

/** What the reader of a case should know beyond its headline, as whole sentences: why the date is what it is, and what the law then says. */
export function notesOf(details: CaseDetails, locale: Locale, today: LocalDate): string[] {
  const { row } = details;
  if (row.concludedAt !== null) return [];
  const notes = [
    deemedSentence(standOf(details), locale),
    pauseNote(details, locale, today),
    extensionNote(details, locale, today),
    overNote(details, locale, today),
    ...correctionNotes(details, locale, today),
    ...deliveryNotes(details, locale, today),
  ];
  return notes.filter(note => note !== undefined);
}

/** 行政许可法第四十五条: why, since when, until when as told, and the day that follows from it. */
function pauseNote(
  { row, pauses, clocks, context }: CaseDetails,
  locale: Locale,
  today: LocalDate,
): string | undefined {
  const pause = pauses.find(one => one.until === null);
  const [binding] = clocks.clocks;
  if (!row.paused || !pause || !binding) return undefined;
  const told = {
    from: formatMonthDay(locale, pause.from),
    until: formatMonthDay(locale, pause.expectedUntil),
    reason: withoutStop(pause.reason),
  };
  const t = messages(locale);
  return pause.expectedUntil < today
    ? t('pausedLong', { ...told, phone: context.organisation.telephone ?? '12345' })
    : t('paused', {
        ...told,
        projected: formatDate(locale, binding.figures.projectedDue, { today, weekday: true }),
      });
}

/** 行政许可法第四十二条: by how much, why, and what day it was before. */
function extensionNote({ clocks }: CaseDetails, locale: Locale, today: LocalDate): string | undefined {
  const [binding] = clocks.clocks;
  const extension = binding?.input.extensions?.[0];
  if (!binding || !extension?.approvedOn) return undefined;
  const told = {
    approved: formatMonthDay(locale, extension.approvedOn),
    span: formatSpan(locale, extension.amount, 'workingDay'),
    reason: withoutStop(extension.ground?.zh ?? ''),
  };
  const before = computeClock({ ...binding.input, extensions: [] }).due;
  const t = messages(locale);
  return before ? t('extended', { ...told, before: formatDate(locale, before, { today }) }) : t('extendedPaused', told);
}

function overNote({ row, clocks, context }: CaseDetails, locale: Locale, today: LocalDate): string | undefined {
  const [binding] = clocks.clocks;
  if (row.state !== 'accepted' || row.paused || !binding?.figures.due || binding.figures.due >= today) return undefined;
  const statute = clocks.clocks.find(clock => clock.level === 'statute')?.figures.due;
  if (!statute) return undefined;
  const t = messages(locale);
  const date = formatDate(locale, statute, { today, weekday: true });
  return statute < today
    ? t('overStatute', { statute: date })
    : t('over', { statute: date, phone: context.organisation.telephone ?? '12345' });
}

function correctionNotes(
  { row, correction, context }: CaseDetails,
  locale: Locale,
  today: LocalDate,
): (string | undefined)[] {
  const t = messages(locale);
  const { amount, unit } = context.item.content.limits.acceptance;
  const span = formatSpan(locale, amount, unit);
  if (row.state === 'returned') return [t('returned', { span })];
  if (row.state !== 'correctionRequested' || !correction) return [];
  return [
    t('correction', { body: row.organisationName, span }),
    correction.dueOn < today
      ? t('correctionDeclared')
      : t('correctionEnd', { due: formatDate(locale, correction.dueOn, { today, weekday: true }) }),
  ];
}

/** 行政许可法第四十四条: ten working days to hand over what was decided; what is electronic is there at once. */
function deliveryNotes(
  { row, delivery, context }: CaseDetails,
  locale: Locale,
  today: LocalDate,
): (string | undefined)[] {
  if (row.state !== 'delivering' || !delivery?.dueOn) return [];
  const t = messages(locale);
  const due = formatDate(locale, delivery.dueOn, { today, weekday: true });
  return [
    delivery.method === 'post'
      ? t('deliverPost', { due, phone: context.organisation.telephone ?? '12345' })
      : t('deliverWindow', { due }),
    row.licenceId ? t('electronic') : undefined,
  ];
}

/** Reasons are typed with or without a full stop. */
function withoutStop(text: string): string {
  return text.trim().replace(/[。.；;]+$/, '');
}
