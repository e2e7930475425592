export { type Config, demonstrationPassword, loadConfig } from './config.ts';
