import type { ChangeContext } from '@kiban/event-store';

export const operator: ChangeContext = {
  actor: { kind: 'operator', id: 'test' },
  on_behalf_of: null,
  reason: 'planted',
  request_id: null,
};
