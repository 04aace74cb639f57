import { writeAsset } from '../../../api/asset-api.ts';
import type { Certificate } from '../../../api/asset-types.ts';
import { path } from '../../../api/paths.ts';

export function unbindCertificate(id: string, version: number, reason: string): Promise<Certificate> {
  return writeAsset('POST', path`/certificates/${id}/unbind`, { reason }, { version });
}
