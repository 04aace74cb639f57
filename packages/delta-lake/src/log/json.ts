const numberOrString = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;
const longNumber = /[\d.]{16}/;
/** The most significant digits that every double keeps. */
const exactDigits = 15;

/** Parses JSON; a number of more than 15 characters comes as its source text, since a double might not hold it. */
export function parseJson(text: string): unknown {
  if (!longNumber.test(text)) return JSON.parse(text);
  return JSON.parse(
    text.replace(numberOrString, (token) =>
      token.length > exactDigits && !token.startsWith('"') ? `"${token}"` : token,
    ),
  );
}

/** A number of JSON by its digits, where neither a double nor a bigint is exact: a decimal. */
export class JsonNumber {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** As `JSON.stringify`, with bigints and `JsonNumber`s as bare digits; members that are undefined are left out. */
export function formatJson(value: unknown): string {
  if (typeof value === 'bigint') return value.toString();
  if (value instanceof JsonNumber) return value.text;
  if (Array.isArray(value)) return `[${value.map((item) => formatJson(item ?? null)).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  let members = '';
  for (const [name, member] of Object.entries(value)) {
    if (member === undefined) continue;
    members += `${members === '' ? '' : ','}${JSON.stringify(name)}:${formatJson(member)}`;
  }
  return `{${members}}`;
}
