import { characterProblem, columnCountProblem, isSuspect, problem } from './line-problems.ts';
import { QuotedRecord, withoutReturn } from './quoted-record.ts';
import type { LineProblem, SourceRecord } from './record-format.ts';

const MAX_LINE_LENGTH = 1024 * 1024;
const MAX_QUOTE_LINES = 100;
const MAX_QUOTE_LENGTH = 64 * 1024;

type OpenRecord = { record: QuotedRecord; firstLine: number; lines: string[]; length: number };

/**
 * Splits text that arrives in pieces into records, with bounded memory. Where a record goes wrong, only the physical
 * line on which it began is set aside and reading resumes on the next one, so that a quote nobody closed costs one
 * line and not the rest of the file.
 */
export class RecordSplitter {
  readonly #delimiter: string;
  /** Columns per record; unknown until the header has been read. */
  #columns: number | undefined;
  #line = 0;
  #rest = '';
  #skipping = false;
  #suspect = false;
  #open: OpenRecord | undefined;
  #out: SourceRecord[] = [];

  constructor(delimiter: string, columns: number | undefined) {
    this.#delimiter = delimiter;
    this.#columns = columns;
  }

  /** The records that end in this piece of text. */
  push(piece: string): SourceRecord[] {
    if (this.#skipping && !piece.includes('\n')) return [];
    const text = this.#rest + piece;
    this.#suspect = isSuspect(text);
    let start = 0;
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
      this.#endLine(text.slice(start, end));
      start = end + 1;
    }
    this.#rest = text.slice(start);
    if (this.#rest.length > MAX_LINE_LENGTH) {
      this.#skipping = true;
      this.#rest = '';
    }
    return this.#take();
  }

  /** The records left when the text is over. */
  end(): SourceRecord[] {
    this.#suspect = isSuspect(this.#rest);
    if (this.#rest !== '' || this.#skipping) this.#endLine(this.#rest);
    this.#abandonOpen();
    return this.#take();
  }

  #take(): SourceRecord[] {
    const out = this.#out;
    this.#out = [];
    return out;
  }

  #endLine(line: string): void {
    this.#line += 1;
    if (this.#skipping || line.length > MAX_LINE_LENGTH) {
      this.#skipping = false;
      this.#abandonOpen();
      this.#setAside(this.#line, problem('line_too_long', `is longer than ${MAX_LINE_LENGTH} characters.`));
    } else this.#readLine(line, this.#line);
  }

  #readLine(line: string, number: number): void {
    if (this.#open !== undefined) {
      this.#open.lines.push(line);
      this.#open.length += line.length + 1;
      this.#readQuoted(this.#open, line);
    } else if (line.includes('"')) {
      const record = new QuotedRecord(this.#delimiter);
      this.#open = { record, firstLine: number, lines: [line], length: line.length };
      this.#readQuoted(this.#open, line);
    } else {
      const text = withoutReturn(line);
      if (text === '') return;
      const bad = this.#suspect ? characterProblem(text, false) : undefined;
      if (bad !== undefined) this.#setAside(number, bad);
      else this.#emit(number, text.split(this.#delimiter));
    }
  }

  #readQuoted(open: OpenRecord, line: string): void {
    const outcome = open.record.feed(line);
    const several = open.lines.length > 1;
    if (outcome === 'open') {
      if (open.lines.length > MAX_QUOTE_LINES || open.length > MAX_QUOTE_LENGTH) this.#resume(notClosed());
    } else if (outcome === 'misplaced') {
      this.#resume(
        several ? notClosed() : problem('quote_misplaced', 'has text between a closing quote and the delimiter.'),
      );
    } else {
      const found = open.record.fields.length;
      const expected = this.#columns ?? found;
      const bad = characterProblem(open.lines.join('\n'), true);
      if (bad === undefined && found !== expected) this.#resume(columnCountProblem(expected, found));
      else {
        this.#open = undefined;
        if (bad !== undefined) this.#setAside(open.firstLine, bad);
        else this.#emit(open.firstLine, open.record.fields);
      }
    }
  }

  /** Sets aside the line on which the open record began and reads the lines after it anew. */
  #resume(cause: LineProblem): void {
    const open = this.#open;
    if (open === undefined) return;
    this.#open = undefined;
    this.#setAside(open.firstLine, cause);
    const wasSuspect = this.#suspect;
    // These lines may have come with an earlier piece of text.
    this.#suspect = true;
    open.lines.slice(1).forEach((line, index) => {
      this.#readLine(line, open.firstLine + 1 + index);
    });
    this.#suspect = wasSuspect;
  }

  #abandonOpen(): void {
    while (this.#open !== undefined) this.#resume(notClosed());
  }

  #emit(line: number, values: string[]): void {
    this.#columns ??= values.length;
    if (values.length === this.#columns) this.#out.push({ line, values });
    else this.#setAside(line, columnCountProblem(this.#columns, values.length));
  }

  #setAside(line: number, cause: LineProblem): void {
    this.#out.push({ line, problem: cause });
  }
}

function notClosed(): LineProblem {
  return problem('quote_not_closed', 'opens a quote that is not closed.');
}
