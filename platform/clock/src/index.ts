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
export * from './format.ts';
export * from './local-date.ts';
export * from './validate-year.ts';
