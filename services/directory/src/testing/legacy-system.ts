import type { Mapping } from '../imports/mapping/mapping-schema.ts';
import { parseMapping } from '../imports/mapping/parse-mapping.ts';

/** What a fictional legacy system exports: one file a kind. A row names the columns it fills; a text stands as it is. */
export interface LegacySnapshot {
  readonly corporations?: LegacyFile;
  readonly units?: LegacyFile;
  readonly stores?: LegacyFile;
  readonly users?: LegacyFile;
  readonly memberships?: LegacyFile;
}

export type LegacyFile = string | Uint8Array | readonly Readonly<Record<string, string>>[];

export const COLUMNS: Readonly<Record<keyof LegacySnapshot, readonly string[]>> = {
  corporations: ['code', 'name'],
  units: ['code', 'name', 'parent'],
  stores: ['code', 'name', 'address', 'unit', 'area', 'mic'],
  users: ['code', 'name', 'email', 'login', 'person', 'status'],
  memberships: ['code', 'user', 'store', 'unit', 'job'],
};

export const LEGACY_MAPPING = `
mapping: 1
source: legacy
files:
  - file: corporations.csv
    header: true
    may_be_empty: true
    entities: [{ kind: corporation, key: code, fields: { name: name } }]
  - file: units.csv
    header: true
    may_be_empty: true
    entities: [{ kind: organization_unit, key: code, fields: { name: name }, references: { parent: parent } }]
  - file: stores.csv
    header: true
    may_be_empty: true
    completeness: { value: area, max_loss: 0.5 }
    entities:
      - kind: store
        key: code
        fields: { name: name, address: address }
        references: { unit: unit }
        identifiers: [{ system: mic, value: mic }]
  - file: users.csv
    header: true
    may_be_empty: true
    entities:
      - kind: user
        key: code
        fields: { name: name, email: email, staff_number: code, login_id: login, person_id: person, status: status }
  - file: memberships.csv
    header: true
    may_be_empty: true
    entities:
      - kind: membership
        key: code
        fields: { job_type: job }
        references: { user: user, store: store, unit: unit }
`;

/** The mapping, with what a test changes in its text. */
export function legacyMapping(change: (text: string) => string = (text) => text): { text: string; mapping: Mapping } {
  const text = change(LEGACY_MAPPING);
  return { text, mapping: parseMapping(text, 'legacy.yaml') };
}

/** The files of a snapshot, by name. A kind that is not given is exported without a row. */
export function legacyFiles(snapshot: LegacySnapshot): Record<string, string | Uint8Array> {
  return Object.fromEntries(
    (Object.keys(COLUMNS) as (keyof LegacySnapshot)[]).map((name) => [
      `${name}.csv`,
      contentOf(COLUMNS[name], snapshot[name] ?? []),
    ]),
  );
}

function contentOf(columns: readonly string[], file: LegacyFile): string | Uint8Array {
  if (typeof file === 'string' || file instanceof Uint8Array) return file;
  const lines = file.map((row) => columns.map((column) => row[column] ?? '').join(','));
  return `${[columns.join(','), ...lines].join('\n')}\n`;
}
