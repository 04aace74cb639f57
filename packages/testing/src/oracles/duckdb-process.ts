import { createRequire } from 'node:module';
import { answerQuestions } from './answer-questions.ts';
import { type DuckDB, plainValue } from './duckdb-value.ts';

const [path = ''] = process.argv.slice(2);
const duckdb = createRequire(import.meta.url)(path) as DuckDB;
const instance = await duckdb.DuckDBInstance.create(':memory:', { threads: '2' });
const connection = await instance.connect();
await connection.run("set timezone = 'UTC'");

answerQuestions(async (sql) => {
  const rows = await (await connection.runAndReadAll(sql)).getRowObjects();
  return rows.map((row) => Object.fromEntries(Object.entries(row).map(([name, value]) => [name, plainValue(value)])));
});
