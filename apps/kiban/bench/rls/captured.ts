import { type Statement, statementFromTrustedText } from '@kiban/postgres';
import { Client } from 'pg';

/** What says only where a transaction begins, ends, and whose it is. */
const FRAME = /^\s*(begin|commit|select set_config\('app\.)/i;

/** The statements that a piece of our code sends: measured are they, and no copy of them. */
export async function statementsOf(work: () => Promise<unknown>): Promise<Statement<object>[]> {
  const sent: Statement<object>[] = [];
  const query = Client.prototype.query;
  Client.prototype.query = function (this: Client, ...given: unknown[]) {
    const [config, values] = given as [string | { text: string; values?: unknown[] }, unknown[] | undefined];
    const text = typeof config === 'string' ? config : config.text;
    const parameters = (typeof config === 'string' ? values : config.values) ?? [];
    if (!FRAME.test(text)) sent.push(statementFromTrustedText(text, parameters));
    return Reflect.apply(query, this, given);
  } as typeof query;
  try {
    await work();
  } finally {
    Client.prototype.query = query;
  }
  return sent;
}
