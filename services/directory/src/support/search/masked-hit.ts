import { maskedLogin, maskedName } from '../masking.ts';
import type { SupportHit } from './hits.ts';

/** What a hit shows without the customer's further leave. Stores, devices and their codes are what a caller reads out. */
export function maskedHit(hit: SupportHit): SupportHit {
  if (hit.kind !== 'user') return hit;
  const { name, kana, login_id } = hit;
  return { ...hit, name: maskedName(name), kana: maskedName(kana), login_id: maskedLogin(login_id) };
}
