import type { DayOff, LocalDate } from '@onewindow/clock';

export interface ReadNotice {
  off: DayOff[];
  work: LocalDate[];
  /** Lines that could not be read, by number from 1. */
  unread: { line: number; text: string }[];
}

const workWords = ['上班', '班', 'work', '调休上班'];

/**
 * Reads a pasted list or CSV, a line each: `2027-01-01,元旦` for a day off, `2027-02-07,上班` for a weekend day that is
 * worked. Commas, tabs and blanks part; `2027/1/1` and `2027年1月1日` are read too.
 */
export function readNotice(pasted: string): ReadNotice {
  const read: ReadNotice = { off: [], work: [], unread: [] };
  for (const [i, raw] of pasted.split(/\r?\n/).entries()) {
    const line = raw.normalize('NFKC').trim();
    if (line === '' || /^(date|日期)/i.test(line)) continue;
    const match = /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?[\s,;、]*(.*)$/.exec(line);
    const [, year = '', month = '', day = '', name = ''] = match ?? [];
    if (!match || name === '') {
      read.unread.push({ line: i + 1, text: raw.trim() });
      continue;
    }
    const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
    if (workWords.includes(name.trim().toLowerCase())) read.work.push(date);
    else read.off.push({ date, name: name.trim() });
  }
  return read;
}

/** The same list as text, to be changed and read again. */
export function writeNotice({
  off,
  work,
}: {
  off: readonly { date: string; name: string }[];
  work: readonly string[];
}): string {
  return [
    ...off.map(day => ({ date: day.date, text: `${day.date},${day.name}` })),
    ...work.map(date => ({ date, text: `${date},上班` })),
  ]
    .sort((a, b) => (a.date < b.date ? -1 : 1))
    .map(({ text }) => text)
    .join('\n');
}
