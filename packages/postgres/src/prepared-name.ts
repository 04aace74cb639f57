import { createHash } from 'node:crypto';

const PREPARED_AT_MOST = 500;
const preparedNames = new Map<string, string>();

/** Statements are prepared once a connection, under a name made of their text; from the 501st text on they are not. */
export function preparedName(sql: string): string | undefined {
  const known = preparedNames.get(sql);
  if (known !== undefined || preparedNames.size >= PREPARED_AT_MOST) return known;
  const name = createHash('sha256').update(sql).digest('base64url').slice(0, 24);
  preparedNames.set(sql, name);
  return name;
}
