import { CommanderError } from 'commander';
import { configOf } from './config.ts';
import { errorLines } from './error-lines.ts';
import { en } from './messages/en.ts';
import { ja } from './messages/ja.ts';
import { openTerminal } from './output/terminal.ts';
import { programOf } from './program/program.ts';

/**
 * Runs one command.
 *
 * @returns the exit code: 0 done, 1 failed (or, for doctor, something to mend), 2 called wrongly, 130 interrupted.
 */
export async function run(argv: readonly string[], environment: NodeJS.ProcessEnv): Promise<number> {
  const language = valueIn(argv, '--lang') ?? environment.KIBAN_LANG;
  const operator = valueIn(argv, '--operator') ?? environment.KIBAN_OPERATOR;
  const quiet = argv.includes('--quiet') || argv.includes('-q');
  const terminal = openTerminal(quiet);
  const interrupted = new AbortController();
  const interrupt = (): void => interrupted.abort();
  process.on('SIGINT', interrupt);
  process.on('SIGTERM', interrupt);
  // whoever reads the result has enough of it, as `head` does
  let enough = false;
  const unread = (error: NodeJS.ErrnoException): void => {
    if (error.code !== 'EPIPE' && error.code !== 'ERR_STREAM_DESTROYED') throw error;
    enough = true;
    interrupt();
  };
  process.stdout.on('error', unread);
  let messages = en;
  try {
    const said = { KIBAN_LANG: language, KIBAN_OPERATOR: operator };
    const config = configOf({ ...environment, ...said });
    messages = config.language === 'ja' ? ja : en;
    const outcome = { exitCode: 0 };
    await programOf({ config, terminal, messages, signal: interrupted.signal }, outcome).parseAsync([...argv]);
    return outcome.exitCode;
  } catch (error) {
    terminal.progress(null);
    if (enough) return 0;
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    if (interrupted.signal.aborted && error === interrupted.signal.reason) {
      terminal.note(messages.import.interrupted);
      return 130;
    }
    const { lines, exitCode } = errorLines(error, messages);
    for (const line of lines) process.stderr.write(`${line}\n`);
    return exitCode;
  } finally {
    process.off('SIGINT', interrupt);
    process.off('SIGTERM', interrupt);
  }
}

/** Both ways of writing it: `--lang ja`, `--lang=ja`. Needed before the command line is understood: help is said in a language. */
function valueIn(argv: readonly string[], option: string): string | undefined {
  const place = argv.findIndex((word) => word === option || word.startsWith(`${option}=`));
  return argv[place]?.includes('=') ? argv[place].slice(option.length + 1) : place < 0 ? undefined : argv[place + 1];
}
