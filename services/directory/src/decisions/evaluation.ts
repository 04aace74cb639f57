import type { z } from 'zod';
import type { contextSchema, evaluationSchema, resourceSchema, subjectSchema } from './evaluation-schema.ts';
import type { Question, Resource, Subject } from './question.ts';

/** A question as it came, and how it is to be answered. */
export interface Evaluation {
  readonly question: Question;
  /** The moment, in the caller's words; undefined: now. */
  readonly as_of: string | undefined;
  readonly explain: boolean;
}

export type Context = z.output<typeof contextSchema>;

export function evaluationOf({ subject, action, resource, context }: z.output<typeof evaluationSchema>): Evaluation {
  return {
    question: questionOf(subject, action.name, resource, context),
    as_of: context?.as_of,
    explain: context?.explain ?? false,
  };
}

export function questionOf(
  { type, id, properties }: z.output<typeof subjectSchema>,
  action: string,
  resource: z.output<typeof resourceSchema>,
  context: Context | undefined,
): Question {
  const device = context?.device_id ?? properties?.device_id;
  return {
    subject: subjectOf(type, id),
    action,
    resource: resourceOf(resource),
    device_id: typeof device === 'string' ? canonical(device) : null,
  };
}

export function subjectOf(type: string, id: string): Subject {
  return { type, id: canonical(id) };
}

function resourceOf({ type, id, properties }: z.output<typeof resourceSchema>): Resource {
  return { type, id: canonical(id), store_id: placeId(properties?.store_id), unit_id: placeId(properties?.unit_id) };
}

/** What is said and is no text names no place that there is. */
function placeId(value: unknown): string | null {
  if (value === undefined || value === null) return null;
  return typeof value === 'string' ? canonical(value) : '';
}

/** Ids have one form: lower case. */
function canonical(id: string): string {
  return id.toLowerCase();
}
