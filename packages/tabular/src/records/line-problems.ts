import type { LineProblem, LineProblemCode } from './record-format.ts';

// biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is what it is for.
const SUSPECT = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffd]|\r(?!\n)/;

// biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is what it is for.
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/;

/** Whether a piece of text may hold a character no value may hold: one look at a whole piece spares a look at each line. */
export function isSuspect(text: string): boolean {
  return SUSPECT.test(text);
}

/** The first character problem of a record's raw text, if any. A lone CR is good only inside quotes. */
export function characterProblem(raw: string, quoted: boolean): LineProblem | undefined {
  if (raw.includes('\ufffd')) {
    return problem(
      'undecodable_bytes',
      'holds bytes that mean nothing in the encoding of the file (or U+FFFD, left where characters were lost before).',
    );
  }
  const control = quoted ? CONTROL.exec(raw) : (CONTROL.exec(raw) ?? /\r/.exec(raw));
  if (control === null) return undefined;
  const codePoint = control[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
  return problem('control_character', `holds the control character U+${codePoint} at character ${control.index + 1}.`);
}

export function columnCountProblem(expected: number, found: number): LineProblem {
  return problem('wrong_column_count', `has ${found} columns where ${expected} are expected.`);
}

export function problem(code: LineProblemCode, message: string): LineProblem {
  return { code, message };
}
