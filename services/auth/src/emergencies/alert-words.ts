import type { Words } from '../pages/language.ts';
import type { AlertCode } from './alert-code.ts';

/** What an alert says, wherever it goes. */
export const ALERT_WORDS: Readonly<Record<AlertCode, Words>> = {
  emergency_declared: { ja: '緊急事態が宣言されました', en: 'An emergency was declared' },
  emergency_confirmed: {
    ja: '緊急事態が確認され、非常用コードが有効になりました',
    en: 'The emergency was confirmed: break-glass codes count now',
  },
  emergency_closed: { ja: '緊急事態が終了しました', en: 'The emergency has ended' },
  break_glass_codes_printed: { ja: '非常用コードが印刷されました', en: 'Break-glass codes were printed' },
  break_glass_code_used: { ja: '非常用コードが使われました', en: 'A break-glass code was used' },
  break_glass_code_refused: {
    ja: '緊急時以外に非常用コードが入力されました',
    en: 'A break-glass code was typed outside an emergency',
  },
};
