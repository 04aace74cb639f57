import type { assetComponents } from '@kiban/sdk';
import type { Given } from './requests.ts';
import type { Answered } from './types.ts';

type Schemas = assetComponents['schemas'];

export type Device = Answered<Schemas['Device']>;
export type DeviceStatus = Device['status'];
export type EnrolmentCode = Answered<Schemas['EnrolmentCode']>;
export type IssuedEnrolmentCode = Answered<Schemas['IssuedEnrolmentCode']>;
export type Certificate = Answered<Schemas['Certificate']>;
export type ChangedBy = Answered<Schemas['ChangedBy']>;
export type CertificateAuthority = Answered<Schemas['CertificateAuthority']>;
export type Contradiction = Answered<Schemas['Contradiction']>;
export type Product = Answered<Schemas['Product']>;
export type Licence = Answered<Schemas['Licence']>;
export type Seat = Answered<Schemas['Seat']>;
export type Entitlement = Answered<Schemas['Entitlement']>;

export type NewDevice = Given<Schemas['NewDevice']>;
export type DeviceChange = Given<Schemas['DeviceChange']>;
export type RevocationReason = Schemas['CertificateRevocation']['revocation_reason'];
export type ContradictionDecision = Given<Schemas['ContradictionDecision']>;
