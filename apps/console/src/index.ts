/** The staff console: built by Vite, served under /console. */
export { type BuildOptions, buildConsole, type ConsoleBuild, currentConsoleBuild, isConsoleBuilt } from './build.ts';
export { type ConsoleOptions, consolePlugin } from './plugin.ts';
