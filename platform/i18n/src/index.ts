export {
  dayNumber,
  formatBytes,
  formatCount,
  formatDate,
  formatInstant,
  formatList,
  formatMoney,
  formatMonthDay,
  formatPercent,
  formatSpan,
  formatTime,
  localDate,
  relativeDay,
  type SpanUnit,
  weekday,
} from './format.ts';
export { isLocale, type Locale, locales, otherLocale } from './locale.ts';
export { defineMessages, fill, type Messages, type Params, type Translate } from './messages.ts';
