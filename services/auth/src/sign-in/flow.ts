import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { PendingInteraction } from '../protocol/interaction.ts';
import { type AuthStore, type Item, kindOf, PLATFORM_WIDE } from '../store/auth-store.ts';
import type { Problem } from './outcome.ts';
import type { SignInState } from './state.ts';
import type { RecognisedTerminal } from './terminal.ts';

/** A sign-in under way, beside the authorization request it belongs to. */
export interface Flow {
  readonly state: SignInState;
  /** What was wrong with the last answer; shown once the browser asks for the page again. */
  readonly problem: Problem | null;
  /** What the forms' tokens are made with. */
  readonly form_key: string;
  /** The terminal whose key was proven in this sign-in. */
  readonly terminal: RecognisedTerminal | null;
  /** The person wants login id and password although the company signs in by a connection. */
  readonly own_password: boolean;
  /** An account at a company's provider that waits to be connected with whoever signs in here, sealed. */
  readonly link: string | null;
  /** What was asked by each entrance that the page offers, by its method. */
  readonly entrances: Readonly<Record<string, unknown>>;
}

const FLOW = kindOf<Flow>('sign_in', { secretId: true });

export async function findFlow(store: AuthStore, uid: string): Promise<Item<Flow> | undefined> {
  return store.get(PLATFORM_WIDE, FLOW, uid);
}

export async function beginFlow(
  store: AuthStore,
  { uid, expires_at }: PendingInteraction,
  first: Omit<Flow, 'form_key'>,
): Promise<Item<Flow> | undefined> {
  const data: Flow = { ...first, form_key: randomBytes(32).toString('base64url') };
  const item = { id: uid, data, references: {}, expires_at };
  const created = await store.create(PLATFORM_WIDE, FLOW, item);
  return created ? { ...item, version: 1 } : findFlow(store, uid); // whichever of two tabs was first
}

/** False when another tab went on in the meantime. */
export function saveFlow(store: AuthStore, uid: string, flow: Item<Flow>, data: Flow): Promise<boolean> {
  return store.replace(PLATFORM_WIDE, FLOW, { id: uid, data, expires_at: flow.expires_at }, flow.version);
}

export function endFlow(store: AuthStore, uid: string): Promise<void> {
  return store.remove(PLATFORM_WIDE, FLOW, uid);
}

/** What a form must send back: bound to this sign-in and to the question it answers. */
export function formToken({ form_key }: Pick<Flow, 'form_key'>, step: string): string {
  return createHmac('sha256', form_key).update(step).digest('base64url');
}

export function isFormToken(flow: Pick<Flow, 'form_key'>, step: string, token: string): boolean {
  const [given, expected] = [Buffer.from(token), Buffer.from(formToken(flow, step))];
  return given.length === expected.length && timingSafeEqual(given, expected);
}
