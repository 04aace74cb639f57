import { listTenants } from '@kiban/directory';
import { tableLines } from '../output/table.ts';
import { withPlatform } from '../platform.ts';
import type { CommandContext } from './context.ts';

/** `kiban tenants` */
export async function tenantsCommand(context: CommandContext, format: 'table' | 'json'): Promise<void> {
  const { messages, terminal } = context;
  await withPlatform(context.config, async (platform) => {
    const tenants = await listTenants(platform.registry);
    if (format === 'json') {
      for (const tenant of tenants) terminal.line(JSON.stringify(tenant));
      return;
    }
    if (tenants.length === 0) terminal.line(messages.tenants.none);
    const { code, name, timezone, id } = messages.tenants;
    const columns = [
      { field: 'code', title: code },
      { field: 'name', title: name },
      { field: 'timezone', title: timezone },
      { field: 'tenant_id', title: id },
    ];
    if (tenants.length > 0)
      for (const line of tableLines(
        columns,
        tenants.map((tenant) => ({ ...tenant })),
      ))
        terminal.line(line);
  });
}
