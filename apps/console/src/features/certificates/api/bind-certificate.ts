import { writeAsset } from '../../../api/asset-api.ts';
import type { Certificate } from '../../../api/asset-types.ts';
import { path } from '../../../api/paths.ts';

export function bindCertificate(
  id: string,
  version: number,
  binding: { readonly device_id: string; readonly reason: string },
): Promise<Certificate> {
  return writeAsset('POST', path`/certificates/${id}/bind`, binding, { version });
}
