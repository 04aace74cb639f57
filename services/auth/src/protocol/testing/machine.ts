import { randomUUID } from 'node:crypto';
import type { TenantId } from '@kiban/postgres';
import { type MachineRegistration, registerClient } from '../../clients/register-client.ts';
import { type Answer, answerOf, basic } from './relying-party.ts';
import type { TestProtocol } from './test-protocol.ts';

/** A program of a tenant, which posts by itself, to see what the server says. */
export interface Machine {
  readonly client_id: string;
  readonly secret: string;
  post(
    path: 'token' | 'token/introspection' | 'token/revocation',
    form: Readonly<Record<string, string>>,
  ): Promise<Answer>;
  /** An access token of its own. */
  token(scope?: string): Promise<string>;
}

export async function machine(
  auth: TestProtocol,
  tenant_id: TenantId,
  options: Partial<Omit<MachineRegistration, 'type' | 'tenant_id'>> = {},
): Promise<Machine> {
  const client_id = `machine-${randomUUID()}`;
  const usual = { type: 'machine', client_id, name: 'Machine', tenant_id, api_scopes: ['directory:read'] } as const;
  const { secret } = await registerClient(auth.store, { ...usual, ...options }, 0);
  const post: Machine['post'] = async (path, form) => {
    const authorization = basic(client_id, secret ?? '');
    const body = new URLSearchParams(form);
    return answerOf(await fetch(`${auth.issuer}/${path}`, { method: 'POST', headers: { authorization }, body }));
  };
  return {
    ...{ client_id, secret: secret ?? '', post },
    token: async (scope) => {
      const { body } = await post('token', {
        grant_type: 'client_credentials',
        ...(scope === undefined ? {} : { scope }),
      });
      return String(body.access_token);
    },
  };
}
