import type { Handler, Operation } from '@kiban/http';
import type { AuthEntry } from './entry.ts';
import type { Permission } from './permissions.ts';

/** The API that the nouns add their operations to. */
export interface AuthApi {
  operation<const Definition extends Operation & { readonly permission: Permission }>(
    definition: Definition,
    handler: Handler<Definition, AuthEntry>,
  ): void;
}
