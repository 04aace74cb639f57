import type { PartialSignInPolicy, SignInPolicy } from '../../api/auth-types.ts';

/** What the form of a policy holds; '' and an empty list: nothing is said, so that what is said above it holds. */
export interface PolicyValues {
  readonly second_factors: readonly string[];
  readonly phishing_resistant_for: readonly string[];
  readonly preset: string;
  readonly minimum_length: string;
  /** '' | 'yes' | 'no' */
  readonly synced: string;
  readonly attestation: string;
  /** One AAGUID a line. */
  readonly aaguids: string;
  readonly idle_minutes: string;
  readonly hours: string;
  readonly lock_minutes: string;
  readonly oldest_hours: string;
  readonly required_connection: string;
}

export const policyFields = [
  'second_factors',
  'phishing_resistant_for',
  'preset',
  'minimum_length',
  'synced',
  'attestation',
  'aaguids',
  'idle_minutes',
  'hours',
  'lock_minutes',
  'oldest_hours',
  'required_connection',
] as const satisfies readonly (keyof PolicyValues)[];

export type PolicyField = (typeof policyFields)[number];

/** What may be used beside the password, as a policy lists it. */
export const secondFactors = ['passkey', 'totp', 'lookup_codes', 'terminal', 'email_code'] as const;
export const presets = ['jp-8-mfa', 'jp-13', 'nist'] as const;

/** Numbers of the form: the fewest and the most the API takes. */
export const bounds = {
  minimum_length: [8, 64],
  idle_minutes: [5, 1440],
  hours: [1, 24],
  lock_minutes: [1, 60],
  oldest_hours: [1, 720],
} as const satisfies Partial<Record<PolicyField, readonly [number, number]>>;
export type NumberField = keyof typeof bounds;

export function policyValues(thing: Pick<SignInPolicy, 'policy'> | null): PolicyValues {
  const said = thing?.policy ?? {};
  const text = (value: string | number | null | undefined) => (value == null ? '' : String(value));
  return {
    second_factors: said.second_factors ?? [],
    phishing_resistant_for: said.phishing_resistant_for ?? [],
    preset: text(said.password?.preset),
    minimum_length: text(said.password?.minimum_length),
    synced: said.passkeys?.synced === undefined ? '' : said.passkeys.synced ? 'yes' : 'no',
    attestation: text(said.passkeys?.attestation),
    aaguids: (said.passkeys?.aaguids ?? []).join('\n'),
    idle_minutes: text(said.session?.idle_minutes),
    hours: text(said.session?.hours),
    lock_minutes: text(said.terminal?.lock_minutes),
    oldest_hours: text(said.login_view?.oldest_hours),
    required_connection: text(said.sign_on?.required_connection),
  };
}

/** As the API takes it: only what is said. */
export function policyOf(values: PolicyValues): PartialSignInPolicy {
  const number = (field: NumberField) => (values[field].trim() === '' ? undefined : Number(values[field].trim()));
  const text = (value: string) => value || undefined;
  const list = (value: readonly string[]) => (value.length > 0 ? value : undefined);
  const { preset, synced, attestation, required_connection } = values;
  const groups = {
    second_factors: list(values.second_factors),
    phishing_resistant_for: list(values.phishing_resistant_for),
    password: some({ preset: text(preset), minimum_length: number('minimum_length') }),
    passkeys: some({
      synced: synced === '' ? undefined : synced === 'yes',
      attestation: text(attestation),
      aaguids: list(values.aaguids.split(/[\s,]+/).filter(Boolean)),
    }),
    session: some({ idle_minutes: number('idle_minutes'), hours: number('hours') }),
    terminal: some({ lock_minutes: number('lock_minutes') }),
    login_view: some({ oldest_hours: number('oldest_hours') }),
    sign_on: some({ required_connection: text(required_connection) }),
  };
  return (some(groups) ?? {}) as PartialSignInPolicy;
}

/** Without what is not said; nothing when nothing is left. */
function some(group: object): object | undefined {
  const said = Object.entries(group).filter(([, value]) => value !== undefined);
  return said.length > 0 ? Object.fromEntries(said) : undefined;
}
