import type { IncomingMessage } from 'node:http';

/** Escapes that would mean another path to somebody further in: `/`, `\`, `.`, `%`, controls. */
const DISGUISED = /%(?:2f|5c|2e|25|[01][0-9a-f]|7f)/i;

/**
 * The path of a request, or nothing when it could mean different things to different readers: an empty or a dotted
 * segment, a backslash, an escaped separator, an escape that is no UTF-8. Such an address is refused, never repaired.
 * An absolute target (RFC 9112 §3.2.2) is made into the path that every server of ours expects.
 */
export function pathOfTarget(request: IncomingMessage): string | undefined {
  if (request.url !== undefined && /^https?:\/\//i.test(request.url)) {
    const parsed = URL.parse(request.url);
    if (parsed === null) return undefined;
    request.url = `${parsed.pathname}${parsed.search}`;
  }
  const path = (request.url ?? '').split('?', 1)[0] ?? '';
  return isPlain(path) ? path : undefined;
}

function isPlain(path: string): boolean {
  if (!path.startsWith('/') || /[\\#]|\/\//.test(path) || DISGUISED.test(path)) return false;
  if (path.split('/').some((segment) => segment === '.' || segment === '..')) return false;
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}
