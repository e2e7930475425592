/** What benchmarks and journeys compose a city from; people use the command line. */
export { seedDemonstration } from './demo/seed-demonstration.ts';
export { modules } from './modules.ts';
export { migrateAll, openRuntime, type Runtime } from './runtime.ts';
export { serve } from './serve.ts';
