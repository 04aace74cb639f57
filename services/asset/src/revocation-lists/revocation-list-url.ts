/** Where everybody reads an authority's revocation list; it stands in the certificates it issues (RFC 5280 §4.2.1.13). */
export function revocationListUrl(origin: string, tenantId: string, authorityId: string): string {
  return `${origin}/asset/crl/${tenantId}/${authorityId}.crl`;
}
