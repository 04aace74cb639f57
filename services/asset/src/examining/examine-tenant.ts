import { type Statement, statement } from '@kiban/postgres';

/** What whoever operates the platform should know of a tenant's devices and licences. */
export interface AssetReport {
  readonly devices: number;
  readonly certificates: number;
  readonly contradictions: number;
  /** Authorities that issue here and end within 90 days. */
  readonly ending_authorities: readonly { readonly id: string; readonly name: string; readonly not_after: string }[];
  /** Ids of licences with more seats taken than there are. */
  readonly oversold: readonly string[];
}

/** A look at the transaction's tenant. */
export function examineTenantAssets(): Statement<AssetReport> {
  return statement`
    select (select count(*) from asset.device where status <> 'retired') as devices,
      (select count(*) from asset.certificate where status = 'active') as certificates,
      (select count(*) from asset.contradiction where status = 'open') as contradictions,
      (select coalesce(jsonb_agg(jsonb_build_object('id', a.id, 'name', a.name, 'not_after', a.not_after) order by a.id), '[]')
        from asset.certificate_authority a
        where a.status = 'active' and a.source <> 'external'
          and a.not_after < clock_timestamp() + interval '90 days') as ending_authorities,
      (select coalesce(jsonb_agg(l.id order by l.id), '[]') from asset.licence l
        where l.seats is not null
          and l.seats < (select count(*) from asset.seat s where s.licence_id = l.id and s.status = 'assigned')) as oversold`;
}
