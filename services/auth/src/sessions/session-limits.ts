import type { EffectivePolicy } from '../policies/policy.ts';

/** How long a session in a tenant goes on, as its policy said when the person signed in. */
export interface SessionLimits {
  /** Without an authorization or a refresh for as long it is over. */
  readonly idle_seconds: number;
  /** Whatever happens in it. Seconds since 1970. */
  readonly ends_at: number;
}

/**
 * @param signIn when the person authenticated, seconds since 1970, whether on a shared terminal, which locks sooner, and the
 *   emergency it hangs on, with which it ends.
 */
export function limitsOf(
  { session, terminal }: Pick<EffectivePolicy, 'session' | 'terminal'>,
  signIn: {
    readonly auth_time: number;
    readonly terminal?: unknown;
    readonly emergency?: { readonly ends_at: number } | null;
  },
): SessionLimits {
  const idle = signIn.terminal == null ? session.idle_minutes : Math.min(session.idle_minutes, terminal.lock_minutes);
  const ends_at = signIn.auth_time + session.hours * 3600;
  return { idle_seconds: idle * 60, ends_at: Math.min(ends_at, signIn.emergency?.ends_at ?? ends_at) };
}

/** The stricter of two: what was said at sign-in, and what is said now. */
export function soonerOf(one: SessionLimits, other: SessionLimits): SessionLimits {
  return {
    idle_seconds: Math.min(one.idle_seconds, other.idle_seconds),
    ends_at: Math.min(one.ends_at, other.ends_at),
  };
}

/** @param seenAt when something was last done in it, and @param now: seconds since 1970. */
export function isOver({ idle_seconds, ends_at }: SessionLimits, seenAt: number, now: number): boolean {
  return now >= ends_at || now - seenAt >= idle_seconds;
}
