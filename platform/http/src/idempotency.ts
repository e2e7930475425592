import { createHash } from 'node:crypto';
import { type Db, inTransaction, sql } from '@onewindow/db';
import { defineErrors } from '@onewindow/errors';

export const commandErrors = defineErrors('command', {
  keyReused: {
    status: 422,
    zh: '同一个 Idempotency-Key 用在了不同的内容上，请换一个。',
    en: 'The same Idempotency-Key was used for different content; use another.',
  },
  badKey: {
    status: 400,
    zh: 'Idempotency-Key 应当是 8 到 100 个字母、数字或短横。',
    en: 'The Idempotency-Key must be 8 to 100 letters, digits or hyphens.',
  },
});

/**
 * Runs a command once for each key of an account: the key, the change and the answer are one transaction, so a
 * retry after a lost answer, a double click and a second process all get the first answer.
 * @throws command.keyReused when the key stands for another request
 */
export async function runOnce<T>(
  db: Db,
  { accountId, key, request }: { accountId: string; key: string; request: unknown },
  work: (tx: Db) => Promise<T>,
): Promise<T> {
  if (!/^[\w-]{8,100}$/.test(key)) throw commandErrors.badKey();
  const fingerprint = createHash('sha256').update(JSON.stringify(request)).digest('base64url');
  return inTransaction(db, async tx => {
    // A second request with the same key waits here until the first has committed.
    const { rows } = await sql<{ fingerprint: string; response: { answer: T } | null }>`
      insert into platform.idempotency as i (account_id, key, fingerprint) values (${accountId}, ${key}, ${fingerprint})
      on conflict (account_id, key) do update set key = excluded.key
      returning i.fingerprint, i.response`.execute(tx);
    const row = rows[0];
    if (row && row.fingerprint !== fingerprint) throw commandErrors.keyReused();
    if (row?.response) return row.response.answer;
    const answer = await work(tx);
    await sql`
      update platform.idempotency set response = ${JSON.stringify({ answer: answer ?? null })}::jsonb
      where account_id = ${accountId} and key = ${key}`.execute(tx);
    return answer;
  });
}
