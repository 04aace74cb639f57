import { createFileRoute } from '@tanstack/react-router';
import { policyQuery } from '../../features/sign-in-policy/api/get-policy.ts';
import { placeFrom, TENANT } from '../../features/sign-in-policy/policy-place.ts';
import { SignInPolicyPage } from '../../features/sign-in-policy/sign-in-policy-page.tsx';

export const Route = createFileRoute('/settings/sign-in')({
  validateSearch: (search: Record<string, unknown>): { place?: string } => ({ place: placeFrom(search.place) }),
  loaderDeps: ({ search: { place } }) => ({ place }),
  // not awaited: the page shows its own lines to come
  loader: ({ context: { queryClient }, deps: { place = TENANT } }) =>
    void queryClient.prefetchQuery(policyQuery(place)),
  component: () => <SignInPolicyPage place={Route.useSearch().place ?? TENANT} />,
});
