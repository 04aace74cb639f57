import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { KnownPerson } from './person.ts';
import { startIdentityProvider } from './start.ts';

const { values } = parseArgs({ options: { port: { type: 'string', default: '4090' }, people: { type: 'string' } } });
const people =
  values.people === undefined ? {} : { people: JSON.parse(readFileSync(values.people, 'utf8')) as KnownPerson[] };
const provider = await startIdentityProvider({ port: Number(values.port), ...people });
process.stdout.write(`Test identity provider: ${provider.origin}\n`);
process.once('SIGINT', () => void provider.close());
process.once('SIGTERM', () => void provider.close());
