import type { ProblemCode, StatusOf, Words } from '@kiban/http';

/** What a command may refuse over HTTP: the code of a problem that is answered 403, 404 or 409. */
export type RefusalCode = { [Code in ProblemCode]: StatusOf<Code> extends 403 | 404 | 409 ? Code : never }[ProblemCode];

/**
 * What a command refuses, and why. `code` is stable, `message` is for whoever asked. A code that no problem has is one of
 * operators' commands, which nobody gives over HTTP: `new CommandRefused<OperatorsCode>(…)`.
 */
export class CommandRefused<Code extends string = RefusalCode> extends Error {
  readonly code: Code;
  /** The field of the input that it is about, where it is about one. */
  readonly field: string | undefined;
  /** What it says to people. Undefined: `message`, and in Japanese what the code says. */
  readonly words: Words | undefined;
  constructor(
    code: NoInfer<Code>,
    message: string,
    { field, words }: { readonly field?: string | undefined; readonly words?: Words | undefined } = {},
  ) {
    super(message);
    this.name = 'CommandRefused';
    this.code = code;
    this.field = field;
    this.words = words;
  }
}
