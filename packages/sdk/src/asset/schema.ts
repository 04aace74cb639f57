// Written by `npm run generate` from the directory’s OpenAPI document. Do not edit.

export interface paths {
    "/certificate-authorities": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List certificate authorities */
        get: operations["listCertificateAuthorities"];
        put?: never;
        /** Make a certificate authority */
        post: operations["createCertificateAuthority"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/certificate-authorities/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show a certificate authority */
        get: operations["getCertificateAuthority"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Rename a certificate authority */
        patch: operations["changeCertificateAuthority"];
        trace?: never;
    };
    "/certificate-authorities/{id}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What happened to a certificate authority */
        get: operations["certificateAuthorityHistory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/certificate-authorities/{id}/retire": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let a certificate authority issue no more */
        post: operations["retireCertificateAuthority"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/certificate-authorities/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take over a certificate authority that exists */
        post: operations["importCertificateAuthority"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/certificates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List certificates, with who held them, where, and who made it so */
        get: operations["listCertificates"];
        put?: never;
        /** Issue a certificate to a device */
        post: operations["issueCertificate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/certificates/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show a certificate */
        get: operations["getCertificate"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/certificates/{id}/bind": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Bind a certificate to a device, or move it to another */
        post: operations["bindCertificate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/certificates/{id}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What happened to a certificate */
        get: operations["certificateHistory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/certificates/{id}/renew": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Issue a certificate that follows this one */
        post: operations["renewCertificate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/certificates/{id}/revoke": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Revoke a certificate for good */
        post: operations["revokeCertificate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/certificates/{id}/unbind": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a certificate from its device */
        post: operations["unbindCertificate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/certificates/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Register a certificate that exists */
        post: operations["importCertificate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/contradiction-counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Count contradictions by field */
        get: operations["countContradictions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/contradictions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List contradictions of sources */
        get: operations["listContradictions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/contradictions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show a contradiction */
        get: operations["getContradiction"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/contradictions/{id}/decide": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Decide which value it is */
        post: operations["decideContradiction"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/contradictions/{id}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What happened to a contradiction */
        get: operations["contradictionHistory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/device-counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Count devices by status */
        get: operations["countDevices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/device-types": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the types of devices in use */
        get: operations["listDeviceTypes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/devices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List devices */
        get: operations["listDevices"];
        put?: never;
        /** Make a device known */
        post: operations["registerDevice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/devices/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show a device */
        get: operations["getDevice"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change what is known of a device */
        patch: operations["changeDevice"];
        trace?: never;
    };
    "/devices/{id}/find": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Record that a lost device was found */
        post: operations["findDevice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/devices/{id}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What happened to a device */
        get: operations["deviceHistory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/devices/{id}/lose": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Record that a device is lost */
        post: operations["loseDevice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/devices/{id}/move": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Move a device to another store */
        post: operations["moveDevice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/devices/{id}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Resume a suspended device */
        post: operations["resumeDevice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/devices/{id}/retire": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Retire a device for good */
        post: operations["retireDevice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/devices/{id}/suspend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Suspend a device */
        post: operations["suspendDevice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/enrolment-codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List enrolment codes */
        get: operations["listEnrolmentCodes"];
        put?: never;
        /** Give out a code to enrol a device */
        post: operations["issueEnrolmentCode"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/enrolment-codes/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show an enrolment code */
        get: operations["getEnrolmentCode"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/enrolment-codes/{id}/revoke": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Revoke an enrolment code */
        post: operations["revokeEnrolmentCode"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/entitlements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Check whether products may be used
         * @description Keep the answer for as long as Cache-Control says, and ask again with If-None-Match. GET /entitlements/stream (text/event-stream) says when answers of the tenant may have changed.
         */
        get: operations["checkEntitlements"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/licences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List licences */
        get: operations["listLicences"];
        put?: never;
        /** Grant a licence */
        post: operations["grantLicence"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/licences/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show a licence */
        get: operations["getLicence"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change plan, seats or renewal */
        patch: operations["changeLicence"];
        trace?: never;
    };
    "/licences/{id}/convert": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Buy what was a trial */
        post: operations["convertTrial"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/licences/{id}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End a licence and release its seats */
        post: operations["endLicence"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/licences/{id}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What happened to a licence and its seats */
        get: operations["licenceHistory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/licences/{id}/renew": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Renew a licence */
        post: operations["renewLicence"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/licences/{id}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Resume a suspended licence */
        post: operations["resumeLicence"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/licences/{id}/suspend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Suspend a licence */
        post: operations["suspendLicence"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/products": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List products and their plans */
        get: operations["listProducts"];
        put?: never;
        /** Add a product to the catalogue */
        post: operations["addProduct"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/products/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show a product */
        get: operations["getProduct"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change a product or its plans */
        patch: operations["changeProduct"];
        trace?: never;
    };
    "/products/{id}/offer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sell a withdrawn product again */
        post: operations["offerProduct"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/products/{id}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sell a product no more */
        post: operations["withdrawProduct"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/seats": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List seats */
        get: operations["listSeats"];
        put?: never;
        /** Assign seats: to all who are named, or to nobody */
        post: operations["assignSeats"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/seats/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show a seat */
        get: operations["getSeat"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/seats/{id}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who had a seat */
        get: operations["seatHistory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/seats/{id}/move": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give a seat to another holder */
        post: operations["moveSeat"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/seats/{id}/release": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Release a seat */
        post: operations["releaseSeat"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description Seats that were assigned together. */
        AssignedSeats: {
            /**
             * Format: uuid
             * @description Id of the first of them.
             */
            id: string;
            /** @description What is shown, in order. */
            items: components["schemas"]["Seat"][];
        };
        /** @description Why something begins again. */
        BeginningAgain: {
            /** @description Why, in words for people. Stays in the history. */
            reason?: string;
        };
        /** @description A certificate, the device that held it, the store in which that stood, and who made it so. */
        Certificate: {
            /**
             * Format: uuid
             * @description The authority that issued it.
             */
            authority_id: string;
            /** @description Its name at the moment shown. */
            authority_name: string | null;
            /** @description The device that held it at the moment shown; null: none did. */
            device: {
                changed_by: components["schemas"]["ChangedBy"];
                /**
                 * Format: uuid
                 * @description The device.
                 */
                id: string;
                /** @description Its name at the moment shown. */
                name: string | null;
                /**
                 * Format: date-time
                 * @description Since when it held the certificate.
                 */
                since: string;
                /** @description Its status at that moment. */
                status: ("registered" | "active" | "suspended" | "lost" | "retired") | null;
            } | null;
            /** @description SHA-256 of it. */
            fingerprint_sha256: string | null;
            /**
             * Format: uuid
             * @description Permanent id of the certificate here.
             */
            id: string;
            /** @description SHA-256 of its public key as JWK (RFC 7638). */
            key_thumbprint: string | null;
            /**
             * Format: date-time
             * @description Until when it is valid.
             */
            not_after: string | null;
            /**
             * Format: date-time
             * @description From when on it is valid.
             */
            not_before: string | null;
            /** @description The certificate; null: not known. */
            pem: string | null;
            /**
             * Format: date-time
             * @description When the last change was recorded.
             */
            recorded_at: string;
            /** @description The certificate that it follows. */
            renews: string | null;
            /** @description Why it was revoked (RFC 5280 §5.3.1). */
            revocation_reason: ("unspecified" | "keyCompromise" | "cACompromise" | "affiliationChanged" | "superseded" | "cessationOfOperation" | "privilegeWithdrawn" | "aACompromise") | null;
            /**
             * Format: date-time
             * @description When it was revoked.
             */
            revoked_at: string | null;
            /** @description Serial number: hexadecimal, upper case. */
            serial_number: string;
            /**
             * @description At the moment shown: active, expired, or revoked for good.
             * @enum {string}
             */
            status: "active" | "expired" | "revoked";
            /** @description The store in which that device stood then. */
            store: {
                changed_by: components["schemas"]["ChangedBy"];
                /**
                 * Format: uuid
                 * @description The store.
                 */
                id: string;
                /** @description Its name at the moment shown. */
                name: string | null;
                /**
                 * Format: date-time
                 * @description Since when the device stood there.
                 */
                since: string;
            } | null;
            /** @description Whom it names; null: not known. */
            subject: string | null;
            /**
             * Format: date-time
             * @description When the last change happened.
             */
            valid_from: string;
            /** @description Counts the changes. The ETag is this number in quotes. */
            version: number;
        };
        /** @description What certificates come from. Its private key is never shown. */
        CertificateAuthority: {
            /** @description Its certificates that are neither revoked nor expired at the moment shown. */
            certificate_count: number;
            /** @description Its certificate. */
            certificate_pem: string;
            /** @description The certificates above it, in order. */
            chain_pem: string | null;
            /** @description SHA-256 of its certificate. */
            fingerprint_sha256: string;
            /**
             * Format: uuid
             * @description Permanent id of the authority.
             */
            id: string;
            /** @description What people call it. */
            name: string;
            /**
             * Format: date-time
             * @description Until when its certificate is valid.
             */
            not_after: string;
            /**
             * Format: date-time
             * @description From when on its certificate is valid.
             */
            not_before: string;
            /**
             * Format: date-time
             * @description When the last change was recorded.
             */
            recorded_at: string;
            /** @description Where everybody reads its revocation list; null: it is published elsewhere. */
            revocation_list_url: string | null;
            /**
             * @description own: made here. imported: its key was brought here. external: it signs elsewhere; what it issued is registered here.
             * @enum {string}
             */
            source: "own" | "imported" | "external";
            /**
             * @description retired: it issues no more; its revocation list goes on.
             * @enum {string}
             */
            status: "active" | "retired";
            /** @description Whom its certificate names. */
            subject: string;
            /**
             * Format: date-time
             * @description When the last change happened.
             */
            valid_from: string;
            /** @description Counts the changes. The ETag is this number in quotes. */
            version: number;
        };
        /** @description What is to change. */
        CertificateAuthorityChange: {
            /** @description What people call it. */
            name?: string;
            /** @description Why, in words for people. Stays in the history. */
            reason?: string;
        };
        /** @description Certificate authorities, by name. */
        CertificateAuthorityPage: {
            /**
             * Format: date-time
             * @description The moment shown; null: now.
             */
            as_of: string | null;
            /** @description What is shown, in order. */
            items: components["schemas"]["CertificateAuthority"][];
            /** @description Cursor of the next page; null on the last one. */
            next_cursor: string | null;
            /** @description How many there are in all. */
            total: number;
        };
        /** @description The device that holds a certificate from now on, and why. */
        CertificateBinding: {
            /**
             * Format: uuid
             * @description The device that holds it.
             */
            device_id: string;
            /** @description Why, in words for people. Stays in the history. */
            reason: string;
        };
        /** @description Certificates. */
        CertificatePage: {
            /**
             * Format: date-time
             * @description The moment shown; null: now.
             */
            as_of: string | null;
            /** @description What is shown, in order. */
            items: components["schemas"]["Certificate"][];
            /** @description Cursor of the next page; null on the last one. */
            next_cursor: string | null;
            /** @description How many there are in all. */
            total: number;
        };
        /** @description A certificate that follows another one. Both are valid until the old one ends. */
        CertificateRenewal: {
            /**
             * Format: uuid
             * @description The authority that issues it; left out: the one of the old certificate, while it issues.
             */
            authority_id?: string;
            /** @description The certificate request (PKCS #10, PEM), signed with the key that is to be certified. Its subject is ignored. */
            csr: string;
            /** @description Why, in words for people. Stays in the history. */
            reason?: string;
            /**
             * @description How many days it is valid; never longer than its authority.
             * @default 397
             */
            validity_days: number;
        };
        /** @description Why a certificate is revoked, for good. */
        CertificateRevocation: {
            /** @description Why, in words for people. Stays in the history. */
            reason: string;
            /**
             * @description What the revocation list says of it (RFC 5280 §5.3.1).
             * @default unspecified
             * @enum {string}
             */
            revocation_reason: "unspecified" | "keyCompromise" | "cACompromise" | "affiliationChanged" | "superseded" | "cessationOfOperation" | "privilegeWithdrawn" | "aACompromise";
        };
        /** @description Who made it so, when and why. */
        ChangedBy: {
            /** @description Who or what did it. */
            actor: {
                /** @description Which one. */
                id: string;
                /**
                 * @description What it is.
                 * @enum {string}
                 */
                kind: "person" | "service" | "operator" | "import";
                /** @description Its name, where one is known. */
                name: string | null;
            };
            /**
             * Format: date-time
             * @description When it happened.
             */
            at: string;
            /**
             * Format: uuid
             * @description Id of the event.
             */
            event_id: string;
            /** @description Why. */
            reason: string | null;
        };
        /** @description Which value it is taken to be. */
        ChosenValue: {
            /** @description Its line. */
            line: number | null;
            /** @description What the id refers to, by name; null where the value is none. */
            name: string | null;
            /** @description The source; null: somebody wrote it. */
            source: string | null;
            /** @description As it is written there, or what people call it. */
            text: string;
            /** @description As the field would hold it; null: nothing can be made of it. */
            value: string | null;
        };
        /** @description Sources that differ in one field of one thing. */
        Contradiction: {
            /** @description Provisional until somebody decides; null: nothing could be chosen. */
            chosen: components["schemas"]["ChosenValue"] | null;
            /** @description The user whose decision stands. */
            decided_by: string | null;
            /** @description That user’s name. */
            decided_by_name: string | null;
            /**
             * @description In what they differ. device_id: who holds it.
             * @enum {string}
             */
            field: "name" | "device_type" | "manufacturer" | "model" | "serial_number" | "asset_tag" | "note" | "status" | "store_id" | "device_id";
            /**
             * Format: uuid
             * @description Permanent id of the contradiction.
             */
            id: string;
            /** @description The lists, by the name of their mapping. */
            import_name: string;
            /**
             * Format: date-time
             * @description When the last change was recorded.
             */
            recorded_at: string;
            /** @description What stands in the field at the moment shown; null: nothing does. */
            standing: components["schemas"]["StandingValue"] | null;
            /**
             * @description settled: the sources agree now, or somebody changed the thing itself.
             * @enum {string}
             */
            status: "open" | "decided" | "settled";
            /** @description The store it concerns. */
            store_id: string | null;
            /** @description Name of that store at the moment shown. */
            store_name: string | null;
            /** @description What it is about; null: the lines were set aside, and there is nothing yet. */
            subject_id: string | null;
            /** @description What lines that were set aside share: asset_tag:A001. */
            subject_key: string | null;
            /**
             * @description What it is about.
             * @enum {string}
             */
            subject_kind: "device" | "certificate" | "licence";
            /** @description The device’s name, or the certificate’s serial number. */
            subject_name: string | null;
            /**
             * Format: date-time
             * @description When the last change happened.
             */
            valid_from: string;
            /** @description What the sources say, who is believed first. */
            values: components["schemas"]["ContradictoryValue"][];
            /** @description Counts the changes. The ETag is this number in quotes. */
            version: number;
        };
        /** @description How many contradictions there are in a field. */
        ContradictionCount: {
            /** @description How many. */
            count: number;
            /**
             * @description The field.
             * @enum {string}
             */
            field: "name" | "device_type" | "manufacturer" | "model" | "serial_number" | "asset_tag" | "note" | "status" | "store_id" | "device_id";
        };
        /** @description How many contradictions there are, by field. */
        ContradictionCounts: {
            /**
             * Format: date-time
             * @description The moment shown; null: now.
             */
            as_of: string | null;
            /** @description What is shown, in order. */
            items: components["schemas"]["ContradictionCount"][];
            /** @description How many there are in all. */
            total: number;
        };
        /** @description Which value it is, and why. */
        ContradictionDecision: {
            /** @description Where it says several things: on this line. */
            line?: number;
            /** @description Why, in words for people. Stays in the history. */
            reason: string;
            /** @description This source is right. */
            source?: string;
            /** @description One of the values, or another one: a text, or the id of a store or device. */
            value?: string;
        };
        /** @description Contradictions. */
        ContradictionPage: {
            /**
             * Format: date-time
             * @description The moment shown; null: now.
             */
            as_of: string | null;
            /** @description What is shown, in order. */
            items: components["schemas"]["Contradiction"][];
            /** @description Cursor of the next page; null on the last one. */
            next_cursor: string | null;
            /** @description How many there are in all. */
            total: number;
        };
        /** @description What one line of one source says. */
        ContradictoryValue: {
            /** @description On which line of it. */
            line: number;
            /** @description What the id refers to, by name; null where the value is none. */
            name: string | null;
            /** @description The source that says so. */
            source: string;
            /** @description As it is written there, or what people call it. */
            text: string;
            /** @description As the field would hold it; null: nothing can be made of it. */
            value: string | null;
        };
        /** @description A thing that stands in a store, and may prove by a key of its own that it is the one. */
        Device: {
            /** @description The tenant’s own number of it. */
            asset_tag: string | null;
            /**
             * Format: date-time
             * @description Until when it can be enrolled with the code that was given out; null: there is none.
             */
            code_expires_at: string | null;
            /** @description What it is: pc, tablet, kiosk, smartphone, printer, other, or a word of the tenant’s own. */
            device_type: string;
            /**
             * Format: uuid
             * @description Permanent id of the device.
             */
            id: string;
            /** @description Thumbprint of the key it proves itself by (RFC 7638, SHA-256); null: it has none. */
            key_thumbprint: string | null;
            /**
             * Format: date-time
             * @description When it was last heard of, to the minute. Null: never, or a past moment is shown.
             */
            last_seen_at: string | null;
            /** @description Who made it. */
            manufacturer: string | null;
            /** @description Its model. */
            model: string | null;
            /** @description What people call it. */
            name: string;
            /** @description Whatever else is to be known. */
            note: string | null;
            /**
             * Format: date-time
             * @description When the last change was recorded.
             */
            recorded_at: string;
            /** @description Serial number; one device of a manufacturer has it until it is retired. */
            serial_number: string | null;
            /**
             * @description registered: known, not enrolled. Of suspended, lost and retired devices the key is refused.
             * @enum {string}
             */
            status: "registered" | "active" | "suspended" | "lost" | "retired";
            /**
             * Format: uuid
             * @description The store it belongs to.
             */
            store_id: string;
            /** @description Name of that store at the moment shown. */
            store_name: string | null;
            /** @description The unit that store belonged to. */
            unit_id: string | null;
            /** @description Name of that unit at the moment shown. */
            unit_name: string | null;
            /**
             * Format: date-time
             * @description When the last change happened.
             */
            valid_from: string;
            /** @description Counts the changes. The ETag is this number in quotes. */
            version: number;
        };
        /** @description What is to change; what is left out stays. A device is moved by an act of its own. */
        DeviceChange: {
            /** @description The tenant’s own number of it. */
            asset_tag?: string | null;
            /** @description What it is: pc, tablet, kiosk, smartphone, printer, other, or a word of the tenant’s own. */
            device_type?: string;
            /** @description Who made it. */
            manufacturer?: string | null;
            /** @description Its model. */
            model?: string | null;
            /** @description What people call it. */
            name?: string;
            /** @description Whatever else is to be known. */
            note?: string | null;
            /** @description Why, in words for people. Stays in the history. */
            reason?: string;
            /** @description Serial number; one device of a manufacturer has it until it is retired. */
            serial_number?: string | null;
        };
        /** @description How many devices are in a status. */
        DeviceCount: {
            /** @description How many. */
            count: number;
            /**
             * @description The status.
             * @enum {string}
             */
            status: "registered" | "active" | "suspended" | "lost" | "retired";
        };
        /** @description How many devices there are, by status. */
        DeviceCounts: {
            /**
             * Format: date-time
             * @description The moment shown; null: now.
             */
            as_of: string | null;
            /** @description What is shown, in order. */
            items: components["schemas"]["DeviceCount"][];
            /** @description How many there are in all. */
            total: number;
        };
        /** @description Where a device goes, and why. */
        DeviceMove: {
            /** @description Why, in words for people. Stays in the history. */
            reason: string;
            /**
             * Format: uuid
             * @description The store it goes to.
             */
            store_id: string;
        };
        /** @description Devices. */
        DevicePage: {
            /**
             * Format: date-time
             * @description The moment shown; null: now.
             */
            as_of: string | null;
            /** @description What is shown, in order. */
            items: components["schemas"]["Device"][];
            /** @description Cursor of the next page; null on the last one. */
            next_cursor: string | null;
            /** @description How many there are in all. */
            total: number;
        };
        /** @description A type of device in use. */
        DeviceType: {
            /** @description How many. */
            count: number;
            /** @description The type. */
            device_type: string;
        };
        /** @description The types of devices in use. */
        DeviceTypes: {
            /**
             * Format: date-time
             * @description The moment shown; null: now.
             */
            as_of: string | null;
            /** @description What is shown, in order. */
            items: components["schemas"]["DeviceType"][];
            /** @description How many there are in all. */
            total: number;
        };
        /** @description Why something is closed, suspended or ended. */
        Ending: {
            /** @description Why, in words for people. Stays in the history. */
            reason: string;
        };
        /** @description That a device can enrol, or did. The code itself is shown once, when it is given out. */
        EnrolmentCode: {
            /**
             * Format: uuid
             * @description The device it is for.
             */
            device_id: string;
            /** @description Name of it at the moment shown. */
            device_name: string | null;
            /**
             * Format: date-time
             * @description Until when it can be used.
             */
            expires_at: string;
            /**
             * Format: uuid
             * @description Id of the code.
             */
            id: string;
            /**
             * Format: date-time
             * @description When the last change was recorded.
             */
            recorded_at: string;
            /**
             * @description open: it can be used, until it expires.
             * @enum {string}
             */
            status: "open" | "used" | "revoked";
            /**
             * Format: date-time
             * @description When the last change happened.
             */
            valid_from: string;
            /** @description Counts the changes. The ETag is this number in quotes. */
            version: number;
        };
        /** @description Enrolment codes. */
        EnrolmentCodePage: {
            /**
             * Format: date-time
             * @description The moment shown; null: now.
             */
            as_of: string | null;
            /** @description What is shown, in order. */
            items: components["schemas"]["EnrolmentCode"][];
            /** @description Cursor of the next page; null on the last one. */
            next_cursor: string | null;
            /** @description How many there are in all. */
            total: number;
        };
        /** @description Whether a product may be used. */
        Entitlement: {
            /** @description Whether the product may be used. */
            entitled: boolean;
            /** @description What the plan opens. */
            features: string[];
            /** @description The licence that decided. */
            licence_id: string | null;
            /** @description Plan of the licence that decided; null: none did. */
            plan: string | null;
            /** @description Code of the product. */
            product: string;
            /** @description Why, for people. */
            reason: {
                /** @description In English. */
                en: string;
                /** @description In Japanese. */
                ja: string;
            };
            /**
             * @description Why, for programs.
             * @enum {string}
             */
            reason_code: "entitled" | "product_unknown" | "no_licence" | "not_yet_running" | "suspended" | "lapsed" | "holder_not_named" | "no_seat";
            /** @description The seat that decided; null: the licence is for the whole tenant. */
            seat_id: string | null;
            /** @description Whether it is a trial. */
            trial: boolean;
            /**
             * Format: date-time
             * @description Until when, if nothing changes; null: endless, or not entitled.
             */
            until: string | null;
        };
        /** @description Whether products may be used, and how long the answer holds. */
        Entitlements: {
            /**
             * Format: date-time
             * @description The moment shown; null: now.
             */
            as_of: string | null;
            /** @description What is shown, in order. */
            items: components["schemas"]["Entitlement"][];
            /**
             * Format: date-time
             * @description When the passing of time alone may change an answer; null: never.
             */
            next_change_at: string | null;
        };
        /** @description A field before and after. */
        FieldChange: {
            /** @description What it became. */
            after: unknown;
            /** @description What an id that is there is called. */
            after_name: string | null;
            /** @description What it was. */
            before: unknown;
            /** @description What an id that was there was called then. */
            before_name: string | null;
            /** @description Name of the field. */
            field: string;
        };
        FieldError: {
            code: string;
            detail: string;
            /** @description A JSON pointer into the body (RFC 6901), or `query:limit`, `header:if-match`, `path:id`. */
            pointer: string;
        };
        /** @description What happened, newest first. */
        History: {
            /** @description What is shown, in order. */
            items: components["schemas"]["HistoryEntry"][];
            /** @description Cursor of the next page; null on the last one. */
            next_cursor: string | null;
            /** @description How many there are in all. */
            total: number;
        };
        /** @description One thing that happened: what, from, to, when, who, why. */
        HistoryEntry: {
            /** @description Who or what did it. */
            actor: {
                /** @description Which one. */
                id: string;
                /**
                 * @description What it is.
                 * @enum {string}
                 */
                kind: "person" | "service" | "operator" | "import";
                /** @description Its name, where one is known. */
                name: string | null;
            };
            /** @description What changed. */
            changes: components["schemas"]["FieldChange"][];
            /**
             * Format: uuid
             * @description Id of the event.
             */
            event_id: string;
            /**
             * Format: uuid
             * @description Id of what changed.
             */
            id: string;
            /**
             * @description What changed: the thing itself, or something that belongs to it.
             * @enum {string}
             */
            kind: "device" | "enrolment_code" | "certificate_authority" | "certificate" | "licence" | "seat" | "contradiction";
            /** @description What that was called then; null where such things have no names. */
            label: string | null;
            /** @description What happened: store.moved. */
            name: string;
            /** @description For whom. */
            on_behalf_of: string | null;
            /** @description Why. */
            reason: string | null;
            /**
             * Format: date-time
             * @description When it was recorded.
             */
            recorded_at: string;
            /** @description The request that did it. */
            request_id: string | null;
            /**
             * Format: date-time
             * @description When it happened.
             */
            valid_from: string;
            /**
             * Format: date-time
             * @description Until when it stayed so; null: it still is.
             */
            valid_to: string | null;
            /** @description Its version since then. */
            version: number;
        };
        /** @description A certificate that exists already. */
        ImportedCertificate: {
            /**
             * Format: uuid
             * @description The authority that issued it.
             */
            authority_id: string;
            /** @description The device that holds it; left out: none. */
            device_id?: string | null;
            /** @description The certificate, in PEM. */
            pem: string;
            /** @description Why, in words for people. Stays in the history. */
            reason?: string;
        };
        /** @description An authority that exists already. */
        ImportedCertificateAuthority: {
            /** @description The authority’s certificate, then those above it, in PEM. */
            certificates_pem: string;
            /** @description What people call it. */
            name: string;
            /** @description Its private key, PKCS #8 without a password, in PEM. Left out: it signs elsewhere. */
            private_key_pem?: string | null;
            /** @description Why, in words for people. Stays in the history. */
            reason?: string;
        };
        /** @description A code that was given out. */
        IssuedEnrolmentCode: {
            /** @description The code, to be typed on the device. Shown this once: null when the same request comes again. */
            code: string | null;
            /**
             * Format: uuid
             * @description The device it is for.
             */
            device_id: string;
            /** @description Name of it at the moment shown. */
            device_name: string | null;
            /**
             * Format: date-time
             * @description Until when it can be used.
             */
            expires_at: string;
            /**
             * Format: uuid
             * @description Id of the code.
             */
            id: string;
            /**
             * Format: date-time
             * @description When the last change was recorded.
             */
            recorded_at: string;
            /**
             * @description open: it can be used, until it expires.
             * @enum {string}
             */
            status: "open" | "used" | "revoked";
            /**
             * Format: date-time
             * @description When the last change happened.
             */
            valid_from: string;
            /** @description Counts the changes. The ETag is this number in quotes. */
            version: number;
        };
        /** @description What the tenant has bought of a product. */
        Licence: {
            /** @description Seats that somebody had at the moment shown. */
            assigned: number;
            /**
             * @description The whole tenant, or whatever gets its seats.
             * @enum {string}
             */
            covers: "tenant" | "store" | "user" | "device";
            /**
             * Format: date-time
             * @description Not any more at this instant; null: endless.
             */
            ends_at: string | null;
            /** @description What the plan opened at the moment shown. */
            features: string[];
            /**
             * Format: uuid
             * @description Permanent id of the licence.
             */
            id: string;
            /**
             * @description Where the moment shown lies: before its period, in it, or after it.
             * @enum {string}
             */
            period: "upcoming" | "running" | "lapsed";
            /** @description Key of the plan. */
            plan: string;
            /** @description Name of the plan at the moment shown. */
            plan_name: {
                /** @description In English. */
                en: string;
                /** @description In Japanese. */
                ja: string;
            } | null;
            /** @description Code of the product. */
            product: string;
            /** @description Name of the product at the moment shown. */
            product_name: {
                /** @description In English. */
                en: string;
                /** @description In Japanese. */
                ja: string;
            } | null;
            /**
             * Format: date-time
             * @description When the last change was recorded.
             */
            recorded_at: string;
            /**
             * @description automatic: on the day it ends it goes on by itself for renewal_months more.
             * @enum {string}
             */
            renewal: "manual" | "automatic";
            /** @description Months that a renewal by itself adds. */
            renewal_months: number | null;
            /** @description How many may use it at once; null: the whole tenant. */
            seats: number | null;
            /**
             * Format: date-time
             * @description From when on it holds.
             */
            starts_at: string;
            /**
             * @description active, suspended, or ended for good.
             * @enum {string}
             */
            status: "active" | "suspended" | "ended";
            /** @description Whether it is a trial. */
            trial: boolean;
            /**
             * Format: date-time
             * @description When the last change happened.
             */
            valid_from: string;
            /** @description Counts the changes. The ETag is this number in quotes. */
            version: number;
        };
        /** @description What is to change; what is left out stays. Not fewer seats than are assigned. */
        LicenceChange: {
            /** @description Key of the plan. */
            plan?: string;
            /** @description Why, in words for people. Stays in the history. */
            reason?: string;
            /**
             * @description automatic: on the day it ends it goes on by itself for renewal_months more.
             * @enum {string}
             */
            renewal?: "manual" | "automatic";
            /** @description Months that a renewal by itself adds. */
            renewal_months?: number | null;
            /** @description How many may use it at once; null: the whole tenant. */
            seats?: number;
        };
        /** @description Why a licence is suspended, or ended with its seats. */
        LicenceEnding: {
            /** @description Why, in words for people. Stays in the history. */
            reason: string;
        };
        /** @description Licences. */
        LicencePage: {
            /**
             * Format: date-time
             * @description The moment shown; null: now.
             */
            as_of: string | null;
            /** @description What is shown, in order. */
            items: components["schemas"]["Licence"][];
            /** @description Cursor of the next page; null on the last one. */
            next_cursor: string | null;
            /** @description How many there are in all. */
            total: number;
        };
        /** @description Until when it goes on. */
        LicenceRenewal: {
            /** @description Not any more at this instant; null: endless. */
            ends_at: string | null;
            /** @description Why, in words for people. Stays in the history. */
            reason?: string;
            /**
             * @description What has lapsed runs again from now on only with true. The time between stays uncovered, and says so in the history.
             * @default false
             */
            resume_lapsed: boolean;
        };
        /** @description A certificate to be issued. */
        NewCertificate: {
            /**
             * Format: uuid
             * @description The authority that issues it; left out: the youngest that can.
             */
            authority_id?: string;
            /** @description The certificate request (PKCS #10, PEM), signed with the key that is to be certified. Its subject is ignored. */
            csr: string;
            /**
             * Format: uuid
             * @description The device that holds it.
             */
            device_id: string;
            /** @description Why, in words for people. Stays in the history. */
            reason?: string;
            /**
             * @description How many days it is valid; never longer than its authority.
             * @default 397
             */
            validity_days: number;
        };
        /** @description An authority to be made, with a new key that never leaves the service. */
        NewCertificateAuthority: {
            /**
             * @description The curve of its key.
             * @default P-256
             * @enum {string}
             */
            key_type: "P-256" | "P-384";
            /** @description What people call it. */
            name: string;
            /** @description Why, in words for people. Stays in the history. */
            reason?: string;
            /**
             * @description How many days its certificate is valid.
             * @default 3650
             */
            validity_days: number;
        };
        /** @description A device to be known from now on. */
        NewDevice: {
            /** @description The tenant’s own number of it. */
            asset_tag?: string | null;
            /** @description What it is: pc, tablet, kiosk, smartphone, printer, other, or a word of the tenant’s own. */
            device_type: string;
            /** @description Who made it. */
            manufacturer?: string | null;
            /** @description Its model. */
            model?: string | null;
            /** @description What people call it. */
            name: string;
            /** @description Whatever else is to be known. */
            note?: string | null;
            /** @description Why, in words for people. Stays in the history. */
            reason?: string;
            /** @description Serial number; one device of a manufacturer has it until it is retired. */
            serial_number?: string | null;
            /**
             * Format: uuid
             * @description The store it belongs to.
             */
            store_id: string;
        };
        /** @description A code to be given out. One that was given out before ends. */
        NewEnrolmentCode: {
            /**
             * Format: uuid
             * @description The device that is to enrol.
             */
            device_id: string;
            /** @description Why, in words for people. Stays in the history. */
            reason?: string;
            /**
             * @description For how many hours it can be used.
             * @default 24
             */
            valid_hours: number;
        };
        /** @description A licence to be granted. */
        NewLicence: {
            /** @description Not any more at this instant; null: endless. */
            ends_at?: string | null;
            /** @description Key of the plan. */
            plan: string;
            /** @description Code of the product. */
            product: string;
            /** @description Why, in words for people. Stays in the history. */
            reason?: string;
            /**
             * @description automatic: on the day it ends it goes on by itself for renewal_months more.
             * @enum {string}
             */
            renewal?: "manual" | "automatic";
            /** @description Months that a renewal by itself adds. */
            renewal_months?: number | null;
            /** @description How many may use it at once; null: the whole tenant. */
            seats?: number;
            /**
             * Format: date-time
             * @description From when on it holds; left out: now.
             */
            starts_at?: string;
            /** @description Whether it is a trial. */
            trial?: boolean;
        };
        /** @description A product to be sold. */
        NewProduct: {
            /** @description Name. */
            name: {
                /** @description In English. */
                en: string;
                /** @description In Japanese. */
                ja: string;
            };
            /** @description What it is sold as. */
            plans: components["schemas"]["PlanInput"][];
            /** @description Code, the name that licences and checks use. */
            product: string;
            /** @description Why, in words for people. Stays in the history. */
            reason?: string;
        };
        /** @description Who is to get seats of a licence. */
        NewSeats: {
            /** @description Ids of stores, users or devices, whichever the licence is for. All of them get a seat, or none does. */
            holder_ids: string[];
            /**
             * Format: uuid
             * @description The licence.
             */
            licence_id: string;
            /** @description Why, in words for people. Stays in the history. */
            reason?: string;
        };
        /** @description What a product is sold as. */
        Plan: {
            /** @description What it opens, by the product’s own names. */
            features: string[];
            /** @description Key, unique in the product. */
            key: string;
            /** @description Name. */
            name: {
                /** @description In English. */
                en: string;
                /** @description In Japanese. */
                ja: string;
            };
            /** @description What gets a seat: store, user or device; null: it is for the whole tenant. */
            seat_kind: ("store" | "user" | "device") | null;
        };
        /** @description What a product is sold as. */
        PlanInput: {
            /** @description What it opens, by the product’s own names. */
            features: string[];
            /** @description Key, unique in the product. */
            key: string;
            /** @description Name. */
            name: {
                /** @description In English. */
                en: string;
                /** @description In Japanese. */
                ja: string;
            };
            /** @description What gets a seat: store, user or device; null: it is for the whole tenant. */
            seat_kind: ("store" | "user" | "device") | null;
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
        ProblemCode: "already_closed" | "authority_cannot_sign" | "body_malformed" | "certificate_revoked" | "cursor_malformed" | "holders_refused" | "idempotency_key_malformed" | "idempotency_key_reused" | "internal_error" | "key_taken" | "licence_lapsed" | "media_type_unsupported" | "moment_in_future" | "moment_invalid" | "not_a_trial" | "not_found" | "payload_too_large" | "period_unfit" | "permission_missing" | "plan_unfit" | "precondition_required" | "reference_closed" | "reference_unknown" | "request_malformed" | "seats_exhausted" | "seats_in_use" | "still_open" | "token_invalid" | "token_missing" | "unavailable" | "user_suspended" | "validation_failed" | "version_conflict";
        /** @description Something the vendor sells, with its plans. */
        Product: {
            /**
             * Format: uuid
             * @description Permanent id of the product.
             */
            id: string;
            /** @description Name. */
            name: {
                /** @description In English. */
                en: string;
                /** @description In Japanese. */
                ja: string;
            };
            /** @description What it is sold as. */
            plans: components["schemas"]["Plan"][];
            /** @description Code, the name that licences and checks use. */
            product: string;
            /**
             * Format: date-time
             * @description When the last change was recorded.
             */
            recorded_at: string;
            /**
             * @description Whether it is sold.
             * @enum {string}
             */
            status: "active" | "withdrawn";
            /**
             * Format: date-time
             * @description When the last change happened.
             */
            valid_from: string;
            /** @description Counts the changes. The ETag is this number in quotes. */
            version: number;
        };
        /** @description What is to change; what is left out stays. A plan that is not among those given is sold no more. */
        ProductChange: {
            /** @description Name. */
            name?: {
                /** @description In English. */
                en: string;
                /** @description In Japanese. */
                ja: string;
            };
            /** @description What it is sold as. */
            plans?: components["schemas"]["PlanInput"][];
            /** @description Why, in words for people. Stays in the history. */
            reason?: string;
        };
        /** @description Products. */
        ProductPage: {
            /**
             * Format: date-time
             * @description The moment shown; null: now.
             */
            as_of: string | null;
            /** @description What is shown, in order. */
            items: components["schemas"]["Product"][];
            /** @description Cursor of the next page; null on the last one. */
            next_cursor: string | null;
            /** @description How many there are in all. */
            total: number;
        };
        /** @description Why a product is sold no more. */
        ProductWithdrawal: {
            /** @description Why, in words for people. Stays in the history. */
            reason: string;
        };
        /** @description That one store, user or device uses a licence. */
        Seat: {
            /** @description The device that has it. */
            device_id: string | null;
            /** @description Name of that device at the moment shown. */
            device_name: string | null;
            /**
             * Format: uuid
             * @description Permanent id of the seat.
             */
            id: string;
            /**
             * Format: uuid
             * @description The licence it is of.
             */
            licence_id: string;
            /** @description Plan of that licence at the moment shown. */
            plan: string;
            /** @description Product of that licence. */
            product: string;
            /**
             * Format: date-time
             * @description When the last change was recorded.
             */
            recorded_at: string;
            /**
             * @description Whether it is still theirs.
             * @enum {string}
             */
            status: "assigned" | "released";
            /** @description The store that has it. */
            store_id: string | null;
            /** @description Name of that store at the moment shown. */
            store_name: string | null;
            /** @description The user who has it. */
            user_id: string | null;
            /** @description Name of that user at the moment shown. */
            user_name: string | null;
            /**
             * Format: date-time
             * @description When the last change happened.
             */
            valid_from: string;
            /** @description Counts the changes. The ETag is this number in quotes. */
            version: number;
        };
        /** @description Who gets the seat instead, and why. */
        SeatMove: {
            /**
             * Format: uuid
             * @description Another store, user or device, whichever the licence is for.
             */
            holder_id: string;
            /** @description Why, in words for people. Stays in the history. */
            reason: string;
        };
        /** @description Seats. */
        SeatPage: {
            /**
             * Format: date-time
             * @description The moment shown; null: now.
             */
            as_of: string | null;
            /** @description What is shown, in order. */
            items: components["schemas"]["Seat"][];
            /** @description Cursor of the next page; null on the last one. */
            next_cursor: string | null;
            /** @description How many there are in all. */
            total: number;
        };
        /** @description What stands in the field. */
        StandingValue: {
            /** @description What the id refers to, by name; null where the value is none. */
            name: string | null;
            /** @description As the field holds it: an id, where it refers to something. */
            value: string;
        };
        /** @description A trial that is bought, until when, and what changes with it. */
        TrialConversion: {
            /** @description Not any more at this instant; null: endless. */
            ends_at: string | null;
            /** @description Key of the plan. */
            plan?: string;
            /** @description Why, in words for people. Stays in the history. */
            reason?: string;
            /**
             * @description automatic: on the day it ends it goes on by itself for renewal_months more.
             * @enum {string}
             */
            renewal?: "manual" | "automatic";
            /** @description Months that a renewal by itself adds. */
            renewal_months?: number | null;
            /**
             * @description What has lapsed runs again from now on only with true. The time between stays uncovered, and says so in the history.
             * @default false
             */
            resume_lapsed: boolean;
            /** @description How many may use it at once; null: the whole tenant. */
            seats?: number;
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
    listCertificateAuthorities: {
        parameters: {
            query?: {
                /** @description The moment to be shown: RFC 3339 with an offset, or a date (the end of that day in the tenant’s time zone). Left out: now. */
                asOf?: string;
                /** @description next_cursor of the page before. It keeps the list’s moment, filters and order: leave those out, or repeat them. */
                cursor?: string;
                /** @description How many at most. */
                limit?: number;
                /** @description Whether in use; several may be given. */
                status?: ("active" | "retired")[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of certificate authorities. */
            200: {
                headers: {
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CertificateAuthorityPage"];
                };
            };
        };
    };
    createCertificateAuthority: {
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
                "application/json": components["schemas"]["NewCertificateAuthority"];
            };
        };
        responses: {
            /** @description The certificate authority. */
            201: {
                headers: {
                    ETag?: string;
                    Location?: string;
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CertificateAuthority"];
                };
            };
        };
    };
    getCertificateAuthority: {
        parameters: {
            query?: {
                /** @description The moment to be shown: RFC 3339 with an offset, or a date (the end of that day in the tenant’s time zone). Left out: now. */
                asOf?: string;
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
            /** @description The certificate authority. */
            200: {
                headers: {
                    ETag?: string;
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CertificateAuthority"];
                };
            };
        };
    };
    changeCertificateAuthority: {
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
                "application/json": components["schemas"]["CertificateAuthorityChange"];
            };
        };
        responses: {
            /** @description The certificate authority. */
            200: {
                headers: {
                    ETag?: string;
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CertificateAuthority"];
                };
            };
        };
    };
    certificateAuthorityHistory: {
        parameters: {
            query?: {
                /** @description The moment to be shown: RFC 3339 with an offset, or a date (the end of that day in the tenant’s time zone). Left out: now. */
                asOf?: string;
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
            /** @description What happened, newest first. */
            200: {
                headers: {
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["History"];
                };
            };
        };
    };
    retireCertificateAuthority: {
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
            /** @description The certificate authority. */
            200: {
                headers: {
                    ETag?: string;
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CertificateAuthority"];
                };
            };
        };
    };
    importCertificateAuthority: {
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
                "application/json": components["schemas"]["ImportedCertificateAuthority"];
            };
        };
        responses: {
            /** @description The certificate authority. */
            201: {
                headers: {
                    ETag?: string;
                    Location?: string;
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CertificateAuthority"];
                };
            };
        };
    };
    listCertificates: {
        parameters: {
            query?: {
                /** @description The moment to be shown: RFC 3339 with an offset, or a date (the end of that day in the tenant’s time zone). Left out: now. */
                asOf?: string;
                /** @description Issued by this authority. */
                authority_id?: string;
                /** @description next_cursor of the page before. It keeps the list’s moment, filters and order: leave those out, or repeat them. */
                cursor?: string;
                /** @description Held by this device. */
                device_id?: string;
                /** @description Valid no longer than until this moment: RFC 3339 with an offset. */
                expires_before?: string;
                /** @description How many at most. */
                limit?: number;
                /** @description Serial number: hexadecimal, with or without colons. */
                serial_number?: string;
                /** @description Order, not_after unless given. With - the other way round. */
                sort?: "not_after" | "-not_after" | "serial_number" | "-serial_number" | "valid_from" | "-valid_from";
                /** @description Status; several may be given. */
                status?: ("active" | "expired" | "revoked")[];
                /** @description Held by a device in this store. */
                store_id?: string;
                /** @description Held by a device in a store of this unit or below it. */
                unit_id?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of certificates. */
            200: {
                headers: {
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CertificatePage"];
                };
            };
        };
    };
    issueCertificate: {
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
                "application/json": components["schemas"]["NewCertificate"];
            };
        };
        responses: {
            /** @description The certificate. */
            201: {
                headers: {
                    ETag?: string;
                    Location?: string;
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Certificate"];
                };
            };
        };
    };
    getCertificate: {
        parameters: {
            query?: {
                /** @description The moment to be shown: RFC 3339 with an offset, or a date (the end of that day in the tenant’s time zone). Left out: now. */
                asOf?: string;
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
            /** @description The certificate. */
            200: {
                headers: {
                    ETag?: string;
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Certificate"];
                };
            };
        };
    };
    bindCertificate: {
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
                "application/json": components["schemas"]["CertificateBinding"];
            };
        };
        responses: {
            /** @description The certificate. */
            200: {
                headers: {
                    ETag?: string;
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Certificate"];
                };
            };
        };
    };
    certificateHistory: {
        parameters: {
            query?: {
                /** @description The moment to be shown: RFC 3339 with an offset, or a date (the end of that day in the tenant’s time zone). Left out: now. */
                asOf?: string;
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
            /** @description What happened, newest first. */
            200: {
                headers: {
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["History"];
                };
            };
        };
    };
    renewCertificate: {
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
                "application/json": components["schemas"]["CertificateRenewal"];
            };
        };
        responses: {
            /** @description The certificate. */
            201: {
                headers: {
                    ETag?: string;
                    Location?: string;
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Certificate"];
                };
            };
        };
    };
    revokeCertificate: {
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
                "application/json": components["schemas"]["CertificateRevocation"];
            };
        };
        responses: {
            /** @description The certificate. */
            200: {
                headers: {
                    ETag?: string;
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Certificate"];
                };
            };
        };
    };
    unbindCertificate: {
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
            /** @description The certificate. */
            200: {
                headers: {
                    ETag?: string;
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Certificate"];
                };
            };
        };
    };
    importCertificate: {
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
                "application/json": components["schemas"]["ImportedCertificate"];
            };
        };
        responses: {
            /** @description The certificate. */
            201: {
                headers: {
                    ETag?: string;
                    Location?: string;
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Certificate"];
                };
            };
        };
    };
    countContradictions: {
        parameters: {
            query?: {
                /** @description The moment to be shown: RFC 3339 with an offset, or a date (the end of that day in the tenant’s time zone). Left out: now. */
                asOf?: string;
                /** @description In which state; several may be given. */
                status?: ("open" | "decided" | "settled")[];
                /** @description Concerning this store. */
                store_id?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The counts. */
            200: {
                headers: {
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContradictionCounts"];
                };
            };
        };
    };
    listContradictions: {
        parameters: {
            query?: {
                /** @description The moment to be shown: RFC 3339 with an offset, or a date (the end of that day in the tenant’s time zone). Left out: now. */
                asOf?: string;
                /** @description next_cursor of the page before. It keeps the list’s moment, filters and order: leave those out, or repeat them. */
                cursor?: string;
                /** @description In which field; several may be given. */
                field?: ("name" | "device_type" | "manufacturer" | "model" | "serial_number" | "asset_tag" | "note" | "status" | "store_id" | "device_id")[];
                /** @description How many at most. */
                limit?: number;
                /** @description Order, unless given the latest change first. */
                sort?: "valid_from" | "-valid_from";
                /** @description In which state; several may be given. */
                status?: ("open" | "decided" | "settled")[];
                /** @description Concerning this store. */
                store_id?: string;
                /** @description About this device or certificate. */
                subject_id?: string;
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
                    "application/json": components["schemas"]["ContradictionPage"];
                };
            };
        };
    };
    getContradiction: {
        parameters: {
            query?: {
                /** @description The moment to be shown: RFC 3339 with an offset, or a date (the end of that day in the tenant’s time zone). Left out: now. */
                asOf?: string;
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
            /** @description The contradiction. */
            200: {
                headers: {
                    ETag?: string;
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Contradiction"];
                };
            };
        };
    };
    decideContradiction: {
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
                "application/json": components["schemas"]["ContradictionDecision"];
            };
        };
        responses: {
            /** @description The contradiction. */
            200: {
                headers: {
                    ETag?: string;
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Contradiction"];
                };
            };
        };
    };
    contradictionHistory: {
        parameters: {
            query?: {
                /** @description The moment to be shown: RFC 3339 with an offset, or a date (the end of that day in the tenant’s time zone). Left out: now. */
                asOf?: string;
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
            /** @description What happened, newest first. */
            200: {
                headers: {
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["History"];
                };
            };
        };
    };
    countDevices: {
        parameters: {
            query?: {
                /** @description The moment to be shown: RFC 3339 with an offset, or a date (the end of that day in the tenant’s time zone). Left out: now. */
                asOf?: string;
                /** @description In this store. */
                store_id?: string;
                /** @description In the stores of this unit and below it. */
                unit_id?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The counts. */
            200: {
                headers: {
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeviceCounts"];
                };
            };
        };
    };
    listDeviceTypes: {
        parameters: {
            query?: {
                /** @description The moment to be shown: RFC 3339 with an offset, or a date (the end of that day in the tenant’s time zone). Left out: now. */
                asOf?: string;
                /** @description In this store. */
                store_id?: string;
                /** @description In the stores of this unit and below it. */
                unit_id?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The types. */
            200: {
                headers: {
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeviceTypes"];
                };
            };
        };
    };
    listDevices: {
        parameters: {
            query?: {
                /** @description The moment to be shown: RFC 3339 with an offset, or a date (the end of that day in the tenant’s time zone). Left out: now. */
                asOf?: string;
                /** @description next_cursor of the page before. It keeps the list’s moment, filters and order: leave those out, or repeat them. */
                cursor?: string;
                /** @description Of this type. */
                device_type?: string;
                /** @description How many at most. */
                limit?: number;
                /** @description Part of name, serial number or asset tag. */
                q?: string;
                /** @description Order, name unless given. With - the other way round. */
                sort?: "name" | "-name" | "last_seen_at" | "-last_seen_at" | "valid_from" | "-valid_from";
                /** @description Status; several may be given. */
                status?: ("registered" | "active" | "suspended" | "lost" | "retired")[];
                /** @description In this store. */
                store_id?: string;
                /** @description In the stores of this unit and below it. */
                unit_id?: string;
                /** @description Enrolled, and not heard of for so many days. Not together with asOf. */
                unseen_days?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of devices. */
            200: {
                headers: {
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DevicePage"];
                };
            };
        };
    };
    registerDevice: {
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
                "application/json": components["schemas"]["NewDevice"];
            };
        };
        responses: {
            /** @description The device. */
            201: {
                headers: {
                    ETag?: string;
                    Location?: string;
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Device"];
                };
            };
        };
    };
    getDevice: {
        parameters: {
            query?: {
                /** @description The moment to be shown: RFC 3339 with an offset, or a date (the end of that day in the tenant’s time zone). Left out: now. */
                asOf?: string;
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
            /** @description The device. */
            200: {
                headers: {
                    ETag?: string;
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Device"];
                };
            };
        };
    };
    changeDevice: {
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
                "application/json": components["schemas"]["DeviceChange"];
            };
        };
        responses: {
            /** @description The device. */
            200: {
                headers: {
                    ETag?: string;
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Device"];
                };
            };
        };
    };
    findDevice: {
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
                "application/json": components["schemas"]["BeginningAgain"];
            };
        };
        responses: {
            /** @description The device. */
            200: {
                headers: {
                    ETag?: string;
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Device"];
                };
            };
        };
    };
    deviceHistory: {
        parameters: {
            query?: {
                /** @description The moment to be shown: RFC 3339 with an offset, or a date (the end of that day in the tenant’s time zone). Left out: now. */
                asOf?: string;
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
            /** @description What happened, newest first. */
            200: {
                headers: {
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["History"];
                };
            };
        };
    };
    loseDevice: {
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
            /** @description The device. */
            200: {
                headers: {
                    ETag?: string;
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Device"];
                };
            };
        };
    };
    moveDevice: {
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
                "application/json": components["schemas"]["DeviceMove"];
            };
        };
        responses: {
            /** @description The device. */
            200: {
                headers: {
                    ETag?: string;
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Device"];
                };
            };
        };
    };
    resumeDevice: {
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
                "application/json": components["schemas"]["BeginningAgain"];
            };
        };
        responses: {
            /** @description The device. */
            200: {
                headers: {
                    ETag?: string;
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Device"];
                };
            };
        };
    };
    retireDevice: {
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
            /** @description The device. */
            200: {
                headers: {
                    ETag?: string;
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Device"];
                };
            };
        };
    };
    suspendDevice: {
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
            /** @description The device. */
            200: {
                headers: {
                    ETag?: string;
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Device"];
                };
            };
        };
    };
    listEnrolmentCodes: {
        parameters: {
            query?: {
                /** @description The moment to be shown: RFC 3339 with an offset, or a date (the end of that day in the tenant’s time zone). Left out: now. */
                asOf?: string;
                /** @description next_cursor of the page before. It keeps the list’s moment, filters and order: leave those out, or repeat them. */
                cursor?: string;
                /** @description Of this device. */
                device_id?: string;
                /** @description How many at most. */
                limit?: number;
                /** @description Status; several may be given. */
                status?: ("open" | "used" | "revoked")[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of codes, without their text. */
            200: {
                headers: {
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EnrolmentCodePage"];
                };
            };
        };
    };
    issueEnrolmentCode: {
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
                "application/json": components["schemas"]["NewEnrolmentCode"];
            };
        };
        responses: {
            /** @description The code. Its text is shown this once. */
            201: {
                headers: {
                    ETag?: string;
                    Location?: string;
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IssuedEnrolmentCode"];
                };
            };
        };
    };
    getEnrolmentCode: {
        parameters: {
            query?: {
                /** @description The moment to be shown: RFC 3339 with an offset, or a date (the end of that day in the tenant’s time zone). Left out: now. */
                asOf?: string;
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
            /** @description The code, without its text. */
            200: {
                headers: {
                    ETag?: string;
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EnrolmentCode"];
                };
            };
        };
    };
    revokeEnrolmentCode: {
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
            /** @description The code, without its text. */
            200: {
                headers: {
                    ETag?: string;
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EnrolmentCode"];
                };
            };
        };
    };
    checkEntitlements: {
        parameters: {
            query?: {
                /** @description The moment to be shown: RFC 3339 with an offset, or a date (the end of that day in the tenant’s time zone). Left out: now. */
                asOf?: string;
                /** @description The device it is used on. */
                device_id?: string;
                /** @description Code of one product; left out: all of them. */
                product?: string;
                /** @description The store where it is used. */
                store_id?: string;
                /** @description The user who uses it. */
                user_id?: string;
            };
            header?: {
                /** @description The ETag of the answer you have. While it is still that, the answer is 304 and has no body. */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One answer for each product. */
            200: {
                headers: {
                    ETag?: string;
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Entitlements"];
                };
            };
        };
    };
    listLicences: {
        parameters: {
            query?: {
                /** @description The moment to be shown: RFC 3339 with an offset, or a date (the end of that day in the tenant’s time zone). Left out: now. */
                asOf?: string;
                /** @description next_cursor of the page before. It keeps the list’s moment, filters and order: leave those out, or repeat them. */
                cursor?: string;
                /** @description Has an end before this instant. */
                ends_before?: string;
                /** @description How many at most. */
                limit?: number;
                /** @description Where the moment lies in its period; several may be given. */
                period?: ("upcoming" | "running" | "lapsed")[];
                /** @description Of this product. */
                product?: string;
                /** @description Order, product unless given. With - the other way round. */
                sort?: "product" | "-product" | "ends_at" | "-ends_at" | "valid_from" | "-valid_from";
                /** @description Status; several may be given. */
                status?: ("active" | "suspended" | "ended")[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of licences. */
            200: {
                headers: {
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LicencePage"];
                };
            };
        };
    };
    grantLicence: {
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
                "application/json": components["schemas"]["NewLicence"];
            };
        };
        responses: {
            /** @description The licence. */
            201: {
                headers: {
                    ETag?: string;
                    Location?: string;
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Licence"];
                };
            };
        };
    };
    getLicence: {
        parameters: {
            query?: {
                /** @description The moment to be shown: RFC 3339 with an offset, or a date (the end of that day in the tenant’s time zone). Left out: now. */
                asOf?: string;
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
            /** @description The licence. */
            200: {
                headers: {
                    ETag?: string;
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Licence"];
                };
            };
        };
    };
    changeLicence: {
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
                "application/json": components["schemas"]["LicenceChange"];
            };
        };
        responses: {
            /** @description The licence. */
            200: {
                headers: {
                    ETag?: string;
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Licence"];
                };
            };
        };
    };
    convertTrial: {
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
                "application/json": components["schemas"]["TrialConversion"];
            };
        };
        responses: {
            /** @description The licence. */
            200: {
                headers: {
                    ETag?: string;
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Licence"];
                };
            };
        };
    };
    endLicence: {
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
                "application/json": components["schemas"]["LicenceEnding"];
            };
        };
        responses: {
            /** @description The licence. */
            200: {
                headers: {
                    ETag?: string;
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Licence"];
                };
            };
        };
    };
    licenceHistory: {
        parameters: {
            query?: {
                /** @description The moment to be shown: RFC 3339 with an offset, or a date (the end of that day in the tenant’s time zone). Left out: now. */
                asOf?: string;
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
            /** @description What happened, newest first. */
            200: {
                headers: {
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["History"];
                };
            };
        };
    };
    renewLicence: {
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
                "application/json": components["schemas"]["LicenceRenewal"];
            };
        };
        responses: {
            /** @description The licence. */
            200: {
                headers: {
                    ETag?: string;
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Licence"];
                };
            };
        };
    };
    resumeLicence: {
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
                "application/json": components["schemas"]["BeginningAgain"];
            };
        };
        responses: {
            /** @description The licence. */
            200: {
                headers: {
                    ETag?: string;
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Licence"];
                };
            };
        };
    };
    suspendLicence: {
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
                "application/json": components["schemas"]["LicenceEnding"];
            };
        };
        responses: {
            /** @description The licence. */
            200: {
                headers: {
                    ETag?: string;
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Licence"];
                };
            };
        };
    };
    listProducts: {
        parameters: {
            query?: {
                /** @description The moment to be shown: RFC 3339 with an offset, or a date (the end of that day in the tenant’s time zone). Left out: now. */
                asOf?: string;
                /** @description next_cursor of the page before. It keeps the list’s moment, filters and order: leave those out, or repeat them. */
                cursor?: string;
                /** @description How many at most. */
                limit?: number;
                /** @description Order, product unless given. With - the other way round. */
                sort?: "product" | "-product";
                /** @description Whether it is sold; several may be given. */
                status?: ("active" | "withdrawn")[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of products. */
            200: {
                headers: {
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProductPage"];
                };
            };
        };
    };
    addProduct: {
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
                "application/json": components["schemas"]["NewProduct"];
            };
        };
        responses: {
            /** @description The product. */
            201: {
                headers: {
                    ETag?: string;
                    Location?: string;
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Product"];
                };
            };
        };
    };
    getProduct: {
        parameters: {
            query?: {
                /** @description The moment to be shown: RFC 3339 with an offset, or a date (the end of that day in the tenant’s time zone). Left out: now. */
                asOf?: string;
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
            /** @description The product. */
            200: {
                headers: {
                    ETag?: string;
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Product"];
                };
            };
        };
    };
    changeProduct: {
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
                "application/json": components["schemas"]["ProductChange"];
            };
        };
        responses: {
            /** @description The product. */
            200: {
                headers: {
                    ETag?: string;
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Product"];
                };
            };
        };
    };
    offerProduct: {
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
                "application/json": components["schemas"]["BeginningAgain"];
            };
        };
        responses: {
            /** @description The product. */
            200: {
                headers: {
                    ETag?: string;
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Product"];
                };
            };
        };
    };
    withdrawProduct: {
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
                "application/json": components["schemas"]["ProductWithdrawal"];
            };
        };
        responses: {
            /** @description The product. */
            200: {
                headers: {
                    ETag?: string;
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Product"];
                };
            };
        };
    };
    listSeats: {
        parameters: {
            query?: {
                /** @description The moment to be shown: RFC 3339 with an offset, or a date (the end of that day in the tenant’s time zone). Left out: now. */
                asOf?: string;
                /** @description next_cursor of the page before. It keeps the list’s moment, filters and order: leave those out, or repeat them. */
                cursor?: string;
                /** @description Of this device. */
                device_id?: string;
                /** @description Of this licence. */
                licence_id?: string;
                /** @description How many at most. */
                limit?: number;
                /** @description Of this product. */
                product?: string;
                /** @description Order, holder (by name) unless given. With - the other way round. */
                sort?: "holder" | "-holder" | "valid_from" | "-valid_from";
                /** @description Status; several may be given. */
                status?: ("assigned" | "released")[];
                /** @description Of this store. */
                store_id?: string;
                /** @description Of this user. */
                user_id?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of seats. */
            200: {
                headers: {
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SeatPage"];
                };
            };
        };
    };
    assignSeats: {
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
                "application/json": components["schemas"]["NewSeats"];
            };
        };
        responses: {
            /** @description The seats. */
            201: {
                headers: {
                    Location?: string;
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AssignedSeats"];
                };
            };
        };
    };
    getSeat: {
        parameters: {
            query?: {
                /** @description The moment to be shown: RFC 3339 with an offset, or a date (the end of that day in the tenant’s time zone). Left out: now. */
                asOf?: string;
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
            /** @description The seat. */
            200: {
                headers: {
                    ETag?: string;
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Seat"];
                };
            };
        };
    };
    seatHistory: {
        parameters: {
            query?: {
                /** @description The moment to be shown: RFC 3339 with an offset, or a date (the end of that day in the tenant’s time zone). Left out: now. */
                asOf?: string;
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
            /** @description What happened, newest first. */
            200: {
                headers: {
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["History"];
                };
            };
        };
    };
    moveSeat: {
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
                "application/json": components["schemas"]["SeatMove"];
            };
        };
        responses: {
            /** @description The seat. */
            200: {
                headers: {
                    ETag?: string;
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Seat"];
                };
            };
        };
    };
    releaseSeat: {
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
            /** @description The seat. */
            200: {
                headers: {
                    ETag?: string;
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Seat"];
                };
            };
        };
    };
}
