import { field } from '../api/words.ja.ts';
import { requests } from '../features/access-requests/words.ja.ts';
import { reviews } from '../features/access-reviews/words.ja.ts';
import { applications } from '../features/applications/words.ja.ts';
import { authorities } from '../features/authorities/words.ja.ts';
import { branding } from '../features/branding/words.ja.ts';
import { certificates } from '../features/certificates/words.ja.ts';
import { connections } from '../features/connections/words.ja.ts';
import { contradictions } from '../features/contradictions/words.ja.ts';
import { coverage } from '../features/coverage/words.ja.ts';
import { check } from '../features/decisions/words.ja.ts';
import { devices } from '../features/devices/words.ja.ts';
import { domains } from '../features/domains/words.ja.ts';
import { emergencies } from '../features/emergencies/words.ja.ts';
import { enrolment } from '../features/enrolment/words.ja.ts';
import { entitlements } from '../features/entitlements/words.ja.ts';
import { event, who } from '../features/history/words.ja.ts';
import { identifier, system } from '../features/identifiers/words.ja.ts';
import { jobTypes } from '../features/job-types/words.ja.ts';
import { lake } from '../features/lake/words.ja.ts';
import { licences } from '../features/licences/words.ja.ts';
import { mails } from '../features/mails/words.ja.ts';
import { memberships } from '../features/memberships/words.ja.ts';
import { organisation } from '../features/organisation/words.ja.ts';
import { people } from '../features/people/words.ja.ts';
import { roles } from '../features/roles/words.ja.ts';
import { seats } from '../features/seats/words.ja.ts';
import { signIn } from '../features/sign-in/words.ja.ts';
import { signInPolicy } from '../features/sign-in-policy/words.ja.ts';
import { signIns } from '../features/sign-ins/words.ja.ts';
import { stores } from '../features/stores/words.ja.ts';
import { support } from '../features/support/words.ja.ts';
import { supportSessions } from '../features/support-sessions/words.ja.ts';
import { places, terminals } from '../features/terminals/words.ja.ts';
import { problem } from '../problems/words.ja.ts';
import { permission, role } from '../session/words.ja.ts';
import { shell } from '../shell/words.ja.ts';
import { conflict, state, ui } from '../ui/words.ja.ts';

export const ja = {
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
} as const;
