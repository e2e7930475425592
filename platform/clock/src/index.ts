export * from './acceptance.ts';
export { builtInCalendar, englishHolidayName } from './built-in-calendar.ts';
export * from './calendar.ts';
export {
  type Budget,
  type ClockFigures,
  type ClockInput,
  type ClockState,
  type ClockUnit,
  clockFigures,
  type Extension,
  type LegalBasis,
  type Pause,
} from './clock.ts';
export { type ClockResult, computeClock, type DayCell, type DayCellKind, type DayCellReason } from './clock-days.ts';
export * from './clock-definition.ts';
export * from './count-back.ts';
export { type ExplanationStep, explainClock, type TimeLeftOptions, timeLeft } from './explain.ts';
export { type ExplainReceiptOptions, explainReceipt } from './explain-receipt.ts';
export type { Ceiling, ClockPurpose, ExplainOptions, ExplanationFact } from './explanation.ts';
export * from './format.ts';
export * from './local-date.ts';
export {
  type ReceiptDay,
  type ReceiptDayKind,
  type ReceiptForecast,
  type ReceiptInput,
  receiptForecast,
} from './receipt-forecast.ts';
export * from './validate-year.ts';
