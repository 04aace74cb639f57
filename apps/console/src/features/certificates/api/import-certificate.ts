import { writeAsset } from '../../../api/asset-api.ts';
import type { Certificate } from '../../../api/asset-types.ts';

export interface GivenCertificate {
  readonly authority_id: string;
  readonly pem: string;
  readonly device_id: string | null;
  readonly reason: string | undefined;
}

/** Registers a certificate that was issued elsewhere. */
export function importCertificate(certificate: GivenCertificate, idempotencyKey: string): Promise<Certificate> {
  return writeAsset('POST', '/certificates/import', certificate, { idempotencyKey });
}
