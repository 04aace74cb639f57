import type { MiddlewareHandler } from 'hono';
import { secureHeaders } from 'hono/secure-headers';

const SELF = ["'self'"];
const NONE = ["'none'"];

/** Everything from here, nothing inline, no string that becomes script (Trusted Types), in nobody's frame. */
export function securityHeaders(origin: string): MiddlewareHandler {
  return secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: NONE,
      scriptSrc: SELF,
      styleSrc: SELF,
      styleSrcAttr: NONE,
      imgSrc: SELF,
      fontSrc: SELF,
      connectSrc: SELF,
      manifestSrc: SELF,
      baseUri: NONE,
      formAction: SELF,
      frameAncestors: NONE,
      requireTrustedTypesFor: ["'script'"],
      trustedTypes: NONE,
    },
    crossOriginOpenerPolicy: 'same-origin',
    crossOriginResourcePolicy: 'same-origin',
    referrerPolicy: 'no-referrer',
    xFrameOptions: 'DENY',
    strictTransportSecurity: origin.startsWith('https:') ? 'max-age=63072000' : false,
    permissionsPolicy: { camera: [], microphone: [], geolocation: [] },
  });
}
