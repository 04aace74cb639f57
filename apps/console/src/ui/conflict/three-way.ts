export type Fields = Readonly<Record<string, unknown>>;

export interface ThreeWay<Field extends string> {
  /** Both changed it, to different values: somebody must choose. */
  readonly contested: readonly Field[];
  /** Only they changed it. */
  readonly theirs: readonly Field[];
  /** Only I changed it, or both to the same. */
  readonly mine: readonly Field[];
}

/** Compares what I would save with what stands there now, seen from what both began with. */
export function threeWay<Field extends string>(
  fields: readonly Field[],
  base: Fields,
  mine: Fields,
  theirs: Fields,
): ThreeWay<Field> {
  const differs = (a: Fields, b: Fields, field: Field) => canonical(a[field]) !== canonical(b[field]);
  const changedByMe = fields.filter((field) => differs(base, mine, field));
  const changedByThem = fields.filter((field) => differs(base, theirs, field));
  const contested = changedByMe.filter((field) => changedByThem.includes(field) && differs(mine, theirs, field));
  return {
    contested,
    theirs: changedByThem.filter((field) => !changedByMe.includes(field)),
    mine: changedByMe.filter((field) => !contested.includes(field)),
  };
}

/** What to save: their values, my uncontested changes, and of the contested ones what was chosen. */
export function merged<Field extends string, Value extends Fields>(
  compared: ThreeWay<Field>,
  mine: Value,
  theirs: Value,
  choices: Readonly<Partial<Record<Field, 'mine' | 'theirs'>>>,
): Value {
  const taken = [...compared.mine, ...compared.contested.filter((field) => choices[field] === 'mine')];
  return { ...theirs, ...Object.fromEntries(taken.map((field) => [field, mine[field]])) };
}

/** '', null and undefined are all "nothing" in a form. */
export function canonical(value: unknown): string {
  return JSON.stringify(value === '' || value === undefined ? null : value);
}
