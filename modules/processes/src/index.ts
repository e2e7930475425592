export { BusinessError } from './engine/host.ts';
export { compileModel } from './graph/compile.ts';
export type { Model } from './graph/graph.ts';
export type { Issue } from './graph/issues.ts';
export type { Variables } from './interpreter/state.ts';
export { simulate } from './simulate/simulation.ts';
