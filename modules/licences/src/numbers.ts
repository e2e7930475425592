import { randomBytes } from 'node:crypto';
import { composeCreditCode } from './types/codes.ts';

/** Crockford's base 32: no I, L, O, U, so that a token can be read aloud. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const TOKEN_LENGTH = 12;

/** A new token for a QR code: 60 random bits, which cannot be guessed through a rate-limited page. */
export function newToken(): string {
  return [...randomBytes(TOKEN_LENGTH)].map(byte => ALPHABET.charAt(byte & 31)).join('');
}

/** The token in a typed or scanned text, or undefined when it cannot be one. */
export function readToken(text: string): string | undefined {
  const compact = text.toUpperCase().replace(/[\s-]/g, '').replaceAll('O', '0').replace(/[IL]/g, '1');
  return new RegExp(`^[${ALPHABET}]{${TOKEN_LENGTH}}$`).test(compact) ? compact : undefined;
}

/** A number as it is compared: letters and digits only, full-width forms and case folded. */
export function numberKeyOf(number: string): string {
  return number
    .normalize('NFKC')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toUpperCase();
}

/** The same with the letters that are taken for digits read as those: O for 0, I for 1, as somebody copies from paper. */
export function alikeKeyOf(key: string): string {
  return key.replaceAll('O', '0').replaceAll('I', '1');
}

export interface NumberParts {
  /** Six digits. */
  division: string;
  year: number;
  serial: number;
  class: string;
  /** For {newCode}: 91 for a company, 92 for an individual business. */
  creditCodePrefix: string;
}

/** Fills a number format: `JY{class} {division} {serial:7}` → `JY2 450305 0318264`. */
export function formatNumber(format: string, parts: NumberParts): string {
  return format.replace(/\{(\w+)(?::(\d+))?\}/g, (whole, name: string, width = '1') => {
    switch (name) {
      case 'division':
        return parts.division;
      case 'year':
        return String(parts.year);
      case 'class':
        return parts.class;
      case 'serial':
        return String(parts.serial).padStart(Number(width), '0');
      case 'newCode':
        return newCreditCode(parts);
      default:
        return whole;
    }
  });
}

// MAD marks the codes that this platform gives out in demonstrations; a real registry hands out its own.
function newCreditCode({ creditCodePrefix, division, serial }: NumberParts): string {
  const organisation = `MAD${serial.toString(16).toUpperCase().padStart(5, '0')}`;
  return composeCreditCode({ prefix: creditCodePrefix, division, organisation });
}
