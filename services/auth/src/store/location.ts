/** Where an auth store lies. */
export type AuthStoreLocation =
  | { readonly engine: 'postgresql'; readonly url: string }
  | {
      readonly engine: 'dynamodb';
      readonly table: string;
      /** Undefined: what the environment says. */
      readonly region: string | undefined;
      /** Of a store that speaks DynamoDB's protocol. */
      readonly endpoint: string | undefined;
    };

/** @throws RangeError when the URL names no auth store. */
export function authStoreLocation(text: string): AuthStoreLocation {
  if (/^postgres(ql)?:\/\//.test(text)) return { engine: 'postgresql', url: text };
  const url = URL.parse(text);
  if (url?.protocol !== 'dynamodb:') throw refused('It is none.');
  const { hostname: table, searchParams, username, password, pathname } = url;
  if (username !== '' || password !== '') throw refused('It must not hold credentials: the environment does.');
  // https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html#limits-naming-rules
  if (!/^[A-Za-z0-9_.-]{3,255}$/.test(table) || pathname !== '') throw refused('It names no table.');
  const unknown = [...searchParams.keys()].find((key) => key !== 'region' && key !== 'endpoint');
  if (unknown !== undefined) throw refused(`It knows no “${unknown}”.`);
  const endpoint = searchParams.get('endpoint') ?? undefined;
  if (endpoint !== undefined && !/^https?:$/.test(URL.parse(endpoint)?.protocol ?? ''))
    throw refused('Its endpoint is no address.');
  return { engine: 'dynamodb', table, region: searchParams.get('region') ?? undefined, endpoint };
}

function refused(reason: string): RangeError {
  const forms = 'postgres://role:password@host/database or dynamodb://table?region=…&endpoint=…';
  return new RangeError(`This is no address of an auth store. ${reason} Write one like ${forms}.`);
}
