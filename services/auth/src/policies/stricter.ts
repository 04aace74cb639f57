import type { Method } from '../factors/factor.ts';
import type { PartialPolicy, PasswordPreset, SignInPolicy } from './policy.ts';

/** The fewest characters each preset takes by itself. */
const FLOORS: Readonly<Record<PasswordPreset, number>> = { 'jp-8-mfa': 8, 'jp-13': 13, nist: 15 };
/** Those that ask for letters, digits and symbols come after the one that does not. */
const PRESETS: readonly PasswordPreset[] = ['nist', 'jp-8-mfa', 'jp-13'];

/**
 * A policy, and what somebody says in addition: of each part the stricter one. What is looser than the policy changes
 * nothing, so that no unit and no client can loosen what its tenant says.
 */
export function stricter(policy: SignInPolicy, more: PartialPolicy): SignInPolicy {
  const { password, passkeys, session, terminal, login_view, sign_on } = more;
  return {
    password: stricterPassword(policy.password, password),
    second_factors: both(policy.second_factors, more.second_factors),
    phishing_resistant_for: either(policy.phishing_resistant_for, more.phishing_resistant_for),
    passkeys: stricterPasskeys(policy.passkeys, passkeys),
    session: {
      idle_minutes: least(policy.session.idle_minutes, session?.idle_minutes),
      hours: least(policy.session.hours, session?.hours),
    },
    terminal: { lock_minutes: least(policy.terminal.lock_minutes, terminal?.lock_minutes) },
    login_view: { oldest_hours: youngest(policy.login_view.oldest_hours, login_view?.oldest_hours) },
    sign_on: { required_connection: policy.sign_on.required_connection ?? sign_on?.required_connection ?? null },
  };
}

/** The fewest characters of a password. */
export function shortestPassword({ preset, minimum_length }: SignInPolicy['password']): number {
  return Math.max(FLOORS[preset], minimum_length);
}

function stricterPassword(
  policy: SignInPolicy['password'],
  more: Partial<SignInPolicy['password']> = {},
): SignInPolicy['password'] {
  const { preset = policy.preset, minimum_length = 0 } = more;
  const ranks = [PRESETS.indexOf(policy.preset), PRESETS.indexOf(preset)];
  return {
    preset: PRESETS[Math.max(...ranks)] ?? policy.preset,
    minimum_length: Math.max(shortestPassword(policy), shortestPassword({ preset, minimum_length })),
  };
}

function stricterPasskeys(
  policy: SignInPolicy['passkeys'],
  more: Partial<SignInPolicy['passkeys']> = {},
): SignInPolicy['passkeys'] {
  const { synced = true, attestation = 'none', aaguids = [] } = more;
  const lists = [policy, { attestation, aaguids }].filter((each) => each.attestation === 'listed');
  const [first, ...others] = lists.map((each) => each.aaguids);
  return {
    synced: policy.synced && synced,
    attestation: first === undefined ? 'none' : 'listed',
    aaguids: [...new Set((first ?? []).filter((model) => others.every((list) => list.includes(model))))].sort(),
  };
}

function both(policy: readonly Method[], more: readonly Method[] = policy): Method[] {
  return policy.filter((method) => more.includes(method));
}

function either(policy: readonly string[], more: readonly string[] = []): string[] {
  return [...new Set([...policy, ...more])].sort();
}

function least(policy: number, more: number = policy): number {
  return Math.min(policy, more);
}

/** Null is as old as it is. */
function youngest(policy: number | null, more: number | null = null): number | null {
  return policy === null || more === null ? (policy ?? more) : Math.min(policy, more);
}
