/**
 * A value of a table, exact in every type:
 *
 * | Delta type | JavaScript |
 * |---|---|
 * | string | string |
 * | long | bigint |
 * | integer, short, byte, float, double | number |
 * | boolean | boolean |
 * | binary | Uint8Array |
 * | date | string, `YYYY-MM-DD` (proleptic Gregorian; years beyond 9999 with a sign: `+12345-01-01`) |
 * | timestamp | bigint, microseconds since 1970-01-01T00:00:00Z |
 * | timestamp_ntz | bigint, microseconds since 1970-01-01T00:00:00 of no time zone |
 * | decimal(p,s) | string, with exactly `s` digits after the point: `-12.50` |
 * | array | array |
 * | map | Map |
 * | struct | object with one member for each field |
 */
export type Value =
  | null
  | string
  | number
  | bigint
  | boolean
  | Uint8Array
  | readonly Value[]
  | ReadonlyMap<Value, Value>
  | { readonly [field: string]: Value };

export type Row = Readonly<Record<string, Value>>;
