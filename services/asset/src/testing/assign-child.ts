import { openDatabase, tenantId } from '@kiban/postgres';
import { assignSeats } from '../seats/assign-seats.ts';
import { operator } from './operator.ts';

/** What a process of its own is to do: assign one seat to each of these at once. */
export interface Assignment {
  readonly databaseUrl: string;
  readonly tenant: string;
  readonly licence_id: string;
  readonly holder_ids: readonly string[];
}

const { databaseUrl, tenant, licence_id, holder_ids } = JSON.parse(process.argv[2] ?? '') as Assignment;
const database = openDatabase({ url: databaseUrl, connections: holder_ids.length, application: 'assign-child' });
const outcomes = await Promise.allSettled(
  holder_ids.map((holder) => assignSeats(database, tenantId(tenant), operator, { licence_id, holder_ids: [holder] })),
);
const codes = outcomes.map((outcome) =>
  outcome.status === 'fulfilled' ? 'assigned' : String((outcome.reason as { code?: string }).code ?? outcome.reason),
);
await database.close();
process.stdout.write(JSON.stringify(codes));
