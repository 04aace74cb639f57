import { currentRequest, Problem } from '@kiban/http';

/** Why a device was not enrolled: for our log only. */
export type EnrolmentRefusal =
  | 'tenant_unknown'
  | 'code_unknown'
  | 'code_ended'
  | 'code_expired'
  | 'proof_invalid'
  | 'device_refused'
  | 'key_taken';

/** One answer for every reason: nobody learns by trying which tenants, devices or codes there are. */
export class EnrolmentRefused extends Error {
  readonly code: EnrolmentRefusal;
  constructor(code: EnrolmentRefusal, cause?: unknown) {
    super(`The device was not enrolled: ${code}.`, { cause });
    this.name = 'EnrolmentRefused';
    this.code = code;
  }
}

/** The answer, once the reason is written into the log. */
export function enrolmentProblem(error: EnrolmentRefused): Problem {
  currentRequest().logger.warn('A device was not enrolled', { refusal: error.code });
  return new Problem(403, 'enrolment_refused', {
    en: 'The device could not be enrolled. Check the tenant’s code and the enrolment code; a code is good once and for a short time. Ask for a new one.',
    ja: '端末を登録できませんでした。テナントコードと登録コードを確認してください。登録コードは一度だけ、期限内に使えます。新しいコードの発行を依頼してください。',
  });
}
