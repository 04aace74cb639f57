/// <reference types="vite/client" />

interface ImportMetaEnv {
  readonly VITE_KIBAN_ORIGIN: string;
  readonly VITE_CLIENT_ID: string;
  /** Where the API is. */
  readonly VITE_API_ORIGIN: string;
  /** What the API calls itself in tokens (RFC 8707). */
  readonly VITE_AUDIENCE: string;
}
