import { described, named, pageOfEvents } from '@kiban/service';
import { z } from 'zod';
import { historyEntry } from '../api/history-schema.ts';

const pastEntry = named(
  historyEntry.extend({
    kind: described(
      z.string(),
      'What changed: store, membership, device, certificate, seat …',
      '変わったもの（store、membership、device、certificate、seat など）。',
    ),
    label: described(
      z.string().nullable(),
      'What it is called: a device’s name, a certificate’s serial number.',
      '名称（端末名、証明書のシリアル番号など）。',
    ),
  }),
  'PastEntry',
  'One thing that happened, in whichever service: what, from, to, when, who, why.',
  'サービスを問わず、起きたことひとつ。何が、何から何へ、いつ、誰が、なぜ。',
);

export const pastSchema = pageOfEvents(
  pastEntry,
  'Past',
  'Everything that happened, newest first.',
  '全履歴。新しい順です。',
);
