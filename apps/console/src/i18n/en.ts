import { field } from '../api/words.en.ts';
import { requests } from '../features/access-requests/words.en.ts';
import { reviews } from '../features/access-reviews/words.en.ts';
import { applications } from '../features/applications/words.en.ts';
import { authorities } from '../features/authorities/words.en.ts';
import { branding } from '../features/branding/words.en.ts';
import { certificates } from '../features/certificates/words.en.ts';
import { connections } from '../features/connections/words.en.ts';
import { contradictions } from '../features/contradictions/words.en.ts';
import { coverage } from '../features/coverage/words.en.ts';
import { check } from '../features/decisions/words.en.ts';
import { devices } from '../features/devices/words.en.ts';
import { domains } from '../features/domains/words.en.ts';
import { emergencies } from '../features/emergencies/words.en.ts';
import { enrolment } from '../features/enrolment/words.en.ts';
import { entitlements } from '../features/entitlements/words.en.ts';
import { event, who } from '../features/history/words.en.ts';
import { identifier, system } from '../features/identifiers/words.en.ts';
import { jobTypes } from '../features/job-types/words.en.ts';
import { lake } from '../features/lake/words.en.ts';
import { licences } from '../features/licences/words.en.ts';
import { mails } from '../features/mails/words.en.ts';
import { memberships } from '../features/memberships/words.en.ts';
import { organisation } from '../features/organisation/words.en.ts';
import { people } from '../features/people/words.en.ts';
import { roles } from '../features/roles/words.en.ts';
import { seats } from '../features/seats/words.en.ts';
import { signIn } from '../features/sign-in/words.en.ts';
import { signInPolicy } from '../features/sign-in-policy/words.en.ts';
import { signIns } from '../features/sign-ins/words.en.ts';
import { stores } from '../features/stores/words.en.ts';
import { support } from '../features/support/words.en.ts';
import { supportSessions } from '../features/support-sessions/words.en.ts';
import { places, terminals } from '../features/terminals/words.en.ts';
import { problem } from '../problems/words.en.ts';
import { permission, role } from '../session/words.en.ts';
import { shell } from '../shell/words.en.ts';
import { conflict, state, ui } from '../ui/words.en.ts';
import type { ja } from './ja.ts';
import type { Shape } from './shape.ts';

export const en: Shape<typeof ja> = {
  ui,
  state,
  field,
  role,
  system,
  who,
  event,
  permission,
  conflict,
  problem,
  applications,
  connections,
  domains,
  emergencies,
  mails,
  supportSessions,
  places,
  terminals,
  authorities,
  certificates,
  contradictions,
  devices,
  enrolment,
  entitlements,
  licences,
  seats,
  identifier,
  lake,
  memberships,
  organisation,
  people,
  requests,
  reviews,
  check,
  jobTypes,
  roles,
  support,
  shell,
  stores,
  branding,
  coverage,
  signIn,
  signInPolicy,
  signIns,
};
