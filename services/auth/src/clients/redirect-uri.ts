import { ClientRefused } from './client-refused.ts';

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * Refuses addresses that tokens must not be sent to: https only, http on this machine only, no fragment (RFC 6749 §3.1.2),
 * no user name, no wildcard (RFC 9700 §4.1.3).
 *
 * @throws ClientRefused redirect_uri_malformed
 */
export function requireRedirectUri(address: string, field: string): void {
  const uri = URL.parse(address);
  const secure = uri?.protocol === 'https:' || (uri?.protocol === 'http:' && LOOPBACK.has(uri.hostname));
  if (uri === null || !secure || address.includes('#') || uri.username !== '' || address.includes('*'))
    throw new ClientRefused(
      'redirect_uri_malformed',
      `${JSON.stringify(address)} cannot be a redirect URI: it must be an https address without fragment, user name or wildcard; http is for localhost only.`,
      field,
    );
}

/** RFC 8707 §2: an absolute URI without fragment. @throws ClientRefused audience_malformed */
export function requireAudience(audience: string, field: string): void {
  const uri = URL.parse(audience);
  if (
    uri === null ||
    audience.includes('#') ||
    audience.startsWith('urn:kiban:') ||
    /^(?:https?|urn):$/.exec(uri.protocol) === null
  )
    throw new ClientRefused(
      'audience_malformed',
      `${JSON.stringify(audience)} names no API of a product: give an absolute URI without fragment.`,
      field,
    );
}
