declare const tenant: unique symbol;

/** The id of a tenant: a lower-case UUID. It comes from a verified token or from the tenant registry, never from a request's body. */
export type TenantId = string & { readonly [tenant]: true };

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** @throws TypeError when the text is no lower-case UUID. */
export function tenantId(text: string): TenantId {
  if (!UUID.test(text)) throw new TypeError(`Not a tenant id: ${JSON.stringify(text)}`);
  return text as TenantId;
}
