import { Logger as Engine, type ILogObjMeta } from 'tslog';
import { maskedFields } from './masked-fields.ts';
import { masked } from './masked-text.ts';

export type Level = 'debug' | 'info' | 'warn' | 'error';

/** Writes structured lines, masked before anything else sees them. What was caught goes under `error`. */
export interface Logger {
  debug(message: string, fields?: object): void;
  info(message: string, fields?: object): void;
  warn(message: string, fields?: object): void;
  error(message: string, fields?: object): void;
  /** A logger whose lines carry these fields too. */
  child(fields: object): Logger;
}

export interface LoggerOptions {
  /** Which program speaks: `directory`. */
  readonly service: string;
  /** `json`: one object a line. `pretty`: for a terminal. */
  readonly format: 'json' | 'pretty';
  readonly level: Level;
  /** Takes one line without its end. Standard output unless given. */
  readonly write?: (line: string) => void;
}

/** Names of Google's LogSeverity; `level` carries ours, which other collectors read. */
const SEVERITIES: Readonly<Record<Level, string>> = { debug: 'DEBUG', info: 'INFO', warn: 'WARNING', error: 'ERROR' };

export function openLogger(options: LoggerOptions): Logger {
  const write = options.write ?? ((line: string): void => void process.stdout.write(`${line}\n`));
  const engine = new Engine<Entry>({
    type: 'hidden', // it prints nothing by itself: the transport below does
    name: options.service,
    minLevel: options.level.toUpperCase() as 'DEBUG' | 'INFO' | 'WARN' | 'ERROR',
    stack: { capture: 'off' },
    pretty: {
      timeZone: 'local',
      template: '{{hh}}:{{MM}}:{{ss}}.{{ms}} {{logLevelName}} {{name}} ',
      inspectOptions: { breakLength: 200, compact: true },
    },
    strictConfig: true,
  });
  engine.attachTransport({
    format: options.format === 'pretty' ? 'pretty' : (record) => jsonLine(options.service, record),
    write: (_record, line) => write(line),
  });
  return loggerOf(engine, {}, LEVELS.indexOf(options.level));
}

/** What the engine hands its formatter: the arguments by position. */
interface Entry {
  readonly [position: number]: unknown;
}

const LEVELS: readonly Level[] = ['debug', 'info', 'warn', 'error'];

/** `lowest`: place in LEVELS of the lowest level that is written. What is not written is not masked either: masking costs. */
function loggerOf(engine: Engine<Entry>, own: object, lowest: number): Logger {
  // Masked here and not by the engine: it masks exact names only, and its JSON drops a field called `error`.
  const taken = (message: string, fields: object | undefined): [string, object] => [
    masked(message),
    maskedFields({ ...own, ...fields }),
  ];
  const at =
    (level: Level) =>
    (message: string, fields?: object): void => {
      if (LEVELS.indexOf(level) >= lowest) engine[level](...taken(message, fields));
    };
  return {
    debug: at('debug'),
    info: at('info'),
    warn: at('warn'),
    error: at('error'),
    child: (fields) => loggerOf(engine, { ...own, ...fields }, lowest),
  };
}

function jsonLine(service: string, record: Entry & ILogObjMeta): string {
  const meta = record._logMeta as { readonly date: Date; readonly logLevelName: string };
  const level = meta.logLevelName.toLowerCase() as Level;
  const head = { time: meta.date.toISOString(), level, severity: SEVERITIES[level], service, message: record[0] };
  // `head` twice: first for its place in the line, last so that no field can pretend to be one of it
  return JSON.stringify({ ...head, ...(record[1] as object), ...head }, withErrors);
}

function withErrors(_key: string, value: unknown): unknown {
  if (!(value instanceof Error)) return value;
  const { name, message, stack, cause, ...more } = value as Error & Record<string, unknown>;
  return { name, message, ...more, stack, ...(cause === undefined ? {} : { cause }) };
}
