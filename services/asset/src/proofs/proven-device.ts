import type { TenantId } from '@kiban/postgres';
import type { PublicKey } from '../devices/device.ts';

/** A device that has proven itself just now. */
export interface ProvenDevice {
  readonly tenantId: TenantId;
  readonly id: string;
  readonly name: string;
  readonly store_id: string;
  readonly key_thumbprint: string;
  readonly public_key: PublicKey;
}
