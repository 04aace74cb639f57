import { createFileRoute } from '@tanstack/react-router';
import { certificateQuery } from '../../features/certificates/api/read-certificate.ts';
import { CertificatePage } from '../../features/certificates/certificate-page.tsx';
import { historyQuery } from '../../features/history/read-history.ts';

export const Route = createFileRoute('/certificates/$certificateId')({
  loaderDeps: ({ search: { asOf } }) => ({ asOf }),
  loader: ({ context: { queryClient }, params: { certificateId }, deps: { asOf } }) =>
    Promise.all([
      queryClient.ensureQueryData(certificateQuery(certificateId, asOf)),
      asOf === undefined ? null : queryClient.prefetchQuery(certificateQuery(certificateId, undefined)),
      queryClient.prefetchInfiniteQuery(historyQuery(`/certificates/${certificateId}`, 'asset')),
    ]),
  component: () => <CertificatePage certificateId={Route.useParams().certificateId} />,
});
