import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { TestPlatform } from './platform.ts';

const PRODUCT = {
  product: 'stocktaking',
  name: { en: 'Stocktaking', ja: '棚卸システム' },
  licensed: true,
  permissions: [{ key: 'counts.read', name: { en: 'See counts', ja: '棚卸の閲覧' }, resource_type: 'count' }],
  roles: [],
  plans: [
    { key: 'store', name: { en: 'By store', ja: '店舗プラン' }, features: ['counts'], seat_kind: 'store' },
    { key: 'company', name: { en: 'Company', ja: '全社プラン' }, features: ['counts', 'forecast'], seat_kind: null },
  ],
};

/** Registers a product and sells it to a tenant: three seats for stores, and a trial for the whole company. */
export async function sellLicences(platform: TestPlatform, tenant: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'kiban-product-'));
  const kiban = async (...words: string[]) => {
    const said = await platform.kiban(...words);
    expect(said.code, said.err).toBe(0);
  };
  try {
    const file = join(folder, 'stocktaking.json');
    writeFileSync(file, JSON.stringify(PRODUCT));
    await kiban('products', 'register', file);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  const grant = ['licences', 'grant', 'stocktaking'];
  await kiban(...grant, 'store', '--tenant', tenant, '--seats', '3', '--until', '2099-04-01T00:00:00+09:00');
  await kiban(...grant, 'company', '--tenant', tenant, '--trial', '--until', '2099-01-01T00:00:00+09:00');
}
