import type { Shape } from '../../i18n/shape.ts';
import type { check as ja } from './words.ja.ts';

export const check: Shape<typeof ja> = {
  title: 'Check access',
  help: 'Says who may do what where, and why. With a past moment it goes by the roles of that moment.',
  who: 'Who',
  what: 'Does what',
  chooseWhat: 'Find by name',
  begin: 'Choose what is to be done',
  beginHelp: 'You then see whether role, place, period or licence decides.',
  yes: 'Allowed',
  no: 'Not allowed',
  path: 'Where that is',
  assignments: 'Roles looked at',
  noAssignments: 'No role is held',
  licence: 'Licence',
  effect: {
    grants: 'allows it',
    other_role: 'does not include it',
    elsewhere: 'counts elsewhere',
    not_yet: 'has not begun',
    over: 'is over',
  },
};
