// 文书编号, 发文字号: mark〔year〕serial (GB/T 9704): 桂七审受〔2026〕27号. Hexagonal brackets, no leading zeros.
import { type Checked, type CodeName, refuse, refuseEmpty } from './checked.ts';

export interface DocumentNumber {
  /** Who and what: 桂七审受. */
  mark: string;
  year: number;
  serial: number;
}

const named: CodeName = {
  name: 'documentNumber',
  zh: '文书编号',
  en: 'document number',
  seenOnZh: '文书',
  seenOnEn: 'document',
};

/** Throws RangeError for an empty mark, a year outside 1949 to 2199 or a serial below 1. */
export function formatDocumentNumber({ mark, year, serial }: DocumentNumber): string {
  const right = mark.trim() !== '' && isYear(year) && Number.isInteger(serial) && serial >= 1;
  if (!right) throw new RangeError(`not a document number: ${mark} ${year} ${serial}`);
  return `${mark.trim()}〔${year}〕${serial}号`;
}

/** Takes other brackets, spaces, 第 and a missing 号: `桂七审受[2026] 第27`. */
export function checkDocumentNumber(text: string): Checked<DocumentNumber> {
  const typed = text.replace(/\s/g, '');
  if (typed === '') return refuseEmpty(named);
  const match = /^(.+?)[〔[(（【［](\d{4})[〕\])）】］]第?0*(\d+)号?$/.exec(typed);
  const [, mark = '', year = '', serial = ''] = match ?? [];
  if (!match || !isYear(Number(year)) || Number(serial) < 1) {
    return refuse(
      'documentNumber.form',
      '文书编号写成 桂七审受〔2026〕27号 这样，请对照文书再看一遍',
      'A document number is written like 桂七审受〔2026〕27号; compare it with the document',
    );
  }
  const parts = { mark, year: Number(year), serial: Number(serial) };
  return { ok: true, value: formatDocumentNumber(parts), ...parts };
}

function isYear(year: number): boolean {
  return Number.isInteger(year) && year >= 1949 && year <= 2199;
}
