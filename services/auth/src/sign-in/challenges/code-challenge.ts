import type { Credential } from '../../credentials/credential.ts';
import type { Words } from '../../pages/language.ts';
import type { Item } from '../../store/auth-store.ts';
import { type CodeForm, codeForm, secondFactorPage } from '../pages/questions.ts';
import type { Asker, Form, SignInParts } from '../parts.ts';
import type { Proof } from '../proof.ts';
import type { Proven } from '../state.ts';
import type { Challenge, ChallengeAnswer } from './challenge.ts';

/** What a code that counted says of itself. */
export type UsedCode = Pick<Proof, 'vouched_by' | 'at' | 'credential_id'>;

export interface CodeChallenge extends Pick<Challenge<null>, 'method' | 'link' | 'offered'> {
  readonly title: Words;
  readonly form: CodeForm;
  /** Uses the code up. @returns undefined when it does not count, or not any more. */
  use(
    parts: SignInParts,
    asker: Asker,
    proven: Proven,
    typed: string,
    credentials: readonly Item<Credential>[],
  ): Promise<UsedCode | undefined>;
}

/** Asks for a code of something that people hold: an app, a sheet of paper, what an administrator gave them. */
export function codeChallenge({ method, link, offered, title, form, use }: CodeChallenge): Challenge<null> {
  return {
    method,
    link,
    offered,
    ask: async () => null,
    page: (view, proven) => secondFactorPage(view, proven, title, codeForm(view, form)),
    answer: (parts, asker, proven, _asked, sent, credentials) =>
      answerOfCode(method, sent, (typed) => use(parts, asker, proven, typed, credentials)),
  };
}

/** What is proven by a code that was typed. All of them are one-time passwords (RFC 8176 §2, `otp`). */
export async function answerOfCode(
  method: Proof['method'],
  form: Form,
  use: (typed: string) => Promise<UsedCode | undefined>,
): Promise<ChallengeAnswer<never>> {
  const typed = form.code?.trim() ?? '';
  if (typed === '') return { kind: 'problem', problem: { code: 'missing' } };
  const used = await use(typed);
  if (used === undefined) return { kind: 'problem', problem: { code: 'code_wrong' } };
  const worth = { types: ['possession'], amr: ['otp'], phishing_resistant: false } as const;
  return { kind: 'proof', proof: { method, ...worth, ...used } };
}
