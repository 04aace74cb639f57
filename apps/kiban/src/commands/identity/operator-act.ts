import type { OperatorAct } from '@kiban/auth';
import { ensurePlatformTenant } from '@kiban/directory';
import type { ChangeContext } from '@kiban/event-store';
import type { Platform } from '../../platform.ts';
import type { CommandContext } from '../context.ts';

/** Who does it, in the books of the platform's own tenant. */
export async function operatorAct(context: CommandContext, platform: Platform): Promise<OperatorAct> {
  const change = changeContextOf(context);
  return {
    tenant_id: await ensurePlatformTenant(platform.directory, platform.registry, change),
    actor: change.actor,
    at: Date.now(),
  };
}

/** The operator of this command, for events. */
export function changeContextOf({ config }: CommandContext, reason: string | null = null): ChangeContext {
  const actor = { kind: 'operator', id: config.operator.replace(/^operator:/, '') } as const;
  return { actor, on_behalf_of: null, reason, request_id: null };
}
