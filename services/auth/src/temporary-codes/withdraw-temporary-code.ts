import type { TenantId } from '@kiban/postgres';
import { changeRecorded } from '../records/recorded-change.ts';
import type { AuthStore } from '../store/auth-store.ts';
import { type CodeAct, temporaryCodeRecord } from './record-temporary-code.ts';
import { TEMPORARY_CODE, withdrawnCode } from './temporary-code.ts';

/** From now on the person's temporary code does not count. False: there was none that did. */
export async function withdrawTemporaryCode(
  store: AuthStore,
  { tenant_id, user_id }: { tenant_id: TenantId; user_id: string },
  act: CodeAct,
): Promise<boolean> {
  const written = await changeRecorded(store, tenant_id, TEMPORARY_CODE, user_id, (item) => {
    const withdrawn = item === undefined ? null : withdrawnCode(item.data, act.at);
    if (item === undefined || withdrawn === null) return undefined;
    return { ...item, data: withdrawn, records: [temporaryCodeRecord(withdrawn, 'temporary_code.withdrawn', act)] };
  });
  return written !== undefined;
}
