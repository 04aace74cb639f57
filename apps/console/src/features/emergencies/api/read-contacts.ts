import { queryOptions } from '@tanstack/react-query';
import { readAuth } from '../../../api/auth-api.ts';
import type { EmergencyContacts } from '../../../api/auth-types.ts';

/** Whom alerts go to. */
export const contactsQuery = queryOptions({
  queryKey: ['emergency-contacts'],
  queryFn: ({ signal }) => readAuth<EmergencyContacts>('/emergency-contacts', {}, signal),
});
