import { writeAuth } from '../../../api/auth-api.ts';
import type { Connection, NewConnection } from '../../../api/auth-types.ts';

export function addConnection(connection: NewConnection, idempotencyKey: string): Promise<Connection> {
  return writeAuth('POST', '/connections', connection, { idempotencyKey });
}
