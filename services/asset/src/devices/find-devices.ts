import { type Statement, statement } from '@kiban/postgres';

/** Every device that an id, a serial number, an asset tag or an exact name means. */
export function findDevices(code: string): Statement<{ id: string; name: string }> {
  const id = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(code) ? code : null;
  return statement`
    select id, name from asset.device
    where id = ${id}::uuid or serial_number = ${code} or asset_tag = ${code} or name = ${code}
    order by id`;
}
