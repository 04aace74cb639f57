import { Problem, type Words } from '@kiban/http';
import { canonical } from '../device-imports/merging/canonical.ts';
import { LISTED_STATUSES } from '../device-imports/source-line.ts';
import type { ChosenValue, ContradictionRow } from './contradiction.ts';

/** What somebody decides: that a source is right (`line`: where it says several things), or what it is instead. */
export type Choice = { readonly source: string; readonly line?: number | undefined } | { readonly value: string };

/** The most characters of what somebody writes into a field, as a device has it. */
const LONGEST: Readonly<Record<string, number>> = { name: 200, device_type: 50, note: 500 };
const OTHERWISE = 100;

/** The value that is chosen. @throws Problem 400 when there is none such, or it cannot stand in this field. */
export function chosenValue(contradiction: ContradictionRow, choice: Choice): ChosenValue {
  const { values } = contradiction;
  if ('value' in choice) {
    const said = values.find(({ value }) => value === choice.value);
    return fitting(contradiction, said ?? { source: null, line: null, text: choice.value, value: choice.value });
  }
  const { source, line } = choice;
  const told = values.filter((each) => each.source === source && (line === undefined || each.line === line));
  const [one] = told;
  if (one === undefined) throw refused('source', 'not_among_the_sources', NO_SUCH_SOURCE);
  if (new Set(told.map(({ value, text }) => value ?? text)).size > 1)
    throw refused('line', 'says_several_things', SAYS_SEVERAL);
  return fitting(contradiction, one);
}

function fitting({ field, subject_id, values }: ContradictionRow, chosen: ChosenValue): ChosenValue {
  const { value } = chosen;
  if (value === null) throw refused('source', 'value_unusable', UNUSABLE);
  switch (field) {
    case 'store_id':
    case 'device_id':
      if (!UUID.test(value)) throw refused('value', 'no_id', NO_ID);
      return { ...chosen, value: value.toLowerCase() };
    case 'status':
      if (!LISTED_STATUSES.some((status) => status === value)) throw refused('value', 'no_status', NO_STATUS);
      return chosen;
    default:
      if ([...value].length > (LONGEST[field] ?? OTHERWISE)) throw refused('value', 'too_long', TOO_LONG);
      // whose it is that the lines share: somebody's of those who claim it
      if (subject_id === null && !values.some(({ text }) => canonical(field, text) === canonical(field, value)))
        throw refused('value', 'not_among_the_values', NOT_AMONG);
      return chosen;
  }
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

const NO_SUCH_SOURCE = { en: 'No such source, or not on this line.', ja: 'その取り込み元（または行）はありません。' };
const SAYS_SEVERAL = {
  en: 'This source says several things: say on which line.',
  ja: 'この取り込み元には複数の値があります。行を指定してください。',
};
const UNUSABLE = {
  en: 'Nothing can be made of what this source says. Give a value.',
  ja: 'この取り込み元の値は使えません。値を指定してください。',
};
const NO_ID = { en: 'An id is needed here.', ja: 'ここでは ID を指定してください。' };
const NO_STATUS = {
  en: 'registered, suspended, lost or retired.',
  ja: 'registered・suspended・lost・retired のいずれかです。',
};
const TOO_LONG = { en: 'It is too long for this field.', ja: 'この項目には長すぎます。' };
const NOT_AMONG = { en: 'Choose one of the values.', ja: '候補の値から選んでください。' };

function refused(field: string, code: string, words: Words): Problem {
  return new Problem(400, 'validation_failed', words, { errors: [{ pointer: `/${field}`, code, detail: words }] });
}
