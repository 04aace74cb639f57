import type { TFunction } from 'i18next';
import { roles } from '../../session/role-text.ts';
import { bounds, type NumberField, type PolicyField, type PolicyValues, secondFactors } from './policy-values.ts';

/** A value of a policy in words; null: nothing is said of it. `nameOfConnection`: how a connection is called. */
export function policyText(
  t: TFunction,
  language: string,
  field: PolicyField,
  values: PolicyValues,
  nameOfConnection: (id: string) => string,
): string | null {
  if (isNumber(field)) return values[field] === '' ? null : t(`signInPolicy.amount.${field}`, { n: values[field] });
  const joined = (texts: readonly string[]) => (texts.length > 0 ? texts.join(language === 'ja' ? '、' : ', ') : null);
  switch (field) {
    case 'second_factors':
      return joined(
        secondFactors.filter((each) => values.second_factors.includes(each)).map((each) => t(`signIn.method.${each}`)),
      );
    case 'phishing_resistant_for':
      return joined(
        roles.filter((role) => values.phishing_resistant_for.includes(role)).map((role) => t(`role.${role}`)),
      );
    case 'preset':
      return isOne(values.preset, ['jp-13', 'jp-8-mfa', 'nist']) ? t(`signInPolicy.presets.${values.preset}`) : null;
    case 'synced':
      return isOne(values.synced, ['yes', 'no']) ? t(`signInPolicy.syncedIs.${values.synced}`) : null;
    case 'attestation':
      return isOne(values.attestation, ['none', 'listed'])
        ? t(`signInPolicy.attestationIs.${values.attestation}`)
        : null;
    case 'aaguids':
      return values.aaguids.trim() === ''
        ? null
        : t('signInPolicy.models', { count: values.aaguids.trim().split(/[\s,]+/).length });
    case 'required_connection':
      return values.required_connection === '' ? null : nameOfConnection(values.required_connection);
  }
}

function isNumber(field: PolicyField): field is NumberField {
  return field in bounds;
}

function isOne<Allowed extends string>(value: string, allowed: readonly Allowed[]): value is Allowed {
  return (allowed as readonly string[]).includes(value);
}
