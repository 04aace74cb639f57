/** A code that somebody else gave: a corporate number, a medical institution code, the customer's own store number. */
export interface Identifier {
  /** Who gives such codes: `jp.medical-institution-code`, `aoba.store-number`. */
  readonly system: string;
  readonly value: string;
}

/** In one order, without repeats, so that equal sets are equal as JSON. */
export function sortedIdentifiers(identifiers: readonly Identifier[]): Identifier[] {
  const byKey = new Map(identifiers.map(({ system, value }) => [`${system} ${value}`, { system, value }]));
  return [...byKey.keys()].sort().map((key) => byKey.get(key) as Identifier);
}
