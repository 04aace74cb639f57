import { type ApiRequest, SignInError, singlePageApp, stepUpOf } from '@kiban/sdk/browser';

const { VITE_KIBAN_ORIGIN, VITE_CLIENT_ID, VITE_API_ORIGIN, VITE_AUDIENCE } = import.meta.env;
const home = `${location.origin}/`;
const element = <Kind extends HTMLElement>(id: string): Kind => document.querySelector<Kind>(`#${id}`) as Kind;
const [who, problem, list] = [element('who'), element('problem'), element('greetings')];

const kiban = singlePageApp({
  issuer: `${VITE_KIBAN_ORIGIN}/oidc`,
  client_id: VITE_CLIENT_ID,
  redirect_uri: home,
  post_logout_redirect_uri: home,
  resource: VITE_AUDIENCE,
  apis: [VITE_API_ORIGIN],
  signedOut: () => location.reload(),
});

/** Asks the API; a sign-in that is not enough for it is made enough, and the person comes back to this page. */
async function ask(request: ApiRequest): Promise<Response | null> {
  problem.textContent = '';
  try {
    const response = await kiban.fetch(`${VITE_API_ORIGIN}/greetings`, request);
    const stepUp = stepUpOf(response);
    if (stepUp !== null) await kiban.signIn(stepUp);
    return response.ok ? response : null;
  } catch (error) {
    if (error instanceof SignInError && error.code === 'signed_out') return null; // `signedOut` has been called
    problem.textContent = '接続できません。やり直してください。 No connection. Try again.';
    throw error;
  }
}

async function show(): Promise<void> {
  const response = await ask({});
  if (response === null) return;
  const greetings = (await response.json()) as { readonly text: string }[];
  list.replaceChildren(
    ...greetings.map(({ text }) => Object.assign(document.createElement('li'), { textContent: text })),
  );
}

element('sign-in').addEventListener('click', () => void kiban.signIn());
element('sign-out').addEventListener('click', () => void kiban.signOut());
element('clear').addEventListener('click', () => void ask({ method: 'DELETE' }).then(show));
element<HTMLFormElement>('write').addEventListener('submit', (event) => {
  event.preventDefault();
  const form = event.target as HTMLFormElement;
  const body = JSON.stringify({ text: new FormData(form).get('text') });
  void ask({ method: 'POST', headers: { 'content-type': 'application/json' }, body }).then(show);
  form.reset();
});

const person = await kiban.start().catch((error: SignInError) => {
  problem.textContent = error.message;
  return null;
});
who.textContent = person?.name ?? person?.sub ?? '';
element('sign-in').hidden = person !== null;
element('signed-in').hidden = person === null;
if (person !== null) await show();
