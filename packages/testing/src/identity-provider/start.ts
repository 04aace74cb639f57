import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readSamlQuestion, samlFields } from './answer-saml.ts';
import { OIDC_HOSTILE, type OidcHostile, SAML_HOSTILE, type SamlHostile } from './hostile.ts';
import { oidcEndpoints } from './oidc-endpoints.ts';
import { links, postForm, testPage } from './page.ts';
import { type KnownPerson, PEOPLE } from './person.ts';
import { identityProviderMetadata } from './saml-metadata.ts';
import { newSigningKey, type SigningKey } from './signing-key.ts';

/** An identity provider that signs in whoever is clicked on. For tests and development: it asks nobody for a password. */
export interface TestIdentityProvider {
  /** `http://127.0.0.1:PORT`; also its OpenID Connect issuer. */
  readonly origin: string;
  /** Entity id of SAML. */
  readonly entity_id: string;
  readonly people: readonly KnownPerson[];
  metadata(): string;
  /** A further key; with `sign` it signs from now on. Its metadata show all keys. @returns the key. */
  addKey(options?: { readonly sign?: boolean }): SigningKey;
  /** Forgets all keys but the one that signs. */
  dropOldKeys(): void;
  close(): Promise<void>;
}

export interface IdentityProviderOptions {
  /** 0 or left out: a free one. */
  readonly port?: number;
  readonly people?: readonly KnownPerson[];
}

export async function startIdentityProvider(options: IdentityProviderOptions = {}): Promise<TestIdentityProvider> {
  const { port = 0, people = PEOPLE } = options;
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  let keys = [newSigningKey()];
  let signing = keys[0] as SigningKey;
  const oidc = oidcEndpoints(origin);
  const metadata = (): string => identityProviderMetadata(origin, keys);
  const chosen = (url: URL): KnownPerson | undefined =>
    people.find(({ subject }) => subject === url.searchParams.get('person'));

  const samlPage = (url: URL): string => {
    const question = readSamlQuestion(url.searchParams);
    const person = chosen(url);
    if (person === undefined) return choicePage(url, people, SAML_HOSTILE);
    const hostile = (url.searchParams.get('hostile') ?? undefined) as SamlHostile | undefined;
    const fields = samlFields(question, { issuer: `${origin}/saml`, key: signing, person, hostile });
    return testPage('Signed in', postForm(question.destination, fields));
  };
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = new URL(request.url ?? '/', origin);
    const send = (type: string, body: string, status = 200): void =>
      void response
        .writeHead(status, { 'content-type': type, ...(status === 302 ? { location: `${origin}/elsewhere` } : {}) })
        .end(body);
    switch (`${request.method} ${url.pathname}`) {
      case 'GET /':
        return send('text/html', testPage('Test identity provider', about(origin)));
      case 'GET /saml/metadata':
        return send('application/samlmetadata+xml', metadata());
      case 'GET /saml/sign-in':
        return send('text/html', samlPage(url));
      case 'GET /.well-known/openid-configuration':
        return send('application/json', JSON.stringify(oidc.configuration()));
      case 'GET /oidc/keys':
        return send('application/json', JSON.stringify({ keys: keys.map(({ jwk }) => jwk) }));
      case 'GET /oidc/authorize': {
        const person = chosen(url);
        if (person === undefined) return send('text/html', choicePage(url, people, OIDC_HOSTILE));
        const hostile = (url.searchParams.get('hostile') ?? undefined) as OidcHostile | undefined;
        response.writeHead(303, { location: oidc.redirect(oidc.read(url.searchParams), person, hostile) }).end();
        return;
      }
      case 'POST /oidc/token': {
        const form = new URLSearchParams(Buffer.concat(await request.toArray()).toString());
        const { status, body } = oidc.token(form, signing);
        return send('application/json', JSON.stringify(body), status);
      }
      default:
        return send('text/plain', 'Not found', 404);
    }
  };
  server.on('request', (request, response) => {
    answer(request, response).catch((error: unknown) => response.writeHead(400).end(String(error)));
  });
  return {
    ...{ origin, entity_id: `${origin}/saml`, people, metadata },
    addKey: ({ sign = false } = {}) => {
      const key = newSigningKey();
      keys = [...keys, key];
      if (sign) signing = key;
      return key;
    },
    dropOldKeys: () => {
      keys = [signing];
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Who signs in, and whether the answer is to be a hostile one. */
function choicePage(url: URL, people: readonly KnownPerson[], hostile: readonly string[]): string {
  const to = (more: Readonly<Record<string, string>>): string => {
    const next = new URL(url);
    for (const [name, value] of Object.entries(more)) next.searchParams.set(name, value);
    return `${next.pathname}${next.search}`;
  };
  const asked = url.searchParams.get('hostile');
  const persons = links(people.map(({ subject, name }) => [to({ person: subject }), name] as const));
  const hostilities = links(hostile.map((each) => [to({ hostile: each }), each] as const));
  return testPage(
    'Who signs in?',
    `${persons}<p>Answer: ${asked ?? 'as it should be'}</p><details><summary>Hostile answers</summary>${hostilities}</details>`,
  );
}

function about(origin: string): string {
  return `<p>For tests: whoever is clicked on is signed in.</p>${links([
    [`${origin}/saml/metadata`, 'SAML 2.0 metadata'],
    [`${origin}/.well-known/openid-configuration`, 'OpenID Connect configuration'],
  ])}`;
}
