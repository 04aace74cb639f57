import { createFileRoute } from '@tanstack/react-router';
import { deviceQuery } from '../../features/devices/api/read-device.ts';
import { DevicePage } from '../../features/devices/device-page.tsx';
import { historyQuery } from '../../features/history/read-history.ts';

export const Route = createFileRoute('/devices/$deviceId')({
  loaderDeps: ({ search: { asOf } }) => ({ asOf }),
  loader: ({ context: { queryClient }, params: { deviceId }, deps: { asOf } }) =>
    Promise.all([
      queryClient.ensureQueryData(deviceQuery(deviceId, asOf)),
      asOf === undefined ? null : queryClient.prefetchQuery(deviceQuery(deviceId, undefined)),
      queryClient.prefetchInfiniteQuery(historyQuery(`/devices/${deviceId}`, 'asset')),
    ]),
  component: () => <DevicePage deviceId={Route.useParams().deviceId} />,
});
