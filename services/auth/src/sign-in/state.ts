import type { TenantId } from '@kiban/postgres';
import type { Method } from '../factors/factor.ts';
import { type Demand, isEnough } from './demand.ts';
import type { Proof } from './proof.ts';
import type { RecognisedTerminal } from './terminal.ts';

/** The tenant that is signed in to. */
export interface ChosenTenant {
  readonly tenant_id: TenantId;
  readonly code: string;
  readonly name: string;
}

/** What somebody does before going in. */
export type Task =
  | { readonly task: 'new_password' }
  /** A new password is wanted, and what was shown beside the present one is nobody's own: first something that is. */
  | { readonly task: 'own_factor' }
  | { readonly task: 'enrol'; readonly method: Method };

/** What could be asked next of somebody; looked up after each proof. */
export interface Outlook {
  readonly demand: Demand;
  /** Challenges that bring nearer what is demanded, the best first. */
  readonly offered: readonly Method[];
  /** What may be added now, and would bring nearer what is demanded. */
  readonly enrolments: readonly Method[];
  readonly tasks: readonly Task[];
  /** Why nobody goes in at the moment, whatever was proven. */
  readonly held: 'login_view_too_old' | null;
}

/** Somebody of whom something was proven. From here on the pages may tell what they have. */
export interface Proven extends Outlook {
  readonly tenant: ChosenTenant;
  /** Where the person is going; `client_id` null on pages that belong to no client. */
  readonly client: { readonly client_id: string | null; readonly name: string };
  /** As it was typed. */
  readonly login_id: string;
  readonly person_id: string;
  readonly user_id: string;
  /** What was used in this sign-in, in order. */
  readonly proofs: readonly Proof[];
  /** The device this person signed in on before, when it is that one. */
  readonly known_device: string | null;
  /** The terminal whose key was proven before. */
  readonly terminal: RecognisedTerminal | null;
}

/** Where a sign-in stands: one question each. */
export type SignInState =
  | { readonly step: 'tenant' }
  | { readonly step: 'login_id'; readonly tenant: ChosenTenant; readonly login_id: string }
  | { readonly step: 'password'; readonly tenant: ChosenTenant; readonly login_id: string }
  | { readonly step: 'challenge'; readonly proven: Proven; readonly method: Method; readonly asked: unknown }
  | { readonly step: 'new_password'; readonly proven: Proven }
  | { readonly step: 'choose_enrolment'; readonly proven: Proven }
  | { readonly step: 'enrolment'; readonly proven: Proven; readonly method: Method; readonly stage: unknown }
  /** Whether an account at the company's provider, which came up in this sign-in, is theirs. */
  | { readonly step: 'connect'; readonly proven: Proven }
  /** What is demanded cannot be reached by this person: the page says whom to ask. */
  | { readonly step: 'shut'; readonly proven: Proven }
  /** The client demands what this person has not: the client is told (Unmet Authentication Requirements 1.0 §4). */
  | { readonly step: 'unmet'; readonly proven: Proven }
  | { readonly step: 'finished'; readonly proven: Proven };

/** What is asked next; `ask` and `enrol` while the question is still to be made. */
export type Next =
  | SignInState
  | { readonly step: 'ask'; readonly proven: Proven; readonly method: Method }
  | { readonly step: 'enrol'; readonly proven: Proven; readonly method: Method };

export function nextFor(proven: Proven): Next {
  const { proofs, demand, offered, enrolments, tasks, held } = proven;
  const mustChange = tasks.some(({ task }) => task === 'new_password');
  if (held !== null) return { step: 'shut', proven };
  if (!isEnough(proofs, demand)) {
    const [method] = offered;
    if (method !== undefined) return { step: 'ask', proven, method };
    if (enrolments.length > 0)
      return mustChange ? { step: 'new_password', proven } : { step: 'choose_enrolment', proven };
    return demand.acr_values.length > 0 ? { step: 'unmet', proven } : { step: 'shut', proven };
  }
  if (tasks.some(({ task }) => task === 'own_factor')) {
    const [method] = offered;
    return method === undefined ? { step: 'shut', proven } : { step: 'ask', proven, method };
  }
  if (mustChange) return { step: 'new_password', proven };
  const enrol = tasks.find((each) => each.task === 'enrol');
  return enrol === undefined ? { step: 'finished', proven } : { step: 'enrol', proven, method: enrol.method };
}

/** The question a page asks: a form answers that one and no other. A stage with pages of its own names them by `page`. */
export function questionOf(state: SignInState): string {
  switch (state.step) {
    case 'challenge':
      return `challenge ${state.method}`;
    case 'enrolment': {
      const { page } = (state.stage ?? {}) as { readonly page?: unknown };
      return ['enrolment', state.method, ...(typeof page === 'string' ? [page] : [])].join(' ');
    }
    default:
      return state.step;
  }
}
