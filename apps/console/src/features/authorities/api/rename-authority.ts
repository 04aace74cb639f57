import { writeAsset } from '../../../api/asset-api.ts';
import type { CertificateAuthority } from '../../../api/asset-types.ts';
import { path } from '../../../api/paths.ts';

export function renameAuthority(
  id: string,
  version: number,
  change: { readonly name: string; readonly reason: string | undefined },
): Promise<CertificateAuthority> {
  return writeAsset('PATCH', path`/certificate-authorities/${id}`, change, { version });
}
