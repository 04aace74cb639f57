import { type Document, isNode, LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import type { Finding } from './check-file.ts';
import { MappingError, type MappingProblem } from './mapping-error.ts';

/**
 * Reads a mapping by its schema, and then by `check`, which finds what only shows when its parts are held side by side.
 * Throws `MappingError` (`mapping_invalid`) with everything that is wrong, each with its place.
 * `name` is what the error calls the mapping, usually its file name.
 */
export function parseYaml<Mapping>(
  yamlText: string,
  name: string,
  schema: z.ZodType<Mapping>,
  check: (mapping: Mapping) => Finding[],
): Mapping {
  const lines = new LineCounter();
  // failsafe: every scalar stays the text that was written, so that a code such as 01 keeps its zero.
  const document = parseDocument(yamlText, { schema: 'failsafe', lineCounter: lines, prettyErrors: false });
  if (document.errors.length > 0) {
    throw new MappingError(
      name,
      document.errors.map((error) => ({
        path: '',
        line: lines.linePos(error.pos[0]).line,
        message: `is not YAML: ${error.message}`,
      })),
    );
  }
  const parsed = schema.safeParse(plainOf(document, name));
  const findings = parsed.success
    ? check(parsed.data)
    : parsed.error.issues.map(({ path, message }) => ({ path: path.map(asKey), message }));
  if (!parsed.success || findings.length > 0) {
    throw new MappingError(
      name,
      findings.map((finding) => asProblem(finding, document, lines)),
    );
  }
  return parsed.data;
}

/** Throws for an alias without an anchor, and for aliases that unfold without end. */
function plainOf(document: Document, name: string): unknown {
  try {
    return document.toJS();
  } catch (error) {
    const message = `is not YAML: ${error instanceof Error ? error.message : String(error)}`;
    throw new MappingError(name, [{ path: '', line: null, message }], { cause: error });
  }
}

function asProblem({ path, message }: Finding, document: Document, lines: LineCounter): MappingProblem {
  return { path: pathText(path), line: lineOf(path, document, lines), message };
}

/** `files[0].entities[1].fields.name` */
function pathText(path: Finding['path']): string {
  return path.map((key, index) => (typeof key === 'number' ? `[${key}]` : index === 0 ? key : `.${key}`)).join('');
}

/** The line of the place, or of what should hold it when it is missing. */
function lineOf(path: Finding['path'], document: Document, lines: LineCounter): number | null {
  for (let length = path.length; length >= 0; length -= 1) {
    const node = document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
  }
  return null;
}

function asKey(key: PropertyKey): string | number {
  return typeof key === 'symbol' ? String(key) : key;
}
