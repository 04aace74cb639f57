import type { TenantId } from '@kiban/postgres';
import type { Method } from '../factors/factor.ts';
import { type Kind, kindOf } from '../store/auth-store.ts';

export type PasswordPreset = 'jp-13' | 'jp-8-mfa' | 'nist';

/** What sign-in asks of people. Two types of factors are asked of everybody: no policy can say otherwise. */
export interface SignInPolicy {
  readonly password: { readonly preset: PasswordPreset; readonly minimum_length: number };
  /** What may be used beside the password. */
  readonly second_factors: readonly Method[];
  /** Built-in roles whose holders sign in with something that works at the real site only. */
  readonly phishing_resistant_for: readonly string[];
  readonly passkeys: {
    /** Whether passkeys may be copied between devices (WebAuthn §6.1.3, backup eligible). */
    readonly synced: boolean;
    readonly attestation: 'none' | 'listed';
    /** Models of authenticators; they matter where the attestation is `listed`. */
    readonly aaguids: readonly string[];
  };
  readonly session: {
    /** Without a request for as long, a session is over. */
    readonly idle_minutes: number;
    readonly hours: number;
  };
  readonly terminal: { readonly lock_minutes: number };
  /** How old the login view may be while the directory is away; null: as old as it is. */
  readonly login_view: { readonly oldest_hours: number | null };
  /** The connection everybody signs in by; null: login id and password, or any connection. */
  readonly sign_on: { readonly required_connection: string | null };
}

/** Some of a policy: what is not said is the tenant's, or the platform's. */
export type PartialPolicy = { readonly [Group in keyof SignInPolicy]?: Some<SignInPolicy[Group]> };
type Some<Value> = Value extends readonly unknown[] ? Value : { readonly [Name in keyof Value]?: Value[Name] };

/** Where a part of a policy was said. */
export type PolicyPlace = 'platform' | 'tenant' | `unit:${string}` | `client:${string}`;

/** What holds for one person at one client, and where each part of it was said: `session.idle_minutes` → `unit:…`. */
export interface EffectivePolicy extends SignInPolicy {
  readonly where: Readonly<Record<string, PolicyPlace>>;
}

/** A policy as it is kept: of a tenant, of one of its units, or of one client in it. */
export interface KeptPolicy {
  /** Of its events. */
  readonly policy_id: string;
  readonly tenant_id: TenantId;
  /** Empty once it was withdrawn. */
  readonly policy: PartialPolicy;
  readonly status: 'active' | 'withdrawn';
  /** How many changes of it were recorded, from 1. */
  readonly changes: number;
}

/** In the tenant's scope under `tenant`, `unit:ID`, `client:ID`; all of a tenant by `alternate`. */
export const SIGN_IN_POLICY: Kind<KeptPolicy> = kindOf<KeptPolicy>('sign_in_policy');
export const EVERY_POLICY = 'every';
