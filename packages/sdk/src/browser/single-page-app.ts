import { authorizationServer } from './authorization-server.ts';
import { inDatabase, inMemory } from './kept-session.ts';
import { type BrowserPage, thisPage } from './page.ts';
import { type ApiRequest, sendWithToken } from './send-with-token.ts';
import { sessionIn } from './session.ts';
import { beginSignIn, finishSignIn, type SignInParts, type SignInRequest } from './sign-in.ts';

export interface SinglePageAppOptions {
  /** `https://auth.example.com/oidc` */
  readonly issuer: string;
  /** A client that was registered as public. */
  readonly client_id: string;
  /** Where the answer comes back to, as it was registered: `https://app.example.com/`. */
  readonly redirect_uri: string;
  /** Where people go after signing out, as it was registered; by default they stay at Kiban. */
  readonly post_logout_redirect_uri?: string;
  /** Separated by spaces; default `openid profile`. */
  readonly scope?: string;
  /** The API that tokens are for (RFC 8707); Kiban’s own unless given. */
  readonly resource?: string;
  /** Origins that tokens are sent to, and no others: `https://api.example.com`. */
  readonly apis: readonly string[];
  /**
   * Whether tokens are bound to a key that cannot leave this browser (RFC 9449); default true. Only then they are kept beside
   * that key, for all tabs. Otherwise they are gone with the page, and the next one asks Kiban, which asks the person nothing.
   */
  readonly dpop?: boolean;
  /** Called when the person has signed out in another tab, or their session has ended. */
  readonly signedOut?: () => void;
  readonly page?: BrowserPage;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
}

/** Who is signed in (OpenID Connect Core 1.0 §2). */
export interface SignedInPerson {
  /** The person, permanently. */
  readonly sub: string;
  readonly tenant_id: string;
  readonly user_id: string;
  readonly name: string | null;
  readonly locale: string | null;
  readonly acr: string | null;
}

export interface SinglePageApp {
  /** Call it first: ends a sign-in that comes back to this page. Null: nobody is signed in. @throws SignInError */
  start(): Promise<SignedInPerson | null>;
  /** Leaves the page. */
  signIn(request?: SignInRequest): Promise<void>;
  /** Asks an API in the person’s name. @throws SignInError; TypeError for an origin that is none of `apis`. */
  fetch(address: string | URL, request?: ApiRequest): Promise<Response>;
  /** Ends the session here, in every tab and at Kiban, and leaves the page. */
  signOut(): Promise<void>;
  /** Hears no more of other tabs. */
  close(): void;
}

/** Sign-in and calls of APIs for an application that runs in the browser and has no server of its own to keep secrets. */
export function singlePageApp(options: SinglePageAppOptions): SinglePageApp {
  const { issuer, client_id, redirect_uri, scope = 'openid profile', resource, dpop = true, signedOut } = options;
  const { page = thisPage(), now = Date.now } = options;
  const server = authorizationServer(issuer, client_id);
  const name = `kiban ${issuer} ${client_id}`;
  const apis = new Set(options.apis.map((api) => new URL(api, page.location.href).origin));
  const keeper = dpop ? inDatabase(page.indexedDB, name) : inMemory();
  const tabs = new BroadcastChannel(name);
  tabs.onmessage = () => {
    if (dpop) signedOut?.();
    else void keeper.forget().then(signedOut); // what this tab holds is in no other
  };
  const session = sessionIn({
    ...{ server, keeper, now },
    alone: (work) => navigator.locks.request(name, work),
    ended: () => {
      tabs.postMessage('signed out');
      signedOut?.();
    },
  });
  const parts: SignInParts = { page, server, redirect_uri, scope, resource, dpop };

  return {
    start: async () => {
      const begun = await finishSignIn(parts, now);
      if (begun !== undefined) await session.begin(begun);
      const kept = await session.current();
      return kept === undefined ? null : personOf(kept.claims);
    },
    signIn: (request = {}) => beginSignIn(parts, request),
    fetch: async (address, request = {}) => {
      const url = new URL(address, page.location.href);
      if (!apis.has(url.origin)) throw new TypeError(`No token is sent to ${url.origin}: it is none of \`apis\`.`);
      return sendWithToken(session, url, request);
    },
    signOut: async () => {
      const kept = await session.current();
      await session.forget();
      tabs.postMessage('signed out');
      const address = new URL((await server.metadata()).end_session_endpoint ?? issuer);
      const { post_logout_redirect_uri } = options;
      const parameters = { client_id, id_token_hint: kept?.id_token, post_logout_redirect_uri };
      for (const [key, value] of Object.entries(parameters)) if (value) address.searchParams.set(key, value);
      page.location.assign(address.href);
    },
    close: () => tabs.close(),
  };
}

function personOf(claims: Readonly<Record<string, unknown>>): SignedInPerson {
  const text = (claim: string): string => String(claims[claim] ?? '');
  const perhaps = (claim: string): string | null => (claims[claim] === undefined ? null : text(claim));
  const [sub, tenant_id, user_id] = [text('sub'), text('tenant_id'), text('user_id')];
  return { sub, tenant_id, user_id, name: perhaps('name'), locale: perhaps('locale'), acr: perhaps('acr') };
}
