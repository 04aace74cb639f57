import type { Context } from 'hono';
import { DECISION_PATH } from './decision-api.ts';

/** The policy decision point's path, after the origin. */
const DECISION_POINT = '/directory';
/** Where its metadata are: the well-known string between host and path (Authorization API 1.0, §9.2). */
export const METADATA_PATH = `/.well-known/authzen-configuration${DECISION_POINT}`;
/** The same for whoever appends it to the path instead, as most do. */
export const METADATA_PATH_BELOW = `${DECISION_POINT}/.well-known/authzen-configuration`;

/**
 * The metadata of the policy decision point (§9.1.1).
 *
 * @param origin where the directory is reached; undefined: where it was asked.
 */
export function metadata(origin: string | undefined): (c: Context) => Response {
  return (c) =>
    c.json(metadataAt(origin ?? new URL(c.req.url).origin), 200, { 'cache-control': 'public, max-age=3600' });
}

function metadataAt(origin: string): Readonly<Record<string, string>> {
  return {
    policy_decision_point: `${origin}${DECISION_POINT}`,
    access_evaluation_endpoint: `${origin}${DECISION_PATH}/evaluation`,
    access_evaluations_endpoint: `${origin}${DECISION_PATH}/evaluations`,
    search_subject_endpoint: `${origin}${DECISION_PATH}/search/subject`,
    search_resource_endpoint: `${origin}${DECISION_PATH}/search/resource`,
    search_action_endpoint: `${origin}${DECISION_PATH}/search/action`,
  };
}
