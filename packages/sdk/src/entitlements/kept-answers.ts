/** An answer of the service, as long as it is kept. */
export interface Kept<Answer> {
  readonly answer: Answer;
  readonly etag: string | null;
  /** Milliseconds since 1970: when the service last said so. */
  readonly confirmedAt: number;
  /** Until then nobody need ask; 0: ask at once. */
  readonly freshUntil: number;
  readonly product: string;
}

/** The answers that were asked for last, at most `most` of them. */
export interface KeptAnswers<Answer> {
  get(key: string): Kept<Answer> | undefined;
  put(key: string, kept: Kept<Answer>): void;
  /** They may be others now; null: of whichever product. */
  age(product: string | null): void;
  /** Rises with every `age`: what was asked for before it may be old already. */
  readonly generation: number;
}

export function keptAnswers<Answer>(most: number): KeptAnswers<Answer> {
  const kept = new Map<string, Kept<Answer>>();
  let generation = 0;
  return {
    get: (key) => {
      const found = kept.get(key);
      if (found === undefined) return undefined;
      kept.delete(key); // to the end: it was asked for last
      kept.set(key, found);
      return found;
    },
    put: (key, answer) => {
      kept.delete(key);
      kept.set(key, answer);
      const [oldest] = kept.keys();
      if (kept.size > most && oldest !== undefined) kept.delete(oldest);
    },
    age: (product) => {
      generation += 1;
      for (const [key, answer] of kept)
        if (product === null || answer.product === product) kept.set(key, { ...answer, freshUntil: 0 });
    },
    get generation() {
      return generation;
    },
  };
}
