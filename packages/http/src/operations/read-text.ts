import type { FieldError } from '../problems/problem.ts';

/** In levels of nesting. No body of ours comes near. */
const DEEPEST = 32;

/** NUL, which PostgreSQL does not store, and halves of surrogate pairs, which no encoding of Unicode can carry. */
export function isStorable(text: string): boolean {
  return !text.includes('\u0000') && text.isWellFormed();
}

/** What no schema looks at: characters that cannot be stored, names that reach into prototypes, bottomless nesting. */
export function* unreadableParts(value: unknown, pointer = '', depth = 0): Generator<FieldError> {
  if (typeof value === 'string' && !isStorable(value)) yield refusedCharacter(pointer);
  if (typeof value !== 'object' || value === null) return;
  if (depth >= DEEPEST) return yield tooDeep(pointer);
  for (const [name, member] of Object.entries(value)) {
    const below = `${pointer}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    if (name === '__proto__' || !isStorable(name)) yield refusedName(pointer);
    else yield* unreadableParts(member, below, depth + 1);
  }
}

export function refusedCharacter(pointer: string): FieldError {
  return {
    pointer,
    code: 'character_refused',
    detail: { en: 'It holds a character that cannot be stored.', ja: '保存できない文字が含まれています。' },
  };
}

function refusedName(pointer: string): FieldError {
  return {
    pointer,
    code: 'unrecognized_keys',
    detail: { en: 'It has a member that is not known here.', ja: '不明な項目が含まれています。' },
  };
}

function tooDeep(pointer: string): FieldError {
  return {
    pointer,
    code: 'too_deep',
    detail: { en: 'It is nested too deeply.', ja: '階層が深すぎます。' },
  };
}
