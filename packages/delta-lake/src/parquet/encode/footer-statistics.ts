import type { Leaf } from './columns/column-node.ts';
import type { Bounds } from './columns/leaf-column.ts';
import { TextColumn } from './columns/text-column.ts';
import type { ThriftField } from './thrift-writer.ts';

/** Longer texts are cut: bounds are to be skipped by, not to be read. */
const LONGEST_TEXT = 64;
const encoder = new TextEncoder();

/** A chunk's Statistics: the count of nulls and, where there are any, its bounds (`min_value`, `max_value`). */
export function footerStatistics(leaf: Leaf, bounds: Bounds<unknown> | null): ThriftField {
  const nulls: ThriftField = { i64: leaf.nullCount };
  if (bounds === null) return { struct: { 3: nulls } };
  const min = boundBytes(leaf, bounds.min, cutDown);
  const max = boundBytes(leaf, bounds.max, cutUp);
  return {
    struct: {
      3: nulls,
      5: max === null ? undefined : { binary: max.bytes },
      6: { binary: (min as BoundBytes).bytes },
      7: max === null ? undefined : { boolean: max.isExact },
      8: { boolean: (min as BoundBytes).isExact },
    },
  };
}

interface BoundBytes {
  readonly bytes: Uint8Array;
  readonly isExact: boolean;
}

function boundBytes(leaf: Leaf, bound: unknown, cut: (text: string) => string | null): BoundBytes | null {
  const bytes = leaf.toBytes(bound);
  if (bytes.length <= LONGEST_TEXT || !(leaf instanceof TextColumn)) return { bytes, isExact: true };
  const text = cut(bound as string);
  return text === null ? null : { bytes: encoder.encode(text), isExact: false };
}

/** A beginning is never above the text. */
function cutDown(text: string): string {
  return beginningOf(text);
}

/** A beginning whose last character is raised is above the text; null when no character can be raised. */
function cutUp(text: string): string | null {
  const points = [...beginningOf(text)].map((character) => character.codePointAt(0) as number);
  while (points.length > 0) {
    const last = points.pop() as number;
    if (last === 0x10ffff) continue;
    // surrogates are no characters
    points.push(last === 0xd7ff ? 0xe000 : last + 1);
    return String.fromCodePoint(...points);
  }
  return null;
}

function beginningOf(text: string): string {
  let bytes = 0;
  let beginning = '';
  for (const character of text) {
    const point = character.codePointAt(0) as number;
    bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
    if (bytes > LONGEST_TEXT) break;
    beginning += character;
  }
  return beginning;
}
