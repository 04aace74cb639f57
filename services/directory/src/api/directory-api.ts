import type { Handler, Operation } from '@kiban/http';
import type { Entry } from './authorize.ts';
import type { Permission } from './permissions.ts';

/** The API that the nouns add their operations to. */
export interface DirectoryApi {
  operation<const Definition extends Operation & { readonly permission: Permission }>(
    definition: Definition,
    handler: Handler<Definition, Entry>,
  ): void;
}
