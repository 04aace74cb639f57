import type { TenantId } from '@kiban/postgres';

/** A terminal whose key was proven within this sign-in. */
export interface RecognisedTerminal {
  /** Whose terminal it is: it counts in no other tenant. */
  readonly tenant_id: TenantId;
  readonly device_id: string;
  readonly store_id: string;
  /** RFC 7638. */
  readonly key_thumbprint: string;
  /** When its key was proven, milliseconds since 1970. */
  readonly at: number;
}
