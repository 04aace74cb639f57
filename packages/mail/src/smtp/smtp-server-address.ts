/** Where and how mail is handed over. */
export interface SmtpServerAddress {
  readonly host: string;
  readonly port: number;
  /** `implicit`: TLS from the first byte (RFC 8314 §3.3). `starttls`: demanded before anything is said (RFC 3207). */
  readonly tls: 'implicit' | 'starttls' | 'never';
  readonly auth: { readonly user: string; readonly pass: string } | undefined;
}

/**
 * Reads `smtps://user:password@host` (port 465), `smtp://host` (port 587, STARTTLS demanded) or `smtp://host?tls=never`.
 * Throws an `Error` that never repeats the URL, since that holds a password.
 */
export function smtpServerAddress(text: string): SmtpServerAddress {
  const url = URL.parse(text);
  if (url === null || !['smtp:', 'smtps:'].includes(url.protocol) || url.hostname === '')
    throw new Error('The mail server’s address has the form smtps://user:password@host:port or smtp://host:port.');
  const implicit = url.protocol === 'smtps:';
  for (const [name, value] of url.searchParams)
    if (name !== 'tls' || value !== 'never' || implicit)
      throw new Error('The only option in the mail server’s address is tls=never, and only with smtp://.');
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: url.port === '' ? (implicit ? 465 : 587) : Number(url.port),
    tls: implicit ? 'implicit' : url.searchParams.has('tls') ? 'never' : 'starttls',
    auth:
      url.username === ''
        ? undefined
        : { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) },
  };
}
