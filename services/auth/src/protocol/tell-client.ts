import type { Logger } from '@kiban/telemetry';
import type { Provider } from 'oidc-provider';
import type { LogoutNotice } from '../sessions/logout-notices.ts';

type BackchannelLogout = (sub: string, sid: string) => Promise<void>; // missing in the types

/**
 * Tells a client of a session that ended, signed with today's keys (OpenID Connect Back-Channel Logout 1.0 §2.5). One that is
 * registered no more, or wants to be told nothing, is told nothing.
 *
 * @throws when it does not answer 200 or 204.
 */
export async function tellClient(provider: Provider, logger: Logger, notice: LogoutNotice): Promise<void> {
  const { client_id, person_id, sid } = notice;
  const client = await provider.Client.find(client_id);
  if (client?.backchannelLogoutUri === undefined) return;
  try {
    await (client.backchannelLogout as BackchannelLogout).call(client, person_id, sid);
  } catch (error) {
    logger.warn('a client was not told of the end of a session', { client_id, error });
    throw error;
  }
}
