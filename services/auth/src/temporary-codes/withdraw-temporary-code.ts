import type { TenantId } from '@kiban/postgres';
import type { AuthStore } from '../store/auth-store.ts';
import { type CodeAct, recordTemporaryCode } from './record-temporary-code.ts';
import { TEMPORARY_CODE, withdrawnCode } from './temporary-code.ts';

/** From now on the person's temporary code does not count. False: there was none that did. */
export async function withdrawTemporaryCode(
  store: AuthStore,
  { tenant_id, user_id }: { tenant_id: TenantId; user_id: string },
  act: CodeAct,
): Promise<boolean> {
  for (;;) {
    const item = await store.get(tenant_id, TEMPORARY_CODE, user_id);
    const withdrawn = item === undefined ? null : withdrawnCode(item.data, act.at);
    if (item === undefined || withdrawn === null) return false;
    const { references, expires_at, version } = item;
    const written = { id: user_id, data: withdrawn, references, expires_at };
    if (!(await store.replace(tenant_id, TEMPORARY_CODE, written, version))) continue;
    await recordTemporaryCode(store, withdrawn, 'temporary_code.withdrawn', act);
    return true;
  }
}
