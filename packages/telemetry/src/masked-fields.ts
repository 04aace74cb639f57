import { MASK, masked } from './masked-text.ts';
import { isSecretName } from './secret-names.ts';

const DEEPEST = 8;
const MOST_ITEMS = 100;

/**
 * What an error may show beside name, message, stack and cause. A list of what is shown, not of what is hidden: errors
 * of drivers and clients carry whole requests, with their parameters and headers.
 */
const SHOWN_OF_ERRORS = [
  'status',
  'severity',
  'schema',
  'table',
  'column',
  'constraint',
  'routine',
  'syscall',
  'port',
  'request_id',
] as const;

/** A stable code: `version_conflict`, `ECONNREFUSED`, or an SQLSTATE; nothing that could be a one-time code. */
const STABLE_CODE = /^(?:[a-z]+(?:_[a-z]+)+|[A-Z]+(?:_[A-Z0-9]+)*|(?=[^\s]*[A-Z]|\d{5}$)[0-9A-Z]{5})$/;

/** A copy with secrets taken out at every depth, by the names they stand under and by what texts look like. */
export function maskedFields(fields: object): Record<string, unknown> {
  return membersOf(Object.entries(fields), 0, new Set());
}

function membersOf(entries: Iterable<[unknown, unknown]>, depth: number, above: Set<object>): Record<string, unknown> {
  const members: Record<string, unknown> = {};
  let count = 0;
  for (const [key, value] of entries) {
    count += 1;
    if (count > MOST_ITEMS) break;
    const name = masked(String(key));
    if (name === '__proto__') continue;
    members[name] = isSecretName(String(key)) && hides(value) ? MASK : maskedValue(value, depth, above);
  }
  return members;
}

/** Whether there is something to hide: that a secret is absent, or whether it is, may be known. */
function hides(value: unknown): boolean {
  return value !== null && value !== undefined && typeof value !== 'boolean' && typeof value !== 'function';
}

function maskedValue(value: unknown, depth: number, above: Set<object>): unknown {
  switch (typeof value) {
    case 'string':
      return masked(value);
    case 'bigint':
    case 'symbol':
      return String(value);
    case 'function':
      return undefined;
    case 'object':
      return value === null ? null : maskedObject(value, depth, above);
    default:
      return value;
  }
}

function maskedObject(value: object, depth: number, above: Set<object>): unknown {
  if (above.has(value)) return '[circular]';
  if (depth >= DEEPEST) return '[deeper]';
  above.add(value);
  try {
    return copyOf(value, depth + 1, above);
  } catch {
    return '[unreadable]'; // a getter threw: a log line never takes its program down
  } finally {
    above.delete(value);
  }
}

function copyOf(value: object, depth: number, above: Set<object>): unknown {
  if (value instanceof Error) return maskedError(value, depth, above);
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? 'Invalid Date' : value.toISOString();
  if (value instanceof URL) return masked(value.href);
  if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer) return `[${value.byteLength} bytes]`;
  if (Array.isArray(value) || value instanceof Set)
    return [...value].slice(0, MOST_ITEMS).map((item) => maskedValue(item, depth, above));
  if (value instanceof Map || value instanceof Headers || value instanceof URLSearchParams)
    return membersOf(value.entries(), depth, above);
  return membersOf(Object.entries(value), depth, above);
}

/** An error again, so that a terminal shows it as one; as JSON it is what it shows, with stack and cause. */
function maskedError(error: Error, depth: number, above: Set<object>): Error {
  const copy: Error & Record<string, unknown> = Object.create(Error.prototype);
  const show = (name: string, value: unknown, enumerable = true): void => {
    Object.defineProperty(copy, name, { value, enumerable, configurable: true, writable: true });
  };
  show('name', masked(String(error.name)));
  show('message', masked(String(error.message)));
  show('stack', masked(String(error.stack ?? '')), false);
  const known = error as unknown as Record<string, unknown>;
  if (typeof known.code === 'string' && STABLE_CODE.test(known.code)) show('code', known.code);
  for (const name of SHOWN_OF_ERRORS) if (known[name] !== undefined) show(name, maskedValue(known[name], depth, above));
  if (error.cause !== undefined) show('cause', maskedValue(error.cause, depth, above), false);
  if (error instanceof AggregateError) show('errors', maskedValue(error.errors, depth, above));
  const { stack, cause } = copy;
  show('toJSON', () => ({ ...copy, stack, ...(cause === undefined ? {} : { cause }) }), false);
  return copy;
}
