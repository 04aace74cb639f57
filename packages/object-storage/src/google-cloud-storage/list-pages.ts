import type { Pager } from '../store.ts';
import { type Api, apiError, jsonOf, listUrl, send } from './api.ts';
import { FIELDS, headOf, type ObjectResource } from './resource.ts';

interface Page {
  readonly items?: readonly ObjectResource[];
  readonly nextPageToken?: string;
}

/** Names come in UTF-8 order: https://cloud.google.com/storage/docs/json_api/v1/objects/list */
export function listPages(api: Api, prefix: string, startAfter: string): Pager {
  let token: string | undefined;
  let ended = false;
  return {
    next: async (call) => {
      if (ended) return null;
      const url = listUrl(api, {
        prefix,
        fields: `nextPageToken,items(${FIELDS})`,
        ...(startAfter === '' ? {} : { startOffset: startAfter }),
        ...(token === undefined ? {} : { pageToken: token }),
      });
      const answer = await send(api, url, {}, call);
      if (!answer.ok) throw await apiError(answer, call);
      const page = await jsonOf<Page>(answer, call);
      token = page.nextPageToken;
      ended = token === undefined;
      return (page.items ?? [])
        .filter(({ name }) => name !== startAfter) // an offset includes its own name
        .map((item) => {
          const { size, last_modified, etag } = headOf(item);
          return { path: item.name, size, last_modified, etag };
        });
    },
  };
}
