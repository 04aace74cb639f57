import type { Answer, Question } from './engine.ts';

type Rows = readonly Record<string, unknown>[];

/** The other end of an engine: answers one question after another until the process that asks is gone. */
export function answerQuestions(rowsOf: (sql: string) => Promise<Rows> | Rows): void {
  let last = Promise.resolve();
  process.on('message', (message) => {
    const { id, sql } = message as Question;
    last = last.then(async () => void process.send?.(await answerOf(id, () => rowsOf(sql))));
  });
  process.on('disconnect', () => process.exit());
}

async function answerOf(id: number, rowsOf: () => Promise<Rows> | Rows): Promise<Answer> {
  const before = process.cpuUsage();
  try {
    const rows = await rowsOf();
    const { user, system } = process.cpuUsage(before);
    return { id, rows, cpu_ms: (user + system) / 1000 };
  } catch (error) {
    return { id, failure: error instanceof Error ? error.message : String(error) };
  }
}
