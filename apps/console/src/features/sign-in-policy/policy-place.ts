/** The whole company; a unit is `unit:ID`, a product `client:ID`, as the API calls them. */
export const TENANT = 'tenant';

const PLACE = /^(?:unit:[0-9a-f-]{36}|client:[a-z0-9][a-z0-9-]{0,62})$/;

/** The place in the address; nothing stands for the whole company. */
export function placeFrom(value: unknown): string | undefined {
  return typeof value === 'string' && PLACE.test(value) ? value : undefined;
}
