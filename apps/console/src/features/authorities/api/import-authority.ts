import { writeAsset } from '../../../api/asset-api.ts';
import type { CertificateAuthority } from '../../../api/asset-types.ts';

export interface GivenAuthority {
  readonly name: string;
  /** Its own certificate first, then those above it. */
  readonly certificates_pem: string;
  /** null: it signs elsewhere. */
  readonly private_key_pem: string | null;
  readonly reason: string | undefined;
}

export function importAuthority(authority: GivenAuthority, idempotencyKey: string): Promise<CertificateAuthority> {
  return writeAsset('POST', '/certificate-authorities/import', authority, { idempotencyKey });
}
