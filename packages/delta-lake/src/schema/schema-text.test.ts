import { expect, test } from 'vitest';
import { formatSchema, parseSchema } from './schema-text.ts';
import { arrayOf, decimal, field, mapOf, struct } from './types.ts';

const schema = struct(
  field('id', 'long', { nullable: false, metadata: { comment: 'permanent' } }),
  field('price', decimal(12, 2)),
  field('names', arrayOf(struct(field('system', 'string'), field('value', 'string')), { containsNull: false })),
  field('counts', mapOf('string', 'integer', { valueContainsNull: false })),
  field('at', 'timestamp_ntz'),
);

test('a schema reads back as it was written', () => {
  expect(parseSchema(formatSchema(schema))).toEqual(schema);
});

test('a field without metadata has none, a decimal without digits ten', () => {
  const text = '{"type":"struct","fields":[{"name":"a","type":"decimal","nullable":true}]}';
  expect(parseSchema(text)).toEqual(struct(field('a', decimal(10, 0))));
});

test.each(['variant', 'void', 'geometry', 'geography', 'interval day to second', 'char(5)'])(
  'the type %s is refused by its name',
  (type) => {
    const text = formatSchema(struct(field('a', 'string'))).replace('"string"', JSON.stringify(type));
    expect(() => parseSchema(text)).toThrow(expect.objectContaining({ code: 'feature_unsupported', feature: type }));
  },
);

test.each([
  '{',
  '"string"',
  '{"type":"struct"}',
  '{"type":"struct","fields":[{"type":"long"}]}',
  '{"type":"struct","fields":[5]}',
])('%s is no schema', (text) => {
  expect(() => parseSchema(text)).toThrow(expect.objectContaining({ code: 'schema_invalid' }));
});

test.each([
  [0, 0],
  [39, 0],
  [5, 6],
  [10, -1],
])('decimal(%i,%i) does not exist', (precision, scale) => {
  expect(() => decimal(precision, scale)).toThrow(expect.objectContaining({ code: 'schema_invalid' }));
});
