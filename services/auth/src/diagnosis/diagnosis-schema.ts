import { described, moment, named, words } from '@kiban/service';
import { z } from 'zod';

const stepSchema = named(
  z.strictObject({
    code: described(z.string(), 'What was found, for programs.', '確認結果のコード。'),
    ok: described(z.boolean(), 'Whether one can sign in as far as this goes.', 'この項目に問題がないか。'),
    detail: words('What was found.', '確認結果。'),
    next: described(
      words('What to do next.', '次にすること。').nullable(),
      'What to do next; null: nothing.',
      '次にすること。null は不要。',
    ),
  }),
  'DiagnosisStep',
  'One thing that sign-in looks at.',
  'ログイン時に確認される項目。',
);

export const diagnosisSchema = named(
  z.strictObject({
    can_sign_in: described(z.boolean(), 'Whether nothing stands in the way.', 'ログインできる状態か。'),
    steps: described(
      z.array(stepSchema),
      'All that was looked at, in the order in which sign-in does.',
      '確認した項目（ログイン時の順）。',
    ),
    last_refusal: described(
      z
        .strictObject({
          at: moment('When.', '日時。'),
          refusal: described(z.string(), 'Why.', '理由。'),
        })
        .nullable(),
      'The last refusal within thirty days; null: none, or the history cannot be read now.',
      '直近 30 日の最後の拒否。ない場合、または履歴を取得できない場合は null。',
    ),
  }),
  'Diagnosis',
  'Why somebody can or cannot sign in.',
  'ログインできない理由の診断。',
);
