import createClient, {
  type Client,
  type ClientPathsWithMethod,
  type MaybeOptionalInit,
  type MethodResponse,
} from 'openapi-fetch';
import { type SendingOptions, sender } from './sending.ts';

export interface ApiClientOptions extends SendingOptions {
  /** Where the API is: `https://directory.example.com/directory/v1`. */
  readonly baseUrl: string;
}

type Method = 'get' | 'post' | 'patch' | 'put' | 'delete';
type PathOf<Paths extends {}, M extends Method> = ClientPathsWithMethod<Client<Paths>, M>;
type InitOf<Paths extends {}, M extends Method, Path extends PathOf<Paths, M>> =
  undefined extends MaybeOptionalInit<Paths[Path], M & keyof Paths[Path]>
    ? [init?: MaybeOptionalInit<Paths[Path], M & keyof Paths[Path]>]
    : [init: MaybeOptionalInit<Paths[Path], M & keyof Paths[Path]>];
type Answer<Paths extends {}, M extends Method, Path extends PathOf<Paths, M>> = MethodResponse<Client<Paths>, M, Path>;
type Call<Paths extends {}, M extends Method> = <Path extends PathOf<Paths, M>>(
  path: Path,
  ...init: InitOf<Paths, M, Path>
) => Promise<{ readonly data: Answer<Paths, M, Path>; readonly response: Response }>;

interface Page {
  readonly next_cursor: string | null;
}
/** The paths whose answer is a page of a list. */
type ListPath<Paths extends {}> = {
  [Path in PathOf<Paths, 'get'>]: Answer<Paths, 'get', Path> extends Page ? Path : never;
}[PathOf<Paths, 'get'>];

/** A service's operations, typed by its OpenAPI document. All of them throw `ProblemError` and `UnreachableError`. */
export interface ApiClient<Paths extends {}> {
  readonly GET: Call<Paths, 'get'>;
  readonly POST: Call<Paths, 'post'>;
  readonly PATCH: Call<Paths, 'patch'>;
  readonly PUT: Call<Paths, 'put'>;
  readonly DELETE: Call<Paths, 'delete'>;
  /** Page after page of a list, as it was when the first was asked for. */
  pages<Path extends ListPath<Paths>>(
    path: Path,
    ...init: InitOf<Paths, 'get', Path>
  ): AsyncGenerator<Answer<Paths, 'get', Path>, void>;
}

interface AnyInit {
  readonly params?: { readonly query?: object };
}

/** A client of a service's API for callers that hold an access token. Connects to nothing until it is used. */
export function apiClient<Paths extends {}>({ baseUrl, ...sending }: ApiClientOptions): ApiClient<Paths> {
  const client = createClient<Paths>({ baseUrl, fetch: sender(sending), redirect: 'error' });
  // openapi-fetch types an answer as success or refusal; the sender throws the refusals
  const { GET, POST, PATCH, PUT, DELETE } = client as unknown as Omit<ApiClient<Paths>, 'pages'>;
  const get = GET as unknown as (path: string, init: AnyInit) => Promise<{ readonly data: Page }>;

  async function* pages(path: string, init: AnyInit = {}): AsyncGenerator<Page, void> {
    let cursor: string | null | undefined;
    while (cursor !== null) {
      const query = cursor === undefined ? init.params?.query : { ...init.params?.query, cursor };
      const { data } = await get(path, {
        ...init,
        params: { ...init.params, ...(query === undefined ? {} : { query }) },
      });
      yield data;
      cursor = data.next_cursor;
    }
  }

  return { GET, POST, PATCH, PUT, DELETE, pages: pages as unknown as ApiClient<Paths>['pages'] };
}
