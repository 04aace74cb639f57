import { Client } from 'pg';
import type { SchemaModule } from '../schema-module.ts';
import { type CatalogueOptions, checkCatalogue } from './catalogue-rules.ts';
import type { Finding } from './finding.ts';

/** The database no longer keeps tenants apart as declared. A service that meets this does not start. */
export class IsolationBroken extends Error {
  readonly code = 'isolation_broken';
  readonly findings: readonly Finding[];
  constructor(findings: readonly Finding[]) {
    const lines = findings.map(({ rule, message, mend }) => `- ${message} (${rule})\n  To mend: ${mend}`);
    super(`The database does not keep tenants apart as declared, so nothing is served from it:\n${lines.join('\n')}`);
    this.name = 'IsolationBroken';
    this.findings = findings;
  }
}

/**
 * Called by every service before it listens; any role's url will do.
 *
 * @throws IsolationBroken when a rule is broken.
 */
export async function requireIntactCatalogue(
  url: string,
  modules: readonly SchemaModule[],
  options: CatalogueOptions = {},
): Promise<void> {
  const client = new Client({ connectionString: url, application_name: 'kiban guard' });
  await client.connect();
  try {
    const findings = await checkCatalogue(client, modules, options);
    if (findings.length > 0) throw new IsolationBroken(findings);
  } finally {
    await client.end();
  }
}
