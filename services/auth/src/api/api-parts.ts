import type { Envelope } from '@kiban/key-encryption';
import type { Database, TenantId } from '@kiban/postgres';
import type { CertificateSource } from '@kiban/sdk';
import type { Logger } from '@kiban/telemetry';
import type { Connections } from '../connections/open-connections.ts';
import type { PasswordHasher } from '../factors/password-hasher.ts';
import type { RevocationLog } from '../sessions/revocation-log.ts';
import type { AuthStore } from '../store/auth-store.ts';

/** What the operations work with. */
export interface ApiParts {
  readonly store: AuthStore;
  readonly envelope: Envelope;
  readonly hasher: PasswordHasher;
  /** Where browsers reach auth: `https://auth.example`. */
  readonly origin: string;
  /** Where the console is. */
  readonly homeUrl: string;
  /** Where certificates come from that tokens are bound to; default `connection`. */
  readonly certificateSource?: CertificateSource;
  /** The tenant in whose books stands what no customer is known for. */
  readonly platformTenant: TenantId;
  /** Connections of the role kiban_auth_recorder, for reading what was recorded. May be away: nothing else needs it. */
  readonly history: Database;
  readonly revocations: RevocationLog;
  readonly connections: Connections;
  readonly logger: Logger;
  /** Milliseconds since 1970. */
  readonly clock: () => number;
}
