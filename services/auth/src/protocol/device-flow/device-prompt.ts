import { interactionPolicy, type KoaContextWithOIDC } from 'oidc-provider';
import { grantIn } from '../models.ts';

/** The prompt that asks a signed-in person whether the device may act for them. */
export const DEVICE_PROMPT = 'device';

/** What stands in the interaction's result once they said yes. */
export interface DeviceConfirmed {
  readonly [DEVICE_PROMPT]?: { readonly confirmed: true };
}

/** What the page that asks needs to know; stands in the interaction's prompt. */
export interface DeviceDetails {
  readonly tenant_id: string | null;
  readonly device: { readonly ip: string; readonly ua: string } | null;
}

const ROUTES = new Set(['code_verification', 'device_resume']);

/** After signing in: whoever sent the person a code may want to have them approve a stranger's device (RFC 8628 §5.4). */
export function withDevicePrompt(policy: interactionPolicy.DefaultPolicy): interactionPolicy.DefaultPolicy {
  const { Prompt, Check } = interactionPolicy;
  const unconfirmed = (ctx: KoaContextWithOIDC): boolean =>
    ROUTES.has(ctx.oidc.route) && (ctx.oidc.result as DeviceConfirmed | undefined)?.[DEVICE_PROMPT]?.confirmed !== true;
  const details = (ctx: KoaContextWithOIDC): { [key: string]: unknown } => {
    const known: DeviceDetails = {
      tenant_id: grantIn(ctx)?.tenant_id ?? null,
      device: (ctx.oidc.entities.DeviceCode?.deviceInfo as DeviceDetails['device'] | undefined) ?? null,
    };
    return { ...known };
  };
  policy.add(
    new Prompt(
      { name: DEVICE_PROMPT, requestable: false },
      details,
      new Check('device_unconfirmed', 'the End-User has to confirm the device', 'interaction_required', unconfirmed),
    ),
  );
  return policy;
}
