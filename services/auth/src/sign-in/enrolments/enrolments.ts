import type { Method } from '../../factors/factor.ts';
import { lookupCodesEnrolment } from '../../factors/lookup-codes/enrolment.ts';
import { passkeyEnrolment } from '../../factors/passkey/enrolment.ts';
import { totpEnrolment } from '../../factors/totp/enrolment.ts';
import type { Enrolment } from './enrolment.ts';

/** Everything that can be added, in the order in which it is offered. */
export const ENROLMENTS: readonly Enrolment[] = [totpEnrolment, passkeyEnrolment, lookupCodesEnrolment];

export function enrolmentOf(method: Method): Enrolment {
  const found = ENROLMENTS.find((each) => each.method === method);
  if (found === undefined) throw new Error(`Nothing can be added by ${method}.`);
  return found;
}
