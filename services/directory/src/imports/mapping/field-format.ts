import { formatOfType, type ValueFormat } from '@kiban/tabular';
import type { FieldType } from './entity-kinds.ts';

const USER_STATUS: ValueFormat = {
  expects: 'active or suspended',
  apply: (value) => (value === 'active' || value === 'suspended' ? value : null),
};

/** The form a field of this type has whatever the mapping says. */
export function formatOfField(type: FieldType): ValueFormat | undefined {
  if (type === 'text') return undefined;
  return type === 'user_status' ? USER_STATUS : formatOfType(type);
}
