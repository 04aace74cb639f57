import { described } from './described.ts';
import { text } from './text.ts';

const REASON = ['Why, in words for people. Stays in the history.', '理由。履歴に残ります。'] as const;
/** Why somebody changes something. */
export const reason = described(text(500).exactOptional(), ...REASON);
/** Why somebody ends something: demanded. */
export const demandedReason = described(text(500), ...REASON);
