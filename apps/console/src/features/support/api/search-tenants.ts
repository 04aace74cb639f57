import { queryOptions } from '@tanstack/react-query';
import { read } from '../../../api/directory-api.ts';
import type { SupportSearchResult } from '../../../api/types.ts';
import { recorded } from './recorded.ts';

/** One search over all customers that grants cover; each of them keeps a record of it. */
export const supportSearchQuery = (q: string, asOf: string | undefined) =>
  queryOptions({
    ...recorded,
    queryKey: ['support-search', q, asOf],
    queryFn: ({ signal }) => read<SupportSearchResult>('/support/search', { q, asOf }, signal),
    enabled: q !== '',
  });
