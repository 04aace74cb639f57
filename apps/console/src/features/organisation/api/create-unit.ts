import { write } from '../../../api/directory-api.ts';
import type { Identifier, OrganizationUnit } from '../../../api/types.ts';

export interface NewUnit {
  readonly name: string;
  readonly kana: string | null;
  readonly unit_type: string | null;
  readonly parent_id: string | null;
  readonly corporation_id: string | null;
  readonly identifiers: readonly Identifier[];
  readonly reason?: string;
}

export function createUnit(unit: NewUnit, idempotencyKey: string): Promise<OrganizationUnit> {
  return write('POST', '/organization-units', { ...unit }, { idempotencyKey });
}
