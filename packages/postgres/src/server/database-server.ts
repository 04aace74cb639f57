import type { Credentials } from './credentials.ts';

/** The database Kiban runs on, wherever it runs. */
export interface DatabaseServer {
  readonly kind: 'embedded' | 'external';
  /** Of the role that owns every schema and runs the migrations: CREATEROLE, no superuser. Nobody serves as it. */
  readonly ownerUrl: string;
  readonly credentials: Credentials;
  readonly startedHere: boolean;
  /** The connection string of a login role; that the role exists, with this password, is the migrations' work. */
  urlOf(role: string): string;
  /** For a person, without passwords. */
  describe(): string;
  /** Leaves the embedded server, which stops if nobody else uses it. */
  close(): Promise<void>;
}
