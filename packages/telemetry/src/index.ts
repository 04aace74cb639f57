export { type Level, type Logger, type LoggerOptions, openLogger } from './logger.ts';
export { masked } from './masked-text.ts';
