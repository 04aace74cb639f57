import { writeAsset } from '../../../api/asset-api.ts';
import type { EnrolmentCode } from '../../../api/asset-types.ts';
import { path } from '../../../api/paths.ts';

export function revokeCode(id: string, version: number, reason: string): Promise<EnrolmentCode> {
  return writeAsset('POST', path`/enrolment-codes/${id}/revoke`, { reason }, { version });
}
