export { type AddJobOptions, addJob, removeJob } from './add.ts';
export { type ConsumerStatus, listConsumers, skipToPresent } from './consumers.ts';
export { type AnyJob, allJobs, defineJob, type JobContext, type JobDefinition } from './define.ts';
export { type DrainJobsOptions, drainConsumers, drainJobs } from './drain.ts';
export { discardFailedJobs, type FailedJob, listFailedJobs, retryFailedJobs } from './failed.ts';
export { housekeeping } from './housekeeping.ts';
export { prepareJobs } from './prepare.ts';
export { type RunningWorker, runWorker, type WorkerLog, type WorkerOptions } from './worker.ts';
