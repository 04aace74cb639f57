import { styleText } from 'node:util';
import type { Messages } from './messages/en.ts';

/** What a person is told of an error: what happened and what mends it. The stack only of what should not have happened. */
export function errorLines(error: unknown, messages: Messages): { lines: string[]; exitCode: number } {
  const heading = styleText('red', `${messages.error}:`, { stream: process.stderr });
  if (!(error instanceof Error)) return { lines: [`${heading} ${String(error)}`], exitCode: 1 };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  if (code === 'usage') return { lines: [`${heading} ${error.message}`], exitCode: 2 };
  if (code === undefined || !/^[a-z][a-z_]+$/.test(code))
    return { lines: [error.stack ?? error.message, `${heading} ${messages.unexpected}`], exitCode: 1 };
  const translated = messages.errors[code];
  const told = translated === undefined ? [error.message] : [translated, error.message];
  return { lines: [`${heading} ${told[0]} [${code}]`, ...told.slice(1)], exitCode: 1 };
}
