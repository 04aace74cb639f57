import { expect } from 'vitest';
import type { Visitor } from './visit.ts';

/** Something of an API. */
export interface Thing {
  readonly id: string;
  readonly [field: string]: unknown;
}

export function itemsOf(answer: unknown): readonly Thing[] {
  return (answer as { readonly items: readonly Thing[] }).items;
}

/** What the console's page asks of the APIs, as whoever sits in front of it. */
export async function call({ page }: Visitor, method: string, path: string, body?: object): Promise<Thing> {
  const answer = await page.evaluate(
    async ([method, path, body, key]) => {
      const headers = { 'content-type': 'application/json', 'if-match': '*', 'idempotency-key': String(key) };
      const response = await fetch(String(path), { method: String(method).toUpperCase(), headers, body: body ?? null });
      return { status: response.status, json: await response.json() };
    },
    [method, path, body === undefined ? null : JSON.stringify(body), crypto.randomUUID()] as const,
  );
  expect(answer.status, JSON.stringify(answer.json)).toBeLessThan(300);
  return answer.json as Thing;
}

/** Somebody of the visitor's company. */
export async function userNamed(by: Visitor, loginId: string): Promise<Thing> {
  const users = itemsOf(await call(by, 'get', `/api/directory/users?q=${loginId}`));
  const user = users.find(({ login_id }) => login_id === loginId);
  if (user === undefined) throw new Error(`Nobody has the login id ${loginId}.`);
  return user;
}
