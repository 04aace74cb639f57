import type { Facts, InvitationFacts } from './facts.ts';

/** What was looked at, and what was found. */
export type StepCode =
  | 'tenant_active'
  | 'tenant_ended'
  | 'user_active'
  | 'user_suspended'
  | 'user_left'
  | 'login_id_known'
  | 'login_id_missing'
  | 'view_fresh'
  | 'view_too_old'
  | 'product_licensed'
  | 'licence_missing'
  | 'connection_working'
  | 'connection_not_active'
  | 'password_known'
  | 'password_must_change'
  | 'passkey_instead'
  | `password_missing_${'never_invited' | InvitationFacts['state']}`
  | 'not_throttled'
  | 'throttled'
  | 'throttled_for_good'
  | 'second_factor_usable'
  | 'second_factor_to_enrol'
  | 'enrolment_closed'
  | 'second_factor_not_permitted'
  | 'codes_used_up'
  | 'passkey_suspected'
  | 'phishing_resistant_factor_known'
  | 'phishing_resistant_factor_missing';

export interface Step {
  readonly code: StepCode;
  /** Whether one can sign in as far as this goes. */
  readonly ok: boolean;
}

/** Why somebody can or cannot sign in: everything that is looked at, in the order in which sign-in looks at it. */
export function diagnose(facts: Facts): Step[] {
  const steps = [
    facts.tenant_active ? good('tenant_active') : bad('tenant_ended'),
    ofUser(facts),
    facts.has_login_id || canUsePasskey(facts) ? good('login_id_known') : bad('login_id_missing'),
    facts.view_too_old ? bad('view_too_old') : good('view_fresh'),
  ];
  if (facts.licensed !== null) steps.push(facts.licensed ? good('product_licensed') : bad('licence_missing'));
  if (facts.connection !== null)
    steps.push(facts.connection.active ? good('connection_working') : bad('connection_not_active'));
  // an identity provider's word stands in the place of the password
  else steps.push(ofPassword(facts), ofWaiting(facts), ofSecondFactor(facts));
  if (facts.phishing_resistance_demanded) steps.push(ofPhishingResistance(facts));
  return steps;
}

function ofUser({ user_status }: Facts): Step {
  switch (user_status) {
    case 'active':
      return good('user_active');
    case 'suspended':
      return bad('user_suspended');
    case 'left':
    case 'erased':
      return bad('user_left');
    default:
      throw user_status satisfies never;
  }
}

function ofPassword(facts: Facts): Step {
  const { password, invitation } = facts;
  if (password !== null) return good(password.must_change ? 'password_must_change' : 'password_known');
  if (canUsePasskey(facts)) return good('passkey_instead');
  return bad(`password_missing_${invitation?.state ?? 'never_invited'}`);
}

/** Somebody who waits can sign in later, or on a device that is known. */
function ofWaiting({ waiting }: Facts): Step {
  if (waiting === null) return good('not_throttled');
  return bad(waiting.seconds === null ? 'throttled_for_good' : 'throttled');
}

function ofSecondFactor(facts: Facts): Step {
  const { factors, password } = facts;
  if (factors.some(({ fault }) => fault === null)) return good('second_factor_usable');
  if (factors.some(({ fault }) => fault === 'suspected')) return bad('passkey_suspected');
  if (factors.some(({ fault }) => fault === 'used_up')) return bad('codes_used_up');
  if (factors.length > 0) return bad('second_factor_not_permitted');
  // without a password it is the password that is missing; the invitation brings both
  if (password === null) return good('second_factor_to_enrol');
  return password.opens_enrolment ? good('second_factor_to_enrol') : bad('enrolment_closed');
}

/** Whoever has two other factors adds one at the next sign-in. */
function ofPhishingResistance(facts: Facts): Step {
  return good(canUsePasskey(facts) ? 'phishing_resistant_factor_known' : 'phishing_resistant_factor_missing');
}

function canUsePasskey({ factors }: Facts): boolean {
  return factors.some(({ method, fault }) => method === 'passkey' && fault === null);
}

function good(code: StepCode): Step {
  return { code, ok: true };
}

function bad(code: StepCode): Step {
  return { code, ok: false };
}
