import { z } from 'zod';

/** What a cursor carries, so that every page of a list shows the same moment, filters and order. */
export interface Cursor {
  /** The list it belongs to: its operation's id. */
  readonly list: string;
  /** What was asked for: filters, order, the words of `asOf`. */
  readonly asked: Readonly<Record<string, unknown>>;
  /** The moment shown, RFC 3339; null: now. */
  readonly at: string | null;
  readonly position: readonly (string | null)[];
}

const VERSION = 1;
// PostgreSQL stores no NUL, so no row stands at one
const position = z
  .array(
    z
      .string()
      .regex(/^[^\0]*$/)
      .nullable(),
  )
  .max(200);
const shape = z.tuple([
  z.literal(VERSION),
  z.string(),
  z.record(z.string(), z.json()),
  z.iso.datetime({ offset: true }).nullable(),
  position,
]);

/** Opaque to whoever gets it. It is not signed: it says nothing secret, and reaches nothing that its bearer may not see. */
export function encodeCursor({ list, asked, at, position }: Cursor): string {
  return Buffer.from(JSON.stringify([VERSION, list, asked, at, position])).toString('base64url');
}

/** What `encodeCursor` was given; undefined for anything else. Whether its parts make sense is for the list to say. */
export function decodeCursor(text: string): Cursor | undefined {
  if (!/^[\w-]+$/.test(text)) return undefined;
  const read = shape.safeParse(jsonOf(Buffer.from(text, 'base64url').toString('utf8')));
  if (!read.success) return undefined;
  const [, list, asked, at, position] = read.data;
  return { list, asked, at, position };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // JSON.parse has no other way to ask
  }
}
