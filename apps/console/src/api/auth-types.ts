import type { authComponents } from '@kiban/sdk';
import type { Given } from './requests.ts';
import type { Answered } from './types.ts';

type Schemas = authComponents['schemas'];

export type SignInPolicy = Answered<Schemas['SignInPolicy']>;
export type SignInPolicyPlace = Answered<Schemas['SignInPolicyPlace']>;
export type EffectiveSignInPolicy = Answered<Schemas['EffectiveSignInPolicy']>;
export type PolicyEffect = Answered<Schemas['PolicyEffect']>;
export type Credential = Answered<Schemas['Credential']>;
export type Session = Answered<Schemas['Session']>;
export type SignIn = Answered<Schemas['SignIn']>;
export type SignIns = Answered<Schemas['SignIns']>;
export type Diagnosis = Answered<Schemas['Diagnosis']>;
export type TemporaryCode = Answered<Schemas['TemporaryCode']>;
export type StoreCoverage = Answered<Schemas['StoreCoverage']>;
export type Branding = Answered<Schemas['Branding']>;

export type PartialSignInPolicy = Given<Schemas['PartialSignInPolicy']>;
export type NewTemporaryCode = Given<Schemas['NewTemporaryCode']>;
export type NewBranding = Given<Schemas['NewBranding']>;

export type Connection = Answered<Schemas['Connection']>;
export type FederatedIdentity = Answered<Schemas['FederatedIdentity']>;
export type OpenedAddress = Answered<Schemas['OpenedAddress']>;
export type SignInDomain = Answered<Schemas['SignInDomain']>;
export type Terminal = Answered<Schemas['Terminal']>;
export type TerminalCode = Answered<Schemas['TerminalCode']>;
export type TerminalPlace = Answered<Schemas['TerminalPlace']>;
export type Emergency = Answered<Schemas['Emergency']>;
export type BreakGlassSet = Answered<Schemas['BreakGlassSet']>;
export type EmergencyContacts = Answered<Schemas['EmergencyContacts']>;
export type EmergencyWebhook = Answered<Schemas['EmergencyWebhook']>;
export type EmergencyWebhookWithSecret = Answered<Schemas['EmergencyWebhookWithSecret']>;
export type AlertDelivery = Answered<Schemas['AlertDelivery']>;
export type Client = Answered<Schemas['Client']>;
export type ClientWithSecret = Answered<Schemas['ClientWithSecret']>;
export type SupportSession = Answered<Schemas['SupportSession']>;
export type Mail = Answered<Schemas['Mail']>;

export type NewConnection = Given<Schemas['NewConnection']>;
export type NewClient = Given<Schemas['NewClient']>;
export type ClientChange = Given<Schemas['ClientChange']>;

/** A page of a list of sign-in's, which has no past. */
export interface Listed<Item> {
  readonly items: readonly Item[];
  readonly next_cursor: string | null;
  readonly total: number;
}
