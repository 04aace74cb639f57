// Written by `npm run generate` from the directory’s OpenAPI document. Do not edit.

export interface paths {
    "/branding": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How the sign-in pages look */
        get: operations["getBranding"];
        /** Give the sign-in pages another look */
        put: operations["changeBranding"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/break-glass-codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show whether break-glass codes are printed */
        get: operations["listBreakGlassCodes"];
        put?: never;
        /**
         * Make break-glass codes to print
         * @description Those made before count no more. They open nothing until an emergency is confirmed.
         */
        post: operations["printBreakGlassCodes"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/clients": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List clients */
        get: operations["listClients"];
        put?: never;
        /** Register a client */
        post: operations["registerClient"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/clients/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show a client */
        get: operations["getClient"];
        put?: never;
        post?: never;
        /** Remove a client */
        delete: operations["removeClient"];
        options?: never;
        head?: never;
        /** Change a client */
        patch: operations["changeClient"];
        trace?: never;
    };
    "/clients/{id}/secrets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give a client a new secret */
        post: operations["makeClientSecret"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/connections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List connections */
        get: operations["listConnections"];
        put?: never;
        /**
         * Begin to set up a connection
         * @description It is a draft: nobody signs in by it before it was tested and activated.
         */
        post: operations["addConnection"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/connections/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show a connection */
        get: operations["getConnection"];
        /**
         * Change a connection
         * @description But for its name it becomes a draft: test and activate it again.
         */
        put: operations["changeConnection"];
        post?: never;
        /** Remove a connection */
        delete: operations["removeConnection"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/connections/{id}/activate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let people sign in by a connection */
        post: operations["activateConnection"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/connections/{id}/identities": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List who of a provider is whom */
        get: operations["listFederatedIdentities"];
        put?: never;
        /** Say who of a provider is whom */
        post: operations["linkFederatedIdentity"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/connections/{id}/identities/{identity_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** End a link */
        delete: operations["unlinkFederatedIdentity"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/connections/{id}/metadata": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Read the metadata of a connection again */
        post: operations["readConnectionMetadata"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/connections/{id}/set-up-links": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make a link to set up a connection
         * @description Whoever opens it, once, edits this draft in that browser for seven days, and nothing else. A link made before opens nothing any more. It is shown this once.
         */
        post: operations["makeSetUpLink"];
        /** Revoke links to set up a connection */
        delete: operations["revokeSetUpLinks"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/connections/{id}/suspend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let nobody sign in by a connection */
        post: operations["suspendConnection"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/connections/{id}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Begin to test a connection
         * @description Open the address in a browser and sign in at the provider. Nobody is signed in here; you are shown what arrives.
         */
        post: operations["testConnection"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/coverage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** People without a second factor, by store */
        get: operations["listCoverage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/domains": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List domains */
        get: operations["listSignInDomains"];
        put?: never;
        /**
         * Claim a domain
         * @description Then put the record into the DNS and have it verified.
         */
        post: operations["claimSignInDomain"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/domains/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show a domain */
        get: operations["getSignInDomain"];
        /** Change how the people of a domain sign in */
        put: operations["changeSignInDomain"];
        post?: never;
        /** Give up a domain */
        delete: operations["removeSignInDomain"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/domains/{id}/verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Look whether the DNS proves a domain */
        post: operations["verifySignInDomain"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/emergencies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List emergencies */
        get: operations["listEmergencies"];
        put?: never;
        /**
         * Declare an emergency
         * @description Counts once somebody else has confirmed it, within an hour. Whoever is to be told is told at once.
         */
        post: operations["declareEmergency"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/emergencies/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show an emergency */
        get: operations["getEmergency"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/emergencies/{id}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Close an emergency
         * @description Its codes count no more, and every session that began with one ends.
         */
        post: operations["closeEmergency"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/emergencies/{id}/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Confirm an emergency
         * @description By somebody else than who declared it. From then on the printed codes count, for 72 hours at most.
         */
        post: operations["confirmEmergency"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/emergencies/{id}/review": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Review a closed emergency */
        post: operations["reviewEmergency"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/emergency-contacts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show whom alerts go to */
        get: operations["getEmergencyContacts"];
        /** Change whom alerts go to */
        put: operations["changeEmergencyContacts"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/emergency-webhook": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show the webhook that alerts are POSTed to */
        get: operations["getEmergencyWebhook"];
        /**
         * Name the address that alerts are POSTed to
         * @description The first gets a secret that alerts are signed with (Standard Webhooks); it is shown this once.
         */
        put: operations["changeEmergencyWebhook"];
        post?: never;
        /** Remove the webhook of alerts */
        delete: operations["removeEmergencyWebhook"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/emergency-webhook/secrets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give the webhook of alerts a new secret
         * @description For a day alerts are signed with the one before as well.
         */
        post: operations["makeEmergencyWebhookSecret"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/emergency-webhook/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a test alert to the webhook
         * @description It is sent once, now, and says that it is a test. A receiver that does not take it is no error of this operation: read the status.
         */
        post: operations["testEmergencyWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/mails": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List mails and what became of them */
        get: operations["listMails"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/password-imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take over passwords of another system
         * @description They count in this tenant alone, and are kept as ours from the first right sign-in on. Whoever has a password keeps it.
         */
        post: operations["importPasswords"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/password-verifier": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The older system that is asked for passwords */
        get: operations["getPasswordVerifier"];
        /** Have an older system asked for passwords */
        put: operations["changePasswordVerifier"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/people/{user_id}/compromised-password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Somebody else knows a password
         * @description The next sign-in changes it, with a second factor. Sessions in this tenant end.
         */
        post: operations["markPasswordCompromised"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/people/{user_id}/credentials": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List what somebody signs in with */
        get: operations["listCredentials"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/people/{user_id}/credentials/{credential_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Take away what somebody signs in with
         * @description It counts in this tenant no more; what other tenants vouch for stays theirs. Sessions in this tenant end.
         */
        delete: operations["removeCredential"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/people/{user_id}/diagnosis": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Why can this person not sign in? */
        get: operations["diagnoseSignIn"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/people/{user_id}/factor-resets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take away the second factors of somebody
         * @description For who lost them. The next sign-in within three days adds new ones; sessions in this tenant end. What other tenants vouch for stays.
         */
        post: operations["resetFactors"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/people/{user_id}/password-resets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Let somebody choose a new password
         * @description By a link that opens once, with the login ID and with a second factor where there is one. The present password stays until then.
         */
        post: operations["resetPassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/people/{user_id}/policy": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How one user signs in */
        get: operations["getPolicyOfUser"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/people/{user_id}/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List somebody’s sessions */
        get: operations["listSessions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/people/{user_id}/sessions/{session_id}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End one session */
        post: operations["endSession"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/people/{user_id}/sessions/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * End somebody’s sessions
         * @description All of them in this tenant, whether or not any is known: tokens that are out are refused within two seconds by whoever follows revocations.
         */
        post: operations["endSessions"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/people/{user_id}/temporary-codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show the temporary code of somebody */
        get: operations["listTemporaryCodes"];
        put?: never;
        /**
         * Give somebody a temporary code
         * @description For who left the card or the phone at home. A code given out before counts no more.
         */
        post: operations["issueTemporaryCode"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/people/{user_id}/temporary-codes/{code_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Withdraw a temporary code */
        delete: operations["withdrawTemporaryCode"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/policies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List what a policy can be said for */
        get: operations["listPolicyPlaces"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/policies/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show what is said about signing in */
        get: operations["getPolicy"];
        /**
         * Say how people sign in
         * @description Two types of factors are asked of everybody whatever is said. A unit and a client can only be stricter than the tenant.
         */
        put: operations["changePolicy"];
        post?: never;
        /** Withdraw what is said about signing in */
        delete: operations["withdrawPolicy"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/policies/{id}/effect": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whom a policy would concern */
        get: operations["getPolicyEffect"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/revocations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List what was revoked
         * @description Of the last six minutes: no access token lives longer. Also as server-sent events at /revocations/stream.
         */
        get: operations["listRevocations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sign-ins": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The history of sign-ins
         * @description Sessions, refusals and changes of credentials as they were recorded, a second or two behind. Cannot be read while the platform’s database is away.
         */
        get: operations["listSignIns"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/support-sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List support sessions
         * @description Staff see their own, a customer those in its tenant.
         */
        get: operations["listSupportSessions"];
        put?: never;
        /** Look at a customer’s data as a user would */
        post: operations["openSupportSession"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/support-sessions/{id}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End a support session */
        post: operations["closeSupportSession"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/terminal-codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give out a code to enrol a shared terminal */
        post: operations["issueTerminalCode"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/terminal-places": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List stores that are declared restricted */
        get: operations["listTerminalPlaces"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/terminal-places/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show whether a store is restricted */
        get: operations["getTerminalPlace"];
        /**
         * Declare a store restricted
         * @description From then on the key of a shared terminal there counts as something the people of the store have.
         */
        put: operations["declareTerminalPlace"];
        post?: never;
        /** Withdraw that a store is restricted */
        delete: operations["withdrawTerminalPlace"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/terminals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List shared terminals */
        get: operations["listTerminals"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/terminals/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Make a device a shared terminal no more
         * @description Its key counts no more, and the sessions on it end. The device itself stays as it is.
         */
        delete: operations["removeTerminal"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description What became of an alert on its way to the webhook. What the receiver answered is not kept. */
        AlertDelivery: {
            /**
             * @description What it tells of.
             * @enum {string}
             */
            alert: "emergency_declared" | "emergency_confirmed" | "emergency_closed" | "break_glass_codes_printed" | "break_glass_code_used" | "break_glass_code_refused" | "test";
            /** @description The HTTP status of the last answer; null: there was none. */
            answer: number | null;
            /** @description How often it was sent. */
            attempts: number;
            /**
             * Format: date-time
             * @description When its status was learned.
             */
            changed_at: string;
            /** @description Why nobody answered: the address is not one that may be asked, or could not be reached. */
            fault: ("address_malformed" | "scheme_refused" | "credentials_refused" | "host_unknown" | "address_private" | "redirected" | "too_large" | "too_slow" | "unreachable" | "internal_error") | null;
            /**
             * Format: uuid
             * @description Its id; the receiver knows it as webhook-id.
             */
            id: string;
            /**
             * Format: date-time
             * @description When it is tried again.
             */
            next_attempt_at: string | null;
            /**
             * Format: date-time
             * @description When it was raised.
             */
            raised_at: string;
            /**
             * @description waiting: it is tried again. delivered: answered with 2xx. failed: a test that nobody took. expired: for a day nobody took it. cancelled: the webhook was removed.
             * @enum {string}
             */
            status: "waiting" | "delivered" | "failed" | "expired" | "cancelled";
        };
        /** @description Why this is done. */
        Because: {
            /** @description Why, in words for people. Stays in the history. */
            reason: string;
        };
        /** @description How the sign-in pages look. */
        Branding: {
            /** @description At this product; null: at every one. */
            client_id: string | null;
            /** @description Of buttons and links. */
            colour: string | null;
            /** @description PNG, base64. */
            mark: string | null;
            /** @description What stands beside the mark. */
            name: string | null;
            /** @description Counts the changes. The ETag is this number in quotes. */
            version: number;
        };
        /** @description Codes that count in the next emergency only. */
        BreakGlassSet: {
            /** @description To be printed, sealed and locked away. Shown this once. */
            codes: string[] | null;
            /**
             * Format: uuid
             * @description Its id.
             */
            id: string;
            /**
             * Format: date-time
             * @description When they were made.
             */
            printed_at: string;
            /**
             * Format: uuid
             * @description Who had them made.
             */
            printed_by: string;
            /** @description Codes that have not been used. */
            unused: number;
        };
        /** @description The set that counts in the next emergency, if one was printed. */
        BreakGlassSets: {
            /** @description What is shown, in order. */
            items: components["schemas"]["BreakGlassSet"][];
        };
        /** @description A product that people sign in to, or a program. */
        Client: {
            /** @description Scopes of our APIs that it may ask for. */
            api_scopes: string[];
            /** @description Resource indicator of the API that it is itself; null: none. */
            audience: string | null;
            /**
             * @description How it says who it is.
             * @enum {string}
             */
            authentication: "client_secret_basic" | "private_key_jwt" | "self_signed_tls_client_auth" | "none";
            /** @description Told when a session ends; null: it is not. */
            backchannel_logout_uri: string | null;
            /** @description Its name in the protocol. */
            client_id: string;
            /** @description Whether people sign in on another device (RFC 8628). */
            device_flow: boolean;
            /**
             * Format: uuid
             * @description Permanent id of the registration.
             */
            id: string;
            /** @description What ID tokens are signed with. */
            id_token_algorithm: ("RS256" | "ES256") | null;
            /** @description Public keys: as a set (RFC 7517) or as an address; null: none. */
            keys: ({
                /** @description A set of public keys. */
                jwks: {
                    /** @description The keys. */
                    keys: ({
                        /** @description Key type. */
                        kty: string;
                    } & {
                        [key: string]: unknown;
                    })[];
                };
            } | {
                /** @description Where the set is published. */
                jwks_uri: string;
            }) | null;
            /** @description What people read. */
            name: string;
            /** @description Where people go after signing out. */
            post_logout_redirect_uris: string[];
            /** @description Code of the product whose licence people need; null: the client id is. */
            product: string | null;
            /**
             * @description fapi2: held to the FAPI 2.0 Security Profile.
             * @enum {string}
             */
            profile: "standard" | "fapi2";
            /** @description Compared exactly. */
            redirect_uris: string[];
            /**
             * Format: date-time
             * @description When it was registered.
             */
            registered_at: string;
            /** @description Audiences of others that it may ask tokens for. */
            resources: string[];
            /** @description How many secrets count now. */
            secrets: number;
            /** @description The tenant of a program; null: none. */
            tenant_id: string | null;
            /**
             * @description What its tokens are bound to.
             * @enum {string}
             */
            token_binding: "none" | "dpop" | "certificate";
            /** @description Whether it may exchange tokens (RFC 8693). */
            token_exchange: boolean;
            /**
             * @description machine: a program of one tenant. confidential, public: a product that people sign in to.
             * @enum {string}
             */
            type: "machine" | "confidential" | "public";
            /** @description Counts the changes. The ETag is this number in quotes. */
            version: number;
        };
        /** @description What is to change; what is left out stays. */
        ClientChange: {
            /** @description Scopes of our APIs that it may ask for. */
            api_scopes?: string[];
            /** @description Resource indicator of the API that it is itself; null: none. */
            audience?: string | null;
            /** @description Told when a session ends; null: it is not. */
            backchannel_logout_uri?: string | null;
            /** @description Whether people sign in on another device (RFC 8628). */
            device_flow?: boolean;
            /**
             * @description What ID tokens are signed with.
             * @enum {string}
             */
            id_token_algorithm?: "RS256" | "ES256";
            /** @description Public keys: as a set (RFC 7517) or as an address; null: none. */
            keys?: ({
                /** @description A set of public keys. */
                jwks: {
                    /** @description The keys. */
                    keys: ({
                        /** @description Key type. */
                        kty: string;
                    } & {
                        [key: string]: unknown;
                    })[];
                };
            } | {
                /** @description Where the set is published. */
                jwks_uri: string;
            }) | null;
            /** @description What people read. */
            name?: string;
            /** @description Where people go after signing out. */
            post_logout_redirect_uris?: string[];
            /** @description Code of the product whose licence people need; null: the client id is. */
            product?: string | null;
            /**
             * @description fapi2: held to the FAPI 2.0 Security Profile.
             * @enum {string}
             */
            profile?: "standard" | "fapi2";
            /** @description Why, in words for people. Stays in the history. */
            reason?: string;
            /** @description Compared exactly. */
            redirect_uris?: string[];
            /** @description Audiences of others that it may ask tokens for. */
            resources?: string[];
            /**
             * @description What its tokens are bound to.
             * @enum {string}
             */
            token_binding?: "none" | "dpop" | "certificate";
            /** @description Whether it may exchange tokens (RFC 8693). */
            token_exchange?: boolean;
        };
        /** @description Clients, by client id. */
        ClientPage: {
            /** @description What is shown, in order. */
            items: components["schemas"]["Client"][];
            /** @description Cursor of the next page; null on the last one. */
            next_cursor: string | null;
            /** @description How many there are. */
            total: number;
        };
        /** @description A client and its new secret. */
        ClientWithSecret: {
            /** @description Scopes of our APIs that it may ask for. */
            api_scopes: string[];
            /** @description Resource indicator of the API that it is itself; null: none. */
            audience: string | null;
            /**
             * @description How it says who it is.
             * @enum {string}
             */
            authentication: "client_secret_basic" | "private_key_jwt" | "self_signed_tls_client_auth" | "none";
            /** @description Told when a session ends; null: it is not. */
            backchannel_logout_uri: string | null;
            /** @description Its name in the protocol. */
            client_id: string;
            /** @description Shown this once and kept nowhere; null where there is none, and when the same request came before. */
            client_secret: string | null;
            /** @description Whether people sign in on another device (RFC 8628). */
            device_flow: boolean;
            /**
             * Format: uuid
             * @description Permanent id of the registration.
             */
            id: string;
            /** @description What ID tokens are signed with. */
            id_token_algorithm: ("RS256" | "ES256") | null;
            /** @description Public keys: as a set (RFC 7517) or as an address; null: none. */
            keys: ({
                /** @description A set of public keys. */
                jwks: {
                    /** @description The keys. */
                    keys: ({
                        /** @description Key type. */
                        kty: string;
                    } & {
                        [key: string]: unknown;
                    })[];
                };
            } | {
                /** @description Where the set is published. */
                jwks_uri: string;
            }) | null;
            /** @description What people read. */
            name: string;
            /** @description Where people go after signing out. */
            post_logout_redirect_uris: string[];
            /** @description Code of the product whose licence people need; null: the client id is. */
            product: string | null;
            /**
             * @description fapi2: held to the FAPI 2.0 Security Profile.
             * @enum {string}
             */
            profile: "standard" | "fapi2";
            /** @description Compared exactly. */
            redirect_uris: string[];
            /**
             * Format: date-time
             * @description When it was registered.
             */
            registered_at: string;
            /** @description Audiences of others that it may ask tokens for. */
            resources: string[];
            /** @description How many secrets count now. */
            secrets: number;
            /** @description The tenant of a program; null: none. */
            tenant_id: string | null;
            /**
             * @description What its tokens are bound to.
             * @enum {string}
             */
            token_binding: "none" | "dpop" | "certificate";
            /** @description Whether it may exchange tokens (RFC 8693). */
            token_exchange: boolean;
            /**
             * @description machine: a program of one tenant. confidential, public: a product that people sign in to.
             * @enum {string}
             */
            type: "machine" | "confidential" | "public";
            /** @description Counts the changes. The ETag is this number in quotes. */
            version: number;
        };
        /** @description What is changed at the next sign-in. */
        CompromisedPassword: {
            /** @description How many passwords it concerned. */
            passwords: number;
        };
        /** @description How people sign in with what their company has already. */
        Connection: {
            /** @description Whether somebody unknown becomes a user. */
            create_users: boolean;
            /**
             * Format: uuid
             * @description Its id.
             */
            id: string;
            /** @description How many of its people are linked; at most 1,000 are counted. */
            identities: number;
            /** @description What came of the last trial. */
            last_trial: {
                /**
                 * Format: date-time
                 * @description When.
                 */
                at: string;
                /** @description What arrived. */
                attribute_names: string[];
                /** @description How the person had signed in. */
                contexts: string[];
                /** @description Why it failed; null: it worked. */
                fault: string | null;
                /** @description In words, for whoever sets it up. */
                message: string | null;
            } | null;
            /**
             * @description by_person: a user is linked by an administrator, or by signing in once. by_login_id: the login id links, where its domain is proven and this connection’s.
             * @enum {string}
             */
            linking: "by_person" | "by_login_id";
            mapping: components["schemas"]["ConnectionMapping"];
            /** @description What people read on the button. */
            name: string;
            /** @description What is to be entered at the provider. */
            our_side: {
                /** @description Redirect URI, or assertion consumer service. */
                answer_address: string;
                /** @description Our entity id; also where our metadata are. */
                entity_id: string;
            };
            /** @description How it is reached, by its protocol. */
            settings: components["schemas"]["OidcConnection"] | components["schemas"]["SamlConnection"];
            /**
             * @description People sign in by an active one.
             * @enum {string}
             */
            status: "draft" | "tested" | "active" | "suspended";
            /**
             * Format: date-time
             * @description When it was tested as it is.
             */
            tested_at: string | null;
            /** @description Values of acr, amr or AuthnContextClassRef that say that two factors were used. Otherwise our own second factor is asked for. */
            trusted_mfa: string[];
            /** @description Rises with every change. */
            version: number;
        };
        /** @description What a connection is to be. */
        ConnectionFields: {
            /** @description Whether somebody unknown becomes a user. */
            create_users: boolean;
            /**
             * @description by_person: a user is linked by an administrator, or by signing in once. by_login_id: the login id links, where its domain is proven and this connection’s.
             * @enum {string}
             */
            linking: "by_person" | "by_login_id";
            mapping: components["schemas"]["ConnectionMapping"];
            /** @description What people read on the button. */
            name: string;
            /** @description Why, in words for people. Stays in the history. */
            reason?: string;
            /** @description How it is reached, by its protocol. */
            settings: components["schemas"]["OidcConnectionFields"] | components["schemas"]["SamlConnectionFields"];
            /** @description Values of acr, amr or AuthnContextClassRef that say that two factors were used. Otherwise our own second factor is asked for. */
            trusted_mfa: string[];
        };
        /** @description Which claim or attribute says what; null: none does. */
        ConnectionMapping: {
            /** @description The mail address. */
            email: string | null;
            /** @description The login id. */
            login_id: string | null;
            /** @description The name. */
            name: string | null;
            /** @description What somebody is known by for ever; null: sub or NameID. */
            subject: string | null;
        };
        /** @description Connections. */
        ConnectionPage: {
            /** @description What is shown, in order. */
            items: components["schemas"]["Connection"][];
            /** @description Cursor of the next page; null on the last one. */
            next_cursor: string | null;
            /** @description How many there are in all. */
            total: number;
        };
        /** @description People without a second factor, by store. */
        CoveragePage: {
            /** @description Stores by name, then those of no store. */
            items: components["schemas"]["StoreCoverage"][];
            /** @description Cursor of the next page; null on the last one. */
            next_cursor: string | null;
            /** @description How many lines there are in all. */
            total: number;
        };
        /** @description What somebody signs in with. What counts in other tenants only is not shown. */
        Credential: {
            /**
             * Format: date-time
             * @description When it was added.
             */
            added_at: string;
            /** @description Printed codes that have not been used; null for other types. */
            codes_left: number | null;
            /**
             * Format: uuid
             * @description Its id.
             */
            id: string;
            /**
             * Format: date-time
             * @description When it was last used, where that is kept.
             */
            last_used_at: string | null;
            /** @description Whether it opens nothing but the page that changes it. */
            must_change: boolean;
            /** @description What the person calls it. */
            name: string | null;
            /**
             * @description What it is.
             * @enum {string}
             */
            type: "password" | "totp" | "lookup_codes" | "passkey";
            /**
             * @description Who answers for it: this tenant, which can take it away, or the operator of the platform.
             * @enum {string}
             */
            vouched_by: "tenant" | "operator";
        };
        /** @description Something of what a person signs in with was reset. */
        CredentialReset: {
            /** @description How the link reaches them; null: there is none. */
            delivery: ("mail" | "by_hand") | null;
            /**
             * Format: uuid
             * @description Its id.
             */
            id: string;
            /** @description How they were recognised; null: they asked themselves. */
            identity_check: ("in_person_known" | "in_person_document" | "call_back" | "video_call") | null;
            /**
             * Format: date-time
             * @description When it was done.
             */
            issued_at: string;
            /** @description Opens the page where the person chooses a password, once, within 72 hours. Shown this once. */
            link: string | null;
            /**
             * Format: uuid
             * @description Whose.
             */
            user_id: string;
            /**
             * @description What is reset.
             * @enum {string}
             */
            what: "password" | "factors";
        };
        /** @description What somebody signs in with in this tenant. */
        Credentials: {
            /** @description The newest first. */
            items: components["schemas"]["Credential"][];
        };
        /** @description Why somebody can or cannot sign in. */
        Diagnosis: {
            /** @description Whether nothing stands in the way. */
            can_sign_in: boolean;
            /** @description The last refusal within thirty days; null: none, or the history cannot be read now. */
            last_refusal: {
                /**
                 * Format: date-time
                 * @description When.
                 */
                at: string;
                /** @description Why. */
                refusal: string;
            } | null;
            /** @description All that was looked at, in the order in which sign-in does. */
            steps: components["schemas"]["DiagnosisStep"][];
        };
        /** @description One thing that sign-in looks at. */
        DiagnosisStep: {
            /** @description What was found, for programs. */
            code: string;
            /** @description What was found. */
            detail: {
                /** @description In English. */
                en: string;
                /** @description In Japanese. */
                ja: string;
            };
            /** @description What to do next; null: nothing. */
            next: {
                /** @description In English. */
                en: string;
                /** @description In Japanese. */
                ja: string;
            } | null;
            /** @description Whether one can sign in as far as this goes. */
            ok: boolean;
        };
        /** @description What holds in the end, for one user or at one place. */
        EffectiveSignInPolicy: {
            /** @description During an outage. */
            login_view: {
                /** @description While the directory is away nobody signs in by what is older; null: whatever its age. */
                oldest_hours: number | null;
            };
            /** @description Passkeys and security keys. */
            passkeys: {
                /** @description Models of authenticators (AAGUID). */
                aaguids: string[];
                /**
                 * @description listed: only the models below, which prove that they are.
                 * @enum {string}
                 */
                attestation: "none" | "listed";
                /** @description Whether passkeys may be copied between devices. */
                synced: boolean;
            };
            /** @description Passwords. */
            password: {
                /** @description The fewest characters, if more than the preset asks for. */
                minimum_length: number;
                /**
                 * @description jp-13: 13 characters of letters, digits and symbols; jp-8-mfa: 8 of them beside a second factor; nist: 15, of any kind.
                 * @enum {string}
                 */
                preset: "jp-13" | "jp-8-mfa" | "nist";
            };
            /** @description Holders of these roles sign in with a passkey or a security key. */
            phishing_resistant_for: ("administrator" | "viewer" | "user_administrator" | "store_manager" | "device_administrator" | "licence_administrator" | "access_approver" | "auditor" | "platform_operator" | "support")[];
            /** @description What may be used beside the password. */
            second_factors: ("passkey" | "totp" | "lookup_codes" | "terminal" | "email_code")[];
            /** @description Sessions. */
            session: {
                /** @description A session is over after as long in any case. */
                hours: number;
                /** @description Without use for as long a session is over. */
                idle_minutes: number;
            };
            /** @description Single sign-on. */
            sign_on: {
                /** @description The connection everybody but administrators signs in by; null: any way. */
                required_connection: string | null;
            };
            /** @description Shared terminals. */
            terminal: {
                /** @description A shared terminal is locked after as long. */
                lock_minutes: number;
            };
            /** @description Where each part was said. */
            where: {
                /** @description The part: `session.hours`. */
                part: string;
                /** @description platform, tenant, unit:ID or client:ID. */
                place: string;
            }[];
        };
        /** @description Two people say that it is one; then printed codes count in place of second factors, until it ends. */
        Emergency: {
            /**
             * Format: date-time
             * @description When it ended.
             */
            closed_at: string | null;
            /** @description Who closed it; null where it ended by itself. */
            closed_by: string | null;
            /**
             * Format: date-time
             * @description When it was confirmed.
             */
            confirmed_at: string | null;
            /** @description Who confirmed it: somebody else. */
            confirmed_by: string | null;
            /**
             * Format: date-time
             * @description When it was declared.
             */
            declared_at: string;
            /**
             * Format: uuid
             * @description Who declared it.
             */
            declared_by: string;
            /** @description How it ended. */
            end: ("closed" | "time_over" | "not_confirmed") | null;
            /**
             * Format: date-time
             * @description When it ends, or lapses unconfirmed, by itself.
             */
            ends_at: string;
            /**
             * Format: uuid
             * @description Its id.
             */
            id: string;
            /** @description Why it was declared. */
            reason: string;
            /** @description What the review found. */
            review: string | null;
            /**
             * Format: date-time
             * @description When it was reviewed.
             */
            reviewed_at: string | null;
            /** @description Who reviewed it. */
            reviewed_by: string | null;
            /**
             * @description declared: waits for a second person. active: break-glass codes count. closed: nothing of it counts any more; somebody has to review it. reviewed: done.
             * @enum {string}
             */
            status: "declared" | "active" | "closed" | "reviewed";
            /** @description Who used a code, in order. */
            uses: components["schemas"]["EmergencyUse"][];
            /** @description For If-Match. */
            version: number;
        };
        /** @description A second person says that it is one. */
        EmergencyConfirmation: {
            /**
             * @description For how long at most.
             * @default 24
             */
            hours: number;
            /** @description Why, in words for people. Stays in the history. */
            reason: string;
        };
        /** @description Whom alerts go to; they need not be users. */
        EmergencyContacts: {
            /** @description Who is told of emergencies, by mail. */
            addresses: string[];
            /** @description For If-Match; 1: nobody has said anything. */
            version: number;
        };
        /** @description Emergencies. */
        EmergencyPage: {
            /** @description What is shown, in order. */
            items: components["schemas"]["Emergency"][];
            /** @description Cursor of the next page; null on the last one. */
            next_cursor: string | null;
            /** @description How many there are in all. */
            total: number;
        };
        /** @description What somebody found who looked at it afterwards. */
        EmergencyReview: {
            /** @description What the review found. */
            reason: string;
        };
        /** @description One sign-in with a break-glass code. */
        EmergencyUse: {
            /**
             * Format: date-time
             * @description When.
             */
            at: string;
            /** @description Which code of the printed set. */
            code_number: number;
            /** @description Where from. */
            ip_address: string | null;
            /**
             * Format: uuid
             * @description Who used a code.
             */
            user_id: string;
        };
        /** @description A program that is told of emergencies beside the contacts: a chat, or what calls people. */
        EmergencyWebhook: {
            /** @description Alerts are POSTed to it; null: they go by mail only. */
            address: string | null;
            /** @description What became of the latest alerts, the newest first. */
            deliveries: components["schemas"]["AlertDelivery"][];
            /** @description Its id; null: none was ever named. */
            id: string | null;
            /**
             * Format: date-time
             * @description When the secret was made that they are signed with.
             */
            secret_made_at: string | null;
            /** @description For If-Match; 1: nobody has said anything. */
            version: number;
        };
        /** @description The webhook, and the secret that was made. */
        EmergencyWebhookWithSecret: {
            /** @description Alerts are POSTed to it; null: they go by mail only. */
            address: string | null;
            /** @description What became of the latest alerts, the newest first. */
            deliveries: components["schemas"]["AlertDelivery"][];
            /** @description Its id; null: none was ever named. */
            id: string | null;
            /** @description What alerts are signed with (whsec_…). Shown this once; null where none was made, and when the same request came before. */
            secret: string | null;
            /**
             * Format: date-time
             * @description When the secret was made that they are signed with.
             */
            secret_made_at: string | null;
            /** @description For If-Match; 1: nobody has said anything. */
            version: number;
        };
        /** @description What was ended. */
        EndedSessions: {
            /** @description How many sessions ended. */
            ended: number;
        };
        /** @description Why something is closed, suspended or ended. */
        Ending: {
            /** @description Why, in words for people. Stays in the history. */
            reason: string;
        };
        /** @description That somebody of an identity provider is a user here. */
        FederatedIdentity: {
            /** @description Its id. */
            id: string;
            /** @description What the provider called itself then; after a change the link counts no more. */
            issuer: string;
            /**
             * Format: date-time
             * @description Since when.
             */
            linked_at: string;
            /**
             * @description Whose word it was.
             * @enum {string}
             */
            linked_by: "administrator" | "login_id" | "person" | "first_sign_in";
            /** @description What the provider knows the person by. */
            subject: string;
            /**
             * Format: uuid
             * @description Who it is here.
             */
            user_id: string;
        };
        /** @description Links. */
        FederatedIdentityPage: {
            /** @description What is shown, in order. */
            items: components["schemas"]["FederatedIdentity"][];
            /** @description Cursor of the next page; null on the last one. */
            next_cursor: string | null;
            /** @description How many there are in all. */
            total: number;
        };
        FieldError: {
            code: string;
            detail: string;
            /** @description A JSON pointer into the body (RFC 6901), or `query:limit`, `header:if-match`, `path:id`. */
            pointer: string;
        };
        /** @description A mail of the last 30 days and what became of it. Its text is not kept. */
        Mail: {
            /** @description How often sending was tried. */
            attempts: number;
            /**
             * Format: date-time
             * @description When its status was learned.
             */
            changed_at: string;
            /**
             * Format: uuid
             * @description Its id.
             */
            id: string;
            /** @description Where it went, as much as its owner knows it by; null before the first attempt. */
            masked_to: string | null;
            /**
             * @description What it is for.
             * @enum {string}
             */
            purpose: "invitation" | "password_reset" | "email_code" | "emergency_alert" | "support_report" | "security_notice";
            /**
             * Format: date-time
             * @description When it was to be sent.
             */
            queued_at: string;
            /** @description What the mail server or the provider answered: `550 5.1.1` (RFC 5321, RFC 3463). */
            smtp_status: string | null;
            /**
             * @description sent: a mail server took it over. refused: it never will. expired: it was too late to send it. cancelled: what it told of was over. bounced, complained: told by the mail provider afterwards.
             * @enum {string}
             */
            status: "waiting" | "sent" | "refused" | "expired" | "cancelled" | "bounced" | "complained";
            /** @description Whom it went to; null: an address that is no user’s. */
            user_id: string | null;
        };
        /** @description Mails, the newest first. */
        MailPage: {
            /** @description What is shown, in order. */
            items: components["schemas"]["Mail"][];
            /** @description Cursor of the next page; null on the last one. */
            next_cursor: string | null;
        };
        /** @description A test of the webhook. */
        NewAlertTest: {
            /** @description Why, in words for people. Stays in the history. */
            reason?: string;
        };
        /** @description How the sign-in pages are to look. Null: as the platform’s own. */
        NewBranding: {
            /** @description Of buttons and links: #1a73e8. White on it must be readable. */
            colour: string | null;
            /** @description PNG, base64, at most 40,000 bytes and 512 × 512 pixels. What is no picture in it is left out. */
            mark: string | null;
            /** @description What stands beside the mark. */
            name: string | null;
            /** @description Why, in words for people. Stays in the history. */
            reason?: string;
        };
        /** @description A client to be registered. */
        NewClient: {
            /** @description Scopes of our APIs that it may ask for. */
            api_scopes?: string[];
            /** @description Resource indicator of the API that it is itself; null: none. */
            audience?: string | null;
            /**
             * @description How it says who it is.
             * @enum {string}
             */
            authentication?: "client_secret_basic" | "private_key_jwt" | "self_signed_tls_client_auth" | "none";
            /** @description Told when a session ends; null: it is not. */
            backchannel_logout_uri?: string | null;
            /** @description Its name in the protocol, chosen by the operator; a random one unless given. */
            client_id?: string;
            /** @description Whether people sign in on another device (RFC 8628). */
            device_flow?: boolean;
            /**
             * @description What ID tokens are signed with.
             * @enum {string}
             */
            id_token_algorithm?: "RS256" | "ES256";
            /** @description Public keys: as a set (RFC 7517) or as an address; null: none. */
            keys?: ({
                /** @description A set of public keys. */
                jwks: {
                    /** @description The keys. */
                    keys: ({
                        /** @description Key type. */
                        kty: string;
                    } & {
                        [key: string]: unknown;
                    })[];
                };
            } | {
                /** @description Where the set is published. */
                jwks_uri: string;
            }) | null;
            /** @description What people read. */
            name: string;
            /** @description Where people go after signing out. */
            post_logout_redirect_uris?: string[];
            /** @description Code of the product whose licence people need; null: the client id is. */
            product?: string | null;
            /**
             * @description fapi2: held to the FAPI 2.0 Security Profile.
             * @enum {string}
             */
            profile?: "standard" | "fapi2";
            /** @description Why, in words for people. Stays in the history. */
            reason?: string;
            /** @description Compared exactly. */
            redirect_uris?: string[];
            /** @description Audiences of others that it may ask tokens for. */
            resources?: string[];
            /**
             * Format: uuid
             * @description The tenant of a program; your own unless given.
             */
            tenant_id?: string;
            /**
             * @description What its tokens are bound to.
             * @enum {string}
             */
            token_binding?: "none" | "dpop" | "certificate";
            /** @description Whether it may exchange tokens (RFC 8693). */
            token_exchange?: boolean;
            /**
             * @description machine: a program of one tenant. confidential, public: a product that people sign in to.
             * @enum {string}
             */
            type: "machine" | "confidential" | "public";
        };
        /** @description A new secret. */
        NewClientSecret: {
            /** @description For how long the secret before is accepted still; 0 unless given. */
            keep_previous_seconds?: number;
            /** @description Why, in words for people. Stays in the history. */
            reason?: string;
        };
        /** @description A connection to be set up. */
        NewConnection: {
            /** @description Whether somebody unknown becomes a user. */
            create_users: boolean;
            /**
             * @description by_person: a user is linked by an administrator, or by signing in once. by_login_id: the login id links, where its domain is proven and this connection’s.
             * @enum {string}
             */
            linking: "by_person" | "by_login_id";
            mapping: components["schemas"]["ConnectionMapping"];
            /** @description What people read on the button. */
            name: string;
            /** @description Why, in words for people. Stays in the history. */
            reason?: string;
            /** @description How it is reached, by its protocol. */
            settings: components["schemas"]["OidcConnectionFields"] | components["schemas"]["SamlConnectionFields"];
            /** @description Values of acr, amr or AuthnContextClassRef that say that two factors were used. Otherwise our own second factor is asked for. */
            trusted_mfa: string[];
        };
        /** @description Why an emergency is declared. */
        NewEmergency: {
            /** @description Why, in words for people. Stays in the history. */
            reason: string;
        };
        /** @description Whom alerts go to from now on. */
        NewEmergencyContacts: {
            /** @description Who is told of emergencies, by mail. */
            addresses: string[];
            /** @description Why, in words for people. Stays in the history. */
            reason: string;
        };
        /** @description Where alerts are POSTed to from now on. The secret stays. */
        NewEmergencyWebhook: {
            /**
             * Format: uri
             * @description Alerts are POSTed to it, signed as Standard Webhooks has it: https.
             */
            address: string;
            /** @description Why, in words for people. Stays in the history. */
            reason: string;
        };
        /** @description Why the second factors of somebody are taken away, and how they were recognised. */
        NewFactorReset: {
            /**
             * @description How it was made sure who the person is: known in person, a document seen in person, called back at a number on file, a video call.
             * @enum {string}
             */
            identity_check: "in_person_known" | "in_person_document" | "call_back" | "video_call";
            /** @description Why, in words for people. Stays in the history. */
            reason: string;
        };
        /** @description Somebody of the provider, and who that is here. */
        NewFederatedIdentity: {
            /** @description Why, in words for people. Stays in the history. */
            reason: string;
            /** @description What the provider knows the person by. */
            subject: string;
            /**
             * Format: uuid
             * @description Who it is here.
             */
            user_id: string;
        };
        /** @description Passwords of another system. */
        NewPasswordImport: {
            /** @description Looks at every line and changes nothing. */
            dry_run: boolean;
            /** @description At most 500 at once. */
            passwords: {
                /** @description Whose. */
                login_id: string;
                /** @description bcrypt, scrypt, PBKDF2 or Argon2 as other systems write it: PHC, crypt, Django, Werkzeug, ASP.NET Identity, Firebase. */
                password_hash: string;
            }[];
            /** @description Why, in words for people. Stays in the history. */
            reason: string;
        };
        /** @description Why somebody chooses a new password, and how they were recognised. */
        NewPasswordReset: {
            /**
             * @description mail: the link is mailed. by_hand: it is in the answer, to be handed over.
             * @enum {string}
             */
            delivery: "mail" | "by_hand";
            /**
             * @description How it was made sure who the person is: known in person, a document seen in person, called back at a number on file, a video call.
             * @enum {string}
             */
            identity_check: "in_person_known" | "in_person_document" | "call_back" | "video_call";
            /** @description Why, in words for people. Stays in the history. */
            reason: string;
        };
        /** @description The older system, in place of the one before. */
        NewPasswordVerifier: {
            /** @description Asked by POST with login_id and password, signed as Standard Webhooks has it; answers 200 with {"right": true}. */
            address: string | null;
            /**
             * Format: date-time
             * @description From then on it is not asked any more; at most 180 days ahead.
             */
            ends_at: string;
            /** @description Why, in words for people. Stays in the history. */
            reason: string;
            /** @description What requests are signed with, base64, at least 32 bytes; null: as before. Never shown. */
            secret: string | null;
        };
        /** @description A domain that is to be proven. */
        NewSignInDomain: {
            /** @description By which connection its people sign in; null: with login id and password. */
            connection_id: string | null;
            /** @description Its name. */
            domain: string;
            /** @description Why, in words for people. Stays in the history. */
            reason?: string;
        };
        /** @description What is said, in place of what was said before. */
        NewSignInPolicy: {
            policy: components["schemas"]["PartialSignInPolicy"];
            /** @description Why, in words for people. Stays in the history. */
            reason?: string;
        };
        /** @description A support session to be opened. */
        NewSupportSession: {
            /**
             * Format: uuid
             * @description The customer’s leave.
             */
            grant_id: string;
            /** @description For how long; 60 unless given. */
            minutes?: number;
            /** @description Why, in words for people. Stays in the history. */
            reason?: string;
            /**
             * Format: uuid
             * @description As whom to look.
             */
            user_id: string;
        };
        /** @description Why somebody gets a code, and how they were recognised. */
        NewTemporaryCode: {
            /**
             * @description For how long it counts.
             * @default 8
             */
            hours: number;
            /**
             * @description How it was made sure whom the code is for: known in person, a document seen in person, called back at a number on file, a video call.
             * @enum {string}
             */
            identity_check: "in_person_known" | "in_person_document" | "call_back" | "video_call";
            /** @description Why, in words for people. Stays in the history. */
            reason: string;
        };
        /** @description What a code is asked for. */
        NewTerminalCode: {
            /**
             * Format: uuid
             * @description The device that is to be a terminal.
             */
            device_id: string;
            /** @description Why, in words for people. Stays in the history. */
            reason?: string;
        };
        /** @description An OpenID provider. */
        OidcConnection: {
            /**
             * @description How the secret is sent.
             * @enum {string}
             */
            client_authentication: "client_secret_basic" | "client_secret_post";
            /** @description What we are called there. */
            client_id: string;
            /** @description By hand; null: as the issuer publishes. */
            endpoints: {
                /**
                 * Format: uri
                 * @description Where people sign in.
                 */
                authorization_endpoint: string;
                /**
                 * Format: uri
                 * @description Where its keys are.
                 */
                jwks_uri: string;
                /**
                 * Format: uri
                 * @description Where codes are exchanged.
                 */
                token_endpoint: string;
            } | null;
            /** @description Whether a secret was given. */
            has_secret: boolean;
            /**
             * Format: uri
             * @description The issuer.
             */
            issuer: string;
            /**
             * @description OpenID Connect.
             * @constant
             */
            protocol: "oidc";
            /** @description Asked for beside openid. */
            scopes: string[];
        };
        /** @description An OpenID provider. */
        OidcConnectionFields: {
            /**
             * @description How the secret is sent.
             * @enum {string}
             */
            client_authentication: "client_secret_basic" | "client_secret_post";
            /** @description What we are called there. */
            client_id: string;
            /** @description Never shown again; left out: as it was. */
            client_secret?: string;
            /** @description By hand; null: as the issuer publishes. */
            endpoints: {
                /**
                 * Format: uri
                 * @description Where people sign in.
                 */
                authorization_endpoint: string;
                /**
                 * Format: uri
                 * @description Where its keys are.
                 */
                jwks_uri: string;
                /**
                 * Format: uri
                 * @description Where codes are exchanged.
                 */
                token_endpoint: string;
            } | null;
            /**
             * Format: uri
             * @description The issuer.
             */
            issuer: string;
            /**
             * @description OpenID Connect.
             * @constant
             */
            protocol: "oidc";
            /** @description Asked for beside openid. */
            scopes: string[];
        };
        /** @description An address that opens something for a while. */
        OpenedAddress: {
            /** @description To be opened in a browser; it is a secret. */
            address: string;
            /**
             * Format: date-time
             * @description Until when it opens something.
             */
            expires_at: string;
        };
        /** @description A support session and its secret. */
        OpenedSupportSession: {
            /**
             * Format: date-time
             * @description When it ended; null: it goes on.
             */
            closed_at: string | null;
            /** @description How it ended. */
            end: ("by_staff" | "by_customer" | "grant_ended" | "staff_inactive" | "time_over") | null;
            /**
             * Format: date-time
             * @description When it ends at the latest.
             */
            ends_at: string;
            /**
             * Format: uuid
             * @description The customer’s leave that it rests on.
             */
            grant_id: string;
            /**
             * Format: uuid
             * @description Its id.
             */
            id: string;
            /**
             * Format: date-time
             * @description When it began.
             */
            opened_at: string;
            /** @description Why, as the customer was told. */
            reason: string;
            /** @description What may be read. */
            scopes: string[];
            /** @description To be exchanged for tokens (RFC 8693). Shown this once; null when the same request came before. */
            secret: string | null;
            /**
             * Format: uuid
             * @description Who looks: a user of the operator’s tenant.
             */
            staff_user_id: string;
            /**
             * Format: uuid
             * @description The customer whose data is looked at.
             */
            tenant_id: string;
            /** @description The ticket. */
            ticket: string;
            /** @description How often tokens were given. */
            use_count: number;
            /**
             * Format: uuid
             * @description As whom: a user of the customer’s tenant.
             */
            user_id: string;
            /** @description What was done. */
            uses: {
                /**
                 * Format: date-time
                 * @description When a token was given.
                 */
                at: string;
                /** @description For which API. */
                audience: string;
                /** @description To which client. */
                client_id: string;
                /** @description With which scopes. */
                scope: string;
            }[];
        };
        /** @description Some of a policy: what is not said is the tenant’s, or the platform’s. */
        PartialSignInPolicy: {
            /** @description During an outage. */
            login_view?: {
                /** @description While the directory is away nobody signs in by what is older; null: whatever its age. */
                oldest_hours?: number | null;
            };
            /** @description Passkeys and security keys. */
            passkeys?: {
                /** @description Models of authenticators (AAGUID). */
                aaguids?: string[];
                /**
                 * @description listed: only the models below, which prove that they are.
                 * @enum {string}
                 */
                attestation?: "none" | "listed";
                /** @description Whether passkeys may be copied between devices. */
                synced?: boolean;
            };
            /** @description Passwords. */
            password?: {
                /** @description The fewest characters, if more than the preset asks for. */
                minimum_length?: number;
                /**
                 * @description jp-13: 13 characters of letters, digits and symbols; jp-8-mfa: 8 of them beside a second factor; nist: 15, of any kind.
                 * @enum {string}
                 */
                preset?: "jp-13" | "jp-8-mfa" | "nist";
            };
            /** @description Holders of these roles sign in with a passkey or a security key. */
            phishing_resistant_for?: ("administrator" | "viewer" | "user_administrator" | "store_manager" | "device_administrator" | "licence_administrator" | "access_approver" | "auditor" | "platform_operator" | "support")[];
            /** @description What may be used beside the password. */
            second_factors?: ("passkey" | "totp" | "lookup_codes" | "terminal" | "email_code")[];
            /** @description Sessions. */
            session?: {
                /** @description A session is over after as long in any case. */
                hours?: number;
                /** @description Without use for as long a session is over. */
                idle_minutes?: number;
            };
            /** @description Single sign-on. */
            sign_on?: {
                /** @description The connection everybody but administrators signs in by; null: any way. */
                required_connection?: string | null;
            };
            /** @description Shared terminals. */
            terminal?: {
                /** @description A shared terminal is locked after as long. */
                lock_minutes?: number;
            };
        };
        /** @description What came of an import. */
        PasswordImport: {
            /** @description What is shown, in order. */
            problems: components["schemas"]["PasswordImportProblem"][];
            /** @description How many were taken over, or would be. */
            taken: number;
        };
        /** @description A line that was not taken. */
        PasswordImportProblem: {
            /**
             * @description form_unknown, malformed, too_costly: of the hash. user_unknown, user_not_active, twice. has_password: it stays. had_password: it was taken away.
             * @enum {string}
             */
            code: "form_unknown" | "malformed" | "too_costly" | "user_unknown" | "user_not_active" | "twice" | "has_password" | "had_password";
            /** @description Counts from 1. */
            line: number;
            /** @description Whose. */
            login_id: string;
        };
        /** @description The older system that is asked whether a password is right, at the first sign-in of somebody who has none here. */
        PasswordVerifier: {
            /** @description Where it is asked; null: nobody is. */
            address: string | null;
            /**
             * Format: date-time
             * @description From then on it is not asked any more.
             */
            ends_at: string | null;
            /** @description Counts the changes. The ETag is this number in quotes. */
            version: number;
        };
        /** @description Whom a policy concerns, and what would be different. */
        PolicyEffect: {
            /** @description Who has to do something at the next sign-in; of a policy that would be said, who has to do something else than now. */
            affected: {
                /**
                 * @description What they have to do at the next sign-in.
                 * @enum {string}
                 */
                consequence: "adds_first_factor" | "adds_other_factor" | "adds_passkey";
                /** @description What they are called. */
                name: string | null;
                /**
                 * Format: uuid
                 * @description Who.
                 */
                user_id: string;
            }[];
            /** @description How many of them were looked at; with very many not all are. */
            looked_at: number;
            /** @description The parts in which less would be asked for than now: `session.hours`. */
            looser: string[];
            /** @description How many active people it concerns. */
            people: number;
            /** @description Who has to do something now, and would not have to any more. */
            relieved: {
                /**
                 * @description What they have to do at the next sign-in.
                 * @enum {string}
                 */
                consequence: "adds_first_factor" | "adds_other_factor" | "adds_passkey";
                /** @description What they are called. */
                name: string | null;
                /**
                 * Format: uuid
                 * @description Who.
                 */
                user_id: string;
            }[];
        };
        /** @description A problem document (RFC 9457). */
        Problem: {
            /** @description Stable, for programs. */
            code: string;
            detail: string;
            errors?: components["schemas"]["FieldError"][];
            request_id: string;
            status: number;
            title: string;
            /** Format: uri */
            type: string;
        };
        /**
         * @description The code of a problem document (RFC 9457).
         * @enum {string}
         */
        ProblemCode: "already_closed" | "already_decided" | "authentication_too_old" | "body_malformed" | "connection_in_use" | "connection_incomplete" | "connection_untested" | "cursor_malformed" | "decided_by_requester" | "domain_malformed" | "domain_taken" | "form_unknown" | "had_password" | "has_password" | "history_unavailable" | "idempotency_key_malformed" | "idempotency_key_reused" | "identity_taken" | "internal_error" | "key_taken" | "malformed" | "media_type_unsupported" | "metadata_refused" | "not_found" | "payload_too_large" | "permission_missing" | "policy_looser" | "policy_shuts_out" | "precondition_required" | "proof_missing" | "reference_closed" | "reference_unknown" | "request_malformed" | "role_beyond_own" | "still_open" | "token_invalid" | "token_missing" | "too_costly" | "twice" | "unavailable" | "user_not_active" | "user_suspended" | "user_unknown" | "validation_failed" | "version_conflict" | "vouched_by_operator";
        /** @description That access ended: of tokens that have every claim which is not null here. */
        Revocation: {
            /** @description Milliseconds since 1970: tokens issued up to then are meant. */
            at: number;
            /** @description `client_id` of the tokens. */
            client_id: string | null;
            /** @description `device_id` of the tokens. */
            device_id: string | null;
            /**
             * Format: uuid
             * @description Its id: one that comes again is the same.
             */
            id: string;
            /** @description `sub` of the tokens; null, here and below: any. */
            person_id: string | null;
            /** @description `sid` of the tokens. */
            session_id: string | null;
            /** @description `tenant_id` of the tokens; null: of any tenant. */
            tenant_id: string | null;
            /** @description `jti` of the token. */
            token_id: string | null;
            /** @description `user_id` of the tokens. */
            user_id: string | null;
        };
        /** @description What was revoked in the last minutes. */
        Revocations: {
            /** @description Where to go on; null: there was none yet. */
            cursor: string | null;
            /** @description Those since; some may be known already. */
            items: components["schemas"]["Revocation"][];
        };
        /** @description A SAML identity provider. */
        SamlConnection: {
            /** @description Certificates it signs with. */
            certificates: {
                /** @description SHA-256. */
                fingerprint: string;
                /**
                 * Format: date-time
                 * @description Until when it is said to count.
                 */
                not_after: string;
            }[];
            /** @description Its name; null: no metadata yet. */
            entity_id: string | null;
            /** @description Where the metadata are read every hour; null: uploaded. */
            metadata_address: string | null;
            /**
             * Format: date-time
             * @description When they were read from the address.
             */
            metadata_read_at: string | null;
            /**
             * @description SAML 2.0.
             * @constant
             */
            protocol: "saml";
            /** @description Where people sign in. */
            sign_in_address: string | null;
            /**
             * Format: date-time
             * @description Until when the metadata count.
             */
            valid_until: string | null;
        };
        /** @description A SAML identity provider. */
        SamlConnectionFields: {
            /** @description XML; left out: as it was. */
            metadata?: string;
            /** @description Where the metadata are read every hour; null: uploaded. */
            metadata_address: string | null;
            /**
             * @description SAML 2.0.
             * @constant
             */
            protocol: "saml";
        };
        /** @description A session in this tenant. */
        Session: {
            /** @description How strong the sign-in was. */
            acr: string | null;
            /** @description By what means (RFC 8176). */
            amr: string[];
            /**
             * Format: date-time
             * @description When the person signed in.
             */
            began_at: string;
            /** @description What the browser calls itself. */
            browser: string | null;
            /** @description The products that it is used in. */
            client_ids: string[];
            /** @description The shared terminal that it is bound to. */
            device_id: string | null;
            /**
             * Format: uuid
             * @description Its id: `sid` of access tokens.
             */
            id: string;
            /** @description Where it came from. */
            ip_address: string | null;
            /**
             * Format: date-time
             * @description When a product last renewed its tokens.
             */
            last_used_at: string;
        };
        /** @description The sessions that somebody has in this tenant now. */
        Sessions: {
            /** @description The latest first. */
            items: components["schemas"]["Session"][];
        };
        /** @description One thing that happened at sign-in. */
        SignIn: {
            /** @description How strong it was. */
            acr: string | null;
            /** @description Who did it. */
            actor: {
                /** @description Which one. */
                id: string;
                /** @description person, service or operator. */
                kind: string;
            };
            /** @description By what means (RFC 8176). */
            amr: string[];
            /**
             * Format: date-time
             * @description When it happened.
             */
            at: string;
            /** @description What the browser calls itself; empty once erased. */
            browser: string | null;
            /** @description The product. */
            client_id: string | null;
            /** @description The connection whose account was linked or unlinked. */
            connection_id: string | null;
            /** @description What kind of credential changed, or is reset. */
            credential_type: string | null;
            /** @description The shared terminal. */
            device_id: string | null;
            /** @description Why the session ended. */
            end_reason: string | null;
            /**
             * Format: uuid
             * @description Id of the event.
             */
            id: string;
            /** @description Where it came from; empty once erased. */
            ip_address: string | null;
            /** @description Whether this browser had signed in before. */
            known_device: boolean | null;
            /** @description What was proven, or asked. */
            methods: string[];
            /** @description What happened: session.started. */
            name: string;
            /** @description On what occasion a credential changed: invitation, reset, recovery, import, older_system, renewed, renamed, compromised, withdrawn, replaced. */
            occasion: string | null;
            /** @description Why, in the words of who did it. */
            reason: string | null;
            /** @description Why it was refused. */
            refusal: string | null;
            /** @description The request. */
            request_id: string | null;
            /**
             * @description What came of it.
             * @enum {string}
             */
            result: "signed_in" | "refused" | "ended" | "credential_changed";
            /** @description The store of the shared terminal. */
            store_id: string | null;
            /**
             * Format: uuid
             * @description The session, attempt, credential, reset or link.
             */
            subject_id: string;
            /** @description Who, where known. */
            user_id: string | null;
            /** @description What the user is called now. */
            user_name: string | null;
        };
        /** @description A domain of the company. */
        SignInDomain: {
            /** @description By which connection its people sign in; null: with login id and password. */
            connection_id: string | null;
            /** @description Its name, in A-labels. */
            domain: string;
            /**
             * Format: uuid
             * @description Its id.
             */
            id: string;
            /**
             * Format: date-time
             * @description When the DNS last did.
             */
            proven_at: string | null;
            /** @description What the DNS must hold; leave it there, it is looked for again. */
            record: {
                /** @description Its name. */
                name: string;
                /**
                 * @description Its type.
                 * @constant
                 */
                type: "TXT";
                /** @description Its text. */
                value: string;
            };
            /**
             * @description Whether the DNS proves it.
             * @enum {string}
             */
            status: "claimed" | "proven";
            /** @description Rises with every change. */
            version: number;
        };
        /** @description How the people of a domain sign in. */
        SignInDomainFields: {
            /** @description By which connection its people sign in; null: with login id and password. */
            connection_id: string | null;
            /** @description Why, in words for people. Stays in the history. */
            reason?: string;
        };
        /** @description Domains. */
        SignInDomainPage: {
            /** @description What is shown, in order. */
            items: components["schemas"]["SignInDomain"][];
            /** @description Cursor of the next page; null on the last one. */
            next_cursor: string | null;
            /** @description How many there are in all. */
            total: number;
        };
        /** @description How people sign in, as far as it is said for the tenant, a unit or a client. */
        SignInPolicy: {
            effective: components["schemas"]["EffectiveSignInPolicy"];
            /** @description What it is said for. */
            id: string;
            policy: components["schemas"]["PartialSignInPolicy"];
            /** @description Counts the changes. The ETag is this number in quotes. */
            version: number;
        };
        /** @description What a policy can be said for. */
        SignInPolicyPlace: {
            /** @description `tenant`, `unit:ID` or `client:ID`. */
            id: string;
            /** @description What the unit or the product is called; null: the tenant. */
            name: string | null;
            /** @description Whether anything is said for it. */
            said: boolean;
        };
        /** @description Places of policies. */
        SignInPolicyPlacePage: {
            /** @description What is shown, in order. */
            items: components["schemas"]["SignInPolicyPlace"][];
            /** @description Cursor of the next page; null on the last one. */
            next_cursor: string | null;
            /** @description How many there are in all. */
            total: number;
        };
        /** @description What happened at sign-in. */
        SignIns: {
            /** @description The newest first. */
            items: components["schemas"]["SignIn"][];
            /** @description Cursor of the next page; null on the last one. */
            next_cursor: string | null;
        };
        /** @description Who of a store has no second factor. */
        StoreCoverage: {
            /** @description How many active people belong to it. */
            people: number;
            /** @description The store; null: people who belong to no store. */
            store_id: string | null;
            /** @description Its name. */
            store_name: string | null;
            /** @description Those without a second factor that counts. */
            without_second_factor: {
                /** @description What they are called. */
                name: string | null;
                /**
                 * Format: uuid
                 * @description Who.
                 */
                user_id: string;
            }[];
        };
        /** @description The operator’s staff look at a customer’s data as a user would: for an hour at most, reading only. */
        SupportSession: {
            /**
             * Format: date-time
             * @description When it ended; null: it goes on.
             */
            closed_at: string | null;
            /** @description How it ended. */
            end: ("by_staff" | "by_customer" | "grant_ended" | "staff_inactive" | "time_over") | null;
            /**
             * Format: date-time
             * @description When it ends at the latest.
             */
            ends_at: string;
            /**
             * Format: uuid
             * @description The customer’s leave that it rests on.
             */
            grant_id: string;
            /**
             * Format: uuid
             * @description Its id.
             */
            id: string;
            /**
             * Format: date-time
             * @description When it began.
             */
            opened_at: string;
            /** @description Why, as the customer was told. */
            reason: string;
            /** @description What may be read. */
            scopes: string[];
            /**
             * Format: uuid
             * @description Who looks: a user of the operator’s tenant.
             */
            staff_user_id: string;
            /**
             * Format: uuid
             * @description The customer whose data is looked at.
             */
            tenant_id: string;
            /** @description The ticket. */
            ticket: string;
            /** @description How often tokens were given. */
            use_count: number;
            /**
             * Format: uuid
             * @description As whom: a user of the customer’s tenant.
             */
            user_id: string;
            /** @description What was done. */
            uses: {
                /**
                 * Format: date-time
                 * @description When a token was given.
                 */
                at: string;
                /** @description For which API. */
                audience: string;
                /** @description To which client. */
                client_id: string;
                /** @description With which scopes. */
                scope: string;
            }[];
        };
        /** @description Support sessions, the newest first. */
        SupportSessionPage: {
            /** @description What is shown, in order. */
            items: components["schemas"]["SupportSession"][];
            /** @description Cursor of the next page; null on the last one. */
            next_cursor: string | null;
            /** @description How many there are. */
            total: number;
        };
        /** @description A code in place of a second factor: once, within 24 hours, in this tenant. */
        TemporaryCode: {
            /** @description In place of a second factor, once, beside the password. Shown this once. */
            code: string | null;
            /**
             * Format: date-time
             * @description Until when it counts.
             */
            expires_at: string;
            /**
             * Format: uuid
             * @description Its id.
             */
            id: string;
            /**
             * @description How it was made sure whom the code is for: known in person, a document seen in person, called back at a number on file, a video call.
             * @enum {string}
             */
            identity_check: "in_person_known" | "in_person_document" | "call_back" | "video_call";
            /**
             * Format: date-time
             * @description When it was given out.
             */
            issued_at: string;
            /**
             * Format: uuid
             * @description Who gave it out.
             */
            issued_by: string;
            /** @description Why it was given out. */
            reason: string;
            /**
             * @description What became of it.
             * @enum {string}
             */
            status: "open" | "used" | "withdrawn" | "expired";
            /**
             * Format: date-time
             * @description When it was used.
             */
            used_at: string | null;
            /**
             * Format: uuid
             * @description Whom it was given to.
             */
            user_id: string;
        };
        /** @description The last code somebody was given, if there was one of late. */
        TemporaryCodes: {
            /** @description What is shown, in order. */
            items: components["schemas"]["TemporaryCode"][];
        };
        /** @description A shared terminal: a device with a key at the sign-in pages. */
        Terminal: {
            /**
             * Format: date-time
             * @description When it was enrolled.
             */
            enrolled_at: string;
            /**
             * Format: uuid
             * @description Of the device.
             */
            id: string;
            /** @description Of its key at the sign-in pages (RFC 7638). */
            key_thumbprint: string;
            /** @description Name of the device. */
            name: string | null;
            /** @description Whether its key counts as something the people of its store have. */
            restricted: boolean;
            /** @description The store it stands in. */
            store_id: string | null;
            /** @description Name of the store. */
            store_name: string | null;
            /** @description False: its device is suspended, lost or retired. */
            usable: boolean;
        };
        /** @description A code that enrols one device as a shared terminal, once. */
        TerminalCode: {
            /** @description Where it is typed. */
            address: string;
            /** @description To be typed on the terminal at /terminal/enrol. Shown this once. */
            code: string | null;
            /**
             * Format: uuid
             * @description What it enrols.
             */
            device_id: string;
            /**
             * Format: date-time
             * @description Until when it counts.
             */
            expires_at: string | null;
            /**
             * Format: uuid
             * @description Its id.
             */
            id: string;
        };
        /** @description Shared terminals. */
        TerminalPage: {
            /** @description What is shown, in order. */
            items: components["schemas"]["Terminal"][];
            /** @description Cursor of the next page; null on the last one. */
            next_cursor: string | null;
            /** @description How many there are in all. */
            total: number;
        };
        /** @description Whether the terminals of a store count as something its people have. */
        TerminalPlace: {
            /**
             * Format: date-time
             * @description When it was decided.
             */
            decided_at: string | null;
            /** @description The user who decided. */
            decided_by: string | null;
            /**
             * Format: uuid
             * @description Of the store.
             */
            id: string;
            /** @description Name of the store. */
            name: string;
            /** @description Why it was decided so. */
            reason: string | null;
            /**
             * @description restricted: only who is let in gets to its terminals, so that their keys count for its people. unrestricted: they do not.
             * @enum {string}
             */
            status: "restricted" | "unrestricted";
            /** @description For If-Match; 1: nothing was ever decided. */
            version: number;
        };
        /** @description Restricted stores. */
        TerminalPlacePage: {
            /** @description What is shown, in order. */
            items: components["schemas"]["TerminalPlace"][];
            /** @description Cursor of the next page; null on the last one. */
            next_cursor: string | null;
            /** @description How many there are in all. */
            total: number;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    getBranding: {
        parameters: {
            query?: {
                /** @description At this product. Left out: wherever nothing is said of the product. */
                client_id?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The look. */
            200: {
                headers: {
                    ETag?: string;
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Branding"];
                };
            };
        };
    };
    changeBranding: {
        parameters: {
            query?: {
                /** @description At this product. Left out: wherever nothing is said of the product. */
                client_id?: string;
            };
            header: {
                /** @description The ETag of what you saw. It is changed only if it is still that; `*` changes whatever is there. */
                "If-Match": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewBranding"];
            };
        };
        responses: {
            /** @description The look. */
            200: {
                headers: {
                    ETag?: string;
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Branding"];
                };
            };
        };
    };
    listBreakGlassCodes: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Without their text. */
            200: {
                headers: {
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BreakGlassSets"];
                };
            };
        };
    };
    printBreakGlassCodes: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeated request harmless: the same key and body answer what the first one did. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Because"];
            };
        };
        responses: {
            /** @description The codes. Their text is shown this once. */
            201: {
                headers: {
                    Location?: string;
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BreakGlassSet"];
                };
            };
        };
    };
    listClients: {
        parameters: {
            query?: {
                /** @description next_cursor of the page before. It keeps the list’s moment, filters and order: leave those out, or repeat them. */
                cursor?: string;
                /** @description How many at most. */
                limit?: number;
                /** @description Those of one type. */
                type?: "machine" | "confidential" | "public";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of them. */
            200: {
                headers: {
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClientPage"];
                };
            };
        };
    };
    registerClient: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeated request harmless: the same key and body answer what the first one did. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewClient"];
            };
        };
        responses: {
            /** @description The client and its secret. */
            201: {
                headers: {
                    Location?: string;
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClientWithSecret"];
                };
            };
        };
    };
    getClient: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Its id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The client. */
            200: {
                headers: {
                    ETag?: string;
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Client"];
                };
            };
        };
    };
    removeClient: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Its id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Because"];
            };
        };
        responses: {
            /** @description What was removed. */
            200: {
                headers: {
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Client"];
                };
            };
        };
    };
    changeClient: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag of what you saw. It is changed only if it is still that; `*` changes whatever is there. */
                "If-Match": string;
            };
            path: {
                /** @description Its id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["ClientChange"];
            };
        };
        responses: {
            /** @description The client. */
            200: {
                headers: {
                    ETag?: string;
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Client"];
                };
            };
        };
    };
    makeClientSecret: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeated request harmless: the same key and body answer what the first one did. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description Its id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["NewClientSecret"];
            };
        };
        responses: {
            /** @description The client and its secret. */
            201: {
                headers: {
                    Location?: string;
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClientWithSecret"];
                };
            };
        };
    };
    listConnections: {
        parameters: {
            query?: {
                /** @description next_cursor of the page before. It keeps the list’s moment, filters and order: leave those out, or repeat them. */
                cursor?: string;
                /** @description How many at most. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of them, the oldest first. */
            200: {
                headers: {
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConnectionPage"];
                };
            };
        };
    };
    addConnection: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeated request harmless: the same key and body answer what the first one did. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewConnection"];
            };
        };
        responses: {
            /** @description The connection. */
            201: {
                headers: {
                    ETag?: string;
                    Location?: string;
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Connection"];
                };
            };
        };
    };
    getConnection: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Its id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The connection. */
            200: {
                headers: {
                    ETag?: string;
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Connection"];
                };
            };
        };
    };
    changeConnection: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag of what you saw. It is changed only if it is still that; `*` changes whatever is there. */
                "If-Match": string;
            };
            path: {
                /** @description Its id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConnectionFields"];
            };
        };
        responses: {
            /** @description The connection. */
            200: {
                headers: {
                    ETag?: string;
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Connection"];
                };
            };
        };
    };
    removeConnection: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Its id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Because"];
            };
        };
        responses: {
            /** @description The connection. */
            200: {
                headers: {
                    ETag?: string;
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Connection"];
                };
            };
        };
    };
    activateConnection: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag of what you saw. It is changed only if it is still that; `*` changes whatever is there. */
                "If-Match": string;
            };
            path: {
                /** @description Its id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Because"];
            };
        };
        responses: {
            /** @description The connection. */
            200: {
                headers: {
                    ETag?: string;
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Connection"];
                };
            };
        };
    };
    listFederatedIdentities: {
        parameters: {
            query?: {
                /** @description next_cursor of the page before. It keeps the list’s moment, filters and order: leave those out, or repeat them. */
                cursor?: string;
                /** @description How many at most. */
                limit?: number;
            };
            header?: never;
            path: {
                /** @description Its id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of them. */
            200: {
                headers: {
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FederatedIdentityPage"];
                };
            };
        };
    };
    linkFederatedIdentity: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeated request harmless: the same key and body answer what the first one did. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description Its id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewFederatedIdentity"];
            };
        };
        responses: {
            /** @description The link. */
            201: {
                headers: {
                    Location?: string;
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FederatedIdentity"];
                };
            };
        };
    };
    unlinkFederatedIdentity: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Its id. */
                id: string;
                /** @description Of the link. */
                identity_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Because"];
            };
        };
        responses: {
            /** @description What was ended. */
            200: {
                headers: {
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FederatedIdentity"];
                };
            };
        };
    };
    readConnectionMetadata: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Its id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Because"];
            };
        };
        responses: {
            /** @description The connection. */
            200: {
                headers: {
                    ETag?: string;
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Connection"];
                };
            };
        };
    };
    makeSetUpLink: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Its id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Because"];
            };
        };
        responses: {
            /** @description The link. */
            200: {
                headers: {
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpenedAddress"];
                };
            };
        };
    };
    revokeSetUpLinks: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Its id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Because"];
            };
        };
        responses: {
            /** @description The connection. */
            200: {
                headers: {
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Connection"];
                };
            };
        };
    };
    suspendConnection: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag of what you saw. It is changed only if it is still that; `*` changes whatever is there. */
                "If-Match": string;
            };
            path: {
                /** @description Its id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Because"];
            };
        };
        responses: {
            /** @description The connection. */
            200: {
                headers: {
                    ETag?: string;
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Connection"];
                };
            };
        };
    };
    testConnection: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Its id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @description Why, in words for people. Stays in the history. */
                    reason?: string;
                };
            };
        };
        responses: {
            /** @description What to open. */
            200: {
                headers: {
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpenedAddress"];
                };
            };
        };
    };
    listCoverage: {
        parameters: {
            query?: {
                /** @description next_cursor of the page before. It keeps the list’s moment, filters and order: leave those out, or repeat them. */
                cursor?: string;
                /** @description How many at most. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of stores. */
            200: {
                headers: {
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CoveragePage"];
                };
            };
        };
    };
    listSignInDomains: {
        parameters: {
            query?: {
                /** @description next_cursor of the page before. It keeps the list’s moment, filters and order: leave those out, or repeat them. */
                cursor?: string;
                /** @description How many at most. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of them, the oldest first. */
            200: {
                headers: {
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignInDomainPage"];
                };
            };
        };
    };
    claimSignInDomain: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeated request harmless: the same key and body answer what the first one did. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewSignInDomain"];
            };
        };
        responses: {
            /** @description The domain. */
            201: {
                headers: {
                    ETag?: string;
                    Location?: string;
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignInDomain"];
                };
            };
        };
    };
    getSignInDomain: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Its id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The domain. */
            200: {
                headers: {
                    ETag?: string;
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignInDomain"];
                };
            };
        };
    };
    changeSignInDomain: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag of what you saw. It is changed only if it is still that; `*` changes whatever is there. */
                "If-Match": string;
            };
            path: {
                /** @description Its id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignInDomainFields"];
            };
        };
        responses: {
            /** @description The domain. */
            200: {
                headers: {
                    ETag?: string;
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignInDomain"];
                };
            };
        };
    };
    removeSignInDomain: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Its id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Because"];
            };
        };
        responses: {
            /** @description The domain. */
            200: {
                headers: {
                    ETag?: string;
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignInDomain"];
                };
            };
        };
    };
    verifySignInDomain: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Its id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @description Why, in words for people. Stays in the history. */
                    reason?: string;
                };
            };
        };
        responses: {
            /** @description The domain. */
            200: {
                headers: {
                    ETag?: string;
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignInDomain"];
                };
            };
        };
    };
    listEmergencies: {
        parameters: {
            query?: {
                /** @description next_cursor of the page before. It keeps the list’s moment, filters and order: leave those out, or repeat them. */
                cursor?: string;
                /** @description How many at most. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of them, the newest first. */
            200: {
                headers: {
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EmergencyPage"];
                };
            };
        };
    };
    declareEmergency: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeated request harmless: the same key and body answer what the first one did. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewEmergency"];
            };
        };
        responses: {
            /** @description The emergency, as it is now. */
            201: {
                headers: {
                    ETag?: string;
                    Location?: string;
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Emergency"];
                };
            };
        };
    };
    getEmergency: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Its id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The emergency, as it is now. */
            200: {
                headers: {
                    ETag?: string;
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Emergency"];
                };
            };
        };
    };
    closeEmergency: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag of what you saw. It is changed only if it is still that; `*` changes whatever is there. */
                "If-Match": string;
            };
            path: {
                /** @description Its id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Ending"];
            };
        };
        responses: {
            /** @description The emergency, as it is now. */
            200: {
                headers: {
                    ETag?: string;
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Emergency"];
                };
            };
        };
    };
    confirmEmergency: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag of what you saw. It is changed only if it is still that; `*` changes whatever is there. */
                "If-Match": string;
            };
            path: {
                /** @description Its id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EmergencyConfirmation"];
            };
        };
        responses: {
            /** @description The emergency, as it is now. */
            200: {
                headers: {
                    ETag?: string;
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Emergency"];
                };
            };
        };
    };
    reviewEmergency: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag of what you saw. It is changed only if it is still that; `*` changes whatever is there. */
                "If-Match": string;
            };
            path: {
                /** @description Its id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EmergencyReview"];
            };
        };
        responses: {
            /** @description The emergency, as it is now. */
            200: {
                headers: {
                    ETag?: string;
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Emergency"];
                };
            };
        };
    };
    getEmergencyContacts: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Whom alerts go to. */
            200: {
                headers: {
                    ETag?: string;
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EmergencyContacts"];
                };
            };
        };
    };
    changeEmergencyContacts: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag of what you saw. It is changed only if it is still that; `*` changes whatever is there. */
                "If-Match": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewEmergencyContacts"];
            };
        };
        responses: {
            /** @description Whom alerts go to. */
            200: {
                headers: {
                    ETag?: string;
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EmergencyContacts"];
                };
            };
        };
    };
    getEmergencyWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The webhook. */
            200: {
                headers: {
                    ETag?: string;
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EmergencyWebhook"];
                };
            };
        };
    };
    changeEmergencyWebhook: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag of what you saw. It is changed only if it is still that; `*` changes whatever is there. */
                "If-Match": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewEmergencyWebhook"];
            };
        };
        responses: {
            /** @description The webhook. */
            200: {
                headers: {
                    ETag?: string;
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EmergencyWebhookWithSecret"];
                };
            };
        };
    };
    removeEmergencyWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Because"];
            };
        };
        responses: {
            /** @description The webhook. */
            200: {
                headers: {
                    ETag?: string;
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EmergencyWebhook"];
                };
            };
        };
    };
    makeEmergencyWebhookSecret: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeated request harmless: the same key and body answer what the first one did. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Because"];
            };
        };
        responses: {
            /** @description The webhook. */
            201: {
                headers: {
                    ETag?: string;
                    Location?: string;
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EmergencyWebhookWithSecret"];
                };
            };
        };
    };
    testEmergencyWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["NewAlertTest"];
            };
        };
        responses: {
            /** @description What became of it. */
            200: {
                headers: {
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AlertDelivery"];
                };
            };
        };
    };
    listMails: {
        parameters: {
            query?: {
                /** @description next_cursor of the page before. It keeps the list’s moment, filters and order: leave those out, or repeat them. */
                cursor?: string;
                /** @description How many at most. */
                limit?: number;
                /** @description What it is for; several may be given. */
                purpose?: ("invitation" | "password_reset" | "email_code" | "emergency_alert" | "support_report" | "security_notice")[];
                /** @description What became of it; several may be given. */
                status?: ("waiting" | "sent" | "refused" | "expired" | "cancelled" | "bounced" | "complained")[];
                /** @description Those to one user. */
                user_id?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of mails, the newest first. */
            200: {
                headers: {
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MailPage"];
                };
            };
        };
    };
    importPasswords: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewPasswordImport"];
            };
        };
        responses: {
            /** @description What was taken, and every line that was not. */
            200: {
                headers: {
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PasswordImport"];
                };
            };
        };
    };
    getPasswordVerifier: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The older system. */
            200: {
                headers: {
                    ETag?: string;
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PasswordVerifier"];
                };
            };
        };
    };
    changePasswordVerifier: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag of what you saw. It is changed only if it is still that; `*` changes whatever is there. */
                "If-Match": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewPasswordVerifier"];
            };
        };
        responses: {
            /** @description The older system. */
            200: {
                headers: {
                    ETag?: string;
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PasswordVerifier"];
                };
            };
        };
    };
    markPasswordCompromised: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Of the user. */
                user_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Because"];
            };
        };
        responses: {
            /** @description What it concerned. */
            200: {
                headers: {
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CompromisedPassword"];
                };
            };
        };
    };
    listCredentials: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Of the user. */
                user_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What counts in this tenant. */
            200: {
                headers: {
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Credentials"];
                };
            };
        };
    };
    removeCredential: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Of the credential. */
                credential_id: string;
                /** @description Of the user. */
                user_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Because"];
            };
        };
        responses: {
            /** @description What was taken away. */
            200: {
                headers: {
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Credential"];
                };
            };
        };
    };
    diagnoseSignIn: {
        parameters: {
            query?: {
                /** @description The product that is to be signed in to. */
                client_id?: string;
            };
            header?: never;
            path: {
                /** @description Of the user. */
                user_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was looked at, and what to do. */
            200: {
                headers: {
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Diagnosis"];
                };
            };
        };
    };
    resetFactors: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeated request harmless: the same key and body answer what the first one did. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description Of the user. */
                user_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewFactorReset"];
            };
        };
        responses: {
            /** @description The reset. A link is shown this once. */
            201: {
                headers: {
                    Location?: string;
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CredentialReset"];
                };
            };
        };
    };
    resetPassword: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeated request harmless: the same key and body answer what the first one did. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description Of the user. */
                user_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewPasswordReset"];
            };
        };
        responses: {
            /** @description The reset. A link is shown this once. */
            201: {
                headers: {
                    Location?: string;
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CredentialReset"];
                };
            };
        };
    };
    getPolicyOfUser: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Of the user. */
                user_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The policy, and where each part was said. */
            200: {
                headers: {
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EffectiveSignInPolicy"];
                };
            };
        };
    };
    listSessions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Of the user. */
                user_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The sessions in this tenant. */
            200: {
                headers: {
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Sessions"];
                };
            };
        };
    };
    endSession: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Of the session. */
                session_id: string;
                /** @description Of the user. */
                user_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Because"];
            };
        };
        responses: {
            /** @description How many ended. */
            200: {
                headers: {
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EndedSessions"];
                };
            };
        };
    };
    endSessions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Of the user. */
                user_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Because"];
            };
        };
        responses: {
            /** @description How many ended. */
            200: {
                headers: {
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EndedSessions"];
                };
            };
        };
    };
    listTemporaryCodes: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Of the user. */
                user_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Without its text. */
            200: {
                headers: {
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TemporaryCodes"];
                };
            };
        };
    };
    issueTemporaryCode: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeated request harmless: the same key and body answer what the first one did. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description Of the user. */
                user_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewTemporaryCode"];
            };
        };
        responses: {
            /** @description The code. Its text is shown this once. */
            201: {
                headers: {
                    Location?: string;
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TemporaryCode"];
                };
            };
        };
    };
    withdrawTemporaryCode: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Of the code. */
                code_id: string;
                /** @description Of the user. */
                user_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Because"];
            };
        };
        responses: {
            /** @description The code, as it is now. */
            200: {
                headers: {
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TemporaryCode"];
                };
            };
        };
    };
    listPolicyPlaces: {
        parameters: {
            query?: {
                /** @description next_cursor of the page before. It keeps the list’s moment, filters and order: leave those out, or repeat them. */
                cursor?: string;
                /** @description How many at most. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The tenant, every product, and the units for which something is said. */
            200: {
                headers: {
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignInPolicyPlacePage"];
                };
            };
        };
    };
    getPolicy: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description `tenant`, `unit:ID` or `client:ID`. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What is said. */
            200: {
                headers: {
                    ETag?: string;
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignInPolicy"];
                };
            };
        };
    };
    changePolicy: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag of what you saw. It is changed only if it is still that; `*` changes whatever is there. */
                "If-Match": string;
            };
            path: {
                /** @description `tenant`, `unit:ID` or `client:ID`. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewSignInPolicy"];
            };
        };
        responses: {
            /** @description What is said. */
            200: {
                headers: {
                    ETag?: string;
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignInPolicy"];
                };
            };
        };
    };
    withdrawPolicy: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag of what you saw. It is changed only if it is still that; `*` changes whatever is there. */
                "If-Match": string;
            };
            path: {
                /** @description `tenant`, `unit:ID` or `client:ID`. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Because"];
            };
        };
        responses: {
            /** @description What is said. */
            200: {
                headers: {
                    ETag?: string;
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignInPolicy"];
                };
            };
        };
    };
    getPolicyEffect: {
        parameters: {
            query?: {
                /** @description What would be said in place of what is said there: JSON of a PartialSignInPolicy. Left out: what holds now. */
                policy?: string;
            };
            header?: never;
            path: {
                /** @description `tenant`, `unit:ID` or `client:ID`. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Whom. */
            200: {
                headers: {
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PolicyEffect"];
                };
            };
        };
    };
    listRevocations: {
        parameters: {
            query?: {
                /** @description The `cursor` of the answer before. */
                after?: string;
                /** @description How long to wait when there is nothing new. */
                wait_seconds?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was revoked. */
            200: {
                headers: {
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Revocations"];
                };
            };
        };
    };
    listSignIns: {
        parameters: {
            query?: {
                /** @description next_cursor of the page before. It keeps what was asked: leave that out. */
                cursor?: string;
                /** @description From this moment on. Left out: 90 days before `to`. */
                from?: string;
                /** @description How many at most. */
                limit?: number;
                /** @description What came of it; several may be given. */
                result?: ("signed_in" | "refused" | "ended" | "credential_changed")[];
                /** @description Of the people of this store. */
                store_id?: string;
                /** @description Up to this moment. Left out: now. */
                to?: string;
                /** @description Of this user. */
                user_id?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of what happened, the newest first. */
            200: {
                headers: {
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignIns"];
                };
            };
        };
    };
    listSupportSessions: {
        parameters: {
            query?: {
                /** @description next_cursor of the page before. It keeps the list’s moment, filters and order: leave those out, or repeat them. */
                cursor?: string;
                /** @description How many at most. */
                limit?: number;
                /** @description Those that go on, or those that are over. */
                open?: "true" | "false";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of them. */
            200: {
                headers: {
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SupportSessionPage"];
                };
            };
        };
    };
    openSupportSession: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeated request harmless: the same key and body answer what the first one did. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewSupportSession"];
            };
        };
        responses: {
            /** @description The session and its secret. */
            201: {
                headers: {
                    Location?: string;
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpenedSupportSession"];
                };
            };
        };
    };
    closeSupportSession: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Its id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Because"];
            };
        };
        responses: {
            /** @description The session, which is over. */
            200: {
                headers: {
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SupportSession"];
                };
            };
        };
    };
    issueTerminalCode: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeated request harmless: the same key and body answer what the first one did. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewTerminalCode"];
            };
        };
        responses: {
            /** @description The code. Its text is shown this once. */
            201: {
                headers: {
                    Location?: string;
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TerminalCode"];
                };
            };
        };
    };
    listTerminalPlaces: {
        parameters: {
            query?: {
                /** @description next_cursor of the page before. It keeps the list’s moment, filters and order: leave those out, or repeat them. */
                cursor?: string;
                /** @description How many at most. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of them, by name. */
            200: {
                headers: {
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TerminalPlacePage"];
                };
            };
        };
    };
    getTerminalPlace: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Its id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What is decided for the store. */
            200: {
                headers: {
                    ETag?: string;
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TerminalPlace"];
                };
            };
        };
    };
    declareTerminalPlace: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag of what you saw. It is changed only if it is still that; `*` changes whatever is there. */
                "If-Match": string;
            };
            path: {
                /** @description Its id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Because"];
            };
        };
        responses: {
            /** @description What is decided for the store. */
            200: {
                headers: {
                    ETag?: string;
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TerminalPlace"];
                };
            };
        };
    };
    withdrawTerminalPlace: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag of what you saw. It is changed only if it is still that; `*` changes whatever is there. */
                "If-Match": string;
            };
            path: {
                /** @description Its id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Because"];
            };
        };
        responses: {
            /** @description What is decided for the store. */
            200: {
                headers: {
                    ETag?: string;
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TerminalPlace"];
                };
            };
        };
    };
    listTerminals: {
        parameters: {
            query?: {
                /** @description next_cursor of the page before. It keeps the list’s moment, filters and order: leave those out, or repeat them. */
                cursor?: string;
                /** @description How many at most. */
                limit?: number;
                /** @description Those of one store. */
                store_id?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of them. */
            200: {
                headers: {
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TerminalPage"];
                };
            };
        };
    };
    removeTerminal: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Its id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Because"];
            };
        };
        responses: {
            /** @description What was removed. */
            200: {
                headers: {
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Terminal"];
                };
            };
        };
    };
}
