import type { Actor } from '@onewindow/auth';
import { type Db, inTransaction } from '@onewindow/db';
import type { Services } from '@onewindow/http';
import { type CaseRow, type CaseTarget, changeCase, lockCase } from '../case-row.ts';
import { contextOf, refreshDue } from '../context.ts';
import { listMatterMaterials } from '../drafts/materials.ts';
import { issuePaper } from '../paper.ts';
import { casePermissions } from '../permissions.ts';
import { materialForm } from '../submit/material-form.ts';

/** 收件: the window confirms what was handed in and prints the receipt 申请材料收取凭证. The clock of §32 is not moved. */
export async function receiveCase(
  db: Db,
  services: Services,
  actor: Actor,
  target: CaseTarget,
): Promise<{ row: CaseRow; document: { id: string; number: string } }> {
  return inTransaction(db, async tx => {
    const row = await lockCase(tx, actor, { ...target, permission: casePermissions.receive, command: 'receive' });
    const context = await contextOf(tx, services, row);
    const files = await listMatterMaterials(tx, row.matterId);
    const clocks = await refreshDue(tx, { id: row.id, state: 'received' }, context);
    const document = await issuePaper(tx, services, actor, {
      row,
      context,
      kind: 'receiptOfMaterials',
      data: {
        materials: files.map(file => ({
          name: file.material.zh,
          form: materialForm(file).zh,
          copies: 1,
          note: file.sourceNote ?? '',
        })),
        materialCount: files.length,
        acceptanceDueOn: clocks.acceptance?.due ?? null,
      },
    });
    const changed = await changeCase(tx, actor, row, {
      set: { state: 'received', receivedAt: row.receivedAt ?? context.now, waitingFor: row.organisationName },
      event: {
        type: 'cases.received',
        at: context.now,
        data: { documentId: document.id, number: document.number, files: files.length },
      },
    });
    return { row: changed, document };
  });
}
