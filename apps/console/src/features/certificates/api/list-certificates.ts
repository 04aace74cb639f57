import { queryOptions } from '@tanstack/react-query';
import { readAsset } from '../../../api/asset-api.ts';
import type { Certificate } from '../../../api/asset-types.ts';
import type { List } from '../../../api/types.ts';

export interface CertificateFilter {
  /** Hexadecimal, with or without colons. */
  readonly serial_number?: string;
  readonly status?: readonly Certificate['status'][];
  readonly authority_id?: string;
  readonly device_id?: string;
  readonly store_id?: string;
  /** With everything below it. */
  readonly unit_id?: string;
  readonly expires_before?: string;
  readonly sort?: string;
  readonly asOf?: string;
}

export function readCertificates(
  filter: CertificateFilter,
  page: { readonly limit: number; readonly cursor?: string },
  signal: AbortSignal,
): Promise<List<Certificate>> {
  return readAsset<List<Certificate>>('/certificates', { ...filter, ...page }, signal);
}

export const certificatesQuery = (filter: CertificateFilter, cursor: string | undefined) =>
  queryOptions({
    queryKey: ['certificates', filter, cursor],
    queryFn: ({ signal }) => readCertificates(filter, { limit: 50, cursor }, signal),
  });
