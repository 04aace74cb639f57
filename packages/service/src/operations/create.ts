import type { ChangeContext, Outcome, Receipt } from '@kiban/event-store';
import type { Caller } from '@kiban/http';
import type { TenantId } from '@kiban/postgres';
import type { Entry } from '../access/entry.ts';
import { found } from './change.ts';
import { changeContext } from './change-context.ts';
import { receiptOf } from './receipt.ts';

type Tenant = Pick<Entry, 'tenantId'>;

/** A request that creates something. */
export interface CreationRequest<Access extends Tenant = Entry> {
  readonly access: Access;
  readonly caller: Caller;
  readonly request_id: string;
  readonly body: { readonly reason?: string };
  readonly idempotencyKey: string | undefined;
  readonly answer: { readonly headers: Headers };
}

/**
 * Creates a thing below `path` (ids filled in: `/stores`) and answers it. The same request under the same key again answers
 * the same thing, as it is now, and says so (draft-ietf-httpapi-idempotency-key-header, §2.6).
 */
export async function create<View>(
  { access: { tenantId }, caller, request_id, body, idempotencyKey, answer }: CreationRequest<Tenant>,
  path: string,
  viewOf: (tenantId: TenantId, id: string) => Promise<View | null>,
  command: (tenantId: TenantId, context: ChangeContext, creating: { readonly receipt?: Receipt }) => Promise<Outcome>,
): Promise<View> {
  const creating = idempotencyKey === undefined ? {} : { receipt: receiptOf(idempotencyKey, caller.sub, path, body) };
  const { id, replayed } = await command(tenantId, changeContext(caller, request_id, body.reason), creating);
  if (replayed) answer.headers.set('idempotency-replayed', 'true');
  return found(await viewOf(tenantId, id));
}
