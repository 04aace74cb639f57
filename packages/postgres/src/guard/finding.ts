/** One thing in the database that breaks the isolation of tenants, or the declarations it rests on. */
export interface Finding {
  /** Stable code of the rule. */
  readonly rule: string;
  /** What it is about, as `schema.relation`, `schema.function(arguments)` or a role. */
  readonly object: string;
  readonly message: string;
  /** What to do about it. */
  readonly mend: string;
}

/** `message` and `mend` may name `{object}` and `{detail}`, which are the columns of the same name that `sql` returns. */
export interface Rule {
  readonly code: string;
  /** A query over the vocabulary of `catalogue-vocabulary.ts` that returns `object` and `detail` of each violation. */
  readonly sql: string;
  readonly message: string;
  readonly mend: string;
  /** Looks again at a row that `sql` returned, for what SQL says badly. */
  readonly violates?: (detail: string) => boolean;
}

export function findingOf(rule: Rule, object: string, detail: string): Finding {
  const fill = (text: string): string => text.replaceAll('{object}', object).replaceAll('{detail}', detail);
  return { rule: rule.code, object, message: fill(rule.message), mend: fill(rule.mend) };
}
