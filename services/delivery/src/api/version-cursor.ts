/** Opaque to whoever gets it; it says nothing secret, and reaches nothing that its bearer may not see. */
export function encodeCursor(table: string, before: number): string {
  return Buffer.from(JSON.stringify([1, table, before])).toString('base64url');
}

/** The number that `encodeCursor` was given for this table; undefined for anything else. */
export function decodeCursor(text: string, table: string): number | undefined {
  const [version, of, before, ...more] = partsOf(Buffer.from(text, 'base64url').toString('utf8'));
  const ours = version === 1 && of === table && more.length === 0;
  return ours && typeof before === 'number' && Number.isSafeInteger(before) && before > 0 ? before : undefined;
}

function partsOf(text: string): unknown[] {
  try {
    const parts: unknown = JSON.parse(text);
    return Array.isArray(parts) ? parts : [];
  } catch {
    return []; // JSON.parse has no other way to ask
  }
}
