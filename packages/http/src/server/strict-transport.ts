import type { Listener } from './listener.ts';

const TWO_YEARS_S = 63_072_000;

/**
 * Has browsers come over TLS alone from their first answer on (RFC 6797), where they come over TLS at all: a proxy in front ends
 * it. For this host only; of others of the domain its owner says.
 *
 * @param origin how browsers reach it.
 */
export function strictTransport(origin: string, listener: Listener): Listener {
  if (!origin.startsWith('https:')) return listener;
  return (request, response) => {
    response.setHeader('strict-transport-security', `max-age=${TWO_YEARS_S}`);
    listener(request, response);
  };
}
