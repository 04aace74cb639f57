import type { Envelope } from '@kiban/key-encryption';
import type { TenantId } from '@kiban/postgres';
import type { Logger } from '@kiban/telemetry';
import type { Brand } from '../branding/brand-of.ts';
import type { Connections } from '../connections/open-connections.ts';
import type { PasswordHasher } from '../factors/password-hasher.ts';
import type { PageSite } from '../pages/request.ts';
import type { Interactions } from '../protocol/interaction.ts';
import type { TellClient } from '../sessions/logout-notices.ts';
import type { AuthStore } from '../store/auth-store.ts';
import type { Throttle } from '../throttling/throttle.ts';

/** What the sign-in and invitation pages work with. */
export interface SignInParts extends PageSite {
  readonly store: AuthStore;
  readonly envelope: Envelope;
  readonly hasher: PasswordHasher;
  readonly throttle: Throttle;
  readonly interactions: Interactions;
  /** Tells a client that a session ended. */
  readonly tellClient: TellClient;
  readonly connections: Connections;
  /** How the pages of a tenant look at a product. */
  readonly brands: (tenant: TenantId, clientId: string) => Promise<Brand>;
  /** Certificates (PEM) of makers of authenticators whose word counts. */
  readonly attestationRoots: readonly string[];
  readonly logger: Logger;
  /** Milliseconds since 1970. */
  readonly clock: () => number;
  /** Where people go on whose page leads nowhere any more: the console. */
  readonly homeUrl: string;
  /** The tenant in whose books refused sign-ins stand that no customer is known for. */
  readonly platformTenant: TenantId;
}

export type { Asker, Form } from '../pages/request.ts';
