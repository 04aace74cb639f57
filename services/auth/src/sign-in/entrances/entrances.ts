import { identityProviderEntrance } from '../../connections/sign-in/entrance.ts';
import { passkeyEntrance } from '../../factors/passkey/entrance.ts';
import { terminalEntrance } from '../../terminals/entrance.ts';
import type { Entrance } from './entrance.ts';

/** Every other way in than login id and password. */
export const ENTRANCES: readonly Entrance[] = [
  terminalEntrance as Entrance,
  passkeyEntrance,
  identityProviderEntrance as Entrance,
];
