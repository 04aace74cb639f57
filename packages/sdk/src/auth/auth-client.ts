import { type ApiClient, type ApiClientOptions, apiClient } from '../api/api-client.ts';
import type { paths } from './schema.ts';

export type AuthClient = ApiClient<paths>;

/** A client of how people sign in: credentials, sessions, policies, connections. `baseUrl`: `https://auth.example.com/auth/v1`. */
export function authClient(options: ApiClientOptions): AuthClient {
  return apiClient<paths>(options);
}
