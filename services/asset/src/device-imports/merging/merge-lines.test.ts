import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lists, rules, said } from '../testing/listed.ts';
import { matchKeysOf } from './match-keys.ts';
import { mergeLines } from './merge-lines.ts';
import { signatureOf, subjectField } from './signature.ts';

test('lines of one serial number are one device; each field is of the source that is believed first and says something', () => {
  const { devices, set_aside } = mergeLines(
    [
      said('mdm', 2, { serial_number: 'ABC-123', model: 'X1', name: 'POS-1' }),
      said('ledger', 2, { serial_number: 'ＡＢＣ１２３', asset_tag: 'A-001', name: '受付PC', store: '1' }),
    ],
    rules,
  );
  expect(set_aside).toEqual([]);
  expect(devices).toMatchObject([
    {
      keys: ['serial_number:ABC123', 'asset_tag:A001', 'name_in_store:store-1 受付PC'],
      lines: [
        { source: 'ledger', line: 2 },
        { source: 'mdm', line: 2 },
      ],
      date: '2025-10-31',
      fields: { serial_number: 'ＡＢＣ１２３', asset_tag: 'A-001', name: '受付PC', model: 'X1' },
      store_id: 'store-1',
      contradictions: [{ field: 'name', chosen: { source: 'ledger', text: '受付PC' } }],
    },
  ]);
});

test('width, case, spaces and hyphens are no contradiction', () => {
  const { devices } = mergeLines(
    [
      said('ledger', 2, { serial_number: 'ab-12', name: 'サーバー １', model: 'x－1' }),
      said('mdm', 2, { serial_number: 'AB12', name: 'ｻｰﾊﾞｰ1', model: 'X-1' }),
    ],
    rules,
  );
  expect(devices).toHaveLength(1);
  expect(devices[0]?.contradictions).toEqual([]);
});

test('a field may be preferred of other sources, or of the newest', () => {
  const lines = [
    said('ledger', 2, { serial_number: 'S', model: 'old', store: '1' }),
    said('mdm', 2, { serial_number: 'S', model: 'new', store: '2' }),
    said('kiosks', 2, { serial_number: 'S', model: 'stood there', store: '1' }),
  ];
  const [device] = mergeLines(lines, { ...rules, prefer: { model: 'newest', store: ['kiosks'] } }).devices;
  expect(device).toMatchObject({ fields: { model: 'new' }, store_id: 'store-1' });
  expect(device?.contradictions.map(({ field }) => field)).toEqual(['model', 'store_id']);
});

test('a device in two stores is a contradiction, of which every source and line is told', () => {
  const [device] = mergeLines(
    [said('mdm', 7, { serial_number: 'S', store: '2' }), said('ledger', 4, { serial_number: 'S', store: '1' })],
    rules,
  ).devices;
  expect(device?.contradictions).toEqual([
    {
      field: 'store_id',
      chosen: { source: 'ledger', line: 4, text: '1', value: 'store-1' },
      values: [
        { source: 'ledger', line: 4, text: '1', value: 'store-1' },
        { source: 'mdm', line: 7, text: '2', value: 'store-2' },
      ],
    },
  ]);
});

test('where one source names an unknown store, the other one is taken, and the contradiction told', () => {
  const [device] = mergeLines(
    [said('ledger', 2, { serial_number: 'S', store: '0' }), said('mdm', 2, { serial_number: 'S', store: '2' })],
    rules,
  ).devices;
  expect(device).toMatchObject({ store_id: 'store-2', contradictions: [{ field: 'store_id' }] });
});

test('an unknown store alone is told, and nothing can be chosen', () => {
  const [device] = mergeLines([said('ledger', 2, { serial_number: 'S', store: '0' })], rules).devices;
  expect(device).toMatchObject({
    store_id: null,
    store_problem: 'store_unknown',
    contradictions: [{ field: 'store_id', chosen: null }],
  });
});

const twoDevices = [
  said('ledger', 2, { serial_number: 'S1', asset_tag: 'A', store: '1' }),
  said('mdm', 2, { serial_number: 'S2', asset_tag: 'A', store: '1' }),
  said('kiosks', 2, { asset_tag: 'A', name: 'PC' }),
];

test('lines that share an asset tag and have other serial numbers are not merged by force: all are set aside', () => {
  const { devices, unmerged, set_aside } = mergeLines(twoDevices, rules);
  expect(devices).toEqual([]);
  expect(unmerged).toMatchObject([
    { subject_key: 'asset_tag:A', field: 'serial_number', settled: false, values: [{ text: 'S1' }, { text: 'S2' }] },
  ]);
  expect(set_aside.map(({ problem }) => problem)).toEqual(Array(3).fill('key_contradictory'));
});

test('once somebody decided whose the asset tag is, the other device does without it', () => {
  const found = mergeLines(twoDevices, rules).unmerged[0];
  const signature = signatureOf('serial_number', found?.values ?? []);
  const decided = new Map([[subjectField('asset_tag:A', 'serial_number'), { value: 'S2', signature }]]);
  const { devices, unmerged, set_aside } = mergeLines(twoDevices, { ...rules, decided });
  expect(devices.map(({ fields }) => [fields.serial_number, fields.asset_tag, fields.name])).toEqual([
    ['S1', undefined, undefined],
    ['S2', 'A', 'PC'],
  ]);
  expect(unmerged).toMatchObject([{ settled: true }]);
  expect(set_aside).toEqual([]);
});

test('a decision on other values does not hold', () => {
  const decided = new Map([[subjectField('asset_tag:A', 'serial_number'), { value: 'S2', signature: 'other' }]]);
  const { devices, unmerged } = mergeLines(twoDevices, { ...rules, decided });
  expect(devices).toEqual([]);
  expect(unmerged).toMatchObject([{ settled: false }]);
});

test('a certificate that two devices are said to hold is held by one of them, and told', () => {
  const { devices, certificates } = mergeLines(
    [
      said('ledger', 2, { serial_number: 'S1', certificate: 'C' }),
      said('mdm', 2, { serial_number: 'S2', certificate: 'C' }),
      said('kiosks', 2, { certificate: 'C' }),
    ],
    rules,
  );
  expect(devices).toHaveLength(2);
  expect(certificates).toMatchObject([
    {
      key: 'CN=CA/C',
      holder: 0,
      claims: [
        { device: 0, source: 'ledger' },
        { device: 1, source: 'mdm' },
      ],
    },
  ]);
  expect(certificates[0]?.lines).toHaveLength(3);
});

test('a line with nothing but a name that two devices of its store have is set aside; the devices are not', () => {
  const { devices, set_aside } = mergeLines(
    [
      said('ledger', 2, { serial_number: 'S1', name: 'PC', store: '1' }),
      said('ledger', 3, { serial_number: 'S2', name: 'PC', store: '1' }),
      said('kiosks', 9, { name: 'pc', store: '1' }),
    ],
    rules,
  );
  expect(devices).toHaveLength(2);
  expect(set_aside).toMatchObject([{ source: 'kiosks', line: 9, problem: 'match_ambiguous' }]);
});

test('lines of one source about one device are one device: what differs is told, what does not is counted', () => {
  const { devices, repeated } = mergeLines(
    [
      said('ledger', 2, { serial_number: 'S', model: 'X' }),
      said('ledger', 3, { serial_number: 'S', model: 'Y' }),
      said('ledger', 4, { serial_number: 'S', model: 'Y' }),
    ],
    rules,
  );
  expect(repeated).toBe(1);
  expect(devices).toMatchObject([{ fields: { model: 'X' }, contradictions: [{ field: 'model' }] }]);
});

test('a line that names nothing to match by is set aside', () => {
  expect(mergeLines([said('ledger', 2, { name: 'PC' })], rules)).toMatchObject({
    devices: [],
    set_aside: [{ line: 2, problem: 'key_missing' }],
  });
});

test('any order of lines gives the same', () => {
  const shuffled = lists.chain((lines) =>
    fc.tuple(fc.constant(lines), fc.shuffledSubarray(lines, { minLength: lines.length })),
  );
  fc.assert(
    fc.property(shuffled, ([lines, others]) => {
      expect(mergeLines(others, rules)).toEqual(mergeLines(lines, rules));
    }),
    { numRuns: 500 },
  );
});

test('nothing is lost: every line is of one device, of certificates alone, or set aside', () => {
  fc.assert(
    fc.property(lists, (lines) => {
      const { devices, certificates, set_aside } = mergeLines(lines, rules);
      const place = ({ source, line }: { source: string; line: number }): string => `${source} ${line}`;
      const ofDevices = devices.flatMap((device) => device.lines.map(place));
      const aside = set_aside.map(place);
      const alone = certificates
        .flatMap(({ lines }) => lines.map(place))
        .filter((at) => !ofDevices.includes(at) && !aside.includes(at));
      expect([...ofDevices, ...aside, ...new Set(alone)].sort()).toEqual(lines.map(place).sort());
    }),
    { numRuns: 500 },
  );
});

test('no two devices have one serial number or asset tag, and none has two serial numbers of a source that names them apart', () => {
  fc.assert(
    fc.property(lists, (lines) => {
      const keys = mergeLines(lines, rules).devices.flatMap(({ keys }) =>
        keys.filter((key) => /^(serial|asset)/.test(key)),
      );
      expect(new Set(keys).size).toBe(keys.length);
      for (const { keys } of mergeLines(lines, rules).devices)
        expect(keys.filter((key) => key.startsWith('serial')).length).toBeLessThan(2);
    }),
    { numRuns: 500 },
  );
});

test('lines that share a serial number and are not set aside are of one device', () => {
  fc.assert(
    fc.property(lists, (lines) => {
      const { devices } = mergeLines(lines, rules);
      const serialOf = new Map(
        lines.map((line) => [`${line.source} ${line.line}`, matchKeysOf(line, rules.match).get('serial_number')]),
      );
      for (const { lines } of devices) {
        const serials = new Set(lines.flatMap(({ source, line }) => serialOf.get(`${source} ${line}`) ?? []));
        expect(serials.size).toBeLessThan(2);
      }
    }),
    { numRuns: 500 },
  );
});

test('every certificate is told once and held by one device at most', () => {
  fc.assert(
    fc.property(lists, (lines) => {
      const { certificates, devices } = mergeLines(lines, rules);
      expect(new Set(certificates.map(({ key }) => key)).size).toBe(certificates.length);
      for (const { holder } of certificates) expect(holder === null || devices[holder] !== undefined).toBe(true);
    }),
  );
});
