import type { MountedService } from '@kiban/http';
import type { AccessTokenClaims, ProvenRequest } from '@kiban/sdk';
import { openService } from '@kiban/service';
import type { Hono } from 'hono';
import type { ApiParts } from './api-parts.ts';
import { API_PATH, authApi } from './describe-api.ts';

/** The API below `/auth/v1`, its document and its pages; `publicRoutes`: what is asked without a token. Closes `history` with itself. */
export function openAuthApi(
  parts: ApiParts,
  verify: (token: string, request?: ProvenRequest) => Promise<AccessTokenClaims>,
  publicRoutes: (app: Hono) => void = () => undefined,
): MountedService {
  const { origin, certificateSource: certificates, history, logger } = parts;
  return openService({
    ...{ name: 'auth', prefix: '/auth', apiPath: API_PATH, database: history, verify, origin, certificates, logger },
    api: authApi(parts, `${origin}/oidc/.well-known/openid-configuration`),
    keys: {},
    checks: {},
    publicRoutes,
  });
}
