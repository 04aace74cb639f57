import { rowsAt, type Sql } from '@kiban/service';
import { type RawBuilder, sql } from 'kysely';
import { codeOf } from '../../search/search-directory.ts';
import { namedWith, storesWith, usersWith } from '../../search/words.ts';
import type { Shown } from '../views/support-view.ts';

/** Something of a tenant that the words mean. */
export interface SupportHit extends Shown {
  readonly name: string | null;
  readonly kana: string | null;
  /** Of a user. */
  readonly login_id: string | null;
  /** A store's code; a device's or a certificate's serial number. */
  readonly code: string | null;
  readonly asset_tag: string | null;
  readonly status: string;
  /** The store it is or is in; of a user one of them. */
  readonly store_id: string | null;
  readonly store_name: string | null;
  /** The device it is, or that holds the certificate. */
  readonly device_id: string | null;
}

/** A serial number as certificates and the tools that show them write it. */
const SERIAL = /^[0-9a-f][0-9a-f:\s-]{3,}$/i;

/**
 * Stores by name, reading or code; users by name, reading or login id; devices by name, serial number or asset tag; certificates
 * by serial number. Codes and numbers by their beginning, names by any part. What is there comes before what has ended.
 *
 * @param at RFC 3339; null: now.
 */
export function hitsFor(words: string, at: string | null, limit: number): RawBuilder<SupportHit> {
  const found = [storeHits(words, at), userHits(words, at), deviceHits(words, at), ...certificateHits(words, at)];
  // where somebody works is looked up for those who are shown
  return sql`
    select h.kind, h.id, h.name, h.kana, h.login_id, h.code, h.asset_tag, h.status,
      coalesce(h.store_id, place.id) as store_id, coalesce(h.store_name, place.name) as store_name, h.device_id
    from (
      select * from (
        select *, upper(${words}) in (upper(code), upper(login_id), upper(asset_tag)) is true as exact
        from (${sql.join(found, sql` union all `)}) hit
      ) h order by ${ORDER} limit ${limit}::int
    ) h left join lateral (
      select t.id, t.name from ${rowsAt('directory.membership', at)} m join ${rowsAt('directory.store', at)} t on t.id = m.store_id
      where h.kind = 'user' and m.user_id = h.id and m.status = 'active' order by t.name, t.id limit 1
    ) place on true order by ${ORDER}`;
}

const ORDER = sql`h.exact desc, h.status in ('open', 'active', 'registered') desc, coalesce(h.kana, h.name, h.code, ''), h.id`;

function storeHits(words: string, at: string | null): Sql {
  return sql`
    select 'store' as kind, s.id, s.name, s.kana, null::text as login_id, ${codeOf(sql`s`, words)} as code,
      null::text as asset_tag, s.status, s.id as store_id, s.name as store_name, null::uuid as device_id
    from ${rowsAt('directory.store', at)} s
    where ${storesWith(words, at)}`;
}

/**
 * Not by staff number, which is hidden: whoever could search by it could find it out. The names of those alone whose number
 * begins with the words are compared again, since comparing costs 0.06 ms each.
 */
function userHits(words: string, at: string | null): Sql {
  return sql`
    select 'user', s.id, s.name, s.kana, s.login_id, null, null, s.status, null::uuid, null::text, null::uuid
    from ${rowsAt('directory.user', at)} s
    where s.status <> 'erased' and ${usersWith(words, at)}
      and (s.staff_number ^@ ${words} is not true or s.login_id ^@ lower(${words}) or ${namedWith(sql`s`, words)})`;
}

function deviceHits(words: string, at: string | null): Sql {
  const begun = (field: Sql): Sql => sql`upper(${field}) ^@ upper(normalize(${words}, nfkc))`;
  return sql`
    select 'device', d.id, d.name, null, null, d.serial_number, d.asset_tag, d.status, t.id, t.name, d.id
    from ${rowsAt('asset.published_device', at)} d left join ${rowsAt('directory.store', at)} t on t.id = d.store_id
    where ${begun(sql`d.serial_number`)} or ${begun(sql`d.asset_tag`)}
      or strpos(lower(normalize(d.name, nfkc)), lower(normalize(${words}, nfkc))) > 0`;
}

/** A range of the index: upper case hexadecimal digits come before every other letter. */
function certificateHits(words: string, at: string | null): Sql[] {
  if (!SERIAL.test(words)) return [];
  const serial = words.toUpperCase().replaceAll(/[^0-9A-F]/g, '');
  return [
    sql`
    select 'certificate', c.id, null, null, null, c.serial_number, null, c.status, t.id, t.name, c.device_id
    from ${rowsAt('asset.published_certificate', at)} c
    left join ${rowsAt('asset.published_device', at)} d on d.id = c.device_id
    left join ${rowsAt('directory.store', at)} t on t.id = d.store_id
    where c.serial_number >= ${serial} and c.serial_number < ${`${serial}G`}`,
  ];
}
