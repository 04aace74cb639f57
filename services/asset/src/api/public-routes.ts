import type { Hono } from 'hono';
import { deviceCertificateRoutes } from '../certificates/device-routes.ts';
import { enrolmentRoutes } from '../enrolments/enrolment-routes.ts';
import { enrolPage } from '../enrolments/page/enrol-page.ts';
import { deviceCallRoutes } from '../proofs/device-routes.ts';
import { countFailures } from '../proofs/failures.ts';
import { revocationListRoutes } from '../revocation-lists/routes.ts';
import type { AssetParts } from './asset-parts.ts';

/** What is asked without a token: by devices, and by readers of revocation lists. */
export function publicRoutes(app: Hono, parts: AssetParts): void {
  const failures = countFailures(Date.now);
  enrolmentRoutes(app, parts, failures);
  enrolPage(app, parts.origin);
  deviceCallRoutes(app, parts, failures);
  deviceCertificateRoutes(app, parts, failures);
  revocationListRoutes(app, parts);
}
