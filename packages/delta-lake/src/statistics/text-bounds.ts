/** Statistics keep so many code points of a text. */
const prefixLength = 32;
const highestCodePoint = 0x10ffff;

/** A text that is not greater than `text`, of at most 32 code points. */
export function lowerTextBound(text: string): string {
  return text.length <= prefixLength ? text : codePointPrefix(text).join('');
}

/**
 * A text that is not less than `text` in the order of UTF-8 bytes, of at most 32 code points; null when there is none so short
 * (a text that begins with 32 of the highest code point).
 */
export function upperTextBound(text: string): string | null {
  if (text.length <= prefixLength) return text;
  const prefix = codePointPrefix(text);
  if (prefix.join('').length === text.length) return text;
  for (let last = prefix.length - 1; last >= 0; last--) {
    const codePoint = (prefix[last] as string).codePointAt(0) as number;
    if (codePoint < highestCodePoint) return prefix.slice(0, last).join('') + String.fromCodePoint(next(codePoint));
  }
  return null;
}

/** The code point after this one; surrogates are none. */
function next(codePoint: number): number {
  return codePoint === 0xd7ff ? 0xe000 : codePoint + 1;
}

function codePointPrefix(text: string): string[] {
  const prefix: string[] = [];
  for (const codePoint of text) {
    if (prefix.length === prefixLength) break;
    prefix.push(codePoint);
  }
  return prefix;
}
