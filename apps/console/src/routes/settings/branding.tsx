import { createFileRoute } from '@tanstack/react-router';
import { brandingQuery } from '../../features/branding/api/get-branding.ts';
import { BrandingPage } from '../../features/branding/branding-page.tsx';
import { one } from '../../routing/address-bar.ts';

export const Route = createFileRoute('/settings/branding')({
  validateSearch: (search: Record<string, unknown>): { client_id?: string } => ({
    client_id: one(search.client_id, 63),
  }),
  loaderDeps: ({ search: { client_id } }) => ({ client_id }),
  // not awaited: the page shows its own lines to come
  loader: ({ context: { queryClient }, deps: { client_id } }) =>
    void queryClient.prefetchQuery(brandingQuery(client_id)),
  component: () => <BrandingPage clientId={Route.useSearch().client_id} />,
});
