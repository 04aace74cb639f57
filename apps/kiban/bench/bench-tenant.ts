import { createTenantNamed } from '@kiban/directory';
import type { ChangeContext } from '@kiban/event-store';
import type { TenantId } from '@kiban/postgres';
import type { BenchPlatform } from './bench-platform.ts';

/** Who changes things in a bench. */
export const benchContext: ChangeContext = {
  actor: { kind: 'operator', id: 'bench' },
  on_behalf_of: null,
  reason: null,
  request_id: null,
};

export function createBenchTenant({ platform }: BenchPlatform, code: string): Promise<TenantId> {
  return createTenantNamed(platform.directory, benchContext, { code, name: code, timezone: 'Asia/Tokyo' });
}
