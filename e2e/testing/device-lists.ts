import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { TestPlatform } from './platform.ts';

/** Two lists of the same devices that differ in a model and in a store. */
const MAPPING = `
mapping: 1
name: 端末台帳
stores: { system: aoba.store-code }
sources:
  - name: 資産台帳
    file: ledger.csv
    date: 2026-05-01
    header: true
    device: { serial_number: serial, asset_tag: tag, name: name, device_type: type, model: model, store: store }
  - name: 端末管理ツール
    file: tool.csv
    date: 2026-05-10
    header: true
    device: { serial_number: serial, name: name, model: model, store: store }
`;
const LISTS = {
  'mapping.yaml': MAPPING,
  'ledger.csv': `serial,tag,name,type,model,store
SN-1001,A-001,調剤室 PC 1,pc,ProDesk 400,1004
SN-1002,A-002,受付機 1,kiosk,K-20,1004
SN-1003,A-003,待合 タブレット,tablet,Tab 8,1020
`,
  'tool.csv': `serial,name,model,store
SN-1001,調剤室 PC 1,ProDesk 600,1004
SN-1002,受付機 1,K-20,1020
SN-1003,待合 タブレット,Tab 8,1020
`,
};

/** Imports them into a tenant of the demo. */
export async function importDeviceLists(platform: TestPlatform, tenant: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'kiban-device-lists-'));
  try {
    for (const [name, text] of Object.entries(LISTS)) writeFileSync(join(folder, name), text);
    const said = await platform.kiban('import', 'devices', join(folder, 'mapping.yaml'), '--tenant', tenant);
    expect(said.code, said.err).toBe(0);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
