interface EssentialClaim {
  readonly essential?: boolean;
  readonly value?: unknown;
  readonly values?: unknown;
}

/**
 * The classes of which a sign-in must be one, empty: any. Those of an essential claim (OpenID Connect Core 1.0 §5.5.1.1), else
 * `acr_values`, which resources send clients to ask for (RFC 9470 §4, and §5: taken as required).
 */
export function wantedAcr(params: Readonly<Record<string, unknown>> | undefined): readonly string[] {
  const essential = essentialAcr(params?.claims);
  if (essential.length > 0) return essential;
  const { acr_values } = params ?? {};
  return typeof acr_values === 'string' ? acr_values.split(' ').filter((value) => value !== '') : [];
}

function essentialAcr(claims: unknown): readonly string[] {
  if (typeof claims !== 'string') return [];
  const { acr } = (JSON.parse(claims) as { id_token?: { acr?: EssentialClaim | null } }).id_token ?? {};
  if (acr?.essential !== true) return [];
  const values: readonly unknown[] = Array.isArray(acr.values) ? acr.values : [acr.value];
  return values.filter((value) => typeof value === 'string');
}
