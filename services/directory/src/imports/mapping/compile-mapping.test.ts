import { describe, expect, test } from 'vitest';
import { compileMapping } from './compile-mapping.ts';
import { ENTITY_KIND_NAMES, kindSpec } from './entity-kinds.ts';
import { parseMapping } from './parse-mapping.ts';

/** Maps records (columns a, b, c, d) through one entity written in YAML flow style. */
function mapped(entity: string, rows: string[][], extra = '') {
  const mapping = parseMapping(
    `{ mapping: 1, source: s, lookups: { areas: { 01: North } }, files: [{ header: false, columns: [a, b, c, d], ${extra} entities: [${entity}] }] }`,
    'test',
  );
  const [file] = mapping.files;
  if (file === undefined) throw new Error('no file');
  const map = compileMapping(mapping, file, ['a', 'b', 'c', 'd']);
  return rows.flatMap((values, index) => map({ line: index + 1, values }));
}

const STORE = '{ kind: store, key: a, fields: { name: b, phone: c }, references: { unit: d } }';

describe('a record becomes what the mapping says', () => {
  test('with all fields that are named, null when empty, and none that is not named', () => {
    expect(mapped(STORE, [['1', 'Store', '', '']])).toEqual([
      {
        kind: 'store',
        key: '1',
        line: 1,
        completeness: null,
        repeated: false,
        fields: { name: 'Store', phone: null },
        references: { unit: null },
        identifiers: [],
      },
    ]);
  });

  test.each([
    ['normalised as the file says', 'b', 'normalize: [nfkc, squeeze, trim, lower],', '　Ａｂ　 ｶﾞ ', 'ab ガ'],
    [
      'normalised as the value says, instead',
      '{ column: b, normalize: [upper] }',
      'normalize: [nfkc, trim],',
      ' ａb',
      ' ＡB',
    ],
    ['nothing when only white space is left', '{ column: b, default: none }', 'normalize: [trim],', ' 　', 'none'],
    ['the capture group of a pattern', "{ column: b, pattern: '^([0-9]+)' }", '', '12x', '12'],
    ['nothing when the pattern does not match', "{ column: b, pattern: '^([0-9]+)', default: '0' }", '', 'x', '0'],
    ['looked up', '{ column: b, lookup: areas }', '', '01', 'North'],
    ['brought into a format', "{ column: b, format: 'date:YYYY/M/D' }", '', '2024/1/2', '2024-01-02'],
    ['a constant', '{ constant: x }', '', 'y', 'x'],
    ['joined, empty parts left out', "{ join: [a, b, c, { constant: z }], separator: '/' }", '', '', '1/3/z'],
  ])('a value is %s', (_, value, extra, given, expected) => {
    const [line] = mapped(
      `{ kind: store, key: { constant: k }, fields: { name: ${value} } }`,
      [['1', given, '3', '']],
      extra,
    );
    expect(line).toMatchObject({ fields: { name: expected } });
  });

  test('only where the filter lets it', () => {
    const entity = STORE.replace('key: a', 'key: a, when: { column: d, equals: [x, ""] }');
    expect(
      mapped(entity, [
        ['1', 'n', '', 'x'],
        ['2', 'n', '', 'y'],
        ['3', 'n', '', ''],
      ]).map(({ key }) => key),
    ).toEqual(['1', '3']);
  });

  test('once, where repeats are expected, unless it shows something else', () => {
    const entity = '{ kind: organization_unit, key: a, repeated: expected, fields: { name: b } }';
    const lines = mapped(entity, [
      ['1', 'x', '', ''],
      ['1', 'x', '', ''],
      ['1', 'y', '', ''],
      ['2', 'x', '', ''],
      ['1', 'x', '', ''],
    ]);
    expect(lines.map((line) => [line.line, line.key, 'repeated' in line && line.repeated])).toEqual([
      [1, '1', true],
      [3, '1', true],
      [4, '2', true],
    ]);
  });

  test('with its identifiers, those without a value left out', () => {
    const entity =
      '{ kind: store, key: a, fields: { name: b }, identifiers: [{ system: x, value: a }, { system: y, value: c }] }';
    expect(mapped(entity, [['1', 'n', '', '']])).toMatchObject([{ identifiers: [{ system: 'x', value: '1' }] }]);
  });

  test('with the completeness of its record, none where that cannot be read', () => {
    const lines = mapped(
      STORE,
      [
        ['1', 'n', '', '01'],
        ['2', 'n', '', '02'],
      ],
      'completeness: { value: { column: d, lookup: areas } },',
    );
    expect(lines.map((line) => 'completeness' in line && line.completeness)).toEqual(['North', null]);
  });

  test('a membership is of a unit or of a store, whichever its record names', () => {
    const entity = '{ kind: membership, key: a, fields: { job_type: b }, references: { user: a, unit: c, store: d } }';
    expect(
      mapped(entity, [
        ['1', 'j', 'u', ''],
        ['2', 'j', '', 's'],
      ]),
    ).toMatchObject([
      { references: { user: '1', unit: 'u', store: null } },
      { references: { user: '2', unit: null, store: 's' } },
    ]);
  });
});

describe('an entity that cannot be taken is set aside, with its key where that is known', () => {
  const MEMBER = '{ kind: membership, key: a, fields: { job_type: b }, references: { user: b, unit: c, store: d } }';
  test.each([
    ['key_missing', null, STORE, ['', 'n', '', '']],
    ['key_missing', null, STORE.replace('key: a', 'key: { join: [a, d] }'), ['1', 'n', '', '']],
    ['value_malformed', null, STORE.replace('key: a', "key: { column: a, format: 'digits:2' }"), ['1', 'n', '', '']],
    ['value_required', '1', STORE, ['1', '', '', '']],
    ['value_required', '1', STORE.replace('phone: c', 'phone: { column: c, required: true }'), ['1', 'n', '', '']],
    ['value_malformed', '1', STORE, ['1', 'n', 'none', '']],
    ['lookup_missing', '1', STORE.replace('name: b', 'name: { column: b, lookup: areas }'), ['1', '99', '', '']],
    [
      'lookup_missing',
      '1',
      STORE.replace('unit: d', 'unit: { column: d, lookup: areas }'),
      ['1', 'n', '', 'constructor'],
    ],
    ['value_malformed', '1', '{ kind: user, key: a, fields: { name: b, status: c } }', ['1', 'n', 'gone', '']],
    ['reference_required', '1', MEMBER.replace('user: b', 'user: c'), ['1', 'j', '', 's']],
    ['reference_required', '1', MEMBER, ['1', 'j', '', '']],
    ['reference_ambiguous', '1', MEMBER, ['1', 'j', 'u', 's']],
  ])('%s (key %s): %s', (code, key, entity, values) => {
    expect(mapped(entity, [values])).toEqual([
      { kind: /kind: (\w+)/.exec(entity)?.[1], key, line: 1, problem: { code, message: expect.any(String) } },
    ]);
  });

  test('and the other entities of the line are unharmed', () => {
    const both = `${STORE}, { kind: corporation, key: b, fields: { name: b } }`;
    expect(mapped(both, [['', 'n', '', '']])).toMatchObject([
      { kind: 'store', problem: {} },
      { kind: 'corporation', key: 'n' },
    ]);
  });

  test('a message shows what was found, but nothing of a person', () => {
    const message = (entity: string) => JSON.stringify(mapped(entity, [['1', 'n', 'secret', '']]));
    expect(message(STORE)).toContain("fields.phone 'secret' is not a telephone number");
    expect(message('{ kind: user, key: a, fields: { name: b, email: c } }')).not.toContain('secret');
  });
});

describe('a header that does not fit is refused', () => {
  const mapping = parseMapping(`{ mapping: 1, source: s, files: [{ header: true, entities: [${STORE}] }] }`, 'test');
  const [file] = mapping.files;
  const compile = (columns: string[]) => () => file && compileMapping(mapping, file, columns, 'stores.csv');

  test('with the columns that are there', () => {
    expect(compile(['a', 'B', 'c'])).toThrow(
      "stores.csv lacks the columns 'b', 'd', which the mapping names. It has 'a', 'B', 'c'.",
    );
    expect(compile(['a', 'B', 'c'])).toThrow(expect.objectContaining({ code: 'header_mismatch' }));
  });

  test('also when a mapped column stands twice, but not for columns that nobody asks for', () => {
    expect(compile(['a', 'b', 'c', 'd', 'a'])).toThrow(expect.objectContaining({ code: 'header_mismatch' }));
    expect(compile(['x', 'x', 'd', 'c', 'b', 'a'])).not.toThrow();
  });
});

test('every reference in the table of kinds leads to a kind of the table', () => {
  const targets = ENTITY_KIND_NAMES.flatMap((kind) =>
    Object.values(kindSpec(kind).references).map((target) => target.kind),
  );
  expect(targets.every((target) => ENTITY_KIND_NAMES.some((kind) => kind === target))).toBe(true);
});
