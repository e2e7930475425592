import { type QueryKey, useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { tellConflict } from '../feedback/conflicts.ts';
import { notify } from '../feedback/notify.ts';
import { useMessages } from '../language/language.tsx';
import { type CommandKeys, createCommandKeys } from './command-key.ts';
import {
  type Conflict,
  describeProblem,
  type FieldProblem,
  ProblemError,
  problemMessages,
  requestIdOf,
} from './problem.ts';

export interface CommandOptions<Input, Output> {
  /** Sends the command; pass `key` on as its Idempotency-Key. */
  send(input: Input, key: string): Promise<Output>;
  /** What is out of date once it has succeeded. */
  invalidates?: readonly QueryKey[];
  /** Said after success, e.g. 已受理. */
  done?: string | ((output: Output, input: Input) => string);
  onDone?(output: Output, input: Input): void;
}

export interface Command<Input> {
  /** Sends once: further calls while it is under way join it. Resolves to whether it succeeded. */
  run(input: Input): Promise<boolean>;
  pending: boolean;
  /** What the server found wrong with single fields, to stand beside them. */
  fields: readonly FieldProblem[];
  /** Of those the one at a path, e.g. `/reason`. */
  problemAt(path: string): string | undefined;
  /** Who changed the record meanwhile, after a 409. What was done to a thing step by step is told by a dialog already. */
  conflict: Conflict | undefined;
  /** The whole failure, if the last attempt failed. */
  error: unknown;
  reset(): void;
}

/**
 * A command from a page: one Idempotency-Key for one intention, problems beside their fields or, when they belong to
 * no field, as a notice with the number to quote.
 */
export function useCommand<Input = void, Output = unknown>(options: CommandOptions<Input, Output>): Command<Input> {
  const t = useMessages(problemMessages);
  const client = useQueryClient();
  const keys = useRef<CommandKeys>(undefined);
  const commandKeys = keys.current ?? createCommandKeys();
  keys.current = commandKeys;
  const underWay = useRef<Promise<boolean>>(undefined);
  function refresh(keys: readonly QueryKey[] = []) {
    for (const queryKey of keys) void client.invalidateQueries({ queryKey });
  }
  const mutation = useMutation<Output, unknown, Input>({
    mutationFn: input => options.send(input, commandKeys.keyFor(input)),
    onSuccess(output, input) {
      commandKeys.settle();
      refresh(options.invalidates);
      const done = typeof options.done === 'function' ? options.done(output, input) : options.done;
      if (done) notify({ tone: 'done', title: done });
      options.onDone?.(output, input);
    },
    onError(error) {
      const conflict = error instanceof ProblemError ? error.conflict : undefined;
      if (conflict?.done) tellConflict({ conflict, look: () => refresh(options.invalidates) });
      const besideItsField = error instanceof ProblemError && (error.fields.length > 0 || error.conflict);
      if (!besideItsField) notify({ tone: 'problem', title: describeProblem(error, t), requestId: requestIdOf(error) });
    },
  });

  async function send(input: Input): Promise<boolean> {
    try {
      await mutation.mutateAsync(input);
      return true;
    } catch {
      // The notice or the fields tell; a command's caller only asks whether to go on.
      return false;
    } finally {
      underWay.current = undefined;
    }
  }

  // A second press shares the fate of the first: one command, one answer.
  function run(input: Input): Promise<boolean> {
    underWay.current ??= send(input);
    return underWay.current;
  }

  const problem = mutation.error instanceof ProblemError ? mutation.error : undefined;
  const fields = problem?.fields ?? [];
  return {
    run,
    pending: mutation.isPending,
    fields,
    problemAt: path => fields.find(one => one.path === path)?.message,
    conflict: problem?.conflict,
    error: mutation.error,
    reset: mutation.reset,
  };
}
