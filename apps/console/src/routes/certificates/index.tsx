import { createFileRoute } from '@tanstack/react-router';
import { certificateSearch } from '../../features/certificates/certificate-search.ts';
import { CertificatesPage } from '../../features/certificates/certificates-page.tsx';

export const Route = createFileRoute('/certificates/')({
  validateSearch: certificateSearch,
  component: () => {
    const { asOf, ...search } = Route.useSearch();
    return <CertificatesPage search={search} asOf={asOf} />;
  },
});
