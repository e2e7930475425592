import { randomUUID } from 'node:crypto';
import type { Actor } from '@onewindow/auth';
import type { Db } from '@onewindow/db';
import { staffActor } from '@onewindow/testing';
import { type DeployedProcess, deployProcess, type ProcessKind } from '../deploy-process.ts';
import type { StepResult } from '../report.ts';
import { startProcess } from '../start-process.ts';

export const organisationId = randomUUID();

/** Somebody who holds the role in the test's organisation. */
export function holder(role: string, name = '陆知行（示例）'): Actor {
  return staffActor({ role, name, organisationId, scope: { kind: 'organisation', organisationId } });
}

export function deploy(db: Db, xml: string, kind: ProcessKind = 'general'): Promise<DeployedProcess> {
  return deployProcess(db, holder('keeper'), { key: `test-${randomUUID()}`, xml, kind });
}

/** Publishes a drawing and starts it for a new business of the test's organisation. */
export async function begin(
  db: Db,
  xml: string,
  variables: Record<string, unknown> = {},
  at = new Date('2026-03-02T01:00:00Z'),
): Promise<StepResult> {
  const { id } = await deploy(db, xml);
  return startProcess(db, holder('window'), {
    processVersionId: id,
    business: { kind: 'case', id: randomUUID() },
    variables: { organisation: organisationId, ...variables },
    at,
  });
}
