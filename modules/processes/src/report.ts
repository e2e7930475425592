import type { ProcessFailure, Variables } from './interpreter/state.ts';

/** A task 待办 as other modules see it. */
export interface TaskRow {
  id: string;
  instanceId: string;
  /** An added signer's task belongs to this one, which waits for it 加签. */
  parentTaskId: string | null;
  businessKind: string;
  businessId: string;
  nodeId: string;
  nameZh: string;
  nameEn: string;
  level: 'handle' | 'review' | 'approve' | 'other';
  role: string | null;
  organisationId: string | null;
  unitId: string | null;
  divisionCode: string | null;
  assigneeAccountId: string | null;
  assigneeName: string | null;
  /** Who delegated it and gets it back 委托人. */
  ownerAccountId: string | null;
  ownerName: string | null;
  state: 'open' | 'claimed' | 'done' | 'cancelled';
  actions: readonly string[];
  formStep: string | null;
  priority: number;
  createdAt: Date;
  /** Business date on which the step's limit ends. */
  dueOn: string | null;
  dueAt: Date | null;
  endedAt: Date | null;
  doneByAccountId: string | null;
  doneByName: string | null;
  action: string | null;
  /** How many added signers have not answered yet 加签. */
  openSigners: number;
  /** How it came to whoever holds it; null for a task that nobody has taken, or that its process gave. */
  given: GivenTask | null;
  version: number;
}

/** Who gave a task to its holder, how and with which words. */
export interface GivenTask {
  kind: 'claimed' | 'handedOver' | 'delegated' | 'handedBack' | 'asked';
  byAccountId: string | null;
  byName: string | null;
  /** Why it was handed over, what is delegated, the question to a signer. */
  note: string | null;
  at: Date;
}

/** One instance that a run of the engine touched. */
export interface InstanceChange {
  instanceId: string;
  processVersionId: string;
  process: string;
  parentId: string | null;
  businessKind: string;
  businessId: string;
  version: number;
  isNew: boolean;
  status: 'active' | 'suspended' | 'completed' | 'failed' | 'terminated';
  /** The node at which it ended: the id of the end event. */
  endNode: string | null;
  failure: ProcessFailure | null;
  variables: Variables;
  /** Nodes and flows passed, in order. */
  passed: string[];
}

/** Everything that one run of the engine changed. */
export interface StepResult {
  /** The instance that was acted on. */
  instanceId: string;
  /** Why: `start`, `complete`, `timer`, `message`, `return` … */
  kind: string;
  at: Date;
  instances: InstanceChange[];
  /** Those of `instances` that have ended. */
  ended: InstanceChange[];
  createdTasks: TaskRow[];
  cancelledTasks: { instanceId: string; nodeId: string }[];
  completedTask: { id: string; action: string } | null;
  /** The same had been done before: nothing has changed now. */
  isRepeat: boolean;
}
