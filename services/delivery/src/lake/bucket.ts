/**
 * Which of a table's buckets the rows of an id (UUID) lie in: by its last 32 bits, which are random. In SQL
 * `('x' || right(id::text, 8))::bit(32)::bigint % buckets`. Part of the tables' layout: another rule needs them rebuilt.
 */
export function bucketOf(id: string, buckets: number): number {
  return Number.parseInt(id.slice(-8), 16) % buckets;
}
