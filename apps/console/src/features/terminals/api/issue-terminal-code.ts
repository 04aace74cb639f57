import { writeAuth } from '../../../api/auth-api.ts';
import type { TerminalCode } from '../../../api/auth-types.ts';

export function issueTerminalCode(
  code: { readonly device_id: string; readonly reason: string | undefined },
  idempotencyKey: string,
): Promise<TerminalCode> {
  return writeAuth('POST', '/terminal-codes', code, { idempotencyKey });
}
