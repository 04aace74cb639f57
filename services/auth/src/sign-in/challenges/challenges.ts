import { breakGlassChallenge } from '../../emergencies/challenge.ts';
import { emailCodeChallenge } from '../../factors/email-code/challenge.ts';
import type { Method } from '../../factors/factor.ts';
import { lookupCodesChallenge } from '../../factors/lookup-codes/challenge.ts';
import { passkeyChallenge } from '../../factors/passkey/challenge.ts';
import { passwordChallenge } from '../../factors/password/challenge.ts';
import { totpChallenge } from '../../factors/totp/challenge.ts';
import { temporaryCodeChallenge } from '../../temporary-codes/challenge.ts';
import { terminalChallenge } from '../../terminals/challenge.ts';
import type { Challenge } from './challenge.ts';

/** Everything that can be asked of somebody, the best first: what is printed is the way out. */
export const CHALLENGES: readonly Challenge[] = [
  temporaryCodeChallenge, // whoever was given one asked for it
  terminalChallenge as Challenge,
  passkeyChallenge as Challenge,
  totpChallenge,
  passwordChallenge,
  emailCodeChallenge as Challenge,
  lookupCodesChallenge,
  breakGlassChallenge,
];

export function challengeOf(method: Method): Challenge {
  const found = CHALLENGES.find((each) => each.method === method);
  if (found === undefined) throw new Error(`Nothing can be asked by ${method}.`);
  return found;
}
