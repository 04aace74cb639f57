import { type ApiClient, type ApiClientOptions, apiClient } from '../api/api-client.ts';
import type { paths } from './schema.ts';

export type DirectoryClient = ApiClient<paths>;

/** A client of the directory. `baseUrl`: `https://directory.example.com/directory/v1`. */
export function directoryClient(options: ApiClientOptions): DirectoryClient {
  return apiClient<paths>(options);
}
