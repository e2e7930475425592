import type { Actor } from '@onewindow/auth';
import type { ItemVersion, ResolvedServiceItem } from '@onewindow/catalogue';
import type { Calendar } from '@onewindow/clock';
import { type Db, type LocalDate, sql } from '@onewindow/db';
import { appendEvent } from '@onewindow/events';
import type { PartySummary } from '@onewindow/identity';
import { cacheDue, computeCaseClocks, loadClockFacts } from '../clocks.ts';
import type { Draft } from '../drafts/draft-row.ts';
import { nextCaseNumber, nextQueryCode } from './numbers.ts';
import { searchTextOf } from './search-text.ts';

/**
 * One case of a matter. What is sent over the web counts as received the moment it is sent (行政许可法 §33: by data
 * message), so the five days of §32 run from now; a window's receipt confirms it.
 */
export async function insertCase(
  tx: Db,
  actor: Actor,
  input: {
    matter: { id: string; queryCode: string; single: boolean };
    draft: Draft;
    version: ItemVersion;
    adoption: ResolvedServiceItem;
    /** The licence to be changed, renewed or annulled; null for a new one. */
    namedLicenceId: string | null;
    party: PartySummary;
    calendar: Calendar;
    now: Date;
    today: LocalDate;
  },
): Promise<{ id: string; queryCode: string; caseNumber: string; basicCode: string; itemName: string }> {
  const { matter, version, adoption, party, now, today } = input;
  const { organisation } = adoption;
  const queryCode = matter.single ? matter.queryCode : await nextQueryCode(tx, today);
  const caseNumber = await nextCaseNumber(tx, { taskCode: adoption.taskCode, day: today });
  const itemName = version.content.name.zh;
  const countyCode = countyOf(input.draft.divisionCode, organisation.divisionCode);
  const { rows } = await sql<{ id: string }>`
    insert into cases.case (case_number, query_code, matter_id, item_version_id, basic_code, item_name, organisation_id,
                            organisation_name, division_code, county_code, party_id, applicant_name, applicant_id_masked,
                            channel, state, submitted_at, received_at, clock_overrides, waiting_for,
                            named_licence_id, search)
    values (${caseNumber}, ${queryCode}, ${matter.id}, ${version.id}, ${version.basicCode}, ${itemName}, ${organisation.id},
            ${organisation.name}, ${organisation.divisionCode}, ${countyCode}, ${party.id}, ${party.name}, ${party.idMasked},
            ${actor.channel}, 'submitted', ${now}, ${now},
            ${JSON.stringify(adoption.overrides.promise ? { promise: adoption.overrides.promise } : {})}::jsonb,
            ${organisation.name}, ${input.namedLicenceId}, ${searchTextOf({ applicantName: party.name, queryCode, caseNumber })}::tsvector)
    returning id`.execute(tx);
  const id = rows[0]?.id ?? '';
  const clocks = computeCaseClocks(await loadClockFacts(tx, id), {
    content: version.content,
    calendar: input.calendar,
    asOf: today,
  });
  await cacheDue(tx, { id, state: 'submitted' }, clocks, input.calendar);
  await appendEvent(tx, actor, {
    type: 'cases.submitted',
    subject: { kind: 'case', id },
    caseId: id,
    partyId: party.id,
    at: now,
    data: { queryCode, itemName, organisationName: organisation.name },
  });
  return { id, queryCode, caseNumber, basicCode: version.basicCode, itemName };
}

/** The county that a case counts for: of the body when it is a county's, else of the place where the applicant asked. */
function countyOf(asked: string, body: string): string {
  const county = (code: string) => `${code.slice(0, 6)}000000`;
  return body.slice(4, 6) === '00' ? county(asked) : county(body);
}
