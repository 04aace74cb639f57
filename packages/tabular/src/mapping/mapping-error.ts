/** One thing that is wrong with a mapping: where in the YAML (`files[0].encoding`), on which line, and what. */
export type MappingProblem = { path: string; line: number | null; message: string };

/** A mapping that cannot be used, with everything that is wrong with it. */
export class MappingError extends Error {
  readonly code = 'mapping_invalid';
  readonly problems: MappingProblem[];

  constructor(name: string, problems: MappingProblem[], options?: { cause?: unknown }) {
    super(`The mapping ${name} cannot be used:\n${problems.map(sentence).join('\n')}`, options);
    this.name = 'MappingError';
    this.problems = problems;
  }
}

function sentence({ path, line, message }: MappingProblem): string {
  const where = [line === null ? '' : `line ${line}`, path].filter((part) => part !== '').join(', ');
  return where === '' ? `  ${message}` : `  ${where}: ${message}`;
}
