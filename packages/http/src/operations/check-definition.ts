import { type Operation, placesOf } from './operation.ts';

/**
 * Refuses a definition that would be open to everybody, or that says what it does not do. Runs when the service starts.
 * @throws Error that names the operation.
 */
export function checkDefinition(definition: Operation, others: readonly Operation[]): void {
  const fault = faultOf(definition, others);
  if (fault !== undefined) throw new Error(`Operation ${definition.operationId || definition.path}: ${fault}`);
}

function faultOf(definition: Operation, others: readonly Operation[]): string | undefined {
  const { operationId, method, path, permission, params, body, response } = definition;
  if (!permission) return 'it declares no permission.';
  if (!operationId) return 'it has no operationId.';
  if (others.some((other) => other.operationId === operationId)) return 'another one has the same operationId.';
  if (others.some((other) => other.method === method && other.path === path))
    return `${method} ${path} exists already.`;
  if (!path.startsWith('/')) return 'its path does not begin with a slash.';
  const places = placesOf(path).sort().join();
  if (
    places !==
    Object.keys(params?.shape ?? {})
      .sort()
      .join()
  )
    return 'its params are not the places in its path.';
  if (method === 'get' && (body !== undefined || definition.ifMatch || definition.idempotent))
    return 'a GET has no body, no If-Match and no Idempotency-Key.';
  if (definition.idempotent && method !== 'post') return 'an Idempotency-Key is for POST.';
  if ((response.status === 204) !== (response.schema === undefined)) return 'only a 204 has no schema.';
  return undefined;
}
