import { Logger as Engine } from 'tslog';
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

/** Writes what is masked already. */
type Print = (level: Level, message: string, fields: object) => void;

const LEVELS: readonly Level[] = ['debug', 'info', 'warn', 'error'];

export function openLogger(options: LoggerOptions): Logger {
  const write = options.write ?? ((line: string): void => void process.stdout.write(`${line}\n`));
  const print = options.format === 'pretty' ? prettyPrint(options.service, write) : jsonPrint(options.service, write);
  return loggerOf(print, {}, LEVELS.indexOf(options.level));
}

/** `lowest`: place in LEVELS of the lowest level that is written. What is not written is not masked either: masking costs. */
function loggerOf(print: Print, own: object, lowest: number): Logger {
  const at =
    (level: Level) =>
    (message: string, fields?: object): void => {
      if (LEVELS.indexOf(level) >= lowest) print(level, masked(message), maskedFields({ ...own, ...fields }));
    };
  return {
    debug: at('debug'),
    info: at('info'),
    warn: at('warn'),
    error: at('error'),
    child: (fields) => loggerOf(print, { ...own, ...fields }, lowest),
  };
}

/** Names of Google's LogSeverity; `level` carries ours, which other collectors read. */
const SEVERITIES: Readonly<Record<Level, string>> = { debug: 'DEBUG', info: 'INFO', warn: 'WARNING', error: 'ERROR' };

/** By hand: an engine would take longer for a line than all that the line is about. */
function jsonPrint(service: string, write: (line: string) => void): Print {
  return (level, message, fields) => {
    const head = { time: new Date().toISOString(), level, severity: SEVERITIES[level], service, message };
    // `head` twice: first for its place in the line, last so that no field can pretend to be one of it
    write(JSON.stringify({ ...head, ...fields, ...head }));
  };
}

function prettyPrint(service: string, write: (line: string) => void): Print {
  const engine = new Engine<object>({
    type: 'hidden', // it prints nothing by itself: the transport below does
    name: service,
    stack: { capture: 'off' },
    pretty: {
      timeZone: 'local',
      template: '{{hh}}:{{MM}}:{{ss}}.{{ms}} {{logLevelName}} {{name}} ',
      inspectOptions: { breakLength: 200, compact: true },
    },
    strictConfig: true,
  });
  engine.attachTransport({ format: 'pretty', write: (_record, line) => write(line) });
  return (level, message, fields) => void engine[level](message, fields);
}
