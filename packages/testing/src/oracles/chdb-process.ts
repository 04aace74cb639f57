import { createRequire } from 'node:module';
import { answerQuestions } from './answer-questions.ts';

interface Chdb {
  query(sql: string, format: string): string;
}

const [path = ''] = process.argv.slice(2);
const { query } = createRequire(import.meta.url)(path) as Chdb;

answerQuestions((sql) => {
  const text = query(sql, 'JSONEachRow');
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
});
