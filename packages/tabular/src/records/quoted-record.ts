/** What became of a record after one more of its lines: all there, still inside a quote, or text after a closing quote. */
export type QuotedOutcome = 'complete' | 'open' | 'misplaced';

/** The fields of one record that holds quotes (RFC 4180, section 2), fed one physical line at a time. */
export class QuotedRecord {
  readonly fields: string[] = [];
  readonly #delimiter: string;
  #inQuote = false;
  #value = '';

  constructor(delimiter: string) {
    this.#delimiter = delimiter;
  }

  /** `line` comes without its LF but with its CR, since inside a quote the CR belongs to the value. */
  feed(line: string): QuotedOutcome {
    let position = 0;
    for (;;) {
      if (this.#inQuote) {
        const quote = line.indexOf('"', position);
        if (quote < 0) {
          this.#value += `${line.slice(position)}\n`;
          return 'open';
        }
        this.#value += line.slice(position, quote);
        position = quote + 1;
        if (line[position] === '"') {
          this.#value += '"';
          position += 1;
          continue;
        }
        this.#closeQuote();
        if (position === line.length || (line[position] === '\r' && position + 1 === line.length)) return 'complete';
        if (line[position] !== this.#delimiter) return 'misplaced';
        position += 1;
      }
      if (line[position] === '"') {
        this.#inQuote = true;
        position += 1;
        continue;
      }
      const end = line.indexOf(this.#delimiter, position);
      if (end < 0) {
        this.fields.push(withoutReturn(line.slice(position)));
        return 'complete';
      }
      this.fields.push(line.slice(position, end));
      position = end + 1;
    }
  }

  #closeQuote(): void {
    this.fields.push(this.#value);
    this.#value = '';
    this.#inQuote = false;
  }
}

export function withoutReturn(line: string): string {
  return line.endsWith('\r') ? line.slice(0, -1) : line;
}
