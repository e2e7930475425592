import { api, apiPath, useCommand } from '@onewindow/console-kit';
import type { CaseReply } from '../src/contract.ts';

/** A command to a case: its path under /api/cases/:id and its body. */
export interface CaseCommand {
  path: string;
  body?: Record<string, unknown>;
}

/** Sends commands of one case with the version that the person saw, and refreshes what they change. */
export function useCaseCommand(reply: CaseReply, { done, onDone }: { done: string; onDone?: () => void }) {
  const { id, version } = reply.case;
  return useCommand<CaseCommand, unknown>({
    send: ({ path, body }, key) =>
      api.post(`${apiPath`/api/cases/${id}`}/${path}`, { ...body, expectedVersion: version }, { key }),
    invalidates: [['case', id], ['work'], ['today'], ['/api/cases']],
    done,
    ...(onDone && { onDone }),
  });
}
