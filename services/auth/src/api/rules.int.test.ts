import { idempotency, malformedRequests, preconditions, refusedCallers } from '@kiban/service/testing';
import { IN_CALM } from './testing/recipes.ts';
import { testApi } from './testing/test-api.ts';

/** Staff look at other tenants by what those allow: a grant of another tenant is what they are to name. */
const ACROSS: readonly string[] = ['openSupportSession'];

const { calm, ...whole } = await testApi();
const apart = [...IN_CALM, ...ACROSS];
const tried = [
  { ...calm, operations: calm.operations.filter(({ operationId }) => IN_CALM.includes(operationId)) },
  { ...whole, references: {}, operations: whole.operations.filter(({ operationId }) => ACROSS.includes(operationId)) },
  { ...whole, operations: whole.operations.filter(({ operationId }) => !apart.includes(operationId)) },
];

for (const api of tried) {
  const having = (header: string) =>
    api.operations.filter(({ parameters }) => parameters.some((parameter) => parameter.name === header));
  await refusedCallers(api);
  await malformedRequests(api);
  // what ends or withdraws something is done to whatever is there; what changes a setting, to what was seen
  const changing = having('If-Match');
  if (changing.length > 0) await preconditions({ ...api, operations: changing });
  await idempotency({ ...api, operations: having('Idempotency-Key') });
}
