import { endTenant, listTenants, resumeTenant } from '@kiban/directory';
import { tableLines } from '../output/table.ts';
import { withPlatform } from '../platform.ts';
import { type CommandContext, UsageError } from './context.ts';
import { changeContextOf } from './identity/operator-act.ts';
import { tenantOf } from './tenant-of.ts';

/** `kiban tenants`, `kiban tenants list` */
export async function tenantsCommand(context: CommandContext, format: 'table' | 'json'): Promise<void> {
  const { messages, terminal } = context;
  await withPlatform(context.config, async (platform) => {
    const tenants = await listTenants(platform.registry);
    if (format === 'json') {
      for (const tenant of tenants) terminal.line(JSON.stringify(tenant));
      return;
    }
    if (tenants.length === 0) terminal.line(messages.tenants.none);
    const { code, name, timezone, status, id } = messages.tenants;
    const columns = [
      { field: 'code', title: code },
      { field: 'name', title: name },
      { field: 'timezone', title: timezone },
      { field: 'status', title: status },
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

/** `kiban tenants end`, `kiban tenants resume`: what has ended stays as it is and can be resumed. */
export async function endTenantCommand(
  context: CommandContext,
  given: { readonly code: string; readonly confirm: string; readonly reason: string },
): Promise<void> {
  const { config, messages, terminal } = context;
  if (given.confirm !== given.code) throw new UsageError(messages.tenants.unconfirmed(given.code));
  await withPlatform(config, async (platform) => {
    const { tenant_id } = await tenantOf(platform, given.code, messages);
    await endTenant(platform.directory, tenant_id, changeContextOf(context, given.reason));
    terminal.line(messages.tenants.ended(given.code));
  });
}

export async function resumeTenantCommand(
  context: CommandContext,
  given: { readonly code: string; readonly reason: string },
): Promise<void> {
  const { config, messages, terminal } = context;
  await withPlatform(config, async (platform) => {
    const { tenant_id } = await tenantOf(platform, given.code, messages);
    await resumeTenant(platform.directory, tenant_id, changeContextOf(context, given.reason));
    terminal.line(messages.tenants.resumed(given.code));
  });
}
