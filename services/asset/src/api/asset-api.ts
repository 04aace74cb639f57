import type { ServiceApi } from '@kiban/service';
import type { Permission } from './permissions.ts';

/** The API that the nouns add their operations to. */
export type AssetApi = ServiceApi<Permission>;
