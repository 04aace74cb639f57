import { type Api, Problem } from '@kiban/http';
import { refusalToSeeOthers } from './about-others.ts';
import { momentOf } from './as-of-moment.ts';
import { type Asker, isSelf } from './asker.ts';
import type { Deciding } from './deciding.ts';
import { DECISIONS_PERMISSION } from './decisions-permission.ts';
import { type Context, questionOf } from './evaluation.ts';
import type { Question } from './question.ts';
import { searchActions } from './search-actions.ts';
import { type FoundPage, type PageRequest, pageAnswer, searchPage } from './search-page.ts';
import { searchResources } from './search-resources.ts';
import type { IdsQuery } from './search-rows.ts';
import {
  actionSearchSchema,
  actionsSchema,
  entitiesSchema,
  resourceSearchSchema,
  subjectSearchSchema,
} from './search-schema.ts';
import { searchSubjects } from './search-subjects.ts';

type Search = (deciding: Deciding, asker: Asker, question: Question, query: IdsQuery) => Promise<FoundPage<string>>;

const description = { en: 'What was found.', ja: '検索結果。' };
const common = {
  tag: 'search',
  method: 'post',
  permission: DECISIONS_PERMISSION,
  refusals: ['moment_invalid', 'moment_in_future', 'cursor_malformed'],
} as const;

export function searchRoutes(api: Api<Asker>, deciding: Deciding): void {
  api.operation(
    {
      ...common,
      operationId: 'searchSubjects',
      path: '/search/subject',
      summary: { en: 'Who may do this?', ja: '操作できる人の検索' },
      body: subjectSearchSchema,
      response: { status: 200, schema: entitiesSchema, description },
    },
    async ({ access, body: { subject, action, resource, context, page } }) => {
      const question = questionOf({ type: subject.type, id: '' }, action.name, resource, context);
      const found = await search('searchSubjects', searchSubjects, {
        deciding,
        asker: access,
        question,
        context,
        page,
      });
      return { page: found.page, results: found.results.map((id) => ({ type: subject.type, id })) };
    },
  );
  api.operation(
    {
      ...common,
      operationId: 'searchResources',
      path: '/search/resource',
      summary: { en: 'To what may somebody do this?', ja: '操作できる対象の検索' },
      body: resourceSearchSchema,
      response: { status: 200, schema: entitiesSchema, description },
    },
    async ({ access, body: { subject, action, resource, context, page } }) => {
      const question = questionOf(subject, action.name, { type: resource.type, id: '' }, context);
      const found = await search('searchResources', searchResources, {
        deciding,
        asker: access,
        question,
        context,
        page,
      });
      return { page: found.page, results: found.results.map((id) => ({ type: resource.type, id })) };
    },
  );
  api.operation(
    {
      ...common,
      operationId: 'searchActions',
      path: '/search/action',
      summary: { en: 'What may somebody do to this?', ja: 'できる操作の検索' },
      body: actionSearchSchema,
      response: { status: 200, schema: actionsSchema, description },
    },
    async ({ access, body: { subject, resource, context, page } }) => {
      const question = questionOf(subject, '', resource, context);
      const found = await search('searchActions', searchActions, { deciding, asker: access, question, context, page });
      return { page: found.page, results: found.results.map((name) => ({ name })) };
    },
  );
}

/** A page of what was asked for, at its moment, for who may see it. */
async function search(
  list: string,
  run: Search,
  {
    deciding,
    asker,
    question,
    context,
    page,
  }: {
    readonly deciding: Deciding;
    readonly asker: Asker;
    readonly question: Question;
    readonly context: Context | undefined;
    readonly page: PageRequest | undefined;
  },
) {
  const refusal = isSelf(asker, question.subject) ? undefined : await refusalToSeeOthers(deciding, asker);
  if (refusal !== undefined) throw refusal;
  const asked = askedFor(question, context?.as_of);
  const { as_of, limit, after } = searchPage(list, asked, context?.as_of, page);
  const at = await momentOf(deciding, asker, as_of);
  if (at instanceof Problem) throw at;
  return pageAnswer(list, asked, at, limit, await run(deciding, asker, question, { at, limit, after }));
}

/** What must be the same on every page. */
function askedFor({ subject, action, resource, device_id }: Question, as_of: string | undefined): (string | null)[] {
  const { type, id, store_id, unit_id } = resource;
  return [subject.type, subject.id, action, type, id, store_id, unit_id, device_id, as_of ?? null];
}
