import { idempotency, malformedRequests, preconditions, refusedCallers } from '@kiban/service/testing';
import { IN_CALM } from './testing/recipes.ts';
import { testApi } from './testing/test-api.ts';

const { calm, ...whole } = await testApi();
const inCalm = (operation: { readonly operationId: string }) => IN_CALM.includes(operation.operationId);
const tried = [
  { ...whole, operations: whole.operations.filter((operation) => !inCalm(operation)) },
  { ...calm, operations: calm.operations.filter(inCalm) },
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
