import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCommand } from '@kiban/event-store';
import type { TenantId } from '@kiban/postgres';
import { onTestFinished } from 'vitest';
import {
  authorityCreated,
  certificateAuthorityAggregate,
} from '../../certificate-authorities/certificate-authority.ts';
import type { Contradiction } from '../../contradictions/contradiction.ts';
import { plantDirectoryTenant, plantStore, replant } from '../../testing/planted-directory.ts';
import { operator, type TestAsset } from '../../testing/test-asset.ts';
import { importDevices } from '../import-devices.ts';
import type { DeviceImportOptions, DeviceImportOutcome } from '../import-options.ts';
import type { LineSetAside } from '../source-line.ts';
import { tryImportDevices } from '../try-import-devices.ts';
import { optionsIn } from './lists-options.ts';

const SINCE = '2020-01-01T00:00:00Z';

const SOURCES = { ledger: '2025-09-01', mdm: '2025-10-01', kiosks: '2025-08-01', issued: '2025-07-01' };

/** Four lists of the same devices: the ledger is believed first. */
const MAPPING = `
mapping: 1
name: lists
stores: { system: store_code }
certificates: { authorities: { 'CN=CA': Device CA, 'CN=Own': Own CA } }
sources:${Object.entries(SOURCES)
  .map(
    ([name, date]) => `
  - name: ${name}
    file: ${name}.csv
    date: ${date}
    header: true
    may_be_empty: true
    normalize: [trim]
    device: { serial_number: serial, asset_tag: tag, name: name, device_type: type, model: model, store: store, status: status, note: note }
    certificate: { issuer: issuer, serial_number: certificate }`,
  )
  .join('')}
`;

const COLUMNS = ['serial', 'tag', 'name', 'type', 'model', 'store', 'status', 'note', 'issuer', 'certificate'] as const;
/** A line: what its columns hold. A text is a line as it is. */
export type Line = Partial<Record<(typeof COLUMNS)[number], string>> | string;
export type Lists = Readonly<Record<string, readonly Line[]>>;

/** What came of an import, and what it told of. */
export interface Imported extends DeviceImportOutcome {
  readonly problems: readonly LineSetAside[];
  readonly found: readonly Contradiction[];
}

/** A tenant with the open stores 1 and 2, the closed store 9, and two authorities: one that signs elsewhere, and one of its own. */
export interface Shop {
  readonly tenant: TenantId;
  readonly stores: Readonly<Record<'1' | '2' | '9', string>>;
  import(lists: Lists, more?: Partial<DeviceImportOptions>): Promise<Imported>;
  dryRun(lists: Lists): Promise<Imported>;
}

export async function shop(home: TestAsset): Promise<Shop> {
  const code = crypto.randomUUID().slice(9);
  const tenant = await plantDirectoryTenant(home, '青葉', code);
  const store = (number: string) => {
    const identifiers = JSON.stringify([{ system: 'store_code', value: number }]);
    return plantStore(home, tenant, `${number}号店`, { identifiers }, SINCE);
  };
  const stores = { 1: await store('1'), 2: await store('2'), 9: await store('9') };
  await replant(home, 'store', stores[9], { status: 'closed' });
  await authority(home, tenant, 'Device CA', 'external');
  await authority(home, tenant, 'Own CA', 'own');
  const run = async (work: typeof importDevices, lists: Lists, more: Partial<DeviceImportOptions> = {}) => {
    const problems: LineSetAside[] = [];
    const found: Contradiction[] = [];
    const options = await optionsIn(tenant, listsIn(lists), {
      onProblem: (line) => problems.push(line),
      onContradiction: (contradiction) => found.push(contradiction),
      ...more,
    });
    return { ...(await work(home.database, options)), problems, found };
  };
  return {
    tenant,
    stores,
    import: (lists, more) => run(importDevices, lists, more),
    dryRun: (lists) => run(tryImportDevices, lists),
  };
}

/** A folder with the lists and their mapping, gone after the test. Lists that are not given are empty. */
export function listsIn(lists: Lists): string {
  const folder = mkdtempSync(join(tmpdir(), 'kiban-lists-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  writeFileSync(join(folder, 'mapping.yaml'), MAPPING);
  for (const name of Object.keys(SOURCES)) {
    const lines = (lists[name] ?? []).map((line) =>
      typeof line === 'string' ? line : COLUMNS.map((column) => line[column] ?? '').join(','),
    );
    writeFileSync(join(folder, `${name}.csv`), `${[COLUMNS.join(','), ...lines].join('\n')}\n`);
  }
  return folder;
}

async function authority(home: TestAsset, tenant: TenantId, name: string, source: 'own' | 'external'): Promise<void> {
  const id = crypto.randomUUID();
  const certificate = {
    ...{ serial_number: '01', subject: `CN=${name}`, pem: '-', key_thumbprint: '' },
    fingerprint_sha256: id.replaceAll('-', '').padEnd(64, '0'),
    ...{ not_before: SINCE, not_after: '2040-01-01T00:00:00Z' },
  };
  await runCommand(home.database, tenant, operator, {
    aggregate: certificateAuthorityAggregate,
    id,
    decide: () => authorityCreated(id, { name, source, chain_pem: null, certificate }, { occurred_at: SINCE }),
  });
}
