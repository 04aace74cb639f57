import { queryOptions } from '@tanstack/react-query';
import { readAuth } from '../../../api/auth-api.ts';
import type { EmergencyWebhook } from '../../../api/auth-types.ts';

const LOOK_AGAIN_MS = 5000;

/** Where alerts are POSTed to, and what became of the latest; asked again as long as one is on its way. */
export const webhookQuery = queryOptions({
  queryKey: ['emergency-webhook'],
  queryFn: ({ signal }) => readAuth<EmergencyWebhook>('/emergency-webhook', {}, signal),
  refetchInterval: ({ state }) =>
    state.data?.deliveries.some(({ status }) => status === 'waiting') ? LOOK_AGAIN_MS : false,
});
