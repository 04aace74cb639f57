import { queryOptions } from '@tanstack/react-query';
import { readAsset } from '../../../api/asset-api.ts';
import type { CertificateAuthority } from '../../../api/asset-types.ts';
import type { List } from '../../../api/types.ts';

/** A tenant has a handful. */
export const authoritiesQuery = (asOf: string | undefined, status?: CertificateAuthority['status']) =>
  queryOptions({
    queryKey: ['certificate-authorities', asOf, status],
    queryFn: ({ signal }) =>
      readAsset<List<CertificateAuthority>>('/certificate-authorities', { asOf, status, limit: 200 }, signal),
  });
