import { described, historyEntryFields, id, named, pageOfEvents } from '@kiban/service';
import { z } from 'zod';
import { HISTORY_KINDS } from '../past/history-kinds.ts';

const historyEntry = named(
  z.strictObject({
    kind: described(
      z.enum(HISTORY_KINDS),
      'What changed: the thing itself, or something that belongs to it.',
      '変わったもの。本体か、それに属するもの。',
    ),
    id: described(id(), 'Id of what changed.', '変わったものの ID。'),
    label: described(
      z.string().nullable(),
      'What that was called then; null where such things have no names.',
      'その時点の名前。名前のないものは null。',
    ),
    ...historyEntryFields,
  }),
  'HistoryEntry',
  'One thing that happened: what, from, to, when, who, why.',
  '出来事ひとつ。何が、何から何へ、いつ、誰が、なぜ。',
);

export const historySchema = pageOfEvents(
  historyEntry,
  'History',
  'What happened, newest first.',
  '履歴。新しい順です。',
);
