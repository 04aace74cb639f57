import type { TFunction } from 'i18next';
import type { SignIn } from '../../api/auth-types.ts';
import type { Tone } from '../../ui/status-dot.tsx';
import { methodText } from '../sign-in/method-text.ts';

const refusals = [
  'tenant_unknown',
  'user_unknown',
  'user_not_active',
  'password_missing',
  'password_wrong',
  'second_factor_wrong',
  'entrance_refused',
  'terminal_key_wrong',
  'assertion_refused',
  'identity_unknown',
  'identity_contradictory',
  'invitation_login_id_wrong',
] as const;

const ends = [
  'signed_out',
  'user_suspended',
  'user_left',
  'user_erased',
  'device_suspended',
  'device_lost',
  'device_retired',
  'terminal_switched',
  'emergency_closed',
  'password_reset',
  'factors_reset',
  'by_administrator',
  'by_operator',
  'kill_switch',
] as const;

const changes = {
  'credential.added': 'added',
  'credential.changed': 'changed',
  'credential.removed': 'removed',
  'credential.suspected': 'suspected',
  'credential_reset.issued': 'linkIssued',
  'credential_reset.requested': 'linkRequested',
  'federated_identity.linked': 'linked',
  'federated_identity.unlinked': 'unlinked',
  'temporary_code.issued': 'codeIssued',
  'temporary_code.used': 'codeUsed',
  'temporary_code.withdrawn': 'codeWithdrawn',
} as const;

/** What happened, in a line. */
export function signInText(t: TFunction, item: SignIn): string {
  const { name, refusal, end_reason, credential_type } = item;
  if (name === 'session.started') return t('signIns.started');
  if (name === 'session.ended') return t('signIns.ended', { why: endText(t, end_reason) });
  if (name === 'sign_in_attempt.refused') return t('signIns.refused', { why: refusalText(t, refusal) });
  return t(`signIns.change.${changeOf(item)}`, {
    what: credential_type === null ? '' : methodText(t, credential_type),
  });
}

function changeOf({ name, occasion, credential_type }: SignIn) {
  if (occasion === 'compromised') return 'compromised';
  if (name === 'credential_reset.issued' && credential_type === null) return 'factorsReset';
  return Object.hasOwn(changes, name) ? changes[name as keyof typeof changes] : 'other';
}

/** Why a sign-in was refused; whoever was refused was not told. */
export function refusalText(t: TFunction, refusal: string | null): string {
  return t(`signIns.refusal.${refusals.find((each) => each === refusal) ?? 'other'}`);
}

function endText(t: TFunction, reason: string | null): string {
  return t(`signIns.end.${ends.find((each) => each === reason) ?? 'other'}`);
}

export const resultTones: Readonly<Record<SignIn['result'], Tone>> = {
  signed_in: 'done',
  refused: 'danger',
  ended: 'quiet',
  credential_changed: 'accent',
};
