import { rowsAt, type Sql } from '@kiban/service';
import { sql } from 'kysely';

/** So many hits are looked at; of words that more devices hold, a list shows these. */
const MOST = 10_000;

/** Of devices `d`: those with the words in name, serial number or asset tag. */
export function devicesWith(words: string, at: string | null): Sql {
  const now = sql`d.id in (select asset.search_devices(${words}, ${MOST}::int))`;
  if (at === null) return now;
  const then = sql`case when length((select directory.search_form(${words}))) < 2 then d.name ^@ ${words}
    else strpos(asset.device_search_form(d.name, d.serial_number, d.asset_tag), (select directory.search_form(${words}))) > 0 end`;
  // most is called so still, and the index of now tells of that in a fraction of the time that comparing takes
  return sql`case when d.id in (
      select n.id from ${rowsAt('asset.device', at)} h join asset.device n on n.id = h.id
      where n.name = h.name and n.serial_number is not distinct from h.serial_number
        and n.asset_tag is not distinct from h.asset_tag
    ) and not ${now} then false else ${then} end`;
}
