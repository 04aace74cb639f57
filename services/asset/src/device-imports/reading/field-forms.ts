import { findFormat, type ValueProblem } from '@kiban/tabular';
import { normalSerialNumber } from '../../x509/read-certificate.ts';
import { LISTED_STATUSES } from '../source-line.ts';

type Form = (value: string) => string | ValueProblem;

/** The most characters of a field; as the API has it. */
const LONGEST: Readonly<Record<string, number>> = { name: 200, device_type: 50, note: 500, certificate_subject: 500 };
const OTHERWISE = 100;

/** What a field must be like; gives its one form, or what is wrong with it. `label` is what messages call it. */
export function formatOf(field: string, label: string): Form {
  const expect = (expected: string, form: (value: string) => string | null): Form => {
    return (value) =>
      form(value) ?? { code: 'value_malformed', message: `${label} '${value.slice(0, 40)}' is not ${expected}.` };
  };
  const most = LONGEST[field] ?? OTHERWISE;
  const short = expect(`at most ${most} characters`, (value) => ([...value].length > most ? null : value));
  switch (field) {
    case 'status':
      return expect(
        `one of ${LISTED_STATUSES.join(', ')}`,
        (value) => LISTED_STATUSES.find((status) => status === value) ?? null,
      );
    case 'certificate_serial_number':
      return expect('a hexadecimal number', hexadecimal);
    case 'certificate_not_before':
    case 'certificate_not_after':
      return expect(
        'a date; give a format such as date:YYYY/MM/DD',
        (value) => findFormat('date:YYYY-MM-DD')?.apply(value) ?? null,
      );
    default:
      return short;
  }
}

/** A certificate's serial number in its one form, however it is written: `00:1a:2b` or `0x1A2B`. */
function hexadecimal(value: string): string | null {
  const digits = value.normalize('NFKC').replace(/[\s:-]|^0x/giu, '');
  return /^(?!0+$)[0-9A-Fa-f]{1,60}$/.test(digits) ? normalSerialNumber(digits) : null;
}
