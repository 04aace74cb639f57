import type { Aggregate, StateRow } from '../aggregate.ts';
import { type Change, type ChangeContext, changedFields } from '../event.ts';

/** An aggregate with a column of every type and a personal part, made by tests only. */
export interface Account {
  readonly holder: string | null;
  readonly email: string | null;
  readonly label: string;
  readonly amount: number;
  readonly active: boolean;
  readonly opened_on: string | null;
  readonly owner_id: string | null;
  readonly settings: Readonly<Record<string, unknown>> | null;
}

export const accountAggregate: Aggregate<Account> = {
  kind: 'account',
  table: 'sample.account',
  schemaVersion: 3,
  columns: {
    holder: 'text',
    email: 'text',
    label: 'text',
    amount: 'int',
    active: 'boolean',
    opened_on: 'date',
    owner_id: 'uuid',
    settings: 'jsonb',
  },
  personal: ['holder', 'email'],
};

/** What a service's migration does for its aggregate. */
export const accountTables = `
  create schema sample;
  grant usage on schema sample to kiban_directory;
  insert into event.kind (kind, writer) values ('account', 'kiban_directory');
  create table sample.account (
    tenant_id uuid not null, id uuid not null, version int not null, valid_from timestamptz not null,
    recorded_at timestamptz not null, holder text, email text, label text not null, amount int not null,
    active boolean not null, opened_on date, owner_id uuid, settings jsonb,
    primary key (tenant_id, id), constraint amount_not_negative check (amount >= 0)
  );
  create unique index account_email on sample.account (tenant_id, email);
  select app.protect_table('sample.account');
  select event.keep_history('sample.account', 'kiban_directory');
  grant select, insert, update on sample.account to kiban_directory;`;

export const context: ChangeContext = {
  actor: { kind: 'service', id: 'test' },
  on_behalf_of: null,
  reason: null,
  request_id: null,
};

const empty = { holder: null, email: null, label: 'new', amount: 0, active: true, opened_on: null, owner_id: null };

export function openAccount(
  id: string,
  input: Partial<Account> = {},
  occurredAt: string | null = null,
): Change<Account> {
  const state: Account = { ...empty, settings: null, ...input };
  return {
    aggregate_id: id,
    expected_version: 0,
    name: 'account.opened',
    state,
    payload: { changed: changedFields(null, state) },
    occurred_at: occurredAt,
  };
}

export function changeAccount(
  current: StateRow<Account>,
  input: Partial<Account>,
  occurredAt: string | null = null,
): Change<Account> {
  const state = { ...accountOf(current), ...input };
  return {
    aggregate_id: current.id,
    expected_version: current.version,
    name: 'account.changed',
    state,
    payload: { changed: changedFields<Account>(current, state) },
    occurred_at: occurredAt,
  };
}

/** Opens an account that does not exist, or adds one to it: commands that lose nothing leave `amount` = version - 1. */
export function addOne(id: string): (current: StateRow<Account> | null) => Change<Account> {
  return (current) => (current === null ? openAccount(id) : changeAccount(current, { amount: current.amount + 1 }));
}

/** The state's own fields of a row. */
export function accountOf(row: StateRow<Account>): Account {
  const { holder, email, label, amount, active, opened_on, owner_id, settings } = row;
  return { holder, email, label, amount, active, opened_on, owner_id, settings };
}
