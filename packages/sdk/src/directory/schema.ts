// Written by `npm run generate` from the directory’s OpenAPI document. Do not edit.

export interface paths {
    "/access-requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List requests for access */
        get: operations["listAccessRequests"];
        put?: never;
        /** Ask for access, for oneself or for somebody else */
        post: operations["requestAccess"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/access-requests/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show a request for access */
        get: operations["getAccessRequest"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/access-requests/{id}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Approve a request: the role is given */
        post: operations["approveAccess"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/access-requests/{id}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What happened to a request for access */
        get: operations["accessRequestHistory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/access-requests/{id}/reject": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Reject a request */
        post: operations["rejectAccess"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/access-requests/{id}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a request of one’s own back */
        post: operations["withdrawAccess"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/access-reviews": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List reviews of access */
        get: operations["listAccessReviews"];
        put?: never;
        /** Open a review of what is held now */
        post: operations["openAccessReview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/access-reviews/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show a review of access */
        get: operations["getAccessReview"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/access-reviews/{id}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Close a review: what was not attested ends */
        post: operations["closeAccessReview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/access-reviews/{id}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What happened to a review of access */
        get: operations["accessReviewHistory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/access-reviews/{id}/items": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List what stands in a review */
        get: operations["listReviewItems"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
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
        /** List the job types */
        get: operations["listJobTypes"];
        put?: never;
        /** Add a job type */
        post: operations["addJobType"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/job-types/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show a job type */
        get: operations["getJobType"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change a job type */
        patch: operations["changeJobType"];
        trace?: never;
    };
    "/job-types/{id}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What happened to a job type */
        get: operations["jobTypeHistory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/job-types/{id}/reinstate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Offer a retired job type again */
        post: operations["reinstateJobType"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/job-types/{id}/retire": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Offer a job type no more */
        post: operations["retireJobType"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/manifests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List what the products say of themselves */
        get: operations["listManifests"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/manifests/{product}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show what a product says of itself */
        get: operations["getManifest"];
        /** Say what can be permitted in a product */
        put: operations["registerManifest"];
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
    "/me/access-requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List what the caller asked for, and what is asked for them */
        get: operations["listOwnAccessRequests"];
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
    "/review-items/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show an assignment in a review */
        get: operations["getReviewItem"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/review-items/{id}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was said of an assignment in a review */
        get: operations["reviewItemHistory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/review-items/{id}/keep": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Attest that it is still needed */
        post: operations["keepReviewItem"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/review-items/{id}/revoke": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say that it is needed no more */
        post: operations["revokeReviewItem"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/role-assignments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List who holds which role */
        get: operations["listRoleAssignments"];
        put?: never;
        /** Give a user a role */
        post: operations["assignRole"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/role-assignments/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show an assignment */
        get: operations["getRoleAssignment"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Give an assignment another period */
        patch: operations["changeRoleAssignment"];
        trace?: never;
    };
    "/role-assignments/{id}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a role away */
        post: operations["endRoleAssignment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/role-assignments/{id}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What happened to an assignment */
        get: operations["roleAssignmentHistory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/roles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the roles that can be given */
        get: operations["listRoles"];
        put?: never;
        post?: never;
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
    "/stores/{id}/past": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Everything that happened to a store */
        get: operations["getStorePast"];
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
    "/support-grants": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List what the support staff asked for, and may */
        get: operations["listSupportGrants"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/support-grants/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show a support grant */
        get: operations["getSupportGrant"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/support-grants/{id}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let the support staff look */
        post: operations["approveSupportGrant"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/support-grants/{id}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** History of a support grant */
        get: operations["getSupportGrantHistory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/support-grants/{id}/reject": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Do not let the support staff look */
        post: operations["rejectSupportGrant"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/support-grants/{id}/revoke": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let the support staff look no longer */
        post: operations["revokeSupportGrant"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/support-grants/{id}/views": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List what was looked at under a grant */
        get: operations["listViewsOfSupportGrant"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/support-views": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List what the support staff looked at */
        get: operations["listSupportViews"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/support/requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List one’s own requests */
        get: operations["listSupportRequests"];
        put?: never;
        /** Ask a customer for leave to look */
        post: operations["requestSupport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/support/requests/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show a request of one’s own */
        get: operations["getSupportRequest"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/support/requests/{id}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give a grant back, or take a request back */
        post: operations["endSupportRequest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/support/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Search the tenants one may look into
         * @description Users by login id, name or kana; stores; devices; certificates by serial number. Every tenant keeps a record of it.
         */
        get: operations["searchSupportedTenants"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/support/tenants": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the tenants one may look into now */
        get: operations["listSupportedTenants"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/support/tenants/{tenant_id}/devices/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show a device and its whole past */
        get: operations["openSupportedDevice"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/support/tenants/{tenant_id}/stores/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show a store and its whole past */
        get: operations["openSupportedStore"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/support/tenants/{tenant_id}/users/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show a user and their whole past */
        get: operations["openSupportedUser"];
        put?: never;
        post?: never;
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
        /** A user works here no more; memberships and roles end */
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
        /** @description That somebody asked for a role; another one decides. */
        AccessRequest: {
            /** @description Who approved or rejected it. */
            decided_by: string | null;
            /** @description Name of who decided, then. */
            decided_by_name: string | null;
            /** @description What they said. */
            decision_note: string | null;
            /**
             * Format: date-time
             * @description Until when; null: without an end.
             */
            ends_at: string | null;
            /**
             * Format: uuid
             * @description Id of the request.
             */
            id: string;
            /** @description Why it is needed, for whoever decides. */
            justification: string;
            /** @description Name of the unit or store then; null: the whole tenant. */
            place_name: string | null;
            /**
             * Format: date-time
             * @description When the last change was recorded.
             */
            recorded_at: string;
            /**
             * Format: uuid
             * @description Who asked.
             */
            requester_id: string;
            /** @description Name of who asked, then. */
            requester_name: string | null;
            /** @description The role: kiban:viewer, or a product’s. */
            role: string;
            /** @description What was given upon it. */
            role_assignment_id: string | null;
            /**
             * Format: date-time
             * @description From when on; null: from the approval on.
             */
            starts_at: string | null;
            /**
             * @description What came of it.
             * @enum {string}
             */
            status: "pending" | "approved" | "rejected" | "withdrawn";
            /** @description In this store; null: not in a store. */
            store_id: string | null;
            /** @description In this unit and below it; null: not in a unit. */
            unit_id: string | null;
            /**
             * Format: uuid
             * @description For whom.
             */
            user_id: string;
            /** @description Name of whom it is for, then. */
            user_name: string | null;
            /**
             * Format: date-time
             * @description When the last change happened.
             */
            valid_from: string;
            /** @description Counts the changes. The ETag is this number in quotes. */
            version: number;
        };
        /** @description Requests for access, newest first. */
        AccessRequestPage: {
            /**
             * Format: date-time
             * @description The moment shown; null: now.
             */
            as_of: string | null;
            /** @description What is shown, in order. */
            items: components["schemas"]["AccessRequest"][];
            /** @description Cursor of the next page; null on the last one. */
            next_cursor: string | null;
            /** @description How many there are in all. */
            total: number;
        };
        /** @description A review of who holds which role. */
        AccessReview: {
            /**
             * Format: date-time
             * @description When it is closed by itself.
             */
            due_at: string;
            /** @description Of these, ended by its closing; null: it is open. */
            ended_count: number | null;
            /**
             * Format: uuid
             * @description Id of the review.
             */
            id: string;
            /** @description Assignments in it, as far as the caller reaches. */
            item_count: number;
            /** @description Of these, attested as needed. */
            kept_count: number;
            /** @description What it is called. */
            name: string;
            /** @description Of these, not attested. */
            pending_count: number;
            /** @description Name of it then; null: the whole tenant. */
            place_name: string | null;
            /**
             * Format: date-time
             * @description When the last change was recorded.
             */
            recorded_at: string;
            /** @description Of these, revoked. */
            revoked_count: number;
            /** @description Only these roles; null: every one. */
            roles: string[] | null;
            /**
             * @description Whether it goes on.
             * @enum {string}
             */
            status: "open" | "closed";
            /** @description What is held in this store; null: not of a store. */
            store_id: string | null;
            /** @description What is held in this unit or below it; null: not of a unit. */
            unit_id: string | null;
            /** @description Only what is held by users who have not signed in for so many days; null: by anybody. */
            unused_days: number | null;
            /**
             * Format: date-time
             * @description When the last change happened.
             */
            valid_from: string;
            /** @description Counts the changes. The ETag is this number in quotes. */
            version: number;
        };
        /** @description Reviews, newest first. */
        AccessReviewPage: {
            /**
             * Format: date-time
             * @description The moment shown; null: now.
             */
            as_of: string | null;
            /** @description What is shown, in order. */
            items: components["schemas"]["AccessReview"][];
            /** @description Cursor of the next page; null on the last one. */
            next_cursor: string | null;
            /** @description How many there are in all. */
            total: number;
        };
        /** @description A request is approved, and the role given. The reason is kept with the request. */
        Approval: {
            /** @description Why, in words for people. Stays in the history. */
            reason?: string;
        };
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
            /** @description Of a role: whose, which, where. Otherwise null. */
            assignment: {
                /** @description Name of it then. */
                place_name: string | null;
                /** @description Key of the role. */
                role: string;
                /** @description What the role is called, where that is known. */
                role_name: {
                    /** @description In English. */
                    en: string;
                    /** @description In Japanese. */
                    ja: string;
                } | null;
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
             * @description What changed: the thing itself, or a membership, role or invitation of it.
             * @enum {string}
             */
            kind: "corporation" | "organization_unit" | "store" | "user" | "membership" | "role_assignment" | "invitation" | "job_type" | "access_request" | "access_review" | "review_item" | "support_grant";
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
        /** @description A job that people have in their places. */
        JobType: {
            /** @description Where it stands in a list, smallest first. */
            display_order: number;
            /**
             * Format: uuid
             * @description Permanent id of the job type.
             */
            id: string;
            /** @description Its name: what memberships say. It never changes. */
            name: string;
            /** @description Its name in English. */
            name_en: string | null;
            /**
             * Format: date-time
             * @description When the last change was recorded.
             */
            recorded_at: string;
            /**
             * @description active: offered. retired: offered no more; who has it keeps it.
             * @enum {string}
             */
            status: "active" | "retired";
            /**
             * Format: date-time
             * @description When the last change happened.
             */
            valid_from: string;
            /** @description Counts the changes. The ETag is this number in quotes. */
            version: number;
        };
        /** @description What is to change; what is left out stays. */
        JobTypeChange: {
            /** @description Where it stands in a list, smallest first. */
            display_order?: number;
            /** @description Its name in English. */
            name_en?: string | null;
            /** @description Why, in words for people. Stays in the history. */
            reason?: string;
        };
        /** @description The tenant’s job types. */
        JobTypes: {
            /**
             * Format: date-time
             * @description The moment shown; null: now.
             */
            as_of: string | null;
            /** @description What is shown, in order. */
            items: components["schemas"]["JobType"][];
        };
        /** @description It is still needed. The reason is kept with the item. */
        Keeping: {
            /** @description Why, in words for people. Stays in the history. */
            reason?: string;
        };
        /** @description What a product says of itself: what can be permitted in it, and which roles it brings. */
        Manifest: {
            /** @description Whether its roles count only where a licence covers them. */
            licensed: boolean;
            /** @description What the product is called. */
            name: {
                /** @description In English. */
                en: string;
                /** @description In Japanese. */
                ja: string;
            };
            /** @description What can be permitted in it. */
            permissions: {
                /** @description Whether everybody active has it, without a role. */
                everybody?: boolean;
                /** @description Name within the product. */
                key: string;
                /** @description What it permits. */
                name: {
                    /** @description In English. */
                    en: string;
                    /** @description In Japanese. */
                    ja: string;
                };
                /** @description Its name everywhere. */
                permission: string;
                /** @description What it is a permission on. */
                resource_type: string;
            }[];
            /** @description Code of the product. */
            product: string;
            /** @description The roles that it brings. */
            roles: {
                /** @description What it is for. */
                description: {
                    /** @description In English. */
                    en: string;
                    /** @description In Japanese. */
                    ja: string;
                } | null;
                /** @description Name within the product. */
                key: string;
                /** @description What it is called. */
                name: {
                    /** @description In English. */
                    en: string;
                    /** @description In Japanese. */
                    ja: string;
                };
                /** @description What it permits: names of this product’s permissions, <product>.<key>. */
                permissions: string[];
                /** @description What it can be given for. */
                scopes: ("tenant" | "unit" | "store")[];
            }[];
            /** @description Counts the changes. */
            version: number;
        };
        /** @description What the products say of themselves. */
        Manifests: {
            /**
             * Format: date-time
             * @description The moment shown; null: now.
             */
            as_of: string | null;
            /** @description What is shown, in order. */
            items: components["schemas"]["Manifest"][];
        };
        /** @description Who calls, in which tenant, and what that caller may do. */
        Me: {
            /** @description The client that calls. */
            client_id: string;
            /** @description Where the user works now. */
            memberships: components["schemas"]["UserMembership"][];
            /** @description What this token may do now, somewhere at least. */
            permissions: string[];
            /** @description How far the roles reach; all below a unit counts, too. */
            reach: {
                /** @description The stores that roles are held for. */
                store_ids: string[];
                /** @description Whether a role is held for the whole tenant. */
                tenant: boolean;
                /** @description The units that roles are held for. */
                unit_ids: string[];
            };
            /** @description The roles that the user holds now, and where. */
            roles: components["schemas"]["UserRole"][];
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
        /** @description A role to ask for. Without a place: in the whole tenant. */
        NewAccessRequest: {
            /** @description Until when; null: without an end. */
            ends_at?: string | null;
            /** @description Why it is needed, for whoever decides. */
            justification: string;
            /** @description Why, in words for people. Stays in the history. */
            reason?: string;
            /** @description The role: kiban:viewer, or a product’s. */
            role: string;
            /** @description From when on; null: from the approval on. */
            starts_at?: string | null;
            /** @description In this store; null: not in a store. */
            store_id?: string | null;
            /** @description In this unit and below it; null: not in a unit. */
            unit_id?: string | null;
            /**
             * Format: uuid
             * @description For whom; left out: for oneself.
             */
            user_id?: string;
        };
        /** @description A review to be opened: of what is held at this moment. */
        NewAccessReview: {
            /**
             * Format: date-time
             * @description When it is closed by itself.
             */
            due_at: string;
            /** @description What it is called. */
            name: string;
            /** @description Why, in words for people. Stays in the history. */
            reason?: string;
            /** @description Only these roles; null: every one. */
            roles?: string[] | null;
            /** @description What is held in this store; null: not of a store. */
            store_id?: string | null;
            /** @description What is held in this unit or below it; null: not of a unit. */
            unit_id?: string | null;
            /** @description Only what is held by users who have not signed in for so many days; null: by anybody. */
            unused_days?: number | null;
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
        /** @description A job type to be added; without an order behind all others. */
        NewJobType: {
            /** @description Where it stands in a list, smallest first. */
            display_order?: number;
            /** @description Its name: what memberships say. It never changes. */
            name: string;
            /** @description Its name in English. */
            name_en?: string | null;
            /** @description Why, in words for people. Stays in the history. */
            reason?: string;
        };
        /** @description What a product says of itself. */
        NewManifest: {
            /** @description Whether its roles count only where a licence covers them. */
            licensed: boolean;
            /** @description What the product is called. */
            name: {
                /** @description In English. */
                en: string;
                /** @description In Japanese. */
                ja: string;
            };
            /** @description What can be permitted in it. */
            permissions: {
                /** @description Whether everybody active has it, without a role. */
                everybody?: boolean;
                /** @description Name within the product. */
                key: string;
                /** @description What it permits. */
                name: {
                    /** @description In English. */
                    en: string;
                    /** @description In Japanese. */
                    ja: string;
                };
                /** @description What it is a permission on. */
                resource_type: string;
            }[];
            /** @description Why, in words for people. Stays in the history. */
            reason?: string;
            /** @description The roles that it brings. */
            roles: {
                /** @description What it is for. */
                description?: {
                    /** @description In English. */
                    en: string;
                    /** @description In Japanese. */
                    ja: string;
                } | null;
                /** @description Name within the product. */
                key: string;
                /** @description What it is called. */
                name: {
                    /** @description In English. */
                    en: string;
                    /** @description In Japanese. */
                    ja: string;
                };
                /** @description What it permits: names of this product’s permissions, <product>.<key>. */
                permissions: string[];
                /** @description What it can be given for. */
                scopes: ("tenant" | "unit" | "store")[];
            }[];
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
        /** @description A role to be given. Without unit and store: for the whole tenant. */
        NewRoleAssignment: {
            /** @description Until when it counts; null: until somebody ends it. */
            ends_at?: string | null;
            /** @description Why, in words for people. Stays in the history. */
            reason?: string;
            /** @description Key of the role: kiban:viewer, or a product’s: <product>:<role>. */
            role: string;
            /**
             * Format: date-time
             * @description From when it counts; left out: now.
             */
            starts_at?: string;
            /** @description The store that it is given for; null: a unit or the whole tenant. */
            store_id?: string | null;
            /** @description The unit that it is given for, with all below; null: a store or the whole tenant. */
            unit_id?: string | null;
            /**
             * Format: uuid
             * @description The user who holds it.
             */
            user_id: string;
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
        /** @description Asks a customer for leave to look into their tenant. */
        NewSupportRequest: {
            /** @description For how many hours, 1 to 72. */
            hours: number;
            /** @description Why, in words for people. Stays in the history. */
            reason: string;
            /** @description Code of the customer’s tenant. */
            tenant_code: string;
            /** @description The ticket that it is for. */
            ticket: string;
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
            /** @description Staff number; one present user has it. */
            staff_number?: string | null;
        };
        /** @description A device and its whole past. */
        OpenedDevice: {
            /**
             * Format: date-time
             * @description The moment shown; null: now.
             */
            as_of: string | null;
            device: components["schemas"]["SupportedDevice"];
            /**
             * Format: date-time
             * @description Until when at most.
             */
            ends_at: string;
            /**
             * Format: uuid
             * @description The grant that covers it.
             */
            grant_id: string;
            past: components["schemas"]["Past"];
            /** @description Its code. */
            tenant_code: string;
            /**
             * Format: uuid
             * @description The customer’s tenant.
             */
            tenant_id: string;
            /** @description Its name. */
            tenant_name: string;
            /** @description The ticket that it is for. */
            ticket: string;
            /** @description Whether names are shown in full. */
            unmasked: boolean;
            /**
             * Format: uuid
             * @description The record of this look there.
             */
            view_id: string;
        };
        /** @description A store and its whole past. */
        OpenedStore: {
            /**
             * Format: date-time
             * @description The moment shown; null: now.
             */
            as_of: string | null;
            /**
             * Format: date-time
             * @description Until when at most.
             */
            ends_at: string;
            /**
             * Format: uuid
             * @description The grant that covers it.
             */
            grant_id: string;
            past: components["schemas"]["Past"];
            store: components["schemas"]["Store"];
            /** @description Its code. */
            tenant_code: string;
            /**
             * Format: uuid
             * @description The customer’s tenant.
             */
            tenant_id: string;
            /** @description Its name. */
            tenant_name: string;
            /** @description The ticket that it is for. */
            ticket: string;
            /** @description Whether names are shown in full. */
            unmasked: boolean;
            /**
             * Format: uuid
             * @description The record of this look there.
             */
            view_id: string;
        };
        /** @description A user and their whole past. */
        OpenedUser: {
            /**
             * Format: date-time
             * @description The moment shown; null: now.
             */
            as_of: string | null;
            /**
             * Format: date-time
             * @description Until when at most.
             */
            ends_at: string;
            /**
             * Format: uuid
             * @description The grant that covers it.
             */
            grant_id: string;
            past: components["schemas"]["Past"];
            /** @description Its code. */
            tenant_code: string;
            /**
             * Format: uuid
             * @description The customer’s tenant.
             */
            tenant_id: string;
            /** @description Its name. */
            tenant_name: string;
            /** @description The ticket that it is for. */
            ticket: string;
            /** @description Whether names are shown in full. */
            unmasked: boolean;
            user: components["schemas"]["User"];
            /**
             * Format: uuid
             * @description The record of this look there.
             */
            view_id: string;
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
        /** @description Everything that happened, newest first. */
        Past: {
            /** @description What is shown, in order. */
            items: components["schemas"]["PastEntry"][];
            /** @description Cursor of the next page; null on the last one. */
            next_cursor: string | null;
            /** @description How many there are in all. */
            total: number;
        };
        /** @description One thing that happened, in whichever service: what, from, to, when, who, why. */
        PastEntry: {
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
            /** @description Of a role: whose, which, where. Otherwise null. */
            assignment: {
                /** @description Name of it then. */
                place_name: string | null;
                /** @description Key of the role. */
                role: string;
                /** @description What the role is called, where that is known. */
                role_name: {
                    /** @description In English. */
                    en: string;
                    /** @description In Japanese. */
                    ja: string;
                } | null;
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
            /** @description What changed: store, membership, device, certificate, seat … */
            kind: string;
            /** @description What it is called: a device’s name, a certificate’s serial number. */
            label: string | null;
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
        ProblemCode: "already_closed" | "already_decided" | "attested_by_holder" | "body_malformed" | "cursor_malformed" | "decided_by_requester" | "email_missing" | "idempotency_key_malformed" | "idempotency_key_reused" | "internal_error" | "key_taken" | "last_administrator" | "login_id_missing" | "media_type_unsupported" | "moment_in_future" | "moment_invalid" | "not_empty" | "not_found" | "payload_too_large" | "period_reversed" | "period_unfit" | "permission_missing" | "precondition_required" | "reference_closed" | "reference_unknown" | "request_malformed" | "role_beyond_own" | "role_not_for_place" | "still_open" | "token_invalid" | "token_missing" | "unavailable" | "user_suspended" | "validation_failed" | "version_conflict" | "would_make_a_cycle";
        /** @description A request is rejected. Whoever asked reads the reason. */
        Rejection: {
            /** @description Why, in words for people. Stays in the history. */
            reason: string;
        };
        /** @description One assignment in a review. */
        ReviewItem: {
            /** @description Who said so. */
            decided_by: string | null;
            /** @description Name of who said so, then. */
            decided_by_name: string | null;
            /**
             * @description What was said of it.
             * @enum {string}
             */
            decision: "pending" | "kept" | "revoked";
            /**
             * Format: uuid
             * @description Id of the item.
             */
            id: string;
            /**
             * Format: date-time
             * @description When the user last signed in, of the present only; null: never, or asked of the past.
             */
            last_signed_in_at: string | null;
            /** @description Why. */
            note: string | null;
            /** @description What the closing made of it; null: the review is open. ended_before: it had ended meanwhile. last_administrator: it stays, since nobody else would administer the tenant. */
            outcome: ("kept" | "ended" | "ended_before" | "last_administrator") | null;
            /** @description Name of it then; null: the whole tenant. */
            place_name: string | null;
            /**
             * Format: date-time
             * @description When the last change was recorded.
             */
            recorded_at: string;
            /**
             * Format: uuid
             * @description The review.
             */
            review_id: string;
            /** @description The role. */
            role: string;
            /**
             * Format: uuid
             * @description The assignment.
             */
            role_assignment_id: string;
            /** @description The store it is held in, or null. */
            store_id: string | null;
            /** @description The unit it is held in, or null. */
            unit_id: string | null;
            /**
             * Format: uuid
             * @description Who holds it.
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
        /** @description Assignments, by the user’s name. */
        ReviewItemPage: {
            /**
             * Format: date-time
             * @description The moment shown; null: now.
             */
            as_of: string | null;
            /** @description What is shown, in order. */
            items: components["schemas"]["ReviewItem"][];
            /** @description Cursor of the next page; null on the last one. */
            next_cursor: string | null;
            /** @description How many there are in all. */
            total: number;
        };
        /** @description It is needed no more and ends with the review. */
        Revoking: {
            /** @description Why, in words for people. Stays in the history. */
            reason: string;
        };
        /** @description A role that can be given. */
        Role: {
            /** @description What it is for. */
            description: {
                /** @description In English. */
                en: string;
                /** @description In Japanese. */
                ja: string;
            } | null;
            /** @description Whether it counts only where a licence covers it. */
            licensed: boolean;
            /** @description What it is called. */
            name: {
                /** @description In English. */
                en: string;
                /** @description In Japanese. */
                ja: string;
            };
            /** @description What it permits. */
            permissions: {
                /** @description What it permits. */
                name: {
                    /** @description In English. */
                    en: string;
                    /** @description In Japanese. */
                    ja: string;
                };
                /** @description Its name. */
                permission: string;
            }[];
            /** @description The product that brings it. */
            product: string;
            /** @description What the product is called. */
            product_name: {
                /** @description In English. */
                en: string;
                /** @description In Japanese. */
                ja: string;
            };
            /** @description Key, as assignments have it. */
            role: string;
            /** @description What it can be given for. */
            scopes: ("tenant" | "unit" | "store")[];
        };
        /** @description That a user holds a role, where, from when to when. */
        RoleAssignment: {
            /** @description The request it was given upon. */
            access_request_id: string | null;
            /** @description Whether it counts: within its period, of an active user. */
            effective: boolean;
            /**
             * Format: date-time
             * @description Until when it counts; null: until somebody ends it.
             */
            ends_at: string | null;
            /**
             * Format: uuid
             * @description Permanent id of the assignment.
             */
            id: string;
            /** @description Name of that unit or store then. */
            place_name: string | null;
            /**
             * Format: date-time
             * @description When the last change was recorded.
             */
            recorded_at: string;
            /** @description Key of the role: kiban:viewer, or a product’s: <product>:<role>. */
            role: string;
            /** @description What the role is called; null: no product that there is has it. */
            role_name: {
                /** @description In English. */
                en: string;
                /** @description In Japanese. */
                ja: string;
            } | null;
            /**
             * Format: date-time
             * @description From when it counts.
             */
            starts_at: string;
            /**
             * @description Whether it was ended.
             * @enum {string}
             */
            status: "active" | "ended";
            /** @description The store that it is given for; null: a unit or the whole tenant. */
            store_id: string | null;
            /** @description The unit that it is given for, with all below; null: a store or the whole tenant. */
            unit_id: string | null;
            /**
             * Format: uuid
             * @description The user who holds it.
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
        /** @description Another period; what is left out stays. */
        RoleAssignmentChange: {
            /** @description Until when it counts; null: until somebody ends it. */
            ends_at?: string | null;
            /** @description Why, in words for people. Stays in the history. */
            reason?: string;
            /**
             * Format: date-time
             * @description From when it counts.
             */
            starts_at?: string;
        };
        /** @description Who holds which role. */
        RoleAssignmentPage: {
            /**
             * Format: date-time
             * @description The moment shown; null: now.
             */
            as_of: string | null;
            /** @description What is shown, in order. */
            items: components["schemas"]["RoleAssignment"][];
            /** @description Cursor of the next page; null on the last one. */
            next_cursor: string | null;
            /** @description How many there are in all. */
            total: number;
        };
        /** @description The roles that can be given. */
        Roles: {
            /**
             * Format: date-time
             * @description The moment shown; null: now.
             */
            as_of: string | null;
            /** @description What is shown, in order. */
            items: components["schemas"]["Role"][];
        };
        /** @description A tenant that was searched. */
        SearchedTenant: {
            /** @description How many of it are shown. */
            count: number;
            /**
             * Format: date-time
             * @description Until when at most.
             */
            ends_at: string;
            /**
             * Format: uuid
             * @description The grant that covers it.
             */
            grant_id: string;
            /** @description Whether there are more. */
            more: boolean;
            /** @description Its code. */
            tenant_code: string;
            /**
             * Format: uuid
             * @description The customer’s tenant.
             */
            tenant_id: string;
            /** @description Its name. */
            tenant_name: string;
            /** @description The ticket that it is for. */
            ticket: string;
            /** @description Whether names are shown in full. */
            unmasked: boolean;
            /**
             * Format: uuid
             * @description The record of this search there.
             */
            view_id: string;
        };
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
             * @description true: active memberships end with it. false: a store that has some is not closed. Roles given for it end in any case.
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
        /** @description Lets the support staff look. */
        SupportApproval: {
            /** @description Fewer hours than were asked for. */
            hours?: number;
            /** @description Why, in words for people. Stays in the history. */
            reason?: string;
            /** @description Whether names, login ids and addresses are shown in full. Left out: no. */
            unmasked?: boolean;
        };
        /** @description A device as the support staff see it. */
        SupportedDevice: {
            /** @description Asset tag. */
            asset_tag: string | null;
            /** @description What kind of device: pc, tablet. */
            device_type: string;
            /**
             * Format: uuid
             * @description Permanent id of the device.
             */
            id: string;
            /** @description Its name. */
            name: string;
            /** @description Serial number. */
            serial_number: string | null;
            /** @description Its status. */
            status: string;
            /** @description The store it is in. */
            store_id: string | null;
            /** @description Name of that store. */
            store_name: string | null;
        };
        /** @description A tenant one may look into. */
        SupportedTenant: {
            /**
             * Format: date-time
             * @description Until when at most.
             */
            ends_at: string;
            /**
             * Format: uuid
             * @description The grant that covers it.
             */
            grant_id: string;
            /** @description Its code. */
            tenant_code: string;
            /**
             * Format: uuid
             * @description The customer’s tenant.
             */
            tenant_id: string;
            /** @description Its name. */
            tenant_name: string;
            /** @description The ticket that it is for. */
            ticket: string;
            /** @description Whether names are shown in full. */
            unmasked: boolean;
        };
        /** @description The tenants that one’s grants cover now. */
        SupportedTenants: {
            /**
             * Format: date-time
             * @description The moment shown; null: now.
             */
            as_of: string | null;
            /** @description What is shown, in order. */
            items: components["schemas"]["SupportedTenant"][];
        };
        /** @description The operator’s support staff ask to look into this tenant, or may. */
        SupportGrant: {
            /** @description Who approved or rejected it. */
            decided_by: string | null;
            /** @description Their name. */
            decided_by_name: string | null;
            /**
             * Format: date-time
             * @description Until when at most.
             */
            ends_at: string | null;
            /** @description For how many hours, 1 to 72. */
            hours: number;
            /**
             * Format: uuid
             * @description Permanent id of the grant.
             */
            id: string;
            /** @description Whether they may look at that moment. */
            in_force: boolean;
            /**
             * Format: date-time
             * @description When they looked last.
             */
            last_viewed_at: string | null;
            /** @description Why the staff need to look. */
            reason: string;
            /**
             * Format: date-time
             * @description When the last change was recorded.
             */
            recorded_at: string;
            /** @description Their name when they asked. */
            staff_name: string | null;
            /**
             * Format: uuid
             * @description Who of the operator’s staff.
             */
            staff_user_id: string;
            /**
             * Format: date-time
             * @description From when; null until approved.
             */
            starts_at: string | null;
            /**
             * @description What became of it.
             * @enum {string}
             */
            status: "requested" | "approved" | "rejected" | "revoked" | "ended";
            /** @description The ticket that it is for. */
            ticket: string;
            /** @description Whether names, login ids and addresses are shown in full. */
            unmasked: boolean;
            /**
             * Format: date-time
             * @description When the last change happened.
             */
            valid_from: string;
            /** @description Counts the changes. The ETag is this number in quotes. */
            version: number;
            /** @description How often they have looked. */
            view_count: number;
        };
        /** @description Support grants. */
        SupportGrantPage: {
            /**
             * Format: date-time
             * @description The moment shown; null: now.
             */
            as_of: string | null;
            /** @description What is shown, in order. */
            items: components["schemas"]["SupportGrant"][];
            /** @description Cursor of the next page; null on the last one. */
            next_cursor: string | null;
            /** @description How many there are in all. */
            total: number;
        };
        /** @description Something that was found, and whose it is. */
        SupportHit: {
            /** @description Asset tag of a device. */
            asset_tag: string | null;
            /** @description A store’s code; the serial number of a device or certificate. */
            code: string | null;
            /** @description The device it is, or that holds it. */
            device_id: string | null;
            /**
             * Format: uuid
             * @description Its id.
             */
            id: string;
            /** @description Its reading, masked likewise. */
            kana: string | null;
            /**
             * @description What it is.
             * @enum {string}
             */
            kind: "store" | "user" | "device" | "certificate";
            /** @description Login id of a user, masked. */
            login_id: string | null;
            /** @description Its name; a person’s is masked. */
            name: string | null;
            /** @description Its status. */
            status: string;
            /** @description The store it is, or is in. */
            store_id: string | null;
            /** @description Name of that store. */
            store_name: string | null;
            /** @description Its code. */
            tenant_code: string;
            /**
             * Format: uuid
             * @description The customer’s tenant.
             */
            tenant_id: string;
            /** @description Its name. */
            tenant_name: string;
        };
        /** @description What a member of the support staff asked a customer for, and what became of it. */
        SupportRequest: {
            /**
             * Format: date-time
             * @description Until when at most.
             */
            ends_at: string | null;
            /** @description For how many hours, 1 to 72. */
            hours: number;
            /**
             * Format: uuid
             * @description Permanent id of the grant.
             */
            id: string;
            /** @description Why the staff need to look. */
            reason: string;
            /**
             * Format: date-time
             * @description When the last change was recorded.
             */
            recorded_at: string;
            /**
             * Format: date-time
             * @description From when; null until approved.
             */
            starts_at: string | null;
            /**
             * @description What became of it.
             * @enum {string}
             */
            status: "requested" | "approved" | "rejected" | "revoked" | "ended";
            /** @description Its code. */
            tenant_code: string;
            /**
             * Format: uuid
             * @description The customer’s tenant.
             */
            tenant_id: string;
            /** @description Its name. */
            tenant_name: string;
            /** @description The ticket that it is for. */
            ticket: string;
            /** @description Whether names, login ids and addresses are shown in full. */
            unmasked: boolean;
            /**
             * Format: date-time
             * @description When the last change happened.
             */
            valid_from: string;
            /** @description Counts the changes. The ETag is this number in quotes. */
            version: number;
        };
        /** @description One’s own requests. */
        SupportRequestPage: {
            /**
             * Format: date-time
             * @description The moment shown; null: now.
             */
            as_of: string | null;
            /** @description What is shown, in order. */
            items: components["schemas"]["SupportRequest"][];
            /** @description Cursor of the next page; null on the last one. */
            next_cursor: string | null;
            /** @description How many there are in all. */
            total: number;
        };
        /** @description What was found in the tenants one may look into. */
        SupportSearchResult: {
            /**
             * Format: date-time
             * @description The moment shown; null: now.
             */
            as_of: string | null;
            /** @description What is shown, in order. */
            items: components["schemas"]["SupportHit"][];
            /** @description The tenants that were searched. */
            tenants: components["schemas"]["SearchedTenant"][];
        };
        /** @description Somebody of the operator’s staff looked into this tenant. */
        SupportView: {
            /**
             * Format: uuid
             * @description The grant they looked under.
             */
            grant_id: string;
            /**
             * Format: uuid
             * @description Id of this record.
             */
            id: string;
            /** @description How many were shown. */
            result_count: number;
            /** @description What was shown. */
            shown: {
                /**
                 * Format: uuid
                 * @description Its id.
                 */
                id: string;
                /** @description What it is: store, user, device, certificate. */
                kind: string;
                /** @description Its name now. */
                name: string | null;
            }[];
            /** @description Their name when they asked. */
            staff_name: string | null;
            /**
             * Format: uuid
             * @description Who of the operator’s staff.
             */
            staff_user_id: string;
            /** @description The thing that was opened. */
            target_id: string | null;
            /** @description The ticket that it was for. */
            ticket: string;
            /** @description Whether names were shown in full. */
            unmasked: boolean;
            /**
             * Format: date-time
             * @description When.
             */
            viewed_at: string;
            /**
             * @description A search, or the thing that was opened.
             * @enum {string}
             */
            what: "search" | "store" | "device" | "user";
            /** @description What was searched for. Null: nothing, erased, or a search over several tenants that found nothing here. */
            words: string | null;
        };
        /** @description Who looked, the newest first. */
        SupportViewPage: {
            /**
             * Format: date-time
             * @description The moment shown; null: now.
             */
            as_of: string | null;
            /** @description What is shown, in order. */
            items: components["schemas"]["SupportView"][];
            /** @description Cursor of the next page; null on the last one. */
            next_cursor: string | null;
            /** @description How many there are in all. */
            total: number;
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
            /**
             * Format: date-time
             * @description When they last signed in, of the present only; null: never, or asked of the past.
             */
            last_signed_in_at: string | null;
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
            /** @description The roles held then. */
            roles: components["schemas"]["UserRole"][];
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
            /** @description Staff number; one present user has it. */
            staff_number?: string | null;
        };
        /** @description A role that a user holds, and where. */
        UserRole: {
            /**
             * Format: date-time
             * @description Until when it counts; null: until somebody ends it.
             */
            ends_at: string | null;
            /**
             * Format: uuid
             * @description Id of the assignment.
             */
            id: string;
            /** @description Name of that unit or store then. */
            place_name: string | null;
            /** @description Key of the role: kiban:viewer, or a product’s: <product>:<role>. */
            role: string;
            /** @description What the role is called; null: no product that there is has it. */
            role_name: {
                /** @description In English. */
                en: string;
                /** @description In Japanese. */
                ja: string;
            } | null;
            /**
             * Format: date-time
             * @description From when it counts.
             */
            starts_at: string;
            /** @description The store that it is given for; null: a unit or the whole tenant. */
            store_id: string | null;
            /** @description The unit that it is given for, with all below; null: a store or the whole tenant. */
            unit_id: string | null;
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
    listAccessRequests: {
        parameters: {
            query?: {
                /** @description The moment to be shown: RFC 3339 with an offset, or a date (the end of that day in the tenant’s time zone). Left out: now. */
                asOf?: string;
                /** @description next_cursor of the page before. It keeps the list’s moment, filters and order: leave those out, or repeat them. */
                cursor?: string;
                /** @description How many at most. */
                limit?: number;
                /** @description Status; several may be given. */
                status?: ("pending" | "approved" | "rejected" | "withdrawn")[];
                /** @description For this user. */
                user_id?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of requests. */
            200: {
                headers: {
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccessRequestPage"];
                };
            };
        };
    };
    requestAccess: {
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
                "application/json": components["schemas"]["NewAccessRequest"];
            };
        };
        responses: {
            /** @description The request. */
            201: {
                headers: {
                    ETag?: string;
                    Location?: string;
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccessRequest"];
                };
            };
        };
    };
    getAccessRequest: {
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
            /** @description The request. */
            200: {
                headers: {
                    ETag?: string;
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccessRequest"];
                };
            };
        };
    };
    approveAccess: {
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
                "application/json": components["schemas"]["Approval"];
            };
        };
        responses: {
            /** @description The request. */
            200: {
                headers: {
                    ETag?: string;
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccessRequest"];
                };
            };
        };
    };
    accessRequestHistory: {
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
    rejectAccess: {
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
                "application/json": components["schemas"]["Rejection"];
            };
        };
        responses: {
            /** @description The request. */
            200: {
                headers: {
                    ETag?: string;
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccessRequest"];
                };
            };
        };
    };
    withdrawAccess: {
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
            /** @description The request. */
            200: {
                headers: {
                    ETag?: string;
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccessRequest"];
                };
            };
        };
    };
    listAccessReviews: {
        parameters: {
            query?: {
                /** @description The moment to be shown: RFC 3339 with an offset, or a date (the end of that day in the tenant’s time zone). Left out: now. */
                asOf?: string;
                /** @description next_cursor of the page before. It keeps the list’s moment, filters and order: leave those out, or repeat them. */
                cursor?: string;
                /** @description How many at most. */
                limit?: number;
                /** @description Status; several may be given. */
                status?: ("open" | "closed")[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of reviews. */
            200: {
                headers: {
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccessReviewPage"];
                };
            };
        };
    };
    openAccessReview: {
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
                "application/json": components["schemas"]["NewAccessReview"];
            };
        };
        responses: {
            /** @description The review. */
            201: {
                headers: {
                    ETag?: string;
                    Location?: string;
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccessReview"];
                };
            };
        };
    };
    getAccessReview: {
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
            /** @description The review. */
            200: {
                headers: {
                    ETag?: string;
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccessReview"];
                };
            };
        };
    };
    closeAccessReview: {
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
            /** @description The review. */
            200: {
                headers: {
                    ETag?: string;
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccessReview"];
                };
            };
        };
    };
    accessReviewHistory: {
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
    listReviewItems: {
        parameters: {
            query?: {
                /** @description The moment to be shown: RFC 3339 with an offset, or a date (the end of that day in the tenant’s time zone). Left out: now. */
                asOf?: string;
                /** @description next_cursor of the page before. It keeps the list’s moment, filters and order: leave those out, or repeat them. */
                cursor?: string;
                /** @description What was said; several may be given. */
                decision?: ("pending" | "kept" | "revoked")[];
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
            /** @description A page of it. */
            200: {
                headers: {
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReviewItemPage"];
                };
            };
        };
    };
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
                /** @description Status; several may be given. */
                status?: ("active" | "retired")[];
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
    addJobType: {
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
                "application/json": components["schemas"]["NewJobType"];
            };
        };
        responses: {
            /** @description The job type. */
            201: {
                headers: {
                    ETag?: string;
                    Location?: string;
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobType"];
                };
            };
        };
    };
    getJobType: {
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
            /** @description The job type. */
            200: {
                headers: {
                    ETag?: string;
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobType"];
                };
            };
        };
    };
    changeJobType: {
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
                "application/json": components["schemas"]["JobTypeChange"];
            };
        };
        responses: {
            /** @description The job type. */
            200: {
                headers: {
                    ETag?: string;
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobType"];
                };
            };
        };
    };
    jobTypeHistory: {
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
    reinstateJobType: {
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
            /** @description The job type. */
            200: {
                headers: {
                    ETag?: string;
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobType"];
                };
            };
        };
    };
    retireJobType: {
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
            /** @description The job type. */
            200: {
                headers: {
                    ETag?: string;
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobType"];
                };
            };
        };
    };
    listManifests: {
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
            /** @description The manifests. */
            200: {
                headers: {
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Manifests"];
                };
            };
        };
    };
    getManifest: {
        parameters: {
            query?: {
                /** @description The moment to be shown: RFC 3339 with an offset, or a date (the end of that day in the tenant’s time zone). Left out: now. */
                asOf?: string;
            };
            header?: never;
            path: {
                /** @description Code of the product. */
                product: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What the product says of itself. */
            200: {
                headers: {
                    ETag?: string;
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Manifest"];
                };
            };
        };
    };
    registerManifest: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Code of the product. */
                product: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewManifest"];
            };
        };
        responses: {
            /** @description What the product says of itself. */
            200: {
                headers: {
                    ETag?: string;
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Manifest"];
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
    listOwnAccessRequests: {
        parameters: {
            query?: {
                /** @description The moment to be shown: RFC 3339 with an offset, or a date (the end of that day in the tenant’s time zone). Left out: now. */
                asOf?: string;
                /** @description next_cursor of the page before. It keeps the list’s moment, filters and order: leave those out, or repeat them. */
                cursor?: string;
                /** @description How many at most. */
                limit?: number;
                /** @description Status; several may be given. */
                status?: ("pending" | "approved" | "rejected" | "withdrawn")[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of requests. */
            200: {
                headers: {
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccessRequestPage"];
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
    getReviewItem: {
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
            /** @description The assignment in the review. */
            200: {
                headers: {
                    ETag?: string;
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReviewItem"];
                };
            };
        };
    };
    reviewItemHistory: {
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
    keepReviewItem: {
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
                "application/json": components["schemas"]["Keeping"];
            };
        };
        responses: {
            /** @description The assignment in the review. */
            200: {
                headers: {
                    ETag?: string;
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReviewItem"];
                };
            };
        };
    };
    revokeReviewItem: {
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
                "application/json": components["schemas"]["Revoking"];
            };
        };
        responses: {
            /** @description The assignment in the review. */
            200: {
                headers: {
                    ETag?: string;
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReviewItem"];
                };
            };
        };
    };
    listRoleAssignments: {
        parameters: {
            query?: {
                /** @description The moment to be shown: RFC 3339 with an offset, or a date (the end of that day in the tenant’s time zone). Left out: now. */
                asOf?: string;
                /** @description next_cursor of the page before. It keeps the list’s moment, filters and order: leave those out, or repeat them. */
                cursor?: string;
                /** @description Only those that count at the moment, or only the others. */
                effective?: "true" | "false";
                /** @description How many at most. */
                limit?: number;
                /** @description Key of the role: kiban:viewer, or a product’s: <product>:<role>. */
                role?: string;
                /** @description Whether it was ended; several may be given. */
                status?: ("active" | "ended")[];
                /** @description Given for this store. */
                store_id?: string;
                /** @description Given for this unit itself. */
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
            /** @description A page of them. */
            200: {
                headers: {
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoleAssignmentPage"];
                };
            };
        };
    };
    assignRole: {
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
                "application/json": components["schemas"]["NewRoleAssignment"];
            };
        };
        responses: {
            /** @description The assignment. */
            201: {
                headers: {
                    ETag?: string;
                    Location?: string;
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoleAssignment"];
                };
            };
        };
    };
    getRoleAssignment: {
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
            /** @description The assignment. */
            200: {
                headers: {
                    ETag?: string;
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoleAssignment"];
                };
            };
        };
    };
    changeRoleAssignment: {
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
                "application/json": components["schemas"]["RoleAssignmentChange"];
            };
        };
        responses: {
            /** @description The assignment. */
            200: {
                headers: {
                    ETag?: string;
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoleAssignment"];
                };
            };
        };
    };
    endRoleAssignment: {
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
            /** @description The assignment. */
            200: {
                headers: {
                    ETag?: string;
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoleAssignment"];
                };
            };
        };
    };
    roleAssignmentHistory: {
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
    listRoles: {
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
            /** @description The roles. */
            200: {
                headers: {
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Roles"];
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
    getStorePast: {
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
                    "application/json": components["schemas"]["Past"];
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
    listSupportGrants: {
        parameters: {
            query?: {
                /** @description The moment to be shown: RFC 3339 with an offset, or a date (the end of that day in the tenant’s time zone). Left out: now. */
                asOf?: string;
                /** @description next_cursor of the page before. It keeps the list’s moment, filters and order: leave those out, or repeat them. */
                cursor?: string;
                /** @description Only those that cover looking then, or only the others: true, false. */
                in_force?: "true" | "false";
                /** @description How many at most. */
                limit?: number;
                /** @description What became of it; several may be given. */
                status?: ("requested" | "approved" | "rejected" | "revoked" | "ended")[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of grants. */
            200: {
                headers: {
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SupportGrantPage"];
                };
            };
        };
    };
    getSupportGrant: {
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
            /** @description The support grant. */
            200: {
                headers: {
                    ETag?: string;
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SupportGrant"];
                };
            };
        };
    };
    approveSupportGrant: {
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
                "application/json": components["schemas"]["SupportApproval"];
            };
        };
        responses: {
            /** @description The support grant. */
            200: {
                headers: {
                    ETag?: string;
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SupportGrant"];
                };
            };
        };
    };
    getSupportGrantHistory: {
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
    rejectSupportGrant: {
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
            /** @description The support grant. */
            200: {
                headers: {
                    ETag?: string;
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SupportGrant"];
                };
            };
        };
    };
    revokeSupportGrant: {
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
            /** @description The support grant. */
            200: {
                headers: {
                    ETag?: string;
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SupportGrant"];
                };
            };
        };
    };
    listViewsOfSupportGrant: {
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
            /** @description Who looked at what. */
            200: {
                headers: {
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SupportViewPage"];
                };
            };
        };
    };
    listSupportViews: {
        parameters: {
            query?: {
                /** @description The moment to be shown: RFC 3339 with an offset, or a date (the end of that day in the tenant’s time zone). Left out: now. */
                asOf?: string;
                /** @description next_cursor of the page before. It keeps the list’s moment, filters and order: leave those out, or repeat them. */
                cursor?: string;
                /** @description Under this grant. */
                grant_id?: string;
                /** @description How many at most. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Who looked at what. */
            200: {
                headers: {
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SupportViewPage"];
                };
            };
        };
    };
    listSupportRequests: {
        parameters: {
            query?: {
                /** @description next_cursor of the page before. It keeps the list’s moment, filters and order: leave those out, or repeat them. */
                cursor?: string;
                /** @description How many at most. */
                limit?: number;
                /** @description What became of it; several may be given. */
                status?: ("requested" | "approved" | "rejected" | "revoked" | "ended")[];
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
                    "application/json": components["schemas"]["SupportRequestPage"];
                };
            };
        };
    };
    requestSupport: {
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
                "application/json": components["schemas"]["NewSupportRequest"];
            };
        };
        responses: {
            /** @description The request. */
            201: {
                headers: {
                    ETag?: string;
                    Location?: string;
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SupportRequest"];
                };
            };
        };
    };
    getSupportRequest: {
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
            /** @description The request. */
            200: {
                headers: {
                    ETag?: string;
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SupportRequest"];
                };
            };
        };
    };
    endSupportRequest: {
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
            /** @description The request. */
            200: {
                headers: {
                    ETag?: string;
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SupportRequest"];
                };
            };
        };
    };
    searchSupportedTenants: {
        parameters: {
            query: {
                /** @description The moment to be shown: RFC 3339 with an offset, or a date (the end of that day in the tenant’s time zone). Left out: now. */
                asOf?: string;
                /** @description How many of each tenant. */
                limit?: number;
                /** @description Part of a name or its kana; or the beginning of a login id, a store’s code, a serial number or an asset tag. */
                q: string;
                /** @description Search only where this ticket’s grants lead. */
                ticket?: string;
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
                    "application/json": components["schemas"]["SupportSearchResult"];
                };
            };
        };
    };
    listSupportedTenants: {
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
                    "application/json": components["schemas"]["SupportedTenants"];
                };
            };
        };
    };
    openSupportedDevice: {
        parameters: {
            query?: {
                /** @description The moment to be shown: RFC 3339 with an offset, or a date (the end of that day in the tenant’s time zone). Left out: now. */
                asOf?: string;
                /** @description next_cursor of the page before. It keeps the list’s moment, filters and order: leave those out, or repeat them. */
                cursor?: string;
                /** @description How many at most. */
                limit?: number;
                /** @description Under a grant of this ticket. */
                ticket?: string;
            };
            header?: never;
            path: {
                /** @description Its id. */
                id: string;
                /** @description The customer’s tenant. */
                tenant_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The thing and what happened to it, newest first. */
            200: {
                headers: {
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpenedDevice"];
                };
            };
        };
    };
    openSupportedStore: {
        parameters: {
            query?: {
                /** @description The moment to be shown: RFC 3339 with an offset, or a date (the end of that day in the tenant’s time zone). Left out: now. */
                asOf?: string;
                /** @description next_cursor of the page before. It keeps the list’s moment, filters and order: leave those out, or repeat them. */
                cursor?: string;
                /** @description How many at most. */
                limit?: number;
                /** @description Under a grant of this ticket. */
                ticket?: string;
            };
            header?: never;
            path: {
                /** @description Its id. */
                id: string;
                /** @description The customer’s tenant. */
                tenant_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The thing and what happened to it, newest first. */
            200: {
                headers: {
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpenedStore"];
                };
            };
        };
    };
    openSupportedUser: {
        parameters: {
            query?: {
                /** @description The moment to be shown: RFC 3339 with an offset, or a date (the end of that day in the tenant’s time zone). Left out: now. */
                asOf?: string;
                /** @description next_cursor of the page before. It keeps the list’s moment, filters and order: leave those out, or repeat them. */
                cursor?: string;
                /** @description How many at most. */
                limit?: number;
                /** @description Under a grant of this ticket. */
                ticket?: string;
            };
            header?: never;
            path: {
                /** @description Its id. */
                id: string;
                /** @description The customer’s tenant. */
                tenant_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The thing and what happened to it, newest first. */
            200: {
                headers: {
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpenedUser"];
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
                /** @description Who holds this role, somewhere. */
                role?: string;
                /** @description Order, name unless given: by its reading, where there is one. With - the other way round. */
                sort?: "name" | "-name" | "staff_number" | "-staff_number" | "valid_from" | "-valid_from";
                /** @description Status; several may be given. */
                status?: ("active" | "suspended" | "left" | "erased")[];
                /** @description Working in this store. */
                store_id?: string;
                /** @description Working in this unit or below it, in stores too. */
                unit_id?: string;
                /** @description Who has not signed in for so many days, now; people who never did are among them. Not together with asOf. */
                unused_days?: number;
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
