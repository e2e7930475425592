import { isKnownCode } from '../code-tables.ts';
import type { Budget, Unit } from '../content.ts';
import { type FieldProblem, fieldProblem, type NationalTask } from './task.ts';

/**
 * Columns of the national tables `up_task_general_basic` and `dn_task_general_extend` (standards §1.4): how each is read from
 * an item and how it is written back. A column without `write` identifies the row and is checked elsewhere.
 */
export interface Column {
  name: string;
  zh: string;
  /** NN in the national table. */
  required: boolean;
  /** Code list that the value (or each of several, by comma) must be in. */
  codes?: string;
  several?: boolean;
  maxLength?: number;
  read(task: NationalTask): string;
  /** Changes the task; says what is wrong with the value instead where it can say so. */
  write?(task: NationalTask, value: string): FieldProblem | undefined;
}

const units: [code: string, unit: Unit][] = [
  ['1', 'workingDay'],
  ['2', 'calendarDay'],
  ['3', 'month'],
];

export function unitOf(code: string): Unit {
  return units.find(([known]) => known === code)?.[1] ?? 'workingDay';
}

export function unitCode(unit: Unit): string {
  return units.find(([, known]) => known === unit)?.[0] ?? '1';
}

export const flag = (value: boolean) => (value ? '1' : '0');
export const lines = (texts: readonly string[]) => texts.map((text, index) => `${index + 1}. ${text}`).join('\n');

/** Numbered or plain lines of a text field. */
export function splitLines(value: string): string[] {
  return value
    .split(/\r?\n/)
    .map(line => line.replace(/^\s*(\d+[.、．)]|[（(]\d+[)）])\s*/, '').trim())
    .filter(line => line !== '');
}

export function notANumber(field: string): FieldProblem {
  return fieldProblem(
    field,
    'notANumber',
    '要填不带单位的整数，请去掉文字。',
    'A whole number is needed; take the unit and other words away.',
  );
}

export function writeFlag(name: string, set: (task: NationalTask, on: boolean) => void): Column['write'] {
  return (task, value) => {
    if (value !== '0' && value !== '1') {
      return fieldProblem(
        name,
        'notAFlag',
        '只能填 1（是）或者 0（否），请改成其中一个。',
        'Only 1 (yes) or 0 (no) is possible.',
      );
    }
    set(task, value === '1');
    return undefined;
  };
}

export function channelFlag(
  name: string,
  zh: string,
  key: 'serviceCentre' | 'appointment' | 'onlinePayment' | 'express' | 'terminal',
): Column {
  return {
    name,
    zh,
    required: false,
    read: ({ content }) => flag(content.channels[key]),
    write: writeFlag(name, (task, on) => {
      task.content.channels[key] = on;
    }),
  };
}

export function wholeNumber(value: string): number | undefined {
  return /^\d{1,4}$/.test(value) ? Number(value) : undefined;
}

/** The budget that two columns give together; the unit alone changes an existing budget. */
export function budgetOf(known: Budget | null, { day, type }: { day?: string; type?: string }): Budget | null {
  const amount = day === undefined || day === '' ? known?.amount : wholeNumber(day);
  if (amount === undefined) return null;
  return { amount, unit: type ? unitOf(type) : (known?.unit ?? 'workingDay') };
}

/** Whether a value stands in its code list; several values are parted by commas. */
export function checkCodes(column: Column, value: string): FieldProblem | undefined {
  if (!column.codes) return undefined;
  const wrong = (column.several ? value.split(',') : [value]).find(code => !isKnownCode(column.codes ?? '', code));
  return wrong === undefined
    ? undefined
    : fieldProblem(
        column.name,
        'unknownCode',
        `代码“${wrong}”不在${column.zh}的代码表里，请对照代码表再看一遍。`,
        `The code “${wrong}” is not in the list for this column; choose one that is.`,
      );
}
