import { type AuthStore, kindOf, PLATFORM_WIDE } from '../store/auth-store.ts';
import { askProof } from './ask-proof.ts';
import type { AskedProof } from './key-proof.ts';

/** What a page outside the sign-in's own questions had a terminal sign; `about`: the page it belongs to. */
const QUESTION = kindOf<{ readonly about: string; readonly asked_at: number }>('terminal_question', { secretId: true });
const KEPT_S = 600;

export async function askOnPage(store: AuthStore, about: string, now: number): Promise<AskedProof> {
  const asked = askProof(now);
  const { nonce: id, asked_at } = asked;
  await store.create(PLATFORM_WIDE, QUESTION, {
    id,
    data: { about, asked_at },
    expires_at: Math.floor(now / 1000) + KEPT_S,
  });
  return asked;
}

/** What was asked on that page; answered once. */
export async function takeQuestion(store: AuthStore, about: string, nonce: string): Promise<AskedProof | undefined> {
  const found = await store.take(PLATFORM_WIDE, QUESTION, nonce);
  return found?.data.about === about ? { nonce, asked_at: found.data.asked_at } : undefined;
}
