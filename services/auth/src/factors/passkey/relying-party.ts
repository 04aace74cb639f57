/** Who asks for passkeys (WebAuthn §5.1.2): they work at this origin and, since the id is its whole host, below no other. */
export interface WebAuthnSite {
  readonly rp_id: string;
  readonly origin: string;
}

/** @param origin scheme, host and port of the sign-in pages. */
export function webAuthnSiteOf(origin: string): WebAuthnSite {
  return { rp_id: new URL(origin).hostname, origin };
}
