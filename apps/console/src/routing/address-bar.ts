export type Search = Readonly<Record<string, string | readonly string[] | undefined>>;

/** What follows `?`, as texts: a name that comes twice is a list. Numbers stay texts (a code may begin with 0). */
export function searchFrom(text: string): Search {
  const search: Record<string, string | string[]> = {};
  for (const [name, value] of new URLSearchParams(text)) {
    const before = search[name];
    search[name] = before === undefined ? value : [before, value].flat();
  }
  return search;
}

/** Filters as people would write them: `?status=open&status=closed`, without quotes or brackets. */
export function searchText(search: Readonly<Record<string, unknown>>): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(search)) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== undefined && one !== null && one !== '') parameters.append(name, String(one));
    }
  }
  return parameters.size > 0 ? `?${parameters}` : '';
}

/** A single text of the address, at most as long as the API takes it. */
export function one(value: unknown, most = 200): string | undefined {
  return typeof value === 'string' && value !== '' ? value.slice(0, most) : undefined;
}

/** One of the allowed texts. */
export function oneOf<Allowed extends string>(value: unknown, allowed: readonly Allowed[]): Allowed | undefined {
  return allowed.find((candidate) => candidate === value);
}

/** Those of the allowed texts that stand there; nothing when there are none. */
export function someOf<Allowed extends string>(
  value: unknown,
  allowed: readonly Allowed[],
): readonly Allowed[] | undefined {
  const given = [value].flat();
  const some = allowed.filter((candidate) => given.includes(candidate));
  return some.length > 0 ? some : undefined;
}

/** A whole number that is not negative. */
export function whole(value: unknown): number | undefined {
  const number = typeof value === 'string' && /^\d{1,7}$/.test(value) ? Number(value) : value;
  return typeof number === 'number' && number > 0 ? number : undefined;
}
