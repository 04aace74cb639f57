import type { ChangeContext } from '@kiban/event-store';
import type { Caller } from '@kiban/http';

/** Who changes something, on which request, and why: what its event will say. */
export function changeContext(caller: Caller, requestId: string, reason: string | undefined): ChangeContext {
  return {
    actor: caller.user_id === null ? { kind: 'service', id: caller.client_id } : { kind: 'person', id: caller.user_id },
    on_behalf_of: null,
    reason: reason ?? null,
    request_id: requestId,
  };
}
