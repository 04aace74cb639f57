import { type ChangeContext, ChangeRefused, type FeedEvent, runCommand } from '@kiban/event-store';
import { type Database, tenantId } from '@kiban/postgres';
import { now } from '@kiban/service';
import { z } from 'zod';
import { userAdded, userAggregate } from '../users/user.ts';
import { newUser } from '../users/user-schema.ts';

/** What sign-in asks for: the user under the ids that it knows somebody by already. What is not as it must be is left out. */
const { name, login_id, email } = newUser.shape;
const requested = z.object({
  user_id: z.guid(),
  person_id: z.guid(),
  name,
  login_id: login_id.catch(null),
  email: email.catch(null),
});

/**
 * Makes the user that somebody's first sign-in by an identity provider asks for; may come again. A login id that somebody has
 * already is left out: such a user signs in by the provider only.
 *
 * @returns false when what is asked for makes no user.
 */
export async function makeRequestedUser(database: Database, event: FeedEvent): Promise<boolean> {
  const parsed = requested.safeParse({ ...event.state, ...event.personal });
  if (!parsed.success) return false;
  const { user_id: id, ...fields } = parsed.data;
  for (const given of [fields, { ...fields, login_id: null }])
    try {
      await runCommand(database, tenantId(event.tenant_id), contextOf(event), {
        aggregate: userAggregate,
        id,
        decide: (current) => (current === null ? userAdded(id, given, now) : null),
      });
      return true;
    } catch (error) {
      if (!(error instanceof ChangeRefused) || error.code !== 'key_taken') throw error;
    }
  return false;
}

function contextOf({ name, id, request_id }: FeedEvent): ChangeContext {
  return {
    actor: { kind: 'service', id: 'directory' },
    on_behalf_of: null,
    reason: `${name} ${id}`,
    request_id,
  };
}
