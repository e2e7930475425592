import { fiveWorkingDays } from './acceptance.ts';
import type { LegalBasis } from './clock.ts';
import { formatAmount, formatBasis, formatDate, type Locale } from './format.ts';
import type { LocalDate } from './local-date.ts';
import { type ReceiptInput, receiptForecast } from './receipt-forecast.ts';

export interface ExplainReceiptOptions {
  locale: Locale;
  /** What the limit to answer rests on; 行政许可法 §32 unless said otherwise. */
  answerBasis?: LegalBasis;
}

const article32: LegalBasis = { law: '行政许可法', article: '第三十二条' };
const article45: LegalBasis = { law: '行政许可法', article: '第四十五条' };

/** The forecast in the receipt's words (日期是怎么算的), one paragraph each. */
export function explainReceipt(input: ReceiptInput, options: ExplainReceiptOptions): string[] {
  return options.locale === 'zh' ? explainInChinese(input, options) : explainInEnglish(input, options);
}

function explainInChinese(input: ReceiptInput, { answerBasis = article32 }: ExplainReceiptOptions): string[] {
  const { received, answerBy, provisional } = receiptForecast(input);
  const { amount, unit } = input.answerLimit ?? fiveWorkingDays;
  const day = (date: LocalDate) => formatDate(date, { locale: 'zh', today: received });
  const answer = `往后数 ${formatAmount(amount, unit, 'zh')}，是 ${day(answerBy)}（${formatBasis(answerBasis, 'zh')}）`;
  const daysOff = input.promise.unit === 'workingDay' ? '周六、周日和节假日不算。' : '';
  const paragraphs = [
    `${day(received)}收到材料，当天不算。${answer}。`,
    promiseInChinese(input),
    `${daysOff}如果要专家评审，评审的时间不算在内，会先书面告诉您要多久（${formatBasis(article45, 'zh')}）。`,
  ];
  if (provisional) paragraphs.push('其中有的年份放假安排还没有公布，暂按周一至周五推算，公布后会重新算。');
  return paragraphs;
}

function promiseInChinese(input: ReceiptInput): string {
  const { promise, statute, countsFromAcceptance = true } = input;
  const { received, decideBy, ceilingBy } = receiptForecast(input);
  const day = (date: LocalDate) => formatDate(date, { locale: 'zh', today: received });
  if (promise.amount === 0) return `${countsFromAcceptance ? '受理' : '收到材料'}当天就作出决定（本事项承诺）。`;
  // The unit is said once: 数 8 个工作日 … 上限是 20 个.
  const sameUnit = promise.unit === 'workingDay' && statute?.unit === 'workingDay';
  const most = statute && (sameUnit ? `${statute.amount} 个` : formatAmount(statute.amount, statute.unit, 'zh'));
  const ceiling = most && ceilingBy ? `；法律规定的上限是 ${most}，到 ${day(ceilingBy)}` : '';
  const from = countsFromAcceptance ? '如果那天受理，当天不算，再' : '从收到材料那天起，当天不算，';
  return `${from}数 ${formatAmount(promise.amount, promise.unit, 'zh')}，是 ${day(decideBy)}（本事项承诺${ceiling}）。`;
}

function explainInEnglish(input: ReceiptInput, { answerBasis = article32 }: ExplainReceiptOptions): string[] {
  const { received, answerBy, provisional } = receiptForecast(input);
  const { amount, unit } = input.answerLimit ?? fiveWorkingDays;
  const day = (date: LocalDate) => formatDate(date, { locale: 'en', today: received });
  const answer = `${day(answerBy)} is ${formatAmount(amount, unit, 'en')} later (${formatBasis(answerBasis, 'en')})`;
  const daysOff = input.promise.unit === 'workingDay' ? 'Weekends and holidays do not count. ' : '';
  const paragraphs = [
    `Received on ${day(received)}; that day does not count. ${answer}.`,
    promiseInEnglish(input),
    `${daysOff}If an expert review is needed, its time is not counted; ` +
      `you will first be told in writing how long it takes (${formatBasis(article45, 'en')}).`,
  ];
  if (provisional) {
    paragraphs.push(
      'The holidays of one of these years have not been announced yet; Monday to Friday are assumed ' +
        'and the dates will be computed again.',
    );
  }
  return paragraphs;
}

function promiseInEnglish(input: ReceiptInput): string {
  const { promise, statute, countsFromAcceptance = true } = input;
  const { received, decideBy, ceilingBy } = receiptForecast(input);
  const day = (date: LocalDate) => formatDate(date, { locale: 'en', today: received });
  if (promise.amount === 0)
    return `Decided on the day it is ${countsFromAcceptance ? 'accepted' : 'received'} (our promise).`;
  const most = statute && formatAmount(statute.amount, statute.unit, 'en');
  const ceiling = most && ceilingBy ? `; the legal ceiling is ${most}, up to ${day(ceilingBy)}` : '';
  const from = countsFromAcceptance ? 'If it is accepted on that day, a' : 'A';
  const within = formatAmount(promise.amount, promise.unit, 'en');
  return `${from} decision comes within ${within} more, by ${day(decideBy)} (our promise${ceiling}).`;
}
