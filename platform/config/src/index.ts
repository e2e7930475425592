export { type Config, demonstrationPassword, loadConfig } from './config.ts';
export { forProduction } from './for-production.ts';
