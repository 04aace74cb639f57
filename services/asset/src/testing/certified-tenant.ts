import { randomUUIDv7 } from 'node:crypto';
import type { ChangeContext, Outcome } from '@kiban/event-store';
import { localKeyEncryption } from '@kiban/key-encryption';
import { statement, type TenantId, tenantRead } from '@kiban/postgres';
import { createAuthority } from '../certificate-authorities/create-authority.ts';
import { type CertificateRow, certificateAggregate } from '../certificates/certificate.ts';
import { type Issuing, issueCertificate } from '../certificates/issue-certificate.ts';
import { moveDevice } from '../devices/move-device.ts';
import { registerDevice } from '../devices/register-device.ts';
import { certificateRequest } from './certificate-requests.ts';
import { plantDirectoryTenant, plantStore } from './planted-directory.ts';
import { operator, type TestAsset } from './test-asset.ts';

export const KEYS = localKeyEncryption([Buffer.alloc(32, 7).toString('base64')]);
export const everywhere = { expected_version: 'any', reach: 'tenant' } as const;
/** What a certificate's command is given of a certificate that nobody else is changing. */
export const any = (id: string) => ({ id, ...everywhere });

/** A tenant with an authority of its own, and what makes something in it: each gives the id of what it made. */
export interface CertifiedTenant {
  readonly id: TenantId;
  readonly parts: Issuing;
  readonly authority_id: string;
  store(name?: string): Promise<string>;
  device(name?: string, store_id?: string): Promise<string>;
  move(device_id: string, store_id: string, context?: ChangeContext): Promise<Outcome>;
  issue(device_id: string, more?: Partial<Parameters<typeof issueCertificate>[3]>): Promise<string>;
  certificate(id: string): Promise<CertificateRow>;
}

export async function certifiedTenant(home: TestAsset): Promise<CertifiedTenant> {
  const { database } = home;
  const parts = { database, keyEncryption: KEYS, origin: 'https://kiban.test' };
  const id = await plantDirectoryTenant(home, '青葉薬局', randomUUIDv7().slice(9));
  const { id: authority_id } = await createAuthority(parts, id, operator, {
    ...{ name: '青葉 CA', organization: '青葉薬局', key_type: 'P-256', validity_days: 3650 },
  });
  const first = await plantStore(home, id, '本店');
  return {
    ...{ id, parts, authority_id },
    store: (name = '店') => plantStore(home, id, name),
    device: async (name = '端末', store_id = first) => {
      const fields = { name, device_type: 'pc', store_id };
      return (await registerDevice(database, id, operator, { fields, reach: 'tenant' })).id;
    },
    move: (device_id, store_id, context = operator) =>
      moveDevice(database, id, context, { ...any(device_id), store_id }),
    issue: async (device_id, more = {}) => {
      const { csr } = await certificateRequest();
      const order = {
        device_id,
        csr,
        authority_id: null,
        validity_days: 397,
        renews: null,
        reach: 'tenant',
        ...more,
      } as const;
      return (await issueCertificate(parts, id, operator, order)).id;
    },
    certificate: async (certificateId) => {
      const [[row]] = await tenantRead(database, id, [
        statement<CertificateRow>`select * from asset.certificate where id = ${certificateId}::uuid`,
      ]);
      if (row === undefined) throw new Error(`There is no ${certificateAggregate.kind} ${certificateId}.`);
      return row;
    },
  };
}
