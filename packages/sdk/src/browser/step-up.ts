/** What a sign-in has to be for an API to do what was asked of it. */
export interface StepUp {
  readonly acr_values?: string;
  readonly max_age?: number;
}

/**
 * What an API’s answer says that the sign-in lacks (RFC 9470 §3), to be handed to `signIn`; null: it lacks nothing. Of an API in
 * another origin only if that exposes `WWW-Authenticate` (`Access-Control-Expose-Headers`).
 */
export function stepUpOf(response: Response): StepUp | null {
  const challenge = response.headers.get('www-authenticate') ?? '';
  if (response.status !== 401 || !/error="insufficient_user_authentication"/.test(challenge)) return null;
  const said = (name: string) => new RegExp(`${name}="([^"]*)"`).exec(challenge)?.[1];
  const [acr_values, max_age] = [said('acr_values'), said('max_age')];
  return {
    ...(acr_values === undefined ? {} : { acr_values }),
    ...(max_age === undefined ? {} : { max_age: Number(max_age) }),
  };
}
