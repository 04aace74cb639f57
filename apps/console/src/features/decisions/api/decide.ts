import { queryOptions } from '@tanstack/react-query';
import { send } from '../../../api/directory-api.ts';
import type { BothLanguages } from '../../../i18n/own-language.ts';

/** May somebody do something somewhere? */
export interface Question {
  readonly user_id: string;
  /** A permission's name in full. */
  readonly permission: string;
  readonly place: { readonly type: 'tenant' | 'unit' | 'store'; readonly id: string };
}

export interface DecisionPlace {
  readonly type: 'tenant' | 'unit' | 'store';
  readonly id: string;
  readonly name: string | null;
}

export interface ConsideredAssignment {
  readonly id: string;
  readonly role: string;
  readonly role_name: BothLanguages | null;
  readonly place: DecisionPlace;
  readonly starts_at: string;
  readonly ends_at: string | null;
  readonly effect: 'grants' | 'other_role' | 'elsewhere' | 'not_yet' | 'over';
}

/** The answer of the Authorization API 1.0, with why. */
export interface Decision {
  readonly decision: boolean;
  readonly context: {
    readonly reason_code: string;
    readonly reason: BothLanguages;
    readonly assignments: readonly ConsideredAssignment[];
    /** From the place up to the tenant. */
    readonly path: readonly DecisionPlace[];
    readonly licence: {
      readonly product: string;
      readonly plan: string;
      readonly starts_at: string;
      readonly ends_at: string | null;
    } | null;
  };
}

export const decisionQuery = (question: Question, asOf: string | undefined) =>
  queryOptions({
    queryKey: ['decision', question, asOf],
    queryFn: async ({ signal }): Promise<Decision> => {
      const { user_id, permission, place } = question;
      const evaluation = {
        subject: { type: 'user', id: user_id },
        action: { name: permission },
        resource: place,
        context: { explain: true, ...(asOf === undefined ? {} : { as_of: asOf }) },
      };
      const headers = { 'content-type': 'application/json' };
      const request = { method: 'POST', headers, body: JSON.stringify(evaluation), signal };
      return (await send('/api/access/evaluation', request)).json();
    },
  });
