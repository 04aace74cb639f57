import type { MountedService } from '@kiban/http';
import { openDatabase } from '@kiban/postgres';
import type { AccessTokenClaims, CertificateSource, ProvenRequest } from '@kiban/sdk';
import { authorizer, openService, requireDatabase, requireSchema } from '@kiban/service';
import type { Logger } from '@kiban/telemetry';
import { directoryAggregates } from '../aggregates.ts';
import { decisionApi } from '../decisions/decision-api.ts';
import { METADATA_PATH } from '../decisions/metadata.ts';
import { mountDecisions } from '../decisions/mount-decisions.ts';
import { API_PATH, directoryApi } from './describe-api.ts';
import { permissions } from './permissions.ts';

export interface DirectoryOptions {
  /** As the role `kiban_directory`. */
  readonly databaseUrl: string;
  /** The most connections to it. */
  readonly connections: number;
  /** What a token says, once it is proven; throws `TokenError`. */
  readonly verify: (token: string, request?: ProvenRequest) => Promise<AccessTokenClaims>;
  /** Where clients find how to get a token, for the document. */
  readonly oidcDiscoveryUrl: string;
  /** Where it is reached: `https://api.example.com`, for proofs of keys and the metadata of decisions. Default: where it is asked. */
  readonly origin?: string | undefined;
  /** Where certificates come from that tokens are bound to; default `connection`. */
  readonly certificates?: CertificateSource;
  readonly logger: Logger;
}

/** The fields whose value only one may have, by the constraint that says so. */
const keys = {
  user_login_id: '/login_id',
  user_staff_number: '/staff_number',
  external_identifier_taken: '/identifiers',
  membership_place: '/job_type',
  role_assignment_place: '/role',
  job_type_name: '/name',
  access_request_pending: '/role',
};

/** The directory's API and its documents. Opening waits for nothing: `checks` say when it can answer. */
export async function openDirectory(options: DirectoryOptions): Promise<MountedService> {
  const { databaseUrl, connections, verify, oidcDiscoveryUrl, origin, certificates, logger } = options;
  const database = openDatabase({ url: databaseUrl, connections, application: 'directory' });
  const decisions = decisionApi(database, authorizer(database, permissions), oidcDiscoveryUrl);
  const service = openService({
    ...{
      name: 'directory',
      prefix: '/directory',
      apiPath: API_PATH,
      database,
      verify,
      origin,
      certificates,
      keys,
      logger,
    },
    api: directoryApi(database, oidcDiscoveryUrl),
    checks: {
      database: () => requireDatabase(database),
      schema: () => requireSchema(database, directoryAggregates),
    },
    publicRoutes: (app) => mountDecisions(app, decisions, { verify, origin, certificates }),
  });
  return { ...service, prefixes: [...service.prefixes, METADATA_PATH] };
}
