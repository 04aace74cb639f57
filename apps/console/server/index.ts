export { ensureBuilt } from './build/ensure-built.ts';
export { type ConsoleOptions, openConsole } from './open-console.ts';
