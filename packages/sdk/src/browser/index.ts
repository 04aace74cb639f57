export type { BrowserPage } from './page.ts';
export type { ApiRequest } from './send-with-token.ts';
export type { SignInRequest } from './sign-in.ts';
export { SignInError, type SignInErrorCode } from './sign-in-error.ts';
export {
  type SignedInPerson,
  type SinglePageApp,
  type SinglePageAppOptions,
  singlePageApp,
} from './single-page-app.ts';
export { type StepUp, stepUpOf } from './step-up.ts';
