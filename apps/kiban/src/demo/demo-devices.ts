import { createPublicKey } from 'node:crypto';
import {
  createAuthority,
  enrolWithKey,
  findDevices,
  importAuthority,
  issueCertificate,
  loseDevice,
  moveDevice,
  recordSighting,
  registerDevice,
} from '@kiban/asset';
import type { ChangeContext } from '@kiban/event-store';
import type { KeyEncryption } from '@kiban/key-encryption';
import { tenantRead } from '@kiban/postgres';
import { certificateRequest } from './certificate-request.ts';
import { type DemoTenant, unlessThere } from './demo-tenant.ts';

export interface DemoDevices {
  readonly keyEncryption: KeyEncryption;
  /** How the platform is reached: it stands in certificates. */
  readonly origin: string;
  readonly context: ChangeContext;
}

const any = { expected_version: 'any', reach: 'tenant' } as const;

/** Takes note of the authority whose certificates the device lists name: it issues elsewhere. Its name is the lists'. */
export async function knowAuthority(
  { assets, id }: DemoTenant,
  { keyEncryption, context }: DemoDevices,
  certificates_pem: string,
): Promise<void> {
  const fields = { name: 'あおば端末認証局', certificates_pem, private_key_pem: null };
  await unlessThere(importAuthority({ database: assets, keyEncryption }, id, context, fields));
}

/** Makes a chain an authority of its own, which issues here. */
export async function foundAuthority(
  { assets, id }: DemoTenant,
  { keyEncryption, context }: DemoDevices,
  name: string,
): Promise<void> {
  const input = { name, organization: name, key_type: 'P-256', validity_days: 3_650 } as const;
  await unlessThere(createAuthority({ database: assets, keyEncryption }, id, context, input));
}

/**
 * A device in each of these stores, enrolled, with a certificate of the chain's own authority. The second has moved to the first
 * store, the third is lost; from the fourth on they have not been heard of.
 */
export async function putDevicesUp(tenant: DemoTenant, devices: DemoDevices, stores: readonly string[]): Promise<void> {
  const { assets, id } = tenant;
  for (const [place, code] of stores.entries()) {
    const serial_number = `DM-${code}`;
    const [known] = await tenantRead(assets, id, [findDevices(serial_number)]);
    if (known.length > 0) continue;
    const device = await putUp(tenant, devices, code, serial_number);
    const why = (reason: string): ChangeContext => ({ ...devices.context, reason });
    if (place < 3) await recordSighting(assets, id, device, '192.0.2.10');
    if (place === 1) {
      const store_id = await tenant.store(stores[0] ?? code);
      await moveDevice(assets, id, why('改装のため'), { ...any, id: device, store_id });
    }
    if (place === 2) await loseDevice(assets, id, why('配送中に所在不明'), { ...any, id: device });
  }
}

async function putUp(
  { assets, id, store }: DemoTenant,
  { keyEncryption, origin, context }: DemoDevices,
  code: string,
  serial_number: string,
): Promise<string> {
  const place = { store_id: await store(code), name: '投薬カウンター', device_type: 'tablet' };
  const fields = { ...place, serial_number, asset_tag: serial_number, manufacturer: 'サンプル電機', model: 'T-90' };
  const { id: device_id } = await registerDevice(assets, id, context, { fields, reach: 'tenant' });
  const { csr, privateKey } = certificateRequest(serial_number);
  await enrolWithKey(assets, id, context, { device_id, publicKey: createPublicKey(privateKey) });
  await issueCertificate({ database: assets, keyEncryption, origin }, id, context, {
    ...{ device_id, csr, authority_id: null, validity_days: 397, renews: null, reach: 'tenant' },
  });
  return device_id;
}
