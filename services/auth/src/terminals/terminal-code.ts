import { randomUUIDv7 } from 'node:crypto';
import type { TenantId } from '@kiban/postgres';
import { newCode, typedCode } from '../codes/code-text.ts';
import { keepRecord } from '../records/record.ts';
import { type AuthStore, kindOf } from '../store/auth-store.ts';
import type { TerminalAct } from './record-terminal.ts';

/** What a code to enrol a terminal is for. */
export interface TerminalCode {
  readonly code_id: string;
  readonly device_id: string;
  /** The user who gave it out. */
  readonly issued_by: string;
}

/** 100 bits, used once. */
const LENGTH = 20;
const CODE_KEPT_S = 3600;

interface OpenCode extends TerminalCode {
  /** Of the record that it was used, which is written before it is: whoever is interrupted writes the same one again. */
  readonly used_record_id: string;
}

const TERMINAL_CODE = kindOf<OpenCode>('terminal_code', { secretId: true });

/** A code that enrols one device as a terminal, once within an hour. */
export async function issueTerminalCode(
  store: AuthStore,
  tenant: TenantId,
  issued: TerminalCode,
  act: TerminalAct,
): Promise<string> {
  const code = newCode(LENGTH);
  const expires_at = Math.floor(act.at / 1000) + CODE_KEPT_S;
  await recordCode(store, tenant, issued, 'issued', act);
  const data = { ...issued, used_record_id: randomUUIDv7() };
  const references = { alternate: data.device_id };
  await store.removeAll(tenant, [TERMINAL_CODE], 'alternate', data.device_id);
  await store.create(tenant, TERMINAL_CODE, { id: code, data, references, expires_at });
  return code;
}

/** What the code was for, and uses it up. */
export async function takeTerminalCode(
  store: AuthStore,
  tenant: TenantId,
  typed: string,
  origin: Pick<TerminalAct, 'request_id' | 'at'>,
): Promise<TerminalCode | undefined> {
  const code = typedCode(typed);
  const open = (await store.get(tenant, TERMINAL_CODE, code))?.data;
  if (open === undefined) return undefined;
  const act = { ...origin, actor: { kind: 'service', id: 'auth' }, reason: null } as const;
  await recordCode(store, tenant, open, 'used', act, open.used_record_id);
  return (await store.take(tenant, TERMINAL_CODE, code))?.data; // of several at once one gets it
}

async function recordCode(
  store: AuthStore,
  tenant_id: TenantId,
  { code_id, device_id, issued_by }: TerminalCode,
  status: 'issued' | 'used',
  act: TerminalAct,
  id: string = randomUUIDv7(),
): Promise<void> {
  await keepRecord(store, {
    ...{ id, tenant_id, aggregate_kind: 'terminal_code', aggregate_id: code_id, version: status === 'issued' ? 1 : 2 },
    ...{ name: `terminal_code.${status}`, state: { device_id, issued_by, status }, ...act },
  });
}

/** The open code of that id; undefined when it was used or is over. @returns until when it counts, seconds since 1970. */
export async function findTerminalCode(
  store: AuthStore,
  tenant: TenantId,
  { code_id, device_id }: Pick<TerminalCode, 'code_id' | 'device_id'>,
): Promise<{ readonly expires_at: number | null } | undefined> {
  const found = await store.query(tenant, TERMINAL_CODE, 'alternate', device_id);
  return found.find(({ data }) => data.code_id === code_id);
}
