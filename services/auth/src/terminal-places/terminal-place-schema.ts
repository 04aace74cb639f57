import { counted, described, id, momentOrNull, named } from '@kiban/service';
import { z } from 'zod';
import type { LoginStore } from '../login-view/places.ts';
import { type TerminalPlace, versionOf } from './terminal-place.ts';

export const terminalPlaceSchema = named(
  z.strictObject({
    id: described(id(), 'Of the store.', '店舗の ID。'),
    name: described(z.string(), 'Name of the store.', '店舗名。'),
    status: described(
      z.enum(['restricted', 'unrestricted']),
      'restricted: only who is let in gets to its terminals, so that their keys count for its people. unrestricted: they do not.',
      'restricted: 立ち入りが制限されており、端末の鍵がその店舗の人の要素として有効です。unrestricted: 有効ではありません。',
    ),
    reason: described(z.string().nullable(), 'Why it was decided so.', '決定の理由。'),
    decided_by: described(id().nullable(), 'The user who decided.', '決定した利用者。'),
    decided_at: momentOrNull('When it was decided.', '決定した日時。'),
    version: counted('For If-Match; 1: nothing was ever decided.', 'If-Match に使う版。1 は未決定。'),
  }),
  'TerminalPlace',
  'Whether the terminals of a store count as something its people have.',
  '店舗の共用端末を所持要素とみなすかどうか。',
);

export function placeView(
  { store_id, name }: LoginStore,
  place: TerminalPlace | undefined,
): z.output<typeof terminalPlaceSchema> {
  const common = { id: store_id, name };
  if (place === undefined)
    return {
      ...common,
      status: 'unrestricted',
      reason: null,
      decided_by: null,
      decided_at: null,
      version: versionOf(undefined),
    };
  const { reason, decided_by, decided_at } = place;
  const status = place.status === 'restricted' ? 'restricted' : 'unrestricted';
  return {
    ...common,
    status,
    reason,
    decided_by,
    decided_at: new Date(decided_at).toISOString(),
    version: versionOf(place),
  };
}
