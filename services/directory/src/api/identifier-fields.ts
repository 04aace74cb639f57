import { described, text } from '@kiban/service';
import { z } from 'zod';

export const identifiers = described(
  z.array(
    z.strictObject({
      system: described(z.string(), 'Who gives such codes: jp.medical-institution-code.', '番号体系の名前。'),
      value: described(z.string(), 'The code.', 'コード。'),
    }),
  ),
  'Codes given by others, while it is open.',
  '外部のコード（営業中のみ有効）。',
);

/** The codes somebody gives: all of them, those that are left out are taken away. */
export const identifiersInput = described(
  z
    .array(
      z.strictObject({
        system: described(text(100), 'Who gives such codes: jp.medical-institution-code.', '番号体系の名前。'),
        value: described(text(100), 'The code.', 'コード。'),
      }),
    )
    .max(20),
  'Codes given by others: all of them; what is left out is taken away.',
  '外部のコードの全体。含まれないものは取り除かれます。',
);
