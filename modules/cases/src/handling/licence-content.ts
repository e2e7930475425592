import type { ItemContent } from '@onewindow/catalogue';
import { addDays, addMonths, type LocalDate } from '@onewindow/clock';
import type { Answers } from '@onewindow/forms/contract';

/**
 * The answers that a licence shows: single values only. What identifies people (ID numbers, telephones) is dropped;
 * the licence type's own fields choose from the rest.
 */
export function licenceContentOf(answers: Answers): Record<string, unknown> {
  const content: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(answers)) {
    if (/citizenId|phone|bank/i.test(key)) continue;
    if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') content[key] = value;
    else if (Array.isArray(value) && value.every(part => typeof part === 'string')) content[key] = value;
    else if (isAddress(value)) content[key] = value;
  }
  return content;
}

function isAddress(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'division' in value && 'detail' in value;
}

/** From the day of the decision; the last valid day is the day before the same day of the final month (民法典 §202-203).
 * Where the item says nothing, the type of licence does. */
export function validityOf(content: ItemContent, today: LocalDate): { validFrom: LocalDate; validTo?: LocalDate } {
  const months = content.results.find(result => result.type === '10')?.validityMonths;
  return { validFrom: today, ...(months && { validTo: addDays(addMonths(today, months), -1) }) };
}
