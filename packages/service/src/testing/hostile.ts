import type { ApiDocument, Schema } from './documented.ts';

type Resolved = ApiDocument['resolved'];

const deep = (levels: number): string => `${'['.repeat(levels)}${']'.repeat(levels)}`;

/** Bodies that are none, whatever the operation: what is sent, and the one code each is answered with. */
export const NO_BODIES: readonly (readonly [string, string, string])[] = [
  ['half an object', '{"name":', 'body_malformed'],
  ['two objects', '{}{}', 'body_malformed'],
  ['a byte order mark alone', '\ufeff', 'body_malformed'],
  ['XML', '<store/>', 'body_malformed'],
  ['NaN', '{"name": NaN}', 'body_malformed'],
  ['null', 'null', 'validation_failed'],
  ['an array', '[]', 'validation_failed'],
  ['a text', '"name"', 'validation_failed'],
  ['a number', '1', 'validation_failed'],
  ['10,000 levels', deep(10_000), 'validation_failed'],
  ['a member that is not known', '{"surprise": 1}', 'validation_failed'],
  ['a member of every object', '{"__proto__": {"name": "x"}}', 'validation_failed'],
  ['a constructor', '{"constructor": {"prototype": {}}}', 'validation_failed'],
  ['1 MiB', `{"name": "${'x'.repeat(1024 * 1024)}"}`, 'payload_too_large'],
];

/** Values that a member with this schema cannot have; texts are JSON. */
export function hostileValues(schema: Schema, resolved: Resolved): string[] {
  const types = typesOf(schema, resolved);
  const { maxLength, maxItems, enum: values, format } = stringOf(schema, resolved);
  const wrong: Readonly<Record<string, string[]>> = {
    string: [
      '1',
      'true',
      '{}',
      '[]',
      '["x"]',
      '1e308',
      '""',
      '" "',
      '"\\u0000"',
      '"a\\u0000b"',
      '"\\ud800"',
      '"\\udc00x"',
      '"\\u001b[31m"',
      '"a\\nb"',
      '"\\u202e"',
    ],
    boolean: ['"true"', '1', '0', '{}', '[]'],
    integer: ['"1"', '1.5', '1e400', '-1', '{}'],
    array: ['{}', '"x"', '{"length": 1}', '[null]', '[1]', '[[]]', '[{"surprise": 1}]', deep(100)],
    object: ['[]', '"x"', '1'],
  };
  return [
    ...types.flatMap((type) => wrong[type] ?? []),
    ...(types.includes('null') ? [] : ['null']),
    ...(maxLength === undefined ? [] : [`"${'x'.repeat(maxLength + 1)}"`, `"${'𠮷'.repeat(maxLength + 1)}"`]),
    ...(maxItems === undefined
      ? []
      : [JSON.stringify(Array.from({ length: maxItems + 1 }, () => ({ system: 'x', value: 'y' })))]),
    ...(values === undefined ? [] : ['"no such value"', '"toString"']),
    ...(format === 'uuid'
      ? [
          '"0"',
          '"01a20178-eea9-7433-a617-e6968e73abf"',
          '"01a20178eea97433a617e6968e73abfc"',
          '"{01a20178-eea9-7433-a617-e6968e73abfc}"',
          '"\' or 1=1 --"',
        ]
      : []),
  ];
}

/** What a query parameter with this schema cannot be, as it stands in the address. */
export function hostileParameters(schema: Schema, resolved: Resolved): string[] {
  const { maxLength, enum: values, format, maximum } = stringOf(schema, resolved);
  const types = typesOf(schema, resolved);
  return [
    ...['%00', '%ff', '%c0%80', '%ed%a0%80', '%zz', '%'],
    ...(types.includes('integer') ? ['', 'x', '1.5', '-1', '0', '1e9', 'NaN', String((maximum ?? 0) + 1)] : []),
    ...(maxLength === undefined ? [] : ['x'.repeat(maxLength + 1)]),
    ...(values === undefined && types[0] !== 'array' ? [] : ['nothing-such', '']),
    ...(format === 'uuid' ? ['', '0', 'null', "'%20or%201=1--"] : []),
  ];
}

function typesOf(schema: Schema, resolved: Resolved): string[] {
  const { type, anyOf } = resolved(schema);
  return anyOf?.flatMap((one) => typesOf(one, resolved)) ?? [type ?? []].flat();
}

/** The part of a schema that is not null. */
function stringOf(schema: Schema, resolved: Resolved): Schema {
  const { anyOf, ...rest } = resolved(schema);
  return anyOf === undefined ? rest : stringOf(anyOf.find((one) => one.type !== 'null') ?? {}, resolved);
}
