import { request as requestPlain } from 'node:http';
import { request as requestSecure } from 'node:https';
import { isIPv6, type LookupFunction } from 'node:net';
import { OutsideRefused } from './outside-refused.ts';
import { readAnswer } from './read-answer.ts';
import { publicAddressOf, type Resolve, systemResolve } from './resolve-host.ts';

export interface GuardOptions {
  /** Milliseconds for the whole exchange, default 5,000. */
  readonly timeoutMs?: number;
  /** Bytes of an answer, default 1 MiB. */
  readonly largest?: number;
  /** Origins that may be asked though they are private or plain HTTP: an operator's own, and those of tests. */
  readonly allowed?: readonly string[];
  readonly resolve?: Resolve;
}

/** As much of `fetch` as libraries need to be given one. Throws OutsideRefused. */
export type GuardedFetch = (address: string | URL | Request, init?: RequestInit) => Promise<Response>;

/**
 * Asks an address that somebody outside gave us, so that it cannot be turned on what lies inside: https only, no user name
 * in it, every address of its host public, the connection made to the very address that was checked, no redirect followed,
 * time and size limited. Answers are read whole.
 */
export function guardedFetch(options: GuardOptions = {}): GuardedFetch {
  const { timeoutMs = 5000, largest = 1024 * 1024, allowed = [], resolve = systemResolve } = options;
  return async (given, init) => {
    const asked = new Request(checkedAddress(given), {
      ...(given instanceof Request ? requestInit(given) : {}),
      ...init,
    });
    const url = new URL(asked.url);
    const known = allowed.includes(url.origin);
    if (url.protocol !== 'https:' && !known)
      throw new OutsideRefused('scheme_refused', `${url.host} is asked over https only.`);
    const signal = AbortSignal.any([asked.signal, AbortSignal.timeout(timeoutMs)]);
    const address = known ? undefined : await publicAddressOf(url.hostname, resolve);
    const body = asked.body === null ? undefined : Buffer.from(await asked.arrayBuffer());
    return exchange(url, asked, { body, address, signal, largest });
  };
}

interface Exchange {
  readonly body: Buffer | undefined;
  /** Where to connect to; undefined: wherever the name leads. */
  readonly address: string | undefined;
  readonly signal: AbortSignal;
  readonly largest: number;
}

function exchange(url: URL, asked: Request, { body, address, signal, largest }: Exchange): Promise<Response> {
  const { promise, resolve, reject } = Promise.withResolvers<Response>();
  const headers = { 'accept-encoding': 'identity', ...Object.fromEntries(asked.headers) };
  const send = url.protocol === 'https:' ? requestSecure : requestPlain;
  const pinned = address === undefined ? {} : { lookup: answering(address) };
  const request = send(url, { method: asked.method, headers, signal, agent: false, ...pinned });
  request.on('error', (cause) => reject(failed(url, cause, signal)));
  request.on('response', (message) => {
    readAnswer(message, url.host, largest).then(resolve, (cause) => {
      request.destroy();
      reject(cause instanceof OutsideRefused ? cause : failed(url, cause, signal));
    });
  });
  request.end(body);
  return promise;
}

/** A name's address, already known: nobody can answer otherwise between the check and the connection. */
function answering(address: string): LookupFunction {
  const family = isIPv6(address) ? 6 : 4;
  return (_host, { all }, done) => (all === true ? done(null, [{ address, family }]) : done(null, address, family));
}

function checkedAddress(given: string | URL | Request): URL {
  const url = URL.parse(given instanceof Request ? given.url : String(given));
  if (url === null) throw new OutsideRefused('address_malformed', 'This is no address.');
  if (url.username !== '' || url.password !== '')
    throw new OutsideRefused('credentials_refused', `The address of ${url.host} must not hold a user name.`);
  return url;
}

function requestInit({ method, headers, body, signal }: Request): RequestInit {
  return { method, headers, body, signal, ...(body === null ? {} : { duplex: 'half' }) } as RequestInit;
}

function failed({ host }: URL, cause: unknown, signal: AbortSignal): OutsideRefused {
  return signal.aborted
    ? new OutsideRefused('too_slow', `${host} did not answer in time.`, { cause })
    : new OutsideRefused('unreachable', `${host} could not be reached.`, { cause });
}
