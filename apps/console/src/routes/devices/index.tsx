import { createFileRoute } from '@tanstack/react-router';
import { devicesQuery } from '../../features/devices/api/list-devices.ts';
import { deviceFilter, deviceSearch } from '../../features/devices/device-search.ts';
import { DevicesPage } from '../../features/devices/devices-page.tsx';

export const Route = createFileRoute('/devices/')({
  validateSearch: deviceSearch,
  loaderDeps: ({ search }) => search,
  // not awaited: the table shows its own rows to come
  loader: ({ context, deps: { asOf, ...search } }) => {
    void context.queryClient.prefetchQuery(devicesQuery(deviceFilter(search, asOf), search.cursor));
  },
  component: () => {
    const { asOf, ...search } = Route.useSearch();
    return <DevicesPage search={search} asOf={asOf} />;
  },
});
