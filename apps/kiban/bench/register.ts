import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { CORPORATIONS, ENDINGS, FAMILIES, FAMILY_ENDS, SPECIALTIES, TOWNS, VIRTUES } from './names.ts';
import { randomNumbers } from './random.ts';

const PREFECTURES = 47;

/** A made-up register in the format of examples/medical-institutions: the same institutions for the same seed. */
export interface RegisterOptions {
  readonly institutions: number;
  /** Years after the first snapshot: each makes some institutions close, open, move or change their name. */
  readonly year: number;
}

/** Writes the register: UTF-8, no header, one line in 180 standing twice, as in the real one. */
export async function writeRegister(path: string, { institutions, year }: RegisterOptions): Promise<void> {
  const file = createWriteStream(path);
  let block: string[] = [];
  for (let index = 0; index < institutions; index += 1) {
    const line = lineOf(index, institutions, year);
    if (line === null) continue;
    block.push(line);
    if (index % 180 === 0) block.push(line);
    if (block.length < 1_000) continue;
    if (!file.write(block.join(''))) await new Promise<void>((resolve) => void file.once('drain', resolve));
    block = [];
  }
  file.end(block.join(''));
  await finished(file);
}

/** One institution in one year; null when it is not there. In each year after the first 1 in 100 has closed and opened, and 4 in 100 changed. */
function lineOf(index: number, institutions: number, year: number): string | null {
  const random = randomNumbers(index * 7 + 1);
  const fate = Math.floor(random() * 100);
  if (fate < year) return null; // closed
  if (fate >= 100 - 1 && year === 0) return null; // opens later
  const changes = fate >= 10 && fate < 10 + 4 * year;
  const prefecture = 1 + Math.floor((index * PREFECTURES) / institutions);
  const short = String(index).padStart(7, '0');
  const name = nameOf(changes ? randomNumbers(index * 7 + 2) : random);
  const address = addressOf(random);
  const postal = String(100_000 + Math.floor(random() * 9_800_000)).padStart(7, '0');
  return `${String(prefecture).padStart(2, '0')}${short},${short},${name},${postal},${address}\n`;
}

function nameOf(random: () => number): string {
  const owner = random() < 0.4 ? `${pick(random, CORPORATIONS)} ${pick(random, VIRTUES)} ` : '';
  const family = `${pick(random, FAMILIES)}${pick(random, FAMILY_ENDS)}`;
  return `${owner}${family}${pick(random, SPECIALTIES)}${pick(random, ENDINGS)}`;
}

function addressOf(random: () => number): string {
  const city = `${pick(random, FAMILIES)}${pick(random, FAMILY_ENDS)}市`;
  const block = [1 + random() * 9, 1 + random() * 40, 1 + random() * 20].map(Math.floor);
  return `${city}${pick(random, TOWNS)}${block[0]}丁目${block[1]}番${block[2]}号`;
}

function pick(random: () => number, words: readonly string[]): string {
  return words[Math.floor(random() * words.length)] ?? '';
}
