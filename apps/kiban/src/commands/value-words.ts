/** A field's value as a person reads it: names for ids, codes for identifiers. */
export function valueWords(
  value: unknown,
  names: ReadonlyMap<string, string | null>,
  words: { readonly nothing: string; readonly erased: string },
): string {
  if (value === null || value === undefined) return words.nothing;
  if (Array.isArray(value)) {
    const codes = value.map((each: { system?: string; value?: string }) => `${each.system} ${each.value}`);
    return codes.length === 0 ? words.nothing : codes.join(', ');
  }
  const text = String(value);
  const name = names.get(text);
  return name === null ? words.erased : (name ?? text);
}

const REFERENCES: readonly string[] = [
  'unit_id',
  'store_id',
  'user_id',
  'parent_id',
  'corporation_id',
  'device_id',
  'licence_id',
  'authority_id',
];

/** The ids that states refer to, once each. */
export function idsIn(states: readonly (Readonly<Record<string, unknown>> | null)[]): string[] {
  const ids = states.flatMap((state) => REFERENCES.map((field) => state?.[field]));
  return [...new Set(ids.filter((id) => typeof id === 'string'))];
}
