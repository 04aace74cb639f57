/** One command: its words, and all of its environment. */
export interface Asked {
  readonly words: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
}

/** What came of it. */
export interface Said {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}
