import { writeAsset } from '../../../api/asset-api.ts';
import type { Certificate, RevocationReason } from '../../../api/asset-types.ts';
import { path } from '../../../api/paths.ts';

export function revokeCertificate(
  id: string,
  version: number,
  revocation: { readonly revocation_reason: RevocationReason; readonly reason: string },
): Promise<Certificate> {
  return writeAsset('POST', path`/certificates/${id}/revoke`, revocation, { version });
}
