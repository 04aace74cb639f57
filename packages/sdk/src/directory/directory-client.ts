import createClient, {
  type Client,
  type ClientPathsWithMethod,
  type MaybeOptionalInit,
  type MethodResponse,
} from 'openapi-fetch';
import type { paths } from './schema.ts';
import { type SendingOptions, sender } from './sending.ts';

export interface DirectoryClientOptions extends SendingOptions {
  /** Where the API is: `https://directory.example.com/directory/v1`. */
  readonly baseUrl: string;
}

type Method = 'get' | 'post' | 'patch';
type PathOf<M extends Method> = ClientPathsWithMethod<Client<paths>, M>;
type InitOf<M extends Method, Path extends PathOf<M>> =
  undefined extends MaybeOptionalInit<paths[Path], M>
    ? [init?: MaybeOptionalInit<paths[Path], M>]
    : [init: MaybeOptionalInit<paths[Path], M>];
type Answer<M extends Method, Path extends PathOf<M>> = MethodResponse<Client<paths>, M, Path>;
type Call<M extends Method> = <Path extends PathOf<M>>(
  path: Path,
  ...init: InitOf<M, Path>
) => Promise<{ readonly data: Answer<M, Path>; readonly response: Response }>;

interface Page {
  readonly next_cursor: string | null;
}
/** The paths whose answer is a page of a list. */
type ListPath = { [Path in PathOf<'get'>]: Answer<'get', Path> extends Page ? Path : never }[PathOf<'get'>];

/** The directory's operations, typed by its OpenAPI document. All of them throw `ProblemError` and `UnreachableError`. */
export interface DirectoryClient {
  readonly GET: Call<'get'>;
  readonly POST: Call<'post'>;
  readonly PATCH: Call<'patch'>;
  /** Page after page of a list, as it was when the first was asked for. */
  pages<Path extends ListPath>(path: Path, ...init: InitOf<'get', Path>): AsyncGenerator<Answer<'get', Path>, void>;
}

interface AnyInit {
  readonly params?: { readonly query?: object };
}

/** A client of the directory's API for callers that hold an access token. Connects to nothing until it is used. */
export function directoryClient({ baseUrl, ...sending }: DirectoryClientOptions): DirectoryClient {
  const client = createClient<paths>({ baseUrl, fetch: sender(sending), redirect: 'error' });
  // openapi-fetch types an answer as success or refusal; the sender throws the refusals
  const { GET, POST, PATCH } = client as unknown as Pick<DirectoryClient, 'GET' | 'POST' | 'PATCH'>;
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

  return { GET, POST, PATCH, pages: pages as DirectoryClient['pages'] };
}
