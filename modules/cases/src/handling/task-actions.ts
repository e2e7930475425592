/** What ends a task: on to the next step, back to an earlier one, or the decision. */
export const taskActions = ['forward', 'grant', 'deny', 'return'] as const;

export type TaskAction = (typeof taskActions)[number];

export const taskActionNames: Record<TaskAction, { zh: string; en: string }> = {
  forward: { zh: '同意，报下一步', en: 'Pass on' },
  return: { zh: '退回', en: 'Return' },
  grant: { zh: '准予', en: 'Grant' },
  deny: { zh: '不予', en: 'Deny' },
};
