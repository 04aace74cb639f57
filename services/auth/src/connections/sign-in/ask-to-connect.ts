import type { PendingInteraction } from '../../protocol/interaction.ts';
import { type Flow, formToken } from '../../sign-in/flow.ts';
import type { Asker, SignInParts } from '../../sign-in/parts.ts';
import type { Item } from '../../store/auth-store.ts';
import type { Connection } from '../connection.ts';
import { mappedOf } from '../identities/user-of.ts';
import { unknownPage } from './pages.ts';
import { keepReceived, type Received } from './take-answer.ts';

export const CONNECT_STEP = 'connect';

/** Shows whom the provider speaks of, and offers to connect that with a user by signing in as one. */
export async function askToConnect(
  parts: SignInParts,
  {
    asker,
    flow,
    connection,
    received,
    contradictory,
  }: {
    readonly interaction: PendingInteraction;
    readonly asker: Asker;
    readonly flow: Item<Flow>;
    readonly connection: Connection;
    readonly received: Received;
    readonly contradictory: boolean;
  },
): Promise<Response> {
  const action = await keepReceived(parts, received);
  const frame = { action, step: CONNECT_STEP, token: formToken(flow.data, CONNECT_STEP) };
  const said = 'assertion' in received.result ? saidOf(connection, received.result.assertion) : [];
  return unknownPage(asker.language, { frame, name: connection.name, said, contradictory });
}

/** Who the provider says it is, for the person to recognise. */
export function saidOf(connection: Connection, assertion: Parameters<typeof mappedOf>[1]): string[] {
  const { name, login_id, email } = mappedOf(connection, assertion);
  const known = [name, login_id, email].filter((each) => each !== null);
  return known.length > 0 ? [...new Set(known)] : [assertion.subject];
}
