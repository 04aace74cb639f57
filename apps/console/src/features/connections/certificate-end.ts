import type { Connection } from '../../api/auth-types.ts';

const SOON_MS = 30 * 86_400_000;

/** When the last certificate of a SAML provider ends; null: there is none, or the protocol has none. */
export function certificateEnd({ settings }: Connection): string | null {
  if (settings.protocol !== 'saml') return null;
  return (
    settings.certificates
      .map(({ not_after }) => not_after)
      .sort()
      .at(-1) ?? null
  );
}

/** Whether somebody has to see to it: it is over, or will be within a month. `now`: milliseconds since 1970. */
export function endOf(at: string, now: number): 'over' | 'soon' | 'later' {
  const left = Date.parse(at) - now;
  return left <= 0 ? 'over' : left < SOON_MS ? 'soon' : 'later';
}
