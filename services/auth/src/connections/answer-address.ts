/**
 * Where answers of a connection's provider come: the redirect URI of OpenID Connect, and the assertion consumer service of SAML. One
 * for each connection: a provider is told which one it answers, so that no answer of one is taken for another's (RFC 9700 §4.4.2).
 */
export function answerAddress(origin: string, connectionId: string): string {
  return `${origin}/sign-in/connections/${connectionId}/callback`;
}
