import { writeAsset } from '../../../api/asset-api.ts';
import type { CertificateAuthority } from '../../../api/asset-types.ts';

export interface NewAuthority {
  readonly name: string;
  readonly key_type: 'P-256' | 'P-384';
  readonly validity_days: number;
  readonly reason: string | undefined;
}

export function makeAuthority(authority: NewAuthority, idempotencyKey: string): Promise<CertificateAuthority> {
  return writeAsset('POST', '/certificate-authorities', authority, { idempotencyKey });
}
