import { MappingError } from '@kiban/tabular';
import { describe, expect, test } from 'vitest';
import { parseMapping } from './parse-mapping.ts';

const GOOD = `
mapping: 1
source: legacy
tenant: { name: A, timezone: Asia/Tokyo }
lookups: { areas: { 01: North, no: Nowhere } }
files:
  - header: false
    columns: [code, name, area]
    completeness: { value: area }
    entities:
      - kind: store
        key: code
        fields: { name: { column: name, pattern: '^(.)' } }
        references: { unit: { join: [area, { constant: 007 }], separator: '-' } }
`;

/** `path: message` of everything wrong when a part of the good mapping is replaced. */
function problemsWith(part: string | RegExp, replacement: string): string[] {
  const text = GOOD.replace(part, replacement);
  expect(text).not.toBe(GOOD);
  try {
    parseMapping(text, 'mapping.yaml');
  } catch (error) {
    if (error instanceof MappingError) return error.problems.map(({ path, message }) => `${path}: ${message}`);
    throw error;
  }
  return [];
}

describe('a good mapping', () => {
  test('is read with its defaults, every value as a table', () => {
    expect(parseMapping(GOOD, 'mapping.yaml')).toEqual({
      mapping: 1,
      source: 'legacy',
      tenant: { name: 'A', timezone: 'Asia/Tokyo' },
      snapshot_date: '(\\d{4}-\\d{2}-\\d{2})',
      lookups: { areas: { '01': 'North', no: 'Nowhere' } },
      files: [
        {
          format: 'delimited',
          encoding: 'utf-8',
          delimiter: ',',
          header: false,
          columns: ['code', 'name', 'area'],
          may_be_empty: false,
          normalize: [],
          completeness: { value: { column: 'area' }, max_loss: 0.5 },
          entities: [
            {
              kind: 'store',
              key: { column: 'code' },
              fields: { name: { column: 'name', pattern: '^(.)' } },
              references: { unit: { join: [{ column: 'area' }, { constant: '007' }], separator: '-' } },
              identifiers: [],
            },
          ],
        },
      ],
    });
  });
});

test('a Delta table needs no encoding and no header', () => {
  const table = '{ format: delta, file: stores, entities: [{ kind: store, key: code, fields: { name: name } }] }';
  const { files } = parseMapping(`{ mapping: 1, source: legacy, files: [${table}] }`, 'mapping.yaml');
  expect(files).toMatchObject([{ format: 'delta', file: 'stores', may_be_empty: false, normalize: [] }]);
});

describe('what is wrong is named by its place and in words', () => {
  test.each([
    [
      'source: legacy',
      'surce: legacy',
      [
        'source: is missing',
        ": 'surce' is not known here; a mapping has mapping, source, tenant, snapshot_date, lookups, files",
      ],
    ],
    ['mapping: 1', 'mapping: 2', ["mapping: must be 1, not '2'"]],
    ['Asia/Tokyo', 'Mars', ['tenant.timezone: is not a time zone; write one such as Asia/Tokyo']],
    [
      'source: legacy',
      "source: legacy\nsnapshot_date: '(a)(b)'",
      ['snapshot_date: needs exactly 1 capture group in parentheses, and has 2'],
    ],
    ['header: false', 'format: csv\n    header: false', ["files[0].format: must be delimited or delta, not 'csv'"]],
    [
      'header: false',
      'format: delta\n    header: false',
      [
        "files[0]: 'header', 'columns' is not known here; a Delta table has format, file, may_be_empty, normalize, completeness, entities",
      ],
    ],
    [
      '  - header: false',
      '  - { format: delta, file: areas, entities: [{ kind: corporation, key: a, fields: { name: b } }] }\n  - file: b.csv\n    header: false',
      ["files[1].format: must be that of the first file: a snapshot's files all have one format"],
    ],
    ['header: false', 'header: maybe', ["files[0].header: must be true or false, not 'maybe'"]],
    ['header: false', 'header: true', ['files[0].columns: must be left out; the header of the file names the columns']],
    [
      '    columns: [code, name, area]\n',
      '',
      ['files[0].columns: is missing; without a header the columns must be named here'],
    ],
    ['[code, name, area]', '[code, name, area, code]', ["files[0].columns: names 'code' twice"]],
    ['header: false', 'header: false\n    encoding: sjis', ["files[0].encoding: must be utf-8 or cp932, not 'sjis'"]],
    [
      'header: false',
      'header: false\n    delimiter: ab',
      ['files[0].delimiter: must be one character, such as , or "\\t"'],
    ],
    [
      'header: false',
      'header: false\n    normalize: [nkfc]',
      ["files[0].normalize[0]: must be nfkc, nfc, trim, squeeze, upper or lower, not 'nkfc'"],
    ],
    [
      'header: false',
      'header: false\n    file: a/b.csv',
      ['files[0].file: must be a name inside the folder of the snapshot, without / or \\'],
    ],
    [
      'value: area',
      'value: area, max_loss: 2',
      ['files[0].completeness.max_loss: must be a share from 0 to 1, such as 0.5'],
    ],
    [
      'kind: store',
      'kind: shop',
      ['files[0].entities[0].kind: must be corporation, organization_unit, store, user or membership'],
    ],
    ['key: code', 'key: cod', ["files[0].entities[0].key: 'cod' is not among the columns (code, name, area)"]],
    ['        key: code\n', '', ['files[0].entities[0].key: is missing']],
    [
      'fields: { name:',
      'fields: { nmae:',
      [
        'files[0].entities[0].fields.name: is missing',
        "files[0].entities[0].fields: 'nmae' is not known here; fields of a store has name, kana, postal_code, address, phone",
      ],
    ],
    [
      '{ unit:',
      '{ user:',
      ["files[0].entities[0].references: 'user' is not known here; references of a store has unit, corporation"],
    ],
    ["'^(.)'", "'^.'", ['files[0].entities[0].fields.name.pattern: needs 1 capture group in parentheses, and has 0']],
    ["'^(.)'", "'^(.'", ['files[0].entities[0].fields.name.pattern: is not a regular expression']],
    [
      "pattern: '^(.)'",
      'lookup: araes',
      ["files[0].entities[0].fields.name.lookup: 'araes' is not among the lookups (areas)"],
    ],
    [
      "pattern: '^(.)'",
      'format: "date:YYYY/MM"',
      [/^files\[0\]\.entities\[0\]\.fields\.name\.format: is not a format; there are digits/],
    ],
    [
      '{ constant: 007 }',
      '{ colum: a }',
      [
        'files[0].entities[0].references.unit.join[1]: must be the name of a column, or a table with one of column, constant, join',
      ],
    ],
    [
      'key: code',
      'key: code\n        when: { column: zone, equals: [a] }',
      ["files[0].entities[0].when.column: 'zone' is not among the columns (code, name, area)"],
    ],
    [
      /kind: store.*/s,
      'kind: membership\n        key: code\n        fields: { job_type: name }\n        references: { user: code }\n',
      ['files[0].entities[0].references: must name unit or store'],
    ],
    [
      /kind: store.*/s,
      'kind: user\n        key: code\n        fields: { name: name }\n        identifiers: [{ system: a, value: code }]\n',
      ['files[0].entities[0].identifiers: a user has no identifiers'],
    ],
    ['source: legacy', 'source: legacy\nsource: again', [': is not YAML: Map keys must be unique']],
    ['source: legacy', 'source: *nowhere', [/^: is not YAML: Unresolved alias/]],
    [/.*/s, '', [/^: must be a table of mapping, source/]],
  ])('%s → %s', (part, replacement, expected) => {
    const problems = problemsWith(part, replacement);
    expect(problems).toHaveLength(expected.length);
    expected.forEach((wanted, index) => {
      expect(problems[index]).toEqual(typeof wanted === 'string' ? wanted : expect.stringMatching(wanted));
    });
  });

  test('several files need names', () => {
    expect(
      problemsWith(
        'files:\n',
        `files:\n  - header: true\n    entities: [{ kind: corporation, key: a, fields: { name: b } }]\n`,
      ),
    ).toEqual([
      'files[0].file: is missing; it may be left out only when a snapshot is a single file',
      'files[1].file: is missing; it may be left out only when a snapshot is a single file',
    ]);
  });

  test('with the line of the YAML, all in one error', () => {
    const parse = () =>
      parseMapping(GOOD.replace('kind: store', 'kind: shop').replace('header: false', 'header: 0'), 'my.yaml');
    expect(parse).toThrow(MappingError);
    expect(parse).toThrow(
      'The mapping my.yaml cannot be used:\n' +
        "  line 7, files[0].header: must be true or false, not '0'\n" +
        '  line 11, files[0].entities[0].kind: must be',
    );
  });
});
