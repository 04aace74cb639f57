import type { Handler, Operation } from '@kiban/http';
import type { Entry } from '../access/entry.ts';

/** The API that a service's nouns add their operations to. */
export interface ServiceApi<Permission extends string> {
  operation<const Definition extends Operation & { readonly permission: Permission }>(
    definition: Definition,
    handler: Handler<Definition, Entry<Permission>>,
  ): void;
}
