import { randomBytes } from 'node:crypto';
import type { Envelope } from '@kiban/key-encryption';
import type { TenantId } from '@kiban/postgres';
import type { Target } from '@kiban/service';
import { webhookSecret } from '../../standard-webhooks/signature.ts';
import type { AuthStore } from '../../store/auth-store.ts';
import type { TerminalAct } from '../../terminals/record-terminal.ts';
import { changeWebhook, type EmergencyWebhook, type NamedWebhook, theNamed, type WebhookSecret } from './webhook.ts';

interface WebhookParts {
  readonly store: AuthStore;
  readonly envelope: Envelope;
}

/** What was changed, and the secret where one was made: shown this once. */
interface ChangedWebhook {
  readonly webhook: EmergencyWebhook;
  readonly secret: string | null;
}

const SECRET_BYTES = 32;
/** For so long both secrets sign: who receives has time to take the new one over. */
const KEPT_MS = 24 * 3_600_000;
const ANY_VERSION = { expected_version: 'any' } as const;

/** Names the address that alerts are POSTed to. The first gets a secret. @throws ChangeRefused `version_conflict` */
export async function nameWebhook(
  { store, envelope }: WebhookParts,
  tenant: TenantId,
  address: string,
  act: TerminalAct & Pick<Target, 'expected_version'>,
): Promise<ChangedWebhook> {
  const made = await newSecret(envelope, tenant, act.at);
  let first = false;
  const decide = ({ named }: EmergencyWebhook) => {
    first = named === null;
    return { address, secrets: named?.secrets ?? ([made.kept] as const) };
  };
  const webhook = await changeWebhook(store, tenant, 'changed', decide, act);
  return { webhook, secret: first ? made.secret : null };
}

/** Gives it a new secret; the one before signs beside it for a day. @throws CommandRefused `not_found` */
export async function renewSecret(
  { store, envelope }: WebhookParts,
  tenant: TenantId,
  act: TerminalAct,
): Promise<ChangedWebhook> {
  const made = await newSecret(envelope, tenant, act.at);
  const decide = (current: EmergencyWebhook) => {
    const { address, secrets } = theNamed(current);
    return { address, secrets: [made.kept, { ...secrets[0], ends_at: act.at + KEPT_MS }] as const };
  };
  return {
    webhook: await changeWebhook(store, tenant, 'secret_made', decide, { ...ANY_VERSION, ...act }),
    secret: made.secret,
  };
}

/** From now on alerts go by mail only; what waits is not sent. @throws CommandRefused `not_found` */
export async function removeWebhook(store: AuthStore, tenant: TenantId, act: TerminalAct): Promise<EmergencyWebhook> {
  const decide = (current: EmergencyWebhook) => {
    theNamed(current);
    return null;
  };
  return changeWebhook(store, tenant, 'removed', decide, { ...ANY_VERSION, ...act });
}

/** Notes that it was tried out. @throws CommandRefused `not_found` */
export async function noteTest(store: AuthStore, tenant: TenantId, act: TerminalAct): Promise<NamedWebhook> {
  return theNamed(await changeWebhook(store, tenant, 'tested', theNamed, { ...ANY_VERSION, ...act }));
}

async function newSecret(
  envelope: Envelope,
  tenant: TenantId,
  made_at: number,
): Promise<{ readonly secret: string; readonly kept: WebhookSecret }> {
  const secret = webhookSecret(randomBytes(SECRET_BYTES));
  return { secret, kept: { sealed: await envelope.seal(secret, tenant), made_at, ends_at: null } };
}
