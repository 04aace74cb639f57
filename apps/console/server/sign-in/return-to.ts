/**
 * Where a person goes after signing in: a path of this application, whatever the address said. Anything that a browser
 * would take for another place is the start page.
 */
export function returnTo(wanted: string | undefined, origin: string): string {
  if (wanted === undefined || !wanted.startsWith('/')) return '/';
  const url = URL.parse(wanted, origin);
  if (url === null || url.origin !== origin || /[\\\p{Cc}]/u.test(wanted) || wanted.startsWith('//')) return '/';
  return /^\/(session|api|assets)(\/|$)/.test(url.pathname) ? '/' : `${url.pathname}${url.search}${url.hash}`;
}
