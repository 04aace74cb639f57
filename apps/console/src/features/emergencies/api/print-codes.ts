import { writeAuth } from '../../../api/auth-api.ts';
import type { BreakGlassSet } from '../../../api/auth-types.ts';

/** Makes a new set; its texts come this once. */
export function printCodes(reason: string, idempotencyKey: string): Promise<BreakGlassSet> {
  return writeAuth('POST', '/break-glass-codes', { reason }, { idempotencyKey });
}
