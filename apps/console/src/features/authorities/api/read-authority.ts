import { queryOptions } from '@tanstack/react-query';
import { readAsset } from '../../../api/asset-api.ts';
import type { CertificateAuthority } from '../../../api/asset-types.ts';
import { path } from '../../../api/paths.ts';

export const authorityQuery = (id: string, asOf: string | undefined) =>
  queryOptions({
    queryKey: ['certificate-authority', id, asOf],
    queryFn: ({ signal }) => readAsset<CertificateAuthority>(path`/certificate-authorities/${id}`, { asOf }, signal),
  });
