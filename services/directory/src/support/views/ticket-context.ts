import type { ChangeContext } from '@kiban/event-store';
import type { Caller } from '@kiban/http';
import { changeContext } from '@kiban/service';
import type { SupportedTenant } from './supported-tenants.ts';

/** Who looks, on which request, and why: for the ticket that the customer was told of. */
export function ticketContext(caller: Caller, requestId: string): (tenant: SupportedTenant) => ChangeContext {
  return ({ ticket }) => changeContext(caller, requestId, ticket);
}
