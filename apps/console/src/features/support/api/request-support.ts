import { write } from '../../../api/directory-api.ts';
import type { SupportRequest } from '../../../api/types.ts';

export interface NewSupportRequest {
  readonly tenant_code: string;
  readonly ticket: string;
  readonly hours: number;
  readonly reason: string;
}

export function requestSupport(request: NewSupportRequest, idempotencyKey: string): Promise<SupportRequest> {
  return write('POST', '/support/requests', { ...request }, { idempotencyKey });
}
