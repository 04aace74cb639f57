import { asOwner, type DatabaseServer } from '@kiban/postgres';

/** Whether some process holds the advisory lock of that name, by which a worker shows that it is its turn. */
export async function isAtWork(server: DatabaseServer, lock: string): Promise<boolean> {
  const found = await asOwner(server.ownerUrl, (owner) =>
    owner.query(
      `select from pg_locks
       where locktype = 'advisory' and granted and objsubid = 1
         and database = (select oid from pg_database where datname = current_database())
         and (classid::bigint << 32) | objid::bigint = hashtextextended($1, 0)`,
      [lock],
    ),
  );
  return found.rowCount !== 0;
}
