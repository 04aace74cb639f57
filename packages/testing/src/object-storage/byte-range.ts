import type { StoreAnswer } from './emulated-server.ts';

/** The bytes a `Range` header asks for (RFC 9110 section 14): all without one, null when none of them exist. */
export function rangeOf(
  header: string | undefined,
  size: number,
): { readonly start: number; readonly end: number; readonly partial: boolean } | null {
  const match = /^bytes=(\d+)-(\d*)$/.exec(header ?? '');
  if (!match) return { start: 0, end: size, partial: false };
  const start = Number(match[1]);
  const end = match[2] === '' ? size : Math.min(size, Number(match[2]) + 1);
  return start >= size ? null : { start, end, partial: true };
}

/** 200 or 206 with the bytes asked for; null when none of them exist. */
export function contentAnswer(
  bytes: Buffer,
  range: string | undefined,
  headers: Readonly<Record<string, string>>,
): StoreAnswer | null {
  const wanted = rangeOf(range, bytes.length);
  if (wanted === null) return null;
  const { start, end, partial } = wanted;
  const body = bytes.subarray(start, end);
  if (!partial) return { status: 200, headers, body };
  return { status: 206, headers: { ...headers, 'content-range': `bytes ${start}-${end - 1}/${bytes.length}` }, body };
}
