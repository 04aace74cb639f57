import type { Method } from '../factors/factor.ts';
import { acrOf, EMERGENCY, fulfils, PHISHING_RESISTANT } from '../protocol/acr.ts';
import type { Proof } from './proof.ts';

/** What a sign-in must come to. Two types of factors always. */
export interface Demand {
  /** Classes of which the client needs one; empty: any (OpenID Connect Core 1.0 §5.5.1.1, essential `acr`). */
  readonly acr_values: readonly string[];
  /** The policy asks this person for something that works at the real site only. */
  readonly phishing_resistant: boolean;
  /** The policy's second factors. */
  readonly second_factors: readonly Method[];
  /** The connection this person signs in by; null: any way. */
  readonly required_connection: string | null;
}

/** What each method shows at least, before anybody has used it. */
const WORTH: Readonly<Record<Method, Pick<Proof, 'types' | 'phishing_resistant'>>> = {
  password: { types: ['knowledge'], phishing_resistant: false },
  totp: { types: ['possession'], phishing_resistant: false },
  lookup_codes: { types: ['possession'], phishing_resistant: false },
  passkey: { types: ['possession'], phishing_resistant: true },
  email_code: { types: ['possession'], phishing_resistant: false },
  temporary_code: { types: ['possession'], phishing_resistant: false },
  terminal: { types: ['possession'], phishing_resistant: false },
  identity_provider: { types: ['knowledge'], phishing_resistant: false },
  break_glass_code: { types: ['possession'], phishing_resistant: false },
};

/** Those that no policy lists: each of them has a decision of its own that it hangs on, and ends by itself. */
const BY_OWN_DECISION: readonly Method[] = ['password', 'temporary_code', 'identity_provider', 'break_glass_code'];

function isPermitted({ second_factors }: Demand, method: Method): boolean {
  return BY_OWN_DECISION.includes(method) || second_factors.includes(method);
}

/** Whether nothing more is to be proven. */
export function isEnough(proofs: readonly Proof[], demand: Demand): boolean {
  const permitted = proofs.filter(({ method }) => isPermitted(demand, method));
  const acr = acrOf(permitted);
  if (acr === undefined) return false;
  if (demand.acr_values.length > 0 && !demand.acr_values.some((wanted) => fulfils(acr, wanted))) return false;
  if (acr === EMERGENCY) return true; // that is what emergencies are declared for
  if (demand.phishing_resistant && acr !== PHISHING_RESISTANT) return false;
  const { required_connection } = demand;
  return required_connection === null || permitted.some(({ connection_id }) => connection_id === required_connection);
}

/** What would do, of several methods, in the order given. */
export function sufficient(methods: readonly Method[], proofs: readonly Proof[], demand: Demand): Method[] {
  return methods.filter((method) => isEnough([...proofs, expected(method)], demand));
}

/** A proof of what a method is worth at least. */
export function expected(method: Method): Proof {
  return { method, ...WORTH[method], amr: [], vouched_by: [], at: 0, credential_id: null };
}
