import { systemActor } from '@onewindow/auth';
import { findCaseFacts } from '@onewindow/cases';
import { type Db, inTransaction, sql } from '@onewindow/db';
import { eventsOfCase } from '@onewindow/events';
import type { Services } from '@onewindow/http';
import { contactsOf } from './contacts.ts';
import { type RateCase, recordRating } from './rate-case.ts';

/** What people of the demonstration say, by level; weights are per hundred. */
const voices: readonly { satisfaction: number; weight: number; tags: string[]; texts: string[] }[] = [
  { satisfaction: 1, weight: 66, tags: ['fast', 'clearGuide'], texts: ['', '比说的日子还早两天。', ''] },
  { satisfaction: 2, weight: 24, tags: ['easyOnline'], texts: ['', '整体不错。'] },
  { satisfaction: 3, weight: 7, tags: [], texts: [''] },
  { satisfaction: 4, weight: 2, tags: ['slow'], texts: ['打电话问进度，两次没人接。', '补材料跑了两趟。'] },
  { satisfaction: 5, weight: 1, tags: ['moreMaterials'], texts: ['窗口要的材料指南上没有。'] },
];

const byPercent = voices.flatMap(voice => Array.from({ length: voice.weight }, () => voice));

/**
 * Ratings for concluded cases of the demonstration city: about every third handling is rated, a day or two after it
 * ended. The same cases give the same ratings; cases rated before are left alone.
 */
export async function seedRatings(
  db: Db,
  services: Services,
  { limit = 2000 }: { limit?: number } = {},
): Promise<number> {
  const { rows } = await sql<{ id: string }>`
    select c.id from cases.public_case_v1 c
    where c.concluded_at is not null and not exists (select from ratings.rating r where r.case_id = c.id)
    order by c.concluded_at desc, c.id limit ${limit}`.execute(db);
  let made = 0;
  for (let index = 0; index < rows.length; index += 100) {
    made += await seedBatch(
      db,
      services,
      rows.slice(index, index + 100).map(row => row.id),
    );
  }
  return made;
}

function seedBatch(db: Db, services: Services, ids: string[]): Promise<number> {
  const actor = systemActor('演示评价');
  return inTransaction(db, async tx => {
    let made = 0;
    for (const facts of (await findCaseFacts(tx, ids)).values()) {
      const dice = numberOf(facts.id);
      if (dice % 3 !== 0 || !facts.concludedAt) continue;
      const contact = contactsOf(await eventsOfCase(tx, facts.id)).findLast(one => one.kind === 'handling');
      const at = new Date(facts.concludedAt.getTime() + (2 + (dice % 40)) * 3_600_000);
      if (!contact || at > services.now()) continue;
      const input = voiceOf(facts.id, dice);
      const rated = await recordRating(
        tx,
        services,
        { ...actor, kind: 'person', name: '申请人' },
        { facts, contact, input, at, how: { channel: 'web' } },
      );
      if (rated.created) made++;
    }
    return made;
  });
}

function voiceOf(caseId: string, dice: number): RateCase {
  const voice = byPercent[Math.floor(dice / 3) % 100] ?? voices[0];
  const text = voice?.texts[dice % voice.texts.length] ?? '';
  return { caseId, satisfaction: voice?.satisfaction ?? 1, tags: voice?.tags ?? [], ...(text && { text }) };
}

/** The random tail of a uuid v7 as a number. */
function numberOf(id: string): number {
  return Number.parseInt(id.slice(-8), 16);
}
