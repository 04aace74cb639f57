import { writeAsset } from '../../../api/asset-api.ts';
import type { Certificate } from '../../../api/asset-types.ts';

export interface NewCertificate {
  readonly device_id: string;
  /** PKCS #10 in PEM. */
  readonly csr: string;
  readonly authority_id: string | undefined;
  readonly validity_days: number;
  readonly reason: string | undefined;
}

export function issueCertificate(certificate: NewCertificate, idempotencyKey: string): Promise<Certificate> {
  return writeAsset('POST', '/certificates', certificate, { idempotencyKey });
}
