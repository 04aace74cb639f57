import type { SignInSession } from '../protocol/interaction.ts';

/** Who begins and ends sessions in requests of people, and keeps records of it. */
export interface SessionEvents {
  /** A signed-in person entered another tenant without being asked anything. */
  entered(session: SignInSession, clientId: string): Promise<void>;
  /** The person signed out, or somebody else signed in in the same browser. `uid`: of the browser's session. */
  end(uid: string, clients: { readonly clients_told: boolean }): Promise<void>;
}
