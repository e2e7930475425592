/** Door of the evaluator: pure TypeScript for the browser, the server, the window and tests. */
export * from './answers.ts';
export * from './definition.ts';
export { evaluateForm } from './evaluate.ts';
