import { DeltaError } from '../../errors.ts';

const alphabet = '0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ.-:+=^!/*?&<>()[]{}@%$#';
const digits: ReadonlyMap<string, number> = new Map([...alphabet].map((character, index) => [character, index]));

/**
 * Bytes of a text in Z85 (https://rfc.zeromq.org/spec/32): four for every five characters, the first `length` of them.
 * @throws DeltaError `log_malformed`
 */
export function decodeBase85(text: string, length: number): Uint8Array {
  if (text.length % 5 !== 0 || length > (text.length / 5) * 4) {
    throw new DeltaError(
      'log_malformed',
      `a deletion vector of ${text.length} characters does not hold ${length} bytes`,
    );
  }
  const bytes = new Uint8Array((text.length / 5) * 4);
  const view = new DataView(bytes.buffer);
  for (let group = 0; group < text.length / 5; group++) {
    let value = 0;
    for (const character of text.slice(group * 5, group * 5 + 5)) value = value * 85 + digitOf(character);
    if (value > 0xffff_ffff) throw new DeltaError('log_malformed', 'a deletion vector is not Z85');
    view.setUint32(group * 4, value);
  }
  return bytes.subarray(0, length);
}

function digitOf(character: string): number {
  const digit = digits.get(character);
  if (digit === undefined) throw new DeltaError('log_malformed', 'a deletion vector is not Z85');
  return digit;
}
