import type { Shape } from '../i18n/shape.ts';
import type { problem as ja } from './words.ja.ts';

export const problem: Shape<typeof ja> = {
  title: 'This could not be shown',
  notSaved: 'This was not saved',
  retry: 'Try again',
  requestId: 'Request id',
  tellSupport: 'If it goes on, tell your support this id.',
  internal: 'The fault is ours, not in what you entered.',
  unreachable: 'The server cannot be reached. Check the network, then try again.',
  unavailable: 'No answer at the moment. Try again in a while.',
  notFound: 'Not found',
  notFoundHelp: 'Check the address, and whether it existed at the moment you are looking at.',
  notAllowed: 'You may not see this',
  notAllowedHelp: 'It needs the {{permission}}, which {{who}} can grant.',
  notAllowedAct: 'You may not do this',
  administrators: 'the administrators of this tenant',
  sessionEnded: 'Your session has ended',
  sessionEndedHelp: 'Sign in again and you come back to this page.',
  sessionEndedForm: 'What you entered is not saved. Sign in in another tab, then save again.',
  signIn: 'Sign in',
  signInTab: 'Sign in in another tab',
  confirmFirst: 'Show who you are once more',
  confirmHelp:
    'This takes somebody who signed in within the last five minutes. Sign in again in another tab, then save on this page. What you entered stays.',
  confirm: 'Confirm in another tab',
  offline: 'There is no network. What you see was loaded last.',
  future: 'The future cannot be shown.',
};
