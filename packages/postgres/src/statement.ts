import type { CompiledQuery } from 'kysely';
import { DummyDriver, Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler } from 'kysely';

/** One SQL statement with its parameters; `Row` is what it returns. */
export interface Statement<Row> {
  readonly sql: string;
  readonly parameters: readonly unknown[];
  /** Never present: carries the row's type. */
  readonly row?: Row;
}

/**
 * Tagged template for hand-written SQL: every interpolated value becomes a parameter, none becomes text.
 * Arrays of text, numbers or uuids are passed as PostgreSQL arrays; cast them where they are used (`${ids}::uuid[]`).
 */
export function statement<Row = never>(text: TemplateStringsArray, ...parameters: unknown[]): Statement<Row> {
  const sql = texts.get(text) ?? text.reduce((before, part, index) => `${before}$${index}${part}`);
  texts.set(text, sql);
  return { sql, parameters };
}

/** Of each place in the source where a statement stands, its text: one string, that is looked up by and compared quickly. */
const texts = new WeakMap<TemplateStringsArray, string>();

/** The statement of a Kysely builder: `built(query.compile())`. */
export function built<Row>(query: CompiledQuery<Row>): Statement<Row> {
  return { sql: query.sql, parameters: query.parameters };
}

/**
 * A statement from SQL text that a program put together. Only for text made of names that stand in our own source,
 * never of anything that came from outside: `tools/source-rules.test.ts` lists the few files that may call it.
 */
export function statementFromTrustedText<Row = never>(sql: string, parameters: readonly unknown[]): Statement<Row> {
  return { sql, parameters };
}

/** A typed query builder that compiles and never connects. */
export function queryBuilder<Schema>(): Kysely<Schema> {
  return new Kysely<Schema>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => new DummyDriver(),
      createIntrospector: (database) => new PostgresIntrospector(database),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
  });
}
