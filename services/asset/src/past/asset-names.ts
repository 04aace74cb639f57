import { type Statement, statement } from '@kiban/postgres';

/** What ids of devices, licences and certificate authorities are called now, for people to read. */
export function assetNames(ids: readonly string[]): Statement<{ id: string; name: string }> {
  return statement`
    select id, name from asset.device where id = any (${[...ids]}::uuid[])
    union all select id, product || ' ' || plan from asset.licence where id = any (${[...ids]}::uuid[])
    union all select id, name from asset.certificate_authority where id = any (${[...ids]}::uuid[])`;
}
