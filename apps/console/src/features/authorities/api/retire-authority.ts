import { writeAsset } from '../../../api/asset-api.ts';
import type { CertificateAuthority } from '../../../api/asset-types.ts';
import { path } from '../../../api/paths.ts';

export function retireAuthority(id: string, version: number, reason: string): Promise<CertificateAuthority> {
  return writeAsset('POST', path`/certificate-authorities/${id}/retire`, { reason }, { version });
}
