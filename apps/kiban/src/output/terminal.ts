import { styleText } from 'node:util';

/** Where a command writes. Results go to stdout, everything about the work itself to stderr. */
export interface Terminal {
  /** A line of the result. */
  line(text?: string): void;
  /** A line about the work; nothing when quiet. */
  note(text: string): void;
  /** Replaces the last progress line; nothing when quiet or when stderr is no terminal. */
  progress(text: string | null): void;
  readonly interactive: boolean;
  readonly width: number;
}

export type Tone = 'bold' | 'dim' | 'green' | 'yellow' | 'red' | 'magenta';

/** Colour for meaning: green done, yellow attention, red danger, magenta the past. None when NO_COLOR is set or output is piped. */
export function tone(name: Tone, text: string): string {
  return styleText(name, text, { stream: process.stdout });
}

export function openTerminal(quiet: boolean): Terminal {
  const live = process.stderr.isTTY === true && !quiet;
  let shown = false;
  const clear = (): void => {
    if (shown) process.stderr.write('\r\u001b[2K');
    shown = false;
  };
  return {
    interactive: process.stdout.isTTY === true,
    width: process.stdout.columns || 120,
    line: (text = '') => {
      clear();
      process.stdout.write(`${text}\n`);
    },
    note: (text) => {
      clear();
      if (!quiet) process.stderr.write(`${text}\n`);
    },
    progress: (text) => {
      if (!live) return;
      clear();
      if (text === null) return;
      process.stderr.write(text.slice(0, (process.stderr.columns || 80) - 1));
      shown = true;
    },
  };
}
