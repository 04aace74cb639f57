import { z } from 'zod';

const base64url = (most: number) =>
  z
    .string()
    .max(most)
    .regex(/^[\w-]+$/);

const registration = z.object({
  id: base64url(1400), // credential ids have at most 1023 bytes (WebAuthn §4)
  rawId: base64url(1400),
  type: z.literal('public-key'),
  response: z.object({
    clientDataJSON: base64url(4000),
    attestationObject: base64url(14_000),
    transports: z
      .array(
        z
          .string()
          .max(20)
          .regex(/^[a-z-]+$/),
      )
      .max(10)
      .optional(),
  }),
  clientExtensionResults: z.object({}),
});

const assertion = z.object({
  id: base64url(1400),
  rawId: base64url(1400),
  type: z.literal('public-key'),
  response: z.object({
    clientDataJSON: base64url(4000),
    authenticatorData: base64url(4000),
    signature: base64url(4000),
    userHandle: base64url(100).nullish(),
  }),
  clientExtensionResults: z.object({}),
});

export type RegistrationResponse = z.output<typeof registration>;
export type AssertionResponse = z.output<typeof assertion>;

/** What a browser sent after making a key pair; undefined for anything else. */
export function registrationResponse(text: string): RegistrationResponse | undefined {
  return registration.safeParse(jsonOf(text)).data;
}

/** What a browser sent after signing; undefined for anything else. */
export function assertionResponse(text: string): AssertionResponse | undefined {
  return assertion.safeParse(jsonOf(text)).data;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // JSON.parse has no other way to ask
  }
}
