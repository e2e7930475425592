import { api, apiPath, type Command, useCommand } from '@onewindow/console-kit';
import type { CaseReply } from '../../src/contract.ts';

export interface TaskCommand {
  taskId: string;
  /** Under /api/cases/:id/tasks/:taskId/. */
  path: 'claim' | 'release' | 'hand-over' | 'delegate' | 'end-delegation' | 'ask' | 'answer' | 'withdraw-question';
  body?: Record<string, unknown>;
}

/**
 * Sends acts on a case's tasks, with the version that the person saw; an answer to a question goes without: what colleagues
 * answer meanwhile takes nothing from it.
 */
export function useTaskCommand(
  reply: CaseReply,
  { done, onDone }: { done: string; onDone?: () => void },
): Command<TaskCommand> {
  const { id, version } = reply.case;
  return useCommand<TaskCommand>({
    send: ({ taskId, path, body }, key) =>
      api.post(
        `${apiPath`/api/cases/${id}/tasks/${taskId}`}/${path}`,
        { ...body, ...(path !== 'answer' && { expectedVersion: version }) },
        { key },
      ),
    invalidates: [
      ['case', id],
      ['work'],
      ['today'],
      ['/api/cases'],
      ['/api/work/held'],
      ['notifications'],
      ['colleagues'],
    ],
    done,
    ...(onDone && { onDone }),
  });
}
