// Written by `npm run generate` from the directory’s OpenAPI document. Do not edit.

export interface paths {
    "/corporations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List corporations */
        get: operations["listCorporations"];
        put?: never;
        /** Add a corporation */
        post: operations["createCorporation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/corporations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show a corporation */
        get: operations["getCorporation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change a corporation */
        patch: operations["changeCorporation"];
        trace?: never;
    };
    "/corporations/{id}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Close a corporation that nothing open names */
        post: operations["closeCorporation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/corporations/{id}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What happened to a corporation */
        get: operations["corporationHistory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/corporations/{id}/reopen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Open a closed corporation again */
        post: operations["reopenCorporation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/job-types": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the job types in use */
        get: operations["listJobTypes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show who calls */
        get: operations["getMe"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/memberships": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List memberships */
        get: operations["listMemberships"];
        put?: never;
        /** Begin a membership, or resume the same one */
        post: operations["beginMembership"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/memberships/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show a membership */
        get: operations["getMembership"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/memberships/{id}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End a membership */
        post: operations["endMembership"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/memberships/{id}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Resume an ended membership */
        post: operations["resumeMembership"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/organization-units": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List organisation units, parents before children */
        get: operations["listOrganizationUnits"];
        put?: never;
        /** Create an organisation unit */
        post: operations["createOrganizationUnit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/organization-units/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show an organisation unit */
        get: operations["getOrganizationUnit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change an organisation unit */
        patch: operations["changeOrganizationUnit"];
        trace?: never;
    };
    "/organization-units/{id}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Close an organisation unit in which nothing is open */
        post: operations["closeOrganizationUnit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/organization-units/{id}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What happened to an organisation unit */
        get: operations["organizationUnitHistory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/organization-units/{id}/move": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Move an organisation unit with all that is below it */
        post: operations["moveOrganizationUnit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/organization-units/{id}/reopen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Open a closed organisation unit again */
        post: operations["reopenOrganizationUnit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Search stores, users, units and corporations */
        get: operations["search"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/stores": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List stores */
        get: operations["listStores"];
        put?: never;
        /** Open a store */
        post: operations["openStore"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/stores/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show a store */
        get: operations["getStore"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change or move a store */
        patch: operations["changeStore"];
        trace?: never;
    };
    "/stores/{id}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Close a store */
        post: operations["closeStore"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/stores/{id}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What happened to a store */
        get: operations["storeHistory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/stores/{id}/reopen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Open a closed store again */
        post: operations["reopenStore"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tenants": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the tenants in which the caller is an active user */
        get: operations["listTenants"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List users */
        get: operations["listUsers"];
        put?: never;
        /** Add a user, and invite them if asked */
        post: operations["addUser"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show a user */
        get: operations["getUser"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change a user */
        patch: operations["changeUser"];
        trace?: never;
    };
    "/users/{id}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What happened to a user */
        get: operations["userHistory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/{id}/invitations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the invitations of a user */
        get: operations["listInvitations"];
        put?: never;
        /** Send an invitation; one sent before stands no more */
        post: operations["sendInvitation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/{id}/leave": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A user works here no more; memberships end */
        post: operations["leaveUser"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/{id}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let a suspended user in again */
        post: operations["resumeUser"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/{id}/return": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A user who had left is back */
        post: operations["returnUser"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/{id}/suspend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Suspend a user: they can no longer sign in */
        post: operations["suspendUser"];
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
        /** @description Why something begins again. */
        BeginningAgain: {
            /** @description Why, in words for people. Stays in the history. */
            reason?: string;
        };
        /** @description A legal entity inside a tenant. */
        Corporation: {
            /** @description Corporate number: 13 digits, the first of them a check digit. */
            corporate_number: string | null;
            /**
             * Format: uuid
             * @description Permanent id of the corporation.
             */
            id: string;
            /** @description Codes given by others, while it is open. */
            identifiers: {
                /** @description Who gives such codes: jp.medical-institution-code. */
                system: string;
                /** @description The code. */
                value: string;
            }[];
            /** @description Reading of the name, in katakana. */
            kana: string | null;
            /** @description Name. */
            name: string;
            /**
             * Format: date-time
             * @description When the last change was recorded.
             */
            recorded_at: string;
            /**
             * @description Whether it is active.
             * @enum {string}
             */
            status: "active" | "closed";
            /**
             * Format: date-time
             * @description When the last change happened.
             */
            valid_from: string;
            /** @description Counts the changes. The ETag is this number in quotes. */
            version: number;
        };
        /** @description What is to change; what is left out stays. */
        CorporationChange: {
            /** @description Corporate number: 13 digits, the first of them a check digit. */
            corporate_number?: string | null;
            /** @description Codes given by others: all of them; what is left out is taken away. */
            identifiers?: {
                /** @description Who gives such codes: jp.medical-institution-code. */
                system: string;
                /** @description The code. */
                value: string;
            }[];
            /** @description Reading of the name, in katakana. */
            kana?: string | null;
            /** @description Name. */
            name?: string;
            /** @description Why, in words for people. Stays in the history. */
            reason?: string;
        };
        /** @description Corporations. */
        CorporationPage: {
            /**
             * Format: date-time
             * @description The moment shown; null: now.
             */
            as_of: string | null;
            /** @description What is shown, in order. */
            items: components["schemas"]["Corporation"][];
            /** @description Cursor of the next page; null on the last one. */
            next_cursor: string | null;
            /** @description How many there are in all. */
            total: number;
        };
        /** @description A closed corporation opens again, with what is given changed. */
        CorporationReopening: {
            /** @description Corporate number: 13 digits, the first of them a check digit. */
            corporate_number?: string | null;
            /** @description Codes given by others: all of them; what is left out is taken away. */
            identifiers?: {
                /** @description Who gives such codes: jp.medical-institution-code. */
                system: string;
                /** @description The code. */
                value: string;
            }[];
            /** @description Reading of the name, in katakana. */
            kana?: string | null;
            /** @description Name. */
            name?: string;
            /** @description Why, in words for people. Stays in the history. */
            reason?: string;
        };
        /** @description Why something is closed, suspended or ended. */
        Ending: {
            /** @description Why, in words for people. Stays in the history. */
            reason: string;
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
             * @description What changed: the thing itself, or a membership or invitation of it.
             * @enum {string}
             */
            kind: "corporation" | "organization_unit" | "store" | "user" | "membership" | "invitation";
            /** @description Of a membership: whose, where, as what. Otherwise null. */
            membership: {
                /** @description The job done there. */
                job_type: string;
                /** @description Name of it then. */
                place_name: string | null;
                /** @description The store, or null. */
                store_id: string | null;
                /** @description The unit, or null. */
                unit_id: string | null;
                /**
                 * Format: uuid
                 * @description The user.
                 */
                user_id: string;
                /** @description Name of the user then. */
                user_name: string | null;
            } | null;
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
        /** @description An invitation by mail to sign in for the first time. */
        Invitation: {
            /**
             * Format: uuid
             * @description Id of the invitation.
             */
            id: string;
            /**
             * @description Language of the invitation.
             * @enum {string}
             */
            language: "ja" | "en";
            /**
             * Format: date-time
             * @description When the last change was recorded.
             */
            recorded_at: string;
            /**
             * @description Whether it still stands.
             * @enum {string}
             */
            status: "sent" | "withdrawn";
            /**
             * Format: uuid
             * @description The user who was invited.
             */
            user_id: string;
            /**
             * Format: date-time
             * @description When the last change happened.
             */
            valid_from: string;
            /** @description Counts the changes. The ETag is this number in quotes. */
            version: number;
        };
        /** @description Invitations, newest first. */
        InvitationPage: {
            /**
             * Format: date-time
             * @description The moment shown; null: now.
             */
            as_of: string | null;
            /** @description What is shown, in order. */
            items: components["schemas"]["Invitation"][];
            /** @description Cursor of the next page; null on the last one. */
            next_cursor: string | null;
            /** @description How many there are in all. */
            total: number;
        };
        /** @description The job types in use, the most used first. */
        JobTypes: {
            /**
             * Format: date-time
             * @description The moment shown; null: now.
             */
            as_of: string | null;
            /** @description What is shown, in order. */
            items: {
                /** @description Active memberships with it. */
                count: number;
                /** @description The job done there. */
                job_type: string;
            }[];
        };
        /** @description Who calls, in which tenant, and what that caller may do. */
        Me: {
            /** @description The client that calls. */
            client_id: string;
            /** @description Where the user works now. */
            memberships: components["schemas"]["UserMembership"][];
            /** @description What this token may do now. */
            permissions: string[];
            /** @description The tenant of the token. */
            tenant: {
                /** @description Its code. */
                code: string;
                /** @description Its name. */
                name: string;
                /**
                 * Format: uuid
                 * @description Id of the tenant.
                 */
                tenant_id: string;
                /** @description IANA time zone: a date means its end there. */
                timezone: string;
            };
            /** @description Who calls; null when a machine does. */
            user: {
                /**
                 * Format: uuid
                 * @description Id of the user.
                 */
                id: string;
                /** @description What the user signs in as. */
                login_id: string | null;
                /** @description Name. */
                name: string | null;
                /** @description The built-in role. */
                role: ("administrator" | "viewer") | null;
            } | null;
        };
        /** @description A user in a unit or in a store, with the job done there. */
        Membership: {
            /**
             * Format: uuid
             * @description Permanent id of the membership.
             */
            id: string;
            /** @description The job done there. */
            job_type: string;
            /** @description Name of the unit or store then. */
            place_name: string | null;
            /**
             * Format: date-time
             * @description When the last change was recorded.
             */
            recorded_at: string;
            /**
             * @description Whether it goes on.
             * @enum {string}
             */
            status: "active" | "ended";
            /** @description The store; null when it is in a unit. */
            store_id: string | null;
            /** @description The unit; null when it is in a store. */
            unit_id: string | null;
            /**
             * Format: uuid
             * @description The user.
             */
            user_id: string;
            /** @description Name of the user then. */
            user_name: string | null;
            /**
             * Format: date-time
             * @description When the last change happened.
             */
            valid_from: string;
            /** @description Counts the changes. The ETag is this number in quotes. */
            version: number;
        };
        /** @description Memberships. */
        MembershipPage: {
            /**
             * Format: date-time
             * @description The moment shown; null: now.
             */
            as_of: string | null;
            /** @description What is shown, in order. */
            items: components["schemas"]["Membership"][];
            /** @description Cursor of the next page; null on the last one. */
            next_cursor: string | null;
            /** @description How many there are in all. */
            total: number;
        };
        /** @description A corporation to be added. */
        NewCorporation: {
            /** @description Corporate number: 13 digits, the first of them a check digit. */
            corporate_number?: string | null;
            /** @description Codes given by others: all of them; what is left out is taken away. */
            identifiers?: {
                /** @description Who gives such codes: jp.medical-institution-code. */
                system: string;
                /** @description The code. */
                value: string;
            }[];
            /** @description Reading of the name, in katakana. */
            kana?: string | null;
            /** @description Name. */
            name: string;
            /** @description Why, in words for people. Stays in the history. */
            reason?: string;
        };
        /** @description An invitation to be sent; one sent before stands no more. */
        NewInvitation: {
            /**
             * @description Language of the invitation.
             * @enum {string}
             */
            language: "ja" | "en";
            /** @description Why, in words for people. Stays in the history. */
            reason?: string;
        };
        /** @description A membership to begin: in a unit or in a store, one of the two. */
        NewMembership: {
            /** @description The job done there. */
            job_type: string;
            /** @description Why, in words for people. Stays in the history. */
            reason?: string;
            /** @description The store; null when it is in a unit. */
            store_id?: string | null;
            /** @description The unit; null when it is in a store. */
            unit_id?: string | null;
            /**
             * Format: uuid
             * @description The user.
             */
            user_id: string;
        };
        /** @description A unit to be created. */
        NewOrganizationUnit: {
            /** @description The corporation it belongs to. */
            corporation_id?: string | null;
            /** @description Codes given by others: all of them; what is left out is taken away. */
            identifiers?: {
                /** @description Who gives such codes: jp.medical-institution-code. */
                system: string;
                /** @description The code. */
                value: string;
            }[];
            /** @description Reading of the name, in katakana. */
            kana?: string | null;
            /** @description Name. */
            name: string;
            /** @description The unit above it; null at the top. */
            parent_id?: string | null;
            /** @description Why, in words for people. Stays in the history. */
            reason?: string;
            /** @description The customer’s own word for this level: area, block. */
            unit_type?: string | null;
        };
        /** @description A store to be opened. */
        NewStore: {
            /** @description Address. */
            address?: string | null;
            /** @description The corporation that runs it. */
            corporation_id?: string | null;
            /** @description Codes given by others: all of them; what is left out is taken away. */
            identifiers?: {
                /** @description Who gives such codes: jp.medical-institution-code. */
                system: string;
                /** @description The code. */
                value: string;
            }[];
            /** @description Reading of the name, in katakana. */
            kana?: string | null;
            /** @description Name. */
            name: string;
            /** @description Telephone number, its groups parted by hyphens. */
            phone?: string | null;
            /** @description Postal code, 7 digits. */
            postal_code?: string | null;
            /** @description Why, in words for people. Stays in the history. */
            reason?: string;
            /** @description The organisation unit it belongs to. */
            unit_id?: string | null;
        };
        /** @description A user to be added. */
        NewUser: {
            /** @description E-mail address: invitations go there. */
            email?: string | null;
            /** @description true: an invitation is sent at once; an e-mail address is needed. */
            invite?: boolean;
            /** @description Reading of the name, in katakana. */
            kana?: string | null;
            /**
             * @description Language of the invitation.
             * @enum {string}
             */
            language?: "ja" | "en";
            /** @description What the user signs in as; one present user has it. */
            login_id?: string | null;
            /** @description Name. */
            name: string;
            /** @description Why, in words for people. Stays in the history. */
            reason?: string;
            /** @description administrator: reads and changes all. viewer: reads all. null: neither. */
            role?: ("administrator" | "viewer") | null;
            /** @description Staff number; one present user has it. */
            staff_number?: string | null;
        };
        /** @description A node of the tenant’s tree: an area, a block, a department. */
        OrganizationUnit: {
            /** @description The corporation it belongs to. */
            corporation_id: string | null;
            /** @description Name of the corporation then. */
            corporation_name: string | null;
            /**
             * Format: uuid
             * @description Permanent id of the unit.
             */
            id: string;
            /** @description Codes given by others, while it is open. */
            identifiers: {
                /** @description Who gives such codes: jp.medical-institution-code. */
                system: string;
                /** @description The code. */
                value: string;
            }[];
            /** @description Reading of the name, in katakana. */
            kana: string | null;
            /** @description People in it and below it. */
            member_count: number;
            /** @description Name. */
            name: string;
            /** @description The unit above it; null at the top. */
            parent_id: string | null;
            /** @description Name of the unit above at the moment shown. */
            parent_name: string | null;
            /** @description The units above it, from the top to its parent. Only where one unit is asked for. */
            path?: {
                /**
                 * Format: uuid
                 * @description Id of the unit.
                 */
                id: string;
                /** @description Name of the unit then. */
                name: string;
            }[];
            /**
             * Format: date-time
             * @description When the last change was recorded.
             */
            recorded_at: string;
            /**
             * @description Whether it is active.
             * @enum {string}
             */
            status: "active" | "closed";
            /** @description Open stores in it and below it. */
            store_count: number;
            /** @description The customer’s own word for this level: area, block. */
            unit_type: string | null;
            /**
             * Format: date-time
             * @description When the last change happened.
             */
            valid_from: string;
            /** @description Counts the changes. The ETag is this number in quotes. */
            version: number;
        };
        /** @description What is to change; what is left out stays. Its place in the tree changes by a move. */
        OrganizationUnitChange: {
            /** @description The corporation it belongs to. */
            corporation_id?: string | null;
            /** @description Codes given by others: all of them; what is left out is taken away. */
            identifiers?: {
                /** @description Who gives such codes: jp.medical-institution-code. */
                system: string;
                /** @description The code. */
                value: string;
            }[];
            /** @description Reading of the name, in katakana. */
            kana?: string | null;
            /** @description Name. */
            name?: string;
            /** @description Why, in words for people. Stays in the history. */
            reason?: string;
            /** @description The customer’s own word for this level: area, block. */
            unit_type?: string | null;
        };
        /** @description Where a unit is to go, with all that is below it. */
        OrganizationUnitMove: {
            /** @description The unit above it; null at the top. */
            parent_id: string | null;
            /** @description Why, in words for people. Stays in the history. */
            reason?: string;
        };
        /** @description Organisation units. */
        OrganizationUnitPage: {
            /**
             * Format: date-time
             * @description The moment shown; null: now.
             */
            as_of: string | null;
            /** @description What is shown, in order. */
            items: components["schemas"]["OrganizationUnit"][];
            /** @description Cursor of the next page; null on the last one. */
            next_cursor: string | null;
            /** @description How many there are in all. */
            total: number;
        };
        /** @description A closed unit opens again, with what is given changed. */
        OrganizationUnitReopening: {
            /** @description The corporation it belongs to. */
            corporation_id?: string | null;
            /** @description Codes given by others: all of them; what is left out is taken away. */
            identifiers?: {
                /** @description Who gives such codes: jp.medical-institution-code. */
                system: string;
                /** @description The code. */
                value: string;
            }[];
            /** @description Reading of the name, in katakana. */
            kana?: string | null;
            /** @description Name. */
            name?: string;
            /** @description The unit above it; null at the top. */
            parent_id?: string | null;
            /** @description Why, in words for people. Stays in the history. */
            reason?: string;
            /** @description The customer’s own word for this level: area, block. */
            unit_type?: string | null;
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
        ProblemCode: "already_closed" | "body_malformed" | "cursor_malformed" | "email_missing" | "idempotency_key_malformed" | "idempotency_key_reused" | "internal_error" | "key_taken" | "last_administrator" | "login_id_missing" | "media_type_unsupported" | "moment_in_future" | "moment_invalid" | "not_empty" | "not_found" | "payload_too_large" | "permission_missing" | "precondition_required" | "reference_closed" | "reference_unknown" | "request_malformed" | "still_open" | "token_invalid" | "token_missing" | "unavailable" | "user_suspended" | "validation_failed" | "version_conflict" | "would_make_a_cycle";
        /** @description Something that was found. */
        SearchHit: {
            /** @description Its code: a store’s codes, a user’s staff number. */
            code: string | null;
            /**
             * Format: uuid
             * @description Its id.
             */
            id: string;
            /** @description Its reading. */
            kana: string | null;
            /**
             * @description What it is.
             * @enum {string}
             */
            kind: "store" | "user" | "organization_unit" | "corporation";
            /** @description Its name. */
            name: string | null;
            /** @description Where it belongs. */
            place_name: string | null;
            /** @description Its status. */
            status: string;
        };
        /** @description What was found, the best first. */
        SearchResult: {
            /**
             * Format: date-time
             * @description The moment shown; null: now.
             */
            as_of: string | null;
            /** @description What is shown, in order. */
            items: components["schemas"]["SearchHit"][];
        };
        /** @description A place of business. Its id is permanent; its codes change with its owner. */
        Store: {
            /** @description Address. */
            address: string | null;
            /** @description The corporation that runs it. */
            corporation_id: string | null;
            /** @description Name of that corporation at the moment shown. */
            corporation_name: string | null;
            /**
             * Format: uuid
             * @description Permanent id of the store.
             */
            id: string;
            /** @description Codes given by others, while it is open. */
            identifiers: {
                /** @description Who gives such codes: jp.medical-institution-code. */
                system: string;
                /** @description The code. */
                value: string;
            }[];
            /** @description Reading of the name, in katakana. */
            kana: string | null;
            /** @description Active memberships at the moment shown. */
            member_count: number;
            /** @description Name. */
            name: string;
            /** @description Telephone number, its groups parted by hyphens. */
            phone: string | null;
            /** @description Postal code, 7 digits. */
            postal_code: string | null;
            /**
             * Format: date-time
             * @description When the last change was recorded.
             */
            recorded_at: string;
            /**
             * @description Whether it is open.
             * @enum {string}
             */
            status: "open" | "closed";
            /** @description The organisation unit it belongs to. */
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
        /** @description What is to change; what is left out stays. A change of its unit is a move. */
        StoreChange: {
            /** @description Address. */
            address?: string | null;
            /** @description The corporation that runs it. */
            corporation_id?: string | null;
            /** @description Codes given by others: all of them; what is left out is taken away. */
            identifiers?: {
                /** @description Who gives such codes: jp.medical-institution-code. */
                system: string;
                /** @description The code. */
                value: string;
            }[];
            /** @description Reading of the name, in katakana. */
            kana?: string | null;
            /** @description Name. */
            name?: string;
            /** @description Telephone number, its groups parted by hyphens. */
            phone?: string | null;
            /** @description Postal code, 7 digits. */
            postal_code?: string | null;
            /** @description Why, in words for people. Stays in the history. */
            reason?: string;
            /** @description The organisation unit it belongs to. */
            unit_id?: string | null;
        };
        /** @description Why a store closes, and what becomes of its memberships. */
        StoreClosing: {
            /**
             * @description true: active memberships end with it. false: a store that has some is not closed.
             * @default false
             */
            end_memberships: boolean;
            /** @description Why, in words for people. Stays in the history. */
            reason: string;
        };
        /** @description Stores. */
        StorePage: {
            /**
             * Format: date-time
             * @description The moment shown; null: now.
             */
            as_of: string | null;
            /** @description What is shown, in order. */
            items: components["schemas"]["Store"][];
            /** @description Cursor of the next page; null on the last one. */
            next_cursor: string | null;
            /** @description How many there are in all. */
            total: number;
        };
        /** @description A closed store opens again, with what is given changed. Somebody else may have its codes by now. */
        StoreReopening: {
            /** @description Address. */
            address?: string | null;
            /** @description The corporation that runs it. */
            corporation_id?: string | null;
            /** @description Codes given by others: all of them; what is left out is taken away. */
            identifiers?: {
                /** @description Who gives such codes: jp.medical-institution-code. */
                system: string;
                /** @description The code. */
                value: string;
            }[];
            /** @description Reading of the name, in katakana. */
            kana?: string | null;
            /** @description Name. */
            name?: string;
            /** @description Telephone number, its groups parted by hyphens. */
            phone?: string | null;
            /** @description Postal code, 7 digits. */
            postal_code?: string | null;
            /** @description Why, in words for people. Stays in the history. */
            reason?: string;
            /** @description The organisation unit it belongs to. */
            unit_id?: string | null;
        };
        /** @description The tenants in which the caller is an active user. */
        Tenants: {
            /** @description What is shown, in order. */
            items: {
                /** @description Its code. */
                code: string;
                /** @description Its name. */
                name: string;
                /**
                 * Format: uuid
                 * @description Id of the tenant.
                 */
                tenant_id: string;
                /**
                 * Format: uuid
                 * @description The user the person is there.
                 */
                user_id: string;
            }[];
        };
        /** @description A person in one tenant. */
        User: {
            /** @description E-mail address: invitations go there. */
            email: string | null;
            /**
             * Format: uuid
             * @description Permanent id of the user.
             */
            id: string;
            /** @description Reading of the name, in katakana. */
            kana: string | null;
            /** @description What the user signs in as; one present user has it. */
            login_id: string | null;
            /** @description Active memberships then. */
            memberships: components["schemas"]["UserMembership"][];
            /** @description Name. */
            name: string | null;
            /**
             * Format: uuid
             * @description Who this is across tenants: sub of the tokens.
             */
            person_id: string;
            /**
             * Format: date-time
             * @description When the last change was recorded.
             */
            recorded_at: string;
            /** @description administrator: reads and changes all. viewer: reads all. null: neither. */
            role: ("administrator" | "viewer") | null;
            /** @description Staff number; one present user has it. */
            staff_number: string | null;
            /**
             * @description active: may sign in. suspended: may not for now. left: works here no more. erased: nothing personal is left.
             * @enum {string}
             */
            status: "active" | "suspended" | "left" | "erased";
            /**
             * Format: date-time
             * @description When the last change happened.
             */
            valid_from: string;
            /** @description Counts the changes. The ETag is this number in quotes. */
            version: number;
        };
        /** @description What is to change; what is left out stays. */
        UserChange: {
            /** @description E-mail address: invitations go there. */
            email?: string | null;
            /** @description Reading of the name, in katakana. */
            kana?: string | null;
            /** @description What the user signs in as; one present user has it. */
            login_id?: string | null;
            /** @description Name. */
            name?: string;
            /** @description Why, in words for people. Stays in the history. */
            reason?: string;
            /** @description administrator: reads and changes all. viewer: reads all. null: neither. */
            role?: ("administrator" | "viewer") | null;
            /** @description Staff number; one present user has it. */
            staff_number?: string | null;
        };
        /** @description Where a user works, as what. */
        UserMembership: {
            /**
             * Format: uuid
             * @description Id of the membership.
             */
            id: string;
            /** @description The job done there. */
            job_type: string;
            /** @description Name of that unit or store then. */
            place_name: string | null;
            /** @description The store, or null when it is in a unit. */
            store_id: string | null;
            /** @description The unit, or null when it is in a store. */
            unit_id: string | null;
        };
        /** @description Users. */
        UserPage: {
            /**
             * Format: date-time
             * @description The moment shown; null: now.
             */
            as_of: string | null;
            /** @description What is shown, in order. */
            items: components["schemas"]["User"][];
            /** @description Cursor of the next page; null on the last one. */
            next_cursor: string | null;
            /** @description How many there are in all. */
            total: number;
        };
        /** @description A user is active again, with what is given changed. */
        UserReturning: {
            /** @description E-mail address: invitations go there. */
            email?: string | null;
            /** @description Reading of the name, in katakana. */
            kana?: string | null;
            /** @description What the user signs in as; one present user has it. */
            login_id?: string | null;
            /** @description Name. */
            name?: string;
            /** @description Why, in words for people. Stays in the history. */
            reason?: string;
            /** @description administrator: reads and changes all. viewer: reads all. null: neither. */
            role?: ("administrator" | "viewer") | null;
            /** @description Staff number; one present user has it. */
            staff_number?: string | null;
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
    listCorporations: {
        parameters: {
            query?: {
                /** @description The moment to be shown: RFC 3339 with an offset, or a date (the end of that day in the tenant’s time zone). Left out: now. */
                asOf?: string;
                /** @description next_cursor of the page before. It keeps the list’s moment, filters and order: leave those out, or repeat them. */
                cursor?: string;
                /** @description How many at most. */
                limit?: number;
                /** @description Whether active; several may be given. */
                status?: ("active" | "closed")[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of corporations. */
            200: {
                headers: {
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CorporationPage"];
                };
            };
        };
    };
    createCorporation: {
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
                "application/json": components["schemas"]["NewCorporation"];
            };
        };
        responses: {
            /** @description The corporation. */
            201: {
                headers: {
                    ETag?: string;
                    Location?: string;
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Corporation"];
                };
            };
        };
    };
    getCorporation: {
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
            /** @description The corporation. */
            200: {
                headers: {
                    ETag?: string;
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Corporation"];
                };
            };
        };
    };
    changeCorporation: {
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
                "application/json": components["schemas"]["CorporationChange"];
            };
        };
        responses: {
            /** @description The corporation. */
            200: {
                headers: {
                    ETag?: string;
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Corporation"];
                };
            };
        };
    };
    closeCorporation: {
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
            /** @description The corporation. */
            200: {
                headers: {
                    ETag?: string;
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Corporation"];
                };
            };
        };
    };
    corporationHistory: {
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
    reopenCorporation: {
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
                "application/json": components["schemas"]["CorporationReopening"];
            };
        };
        responses: {
            /** @description The corporation. */
            200: {
                headers: {
                    ETag?: string;
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Corporation"];
                };
            };
        };
    };
    listJobTypes: {
        parameters: {
            query?: {
                /** @description The moment to be shown: RFC 3339 with an offset, or a date (the end of that day in the tenant’s time zone). Left out: now. */
                asOf?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The job types. */
            200: {
                headers: {
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobTypes"];
                };
            };
        };
    };
    getMe: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Who calls. */
            200: {
                headers: {
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
        };
    };
    listMemberships: {
        parameters: {
            query?: {
                /** @description The moment to be shown: RFC 3339 with an offset, or a date (the end of that day in the tenant’s time zone). Left out: now. */
                asOf?: string;
                /** @description next_cursor of the page before. It keeps the list’s moment, filters and order: leave those out, or repeat them. */
                cursor?: string;
                /** @description How many at most. */
                limit?: number;
                /** @description Whether it goes on; several may be given. */
                status?: ("active" | "ended")[];
                /** @description In this store. */
                store_id?: string;
                /** @description In this unit itself. */
                unit_id?: string;
                /** @description Of this user. */
                user_id?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of memberships. */
            200: {
                headers: {
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MembershipPage"];
                };
            };
        };
    };
    beginMembership: {
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
                "application/json": components["schemas"]["NewMembership"];
            };
        };
        responses: {
            /** @description The membership. */
            201: {
                headers: {
                    ETag?: string;
                    Location?: string;
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Membership"];
                };
            };
        };
    };
    getMembership: {
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
            /** @description The membership. */
            200: {
                headers: {
                    ETag?: string;
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Membership"];
                };
            };
        };
    };
    endMembership: {
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
            /** @description The membership. */
            200: {
                headers: {
                    ETag?: string;
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Membership"];
                };
            };
        };
    };
    resumeMembership: {
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
            /** @description The membership. */
            200: {
                headers: {
                    ETag?: string;
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Membership"];
                };
            };
        };
    };
    listOrganizationUnits: {
        parameters: {
            query?: {
                /** @description The moment to be shown: RFC 3339 with an offset, or a date (the end of that day in the tenant’s time zone). Left out: now. */
                asOf?: string;
                /** @description next_cursor of the page before. It keeps the list’s moment, filters and order: leave those out, or repeat them. */
                cursor?: string;
                /** @description How many at most. */
                limit?: number;
                /** @description Whether active; several may be given. */
                status?: ("active" | "closed")[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of units. */
            200: {
                headers: {
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrganizationUnitPage"];
                };
            };
        };
    };
    createOrganizationUnit: {
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
                "application/json": components["schemas"]["NewOrganizationUnit"];
            };
        };
        responses: {
            /** @description The organisation unit. */
            201: {
                headers: {
                    ETag?: string;
                    Location?: string;
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrganizationUnit"];
                };
            };
        };
    };
    getOrganizationUnit: {
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
            /** @description The organisation unit. */
            200: {
                headers: {
                    ETag?: string;
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrganizationUnit"];
                };
            };
        };
    };
    changeOrganizationUnit: {
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
                "application/json": components["schemas"]["OrganizationUnitChange"];
            };
        };
        responses: {
            /** @description The organisation unit. */
            200: {
                headers: {
                    ETag?: string;
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrganizationUnit"];
                };
            };
        };
    };
    closeOrganizationUnit: {
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
            /** @description The organisation unit. */
            200: {
                headers: {
                    ETag?: string;
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrganizationUnit"];
                };
            };
        };
    };
    organizationUnitHistory: {
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
    moveOrganizationUnit: {
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
                "application/json": components["schemas"]["OrganizationUnitMove"];
            };
        };
        responses: {
            /** @description The organisation unit. */
            200: {
                headers: {
                    ETag?: string;
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrganizationUnit"];
                };
            };
        };
    };
    reopenOrganizationUnit: {
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
                "application/json": components["schemas"]["OrganizationUnitReopening"];
            };
        };
        responses: {
            /** @description The organisation unit. */
            200: {
                headers: {
                    ETag?: string;
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrganizationUnit"];
                };
            };
        };
    };
    search: {
        parameters: {
            query: {
                /** @description The moment to be shown: RFC 3339 with an offset, or a date (the end of that day in the tenant’s time zone). Left out: now. */
                asOf?: string;
                /** @description How many at most. */
                limit?: number;
                /** @description Part of a name or its kana, or the beginning of a code. */
                q: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was found. */
            200: {
                headers: {
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SearchResult"];
                };
            };
        };
    };
    listStores: {
        parameters: {
            query?: {
                /** @description The moment to be shown: RFC 3339 with an offset, or a date (the end of that day in the tenant’s time zone). Left out: now. */
                asOf?: string;
                /** @description Run by this corporation. */
                corporation_id?: string;
                /** @description next_cursor of the page before. It keeps the list’s moment, filters and order: leave those out, or repeat them. */
                cursor?: string;
                /** @description How many at most. */
                limit?: number;
                /** @description Part of name or kana, or the beginning of a code. */
                q?: string;
                /** @description Order, name unless given: by its reading, where there is one. With - the other way round. */
                sort?: "name" | "-name" | "code" | "-code" | "valid_from" | "-valid_from";
                /** @description Whether open; several may be given. */
                status?: ("open" | "closed")[];
                /** @description In this unit or below it. */
                unit_id?: string;
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
                    "application/json": components["schemas"]["StorePage"];
                };
            };
        };
    };
    openStore: {
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
                "application/json": components["schemas"]["NewStore"];
            };
        };
        responses: {
            /** @description The store. */
            201: {
                headers: {
                    ETag?: string;
                    Location?: string;
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Store"];
                };
            };
        };
    };
    getStore: {
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
            /** @description The store. */
            200: {
                headers: {
                    ETag?: string;
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Store"];
                };
            };
        };
    };
    changeStore: {
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
                "application/json": components["schemas"]["StoreChange"];
            };
        };
        responses: {
            /** @description The store. */
            200: {
                headers: {
                    ETag?: string;
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Store"];
                };
            };
        };
    };
    closeStore: {
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
                "application/json": components["schemas"]["StoreClosing"];
            };
        };
        responses: {
            /** @description The store. */
            200: {
                headers: {
                    ETag?: string;
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Store"];
                };
            };
        };
    };
    storeHistory: {
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
    reopenStore: {
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
                "application/json": components["schemas"]["StoreReopening"];
            };
        };
        responses: {
            /** @description The store. */
            200: {
                headers: {
                    ETag?: string;
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Store"];
                };
            };
        };
    };
    listTenants: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The tenants. */
            200: {
                headers: {
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Tenants"];
                };
            };
        };
    };
    listUsers: {
        parameters: {
            query?: {
                /** @description The moment to be shown: RFC 3339 with an offset, or a date (the end of that day in the tenant’s time zone). Left out: now. */
                asOf?: string;
                /** @description next_cursor of the page before. It keeps the list’s moment, filters and order: leave those out, or repeat them. */
                cursor?: string;
                /** @description How many at most. */
                limit?: number;
                /** @description Part of name or kana, or the beginning of staff number or login id. */
                q?: string;
                /** @description With this role. */
                role?: "administrator" | "viewer";
                /** @description Order, name unless given: by its reading, where there is one. With - the other way round. */
                sort?: "name" | "-name" | "staff_number" | "-staff_number" | "valid_from" | "-valid_from";
                /** @description Status; several may be given. */
                status?: ("active" | "suspended" | "left" | "erased")[];
                /** @description Working in this store. */
                store_id?: string;
                /** @description Working in this unit or below it, in stores too. */
                unit_id?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of users. */
            200: {
                headers: {
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserPage"];
                };
            };
        };
    };
    addUser: {
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
                "application/json": components["schemas"]["NewUser"];
            };
        };
        responses: {
            /** @description The user. */
            201: {
                headers: {
                    ETag?: string;
                    Location?: string;
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
        };
    };
    getUser: {
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
            /** @description The user. */
            200: {
                headers: {
                    ETag?: string;
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
        };
    };
    changeUser: {
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
                "application/json": components["schemas"]["UserChange"];
            };
        };
        responses: {
            /** @description The user. */
            200: {
                headers: {
                    ETag?: string;
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
        };
    };
    userHistory: {
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
    listInvitations: {
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
            /** @description A page of invitations. */
            200: {
                headers: {
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvitationPage"];
                };
            };
        };
    };
    sendInvitation: {
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
                "application/json": components["schemas"]["NewInvitation"];
            };
        };
        responses: {
            /** @description The invitation. */
            201: {
                headers: {
                    ETag?: string;
                    Location?: string;
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Invitation"];
                };
            };
        };
    };
    leaveUser: {
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
            /** @description The user. */
            200: {
                headers: {
                    ETag?: string;
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
        };
    };
    resumeUser: {
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
                "application/json": components["schemas"]["UserReturning"];
            };
        };
        responses: {
            /** @description The user. */
            200: {
                headers: {
                    ETag?: string;
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
        };
    };
    returnUser: {
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
                "application/json": components["schemas"]["UserReturning"];
            };
        };
        responses: {
            /** @description The user. */
            200: {
                headers: {
                    ETag?: string;
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
        };
    };
    suspendUser: {
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
            /** @description The user. */
            200: {
                headers: {
                    ETag?: string;
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
        };
    };
}
