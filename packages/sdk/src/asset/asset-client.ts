import { type ApiClient, type ApiClientOptions, apiClient } from '../api/api-client.ts';
import type { paths } from './schema.ts';

export type AssetClient = ApiClient<paths>;

/** A client of devices, certificates, licences and seats. `baseUrl`: `https://asset.example.com/asset/v1`. */
export function assetClient(options: ApiClientOptions): AssetClient {
  return apiClient<paths>(options);
}
