import { type Db, sql } from '@onewindow/db';
import { getFormVersion } from '@onewindow/forms';
import type { FormDefinition } from '@onewindow/forms/evaluator';
import type { Services } from '@onewindow/http';
import type { DraftAnswers } from '../drafts/draft-row.ts';
import { caseErrors } from '../errors.ts';

/** What a submitted matter holds: the form's answers, disputes and the choice of delivery. */
export type MatterAnswers = DraftAnswers;

const sealContext = 'cases.application.answers';

export async function openMatterAnswers(db: Db, services: Services, matterId: string): Promise<MatterAnswers> {
  const { rows } = await sql<{
    sealed: Buffer;
  }>`select answers as sealed from cases.matter where id = ${matterId}`.execute(db);
  const row = rows[0];
  if (!row) throw caseErrors.notFound();
  return services.crypto.openJson<MatterAnswers>(row.sealed, sealContext);
}

export function sealMatterAnswers(services: Services, answers: MatterAnswers): Buffer {
  return services.crypto.sealJson(answers, sealContext);
}

/** The form that a matter was filled in on; undefined for one that was entered without. */
export async function formOf(db: Db, matterId: string): Promise<FormDefinition | undefined> {
  const { rows } = await sql<{ id: string | null }>`
    select form_version_id as id from cases.matter where id = ${matterId}`.execute(db);
  const id = rows[0]?.id;
  return id ? (await getFormVersion(db, id)).definition : undefined;
}
