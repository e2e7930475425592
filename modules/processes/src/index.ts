/** 流程: the process engine. Every function that changes something takes a pool or an open transaction first. */
export {
  checkProcess,
  type DeployedProcess,
  type DeployProcess,
  deployProcess,
  type ProcessKind,
  withdrawProcess,
} from './deploy-process.ts';
export { BusinessError } from './engine/host.ts';
export { processErrors } from './errors.ts';
export { compileModel } from './graph/compile.ts';
export type { Model } from './graph/graph.ts';
export type { Issue } from './graph/issues.ts';
export {
  onStep,
  registerServiceTask,
  type ServiceContext,
  type ServiceHandler,
  type StepListener,
} from './handlers.ts';
export { type InstanceTarget, resumeInstance, suspendInstance, terminateInstance } from './instances/lifecycle.ts';
export { correlateMessage, type MessageInput, throwSignal } from './instances/messages.ts';
export { type MigrateInstance, migrateInstance } from './instances/migrate.ts';
export { type ReturnTo, returnTo } from './instances/return-to.ts';
export { fireDueTimers, nextTimerDue } from './instances/timers.ts';
export { findInstances, getInstanceView, type InstanceView, type ViewStep } from './instances/view.ts';
export type { Variables } from './interpreter/state.ts';
export { fireTimersJob } from './jobs.ts';
export { processesModule } from './module.ts';
export { processPermissions } from './permissions.ts';
export { findProcessVersion, getProcessVersion, listProcessVersions, type ProcessVersion } from './process-versions.ts';
export type { GivenTask, InstanceChange, StepResult, TaskRow } from './report.ts';
export { type Simulation, simulate } from './simulate/simulation.ts';
export { type StartProcess, startProcess } from './start-process.ts';
export {
  claimTask,
  delegateTask,
  endDelegation,
  type Person,
  reassignTask,
  releaseTask,
} from './tasks/assign.ts';
export { type CompleteTask, completeTask } from './tasks/complete-task.ts';
export {
  countHeldTasks,
  countOpenTasks,
  listAnsweredTasks,
  listHeldTasks,
  listHolders,
  type TaskHolder,
} from './tasks/held.ts';
export { isTaskOf } from './tasks/may-do.ts';
export {
  englishStepNames,
  getTask,
  listNewTasks,
  listOpenTasks,
  listTasksOf,
  type WorkKind,
  workKinds,
} from './tasks/queries.ts';
export { addSigner, type NewSigner, withdrawSigner } from './tasks/signers.ts';
