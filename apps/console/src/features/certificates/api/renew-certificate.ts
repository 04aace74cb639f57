import { writeAsset } from '../../../api/asset-api.ts';
import type { Certificate } from '../../../api/asset-types.ts';
import { path } from '../../../api/paths.ts';

export interface Renewal {
  /** PKCS #10 in PEM. */
  readonly csr: string;
  readonly validity_days: number;
  readonly reason: string | undefined;
}

/** Issues the one that follows; it answers that one. */
export function renewCertificate(id: string, renewal: Renewal, idempotencyKey: string): Promise<Certificate> {
  return writeAsset('POST', path`/certificates/${id}/renew`, renewal, { idempotencyKey });
}
