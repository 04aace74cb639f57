import type { Config } from '../config.ts';
import type { Messages } from '../messages/en.ts';
import type { Terminal } from '../output/terminal.ts';

/** What every command is given. */
export interface CommandContext {
  readonly config: Config;
  readonly terminal: Terminal;
  readonly messages: Messages;
  /** Aborted by Ctrl-C: the command ends after what it is in the middle of. */
  readonly signal: AbortSignal;
}

/** A mistake in how a command was called: said in one line, exit code 2. */
export class UsageError extends Error {
  readonly code = 'usage';
}

export type Format = 'table' | 'csv' | 'json';
