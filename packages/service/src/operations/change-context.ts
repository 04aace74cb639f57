import type { ChangeContext } from '@kiban/event-store';
import type { Caller } from '@kiban/http';

/**
 * Who changes something, on which request, and why: what its event will say. Who acts in somebody's name (RFC 8693 §4.1) is who
 * did it, on behalf of them.
 */
export function changeContext(caller: Caller, requestId: string, reason: string | undefined): ChangeContext {
  const { act, user_id, client_id } = caller;
  const itself = user_id === null ? serviceOf(client_id) : personOf(user_id);
  const acting =
    act === null ? itself : act.user_id === undefined ? serviceOf(act.client_id ?? act.sub) : personOf(act.user_id);
  return { actor: acting, on_behalf_of: act === null ? null : user_id, reason: reason ?? null, request_id: requestId };
}

function personOf(id: string): ChangeContext['actor'] {
  return { kind: 'person', id };
}

function serviceOf(id: string): ChangeContext['actor'] {
  return { kind: 'service', id };
}
