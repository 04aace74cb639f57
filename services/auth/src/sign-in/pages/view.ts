import type { FormFrame } from '../../pages/form.ts';
import type { Language, Words } from '../../pages/language.ts';
import type { Html } from '../../pages/layout.ts';
import type { Problem } from '../outcome.ts';
import { problemText } from './problem-text.ts';

/** What a page needs beside the state it shows. */
export interface View {
  readonly language: Language;
  readonly frame: FormFrame;
  readonly problem: Problem | null;
  /** Where the person is going: the product's name. */
  readonly client: string;
}

export interface Shown {
  readonly title: string;
  readonly body: Html;
  /** Addresses below `/auth-assets` of module scripts that the page needs. */
  readonly scripts?: readonly string[];
}

export const inWords = (view: View, words: Words): string => words[view.language];

export function problemOf(view: View, missing: Words): string | undefined {
  return view.problem === null ? undefined : problemText(view.problem, view.language, missing);
}
