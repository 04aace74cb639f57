import { streamKey } from '@kiban/event-store';
import { type Statement, statement } from '@kiban/postgres';
import { CommandRefused } from '@kiban/service';

/** What a command relies on to place something in a store: spread it into the command, check with `requireOpen`. */
export interface Referred {
  readonly status: string;
}

/** Whoever closes the store locks its stream exclusively, here it is shared: nothing comes into a store while it is being closed. */
export function relyingOnStore(storeId: string): { alsoLockShared: string[]; facts: Statement<Referred> } {
  return {
    alsoLockShared: [streamKey(storeId)],
    facts: statement<Referred>`select status from directory.published_store where id = ${storeId}::uuid`,
  };
}

/** @throws CommandRefused `reference_unknown` when this tenant has no such store, `reference_closed`. */
export function requireOpen([store]: readonly Referred[]): void {
  if (store === undefined) throw storeUnknown();
  if (store.status !== 'open')
    throw new CommandRefused('reference_closed', 'The store is closed.', {
      field: 'store_id',
      words: {
        en: 'The store is closed. Choose another one.',
        ja: 'その店舗は閉店しています。別の店舗を選んでください。',
      },
    });
}

export function storeUnknown(): CommandRefused {
  return new CommandRefused('reference_unknown', 'This tenant has no such store.', {
    field: 'store_id',
    words: { en: 'This tenant has no such store.', ja: 'このテナントにそのような店舗はありません。' },
  });
}
