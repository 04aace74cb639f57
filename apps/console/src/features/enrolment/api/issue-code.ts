import { writeAsset } from '../../../api/asset-api.ts';
import type { IssuedEnrolmentCode } from '../../../api/asset-types.ts';

export function issueCode(
  code: { readonly device_id: string; readonly valid_hours: number; readonly reason: string | undefined },
  idempotencyKey: string,
): Promise<IssuedEnrolmentCode> {
  return writeAsset('POST', '/enrolment-codes', code, { idempotencyKey });
}
