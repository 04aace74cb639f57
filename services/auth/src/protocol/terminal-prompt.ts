import { interactionPolicy, type KoaContextWithOIDC } from 'oidc-provider';
import type { SignInSession, TerminalDetails } from './interaction.ts';
import { grantIn } from './models.ts';

/** The prompt that has a shared terminal prove its key before a session goes on there. */
export const TERMINAL_PROMPT = 'terminal';

/** What stands in the interaction's result once it has. */
export interface TerminalProven {
  readonly [TERMINAL_PROMPT]?: { readonly session_id: string };
}

/**
 * Before each authorization from a session that began on a shared terminal: its cookie alone, copied to another machine, opens
 * nothing. The sign-in that has just ended proved the key already.
 */
export function withTerminalPrompt(policy: interactionPolicy.DefaultPolicy): interactionPolicy.DefaultPolicy {
  const { Prompt, Check } = interactionPolicy;
  policy.add(
    new Prompt(
      { name: TERMINAL_PROMPT, requestable: false },
      (ctx) => ({ ...detailsOf(ctx) }),
      new Check('key_unproven', 'the terminal has to prove its key', 'interaction_required', isUnproven),
    ),
  );
  return policy;
}

function isUnproven(ctx: KoaContextWithOIDC): boolean {
  const details = detailsOf(ctx);
  if (details === undefined) return false;
  // what was proven before another prompt came in between counts, too
  const before = ctx.oidc.entities.Interaction?.lastSubmission;
  return ![ctx.oidc.result, before].some((result) => isProvenBy(result, details.session_id));
}

function isProvenBy(result: unknown, sessionId: string): boolean {
  const { sign_in, terminal } = (result ?? {}) as TerminalProven & { readonly sign_in?: SignInSession };
  return sign_in?.session_id === sessionId || terminal?.session_id === sessionId;
}

function detailsOf(ctx: KoaContextWithOIDC): TerminalDetails | undefined {
  const { terminal, session_id, tenant_id } = grantIn(ctx) ?? {};
  if (terminal === undefined || session_id === undefined || tenant_id === undefined) return undefined;
  return { session_id, tenant_id, ...terminal };
}
