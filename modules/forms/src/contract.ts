/** Door of the forms module that may be used in a browser: definition, answers and the evaluator. */
export * from './answers.ts';
export * from './definition.ts';
export * from './limits.ts';
