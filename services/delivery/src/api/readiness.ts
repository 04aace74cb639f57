import { type Database, tenantId } from '@kiban/postgres';
import { lakeTables } from '../lake/tables.ts';
import { readStandingsOf } from './read-standings.ts';

const nobody = tenantId('00000000-0000-0000-0000-000000000000');

/** @throws the database's error when the schema is older than this program: what it asks of the ledger is not there. */
export async function requireLedger(database: Database): Promise<void> {
  await readStandingsOf(
    database,
    nobody,
    lakeTables.map(({ name }) => name),
  );
}
