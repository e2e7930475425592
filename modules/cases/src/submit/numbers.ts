import { randomInt } from 'node:crypto';
import { composeCaseNumber, composeQueryCode, queryCodesPerDay } from '@onewindow/codes';
import { type Db, type LocalDate, sql } from '@onewindow/db';

/**
 * The next 办件编号 of an implementing code: 实施编码 (31) + yyyymmdd + 4 digits. The serial is taken in the caller's
 * transaction, so a rolled-back filing leaves no gap.
 */
export async function nextCaseNumber(tx: Db, { taskCode, day }: { taskCode: string; day: LocalDate }): Promise<string> {
  const { rows } = await sql<{ last: number }>`
    insert into cases.case_serial as s (task_code, day, last) values (${taskCode}, ${day}, 1)
    on conflict (task_code, day) do update set last = s.last + 1 returning last`.execute(tx);
  return composeCaseNumber({ taskCode, date: day, serial: rows[0]?.last ?? 1 });
}

/** A short 查询码 that is not taken, e.g. `GL2611097K4M`, shown as `GL26 1109 7K4M`: four characters, the last of them a check character. */
export async function nextQueryCode(tx: Db, day: LocalDate): Promise<string> {
  for (let attempt = 0; attempt < 20; attempt++) {
    const code = composeQueryCode({ prefix: 'GL', date: day, sequence: randomInt(queryCodesPerDay) });
    const { rows } = await sql`
      select 1 from cases.case where query_code = ${code} union all select 1 from cases.matter where query_code = ${code}`.execute(
      tx,
    );
    if (rows.length === 0) return code;
  }
  throw new Error(`no free query code for ${day}`);
}
