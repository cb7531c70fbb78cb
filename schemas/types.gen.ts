// Generated from schemas/openapi.yaml by "npm run generate". Do not edit.

export interface paths {
    "/api/v1/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who is signed in. */
        get: operations["getSession"];
        put?: never;
        /** Sign in; the answer sets the session cookie and holds the CSRF token of the page. */
        post: operations["createSession"];
        /** Sign out. */
        delete: operations["deleteSession"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The users of this hub. */
        get: operations["listUsers"];
        put?: never;
        /** Add a user. */
        post: operations["createUser"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change how a user is reached and when they have time. The ETag is the version that the list shows. */
        patch: operations["updateUser"];
        trace?: never;
    };
    "/api/v1/users/{id}/disable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Lock a user out and end their sessions. Safe to repeat. */
        post: operations["disableUser"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/colleagues": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who can be named in a job as interviewer or recruiter, by name and role. */
        get: operations["listColleagues"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/departments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The departments. */
        get: operations["listDepartments"];
        put?: never;
        /** Add a department. */
        post: operations["createDepartment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/departments/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change a department. The ETag is the version that the list shows. */
        patch: operations["updateDepartment"];
        trace?: never;
    };
    "/api/v1/api-keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The API keys, without the keys themselves. */
        get: operations["listApiKeys"];
        put?: never;
        /** Make an API key; this answer alone shows it. */
        post: operations["createApiKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/api-keys/{id}/revoke": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make a key useless at once. Safe to repeat. */
        post: operations["revokeApiKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/candidates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The candidates, newest first; or the one with this id of another system, e-mail or telephone number. */
        get: operations["listCandidates"];
        put?: never;
        /** Add a person. Whoever has one of the same contacts already is answered with 409 and their id. */
        post: operations["createCandidate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/candidates/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One person. */
        get: operations["getCandidate"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change a person; what is not named stays. */
        patch: operations["updateCandidate"];
        trace?: never;
    };
    "/api/v1/candidates/{id}/remote-ids": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What other systems call this person. */
        get: operations["listRemoteIds"];
        put?: never;
        /** Add what another system calls this person. Safe to repeat; 409 when it already names somebody else. */
        post: operations["addRemoteId"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/applications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The applications, newest first. */
        get: operations["listApplications"];
        put?: never;
        /** Take an application in: the résumé is read, the person is found or added, and the process starts. Either JSON with the file in base64, or multipart/form-data with the parts `application` (JSON) and `resume` (the file, at most 20 MiB). */
        post: operations["createApplication"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/applications/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One application: its stage and what it waits for. */
        get: operations["getApplication"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/applications/{id}/timeline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What happened, oldest first. */
        get: operations["listTimeline"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/applications/{id}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The résumé as read. */
        get: operations["getResume"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/applications/{id}/facts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What is known, from where, with its evidence in the résumé; and how the screening came out, point by point. */
        get: operations["listFacts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/applications/{id}/interview-orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The interview orders with their results. */
        get: operations["listInterviewOrders"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/applications/{id}/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the candidate was told. */
        get: operations["listMessages"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/applications/{id}/scorecards": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The reviews. */
        get: operations["listScorecards"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/applications/{id}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End the application at the wish of the candidate. 503 not_confirmed is safe to repeat with the same Idempotency-Key. */
        post: operations["withdrawApplication"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/applications/{id}/request-person": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Put an automatic decline before a person, at the candidate's wish. Safe to repeat; 409 where no machine declined. */
        post: operations["requestPerson"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/applications/{id}/slots": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The times offered for the interview, while the application waits for one or its booking may be moved; and how old that knowledge is. */
        get: operations["listSlots"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/applications/{id}/bookings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take an offered time. 409 slot_taken when somebody else was faster; 409 booking_exists when one is booked already. */
        post: operations["createBooking"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/bookings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The bookings, the latest interview first. */
        get: operations["listBookings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/bookings/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One booking. */
        get: operations["getBooking"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/bookings/{id}/move": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give the time back and take another, both or neither. 409 booking_changes_used_up or booking_change_too_late by the rules of the process. */
        post: operations["moveBooking"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/bookings/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give the time back; the candidate may choose again. */
        post: operations["cancelBooking"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/bookings/{id}/no-show": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say that the candidate did not come; 409 booking_not_started before the interview begins. */
        post: operations["recordNoShow"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/interview-orders/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One interview order. */
        get: operations["getInterviewOrder"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scorecards/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One review. */
        get: operations["getScorecard"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/messages/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One message. */
        get: operations["getMessage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jobs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The jobs, newest first. */
        get: operations["listJobs"];
        put?: never;
        /** Add a job. */
        post: operations["createJob"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jobs/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One job. */
        get: operations["getJob"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change a job; running applications keep the process version they started with. */
        patch: operations["updateJob"];
        trace?: never;
    };
    "/api/v1/rubrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The rubrics. */
        get: operations["listRubrics"];
        put?: never;
        /** Add a rubric. */
        post: operations["createRubric"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rubrics/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One rubric. */
        get: operations["getRubric"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change a rubric as a new version; not the dimensions of a live job. */
        patch: operations["updateRubric"];
        trace?: never;
    };
    "/api/v1/processes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every version of every process, newest first. */
        get: operations["listProcesses"];
        put?: never;
        /** Add a draft version of a process. 422 process_invalid lists the faults. */
        post: operations["createProcessVersion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/processes/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Find the faults of a process without keeping it. */
        post: operations["checkProcess"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/processes/{processId}/versions/{version}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One version. */
        get: operations["getProcessVersion"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/processes/{processId}/versions/{version}/publish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Put a draft in force for new applications. Another person than its author must do it. */
        post: operations["publishProcessVersion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/connectors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The vendor adapters this hub has. */
        get: operations["listConnectors"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/connections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The configured connections, without their credentials. */
        get: operations["listConnections"];
        put?: never;
        /** Configure a connection. */
        post: operations["createConnection"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/connections/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One connection. */
        get: operations["getConnection"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change a connection; credentials given here replace those kept. */
        patch: operations["updateConnection"];
        trace?: never;
    };
    "/api/v1/connections/{id}/probe": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask the vendor whether the credential works. */
        post: operations["probeConnection"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/requisitions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The requisitions, newest first. */
        get: operations["listRequisitions"];
        put?: never;
        /** Write down a department's wish to hire. */
        post: operations["createRequisition"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/requisitions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One requisition. */
        get: operations["getRequisition"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change a requisition that is a draft or was returned. */
        patch: operations["updateRequisition"];
        trace?: never;
    };
    "/api/v1/requisitions/{id}/submit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Hand a requisition to HR. */
        post: operations["submitRequisition"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/requisitions/{id}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Approve a requisition; another person than who submitted it. */
        post: operations["approveRequisition"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/requisitions/{id}/return": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give a requisition back to be changed. */
        post: operations["returnRequisition"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/requisitions/{id}/refuse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Refuse a requisition. */
        post: operations["refuseRequisition"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/requisitions/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a requisition back. */
        post: operations["cancelRequisition"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/requisitions/{id}/set-up": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make the job of an approved requisition. */
        post: operations["setUpRequisition"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/question-sets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The question sets, newest first. */
        get: operations["listQuestionSets"];
        put?: never;
        /** Add a question set with its first draft. */
        post: operations["createQuestionSet"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/question-sets/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One question set. */
        get: operations["getQuestionSet"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/question-sets/{id}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The versions of a question set, newest first. */
        get: operations["listQuestionSetVersions"];
        put?: never;
        /** Begin the next version, from the last one. */
        post: operations["createQuestionSetVersion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/question-sets/{id}/versions/{version}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One version of a question set. */
        get: operations["getQuestionSetVersion"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change a draft. */
        patch: operations["updateQuestionSetVersion"];
        trace?: never;
    };
    "/api/v1/question-sets/{id}/versions/{version}/request-preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask the department to look at a draft. */
        post: operations["requestQuestionSetPreview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/question-sets/{id}/versions/{version}/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give the department's word on a version. */
        post: operations["previewQuestionSet"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/question-sets/{id}/versions/{version}/publish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Publish a version the department approved. */
        post: operations["publishQuestionSet"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/question-sets/{id}/versions/{version}/push": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Put a published version into a vendor's library. */
        post: operations["pushQuestionSet"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jobs/{id}/change-requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Propose a change of a live job. */
        post: operations["createChangeRequest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/change-requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The proposed changes of jobs, newest first. */
        get: operations["listChangeRequests"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/change-requests/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One proposed change. */
        get: operations["getChangeRequest"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/change-requests/{id}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Approve a change and apply it; another person than who proposed it. */
        post: operations["approveChangeRequest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/change-requests/{id}/refuse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Refuse a change. */
        post: operations["refuseChangeRequest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rubric-templates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The rubrics that come with the hub. */
        get: operations["listRubricTemplates"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tasks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What people have to do, newest first. */
        get: operations["listTasks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tasks/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One task. */
        get: operations["getTask"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tasks/{id}/complete": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Answer a task. Answered only after the process took the answer; 503 not_confirmed is safe to repeat with the same Idempotency-Key. */
        post: operations["completeTask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The one stream of what happened, in its order. */
        get: operations["listEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/events/stream": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The same stream, live, as server-sent events; `Last-Event-ID` or `after` is the position to go on from. */
        get: operations["streamEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhook-subscriptions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whom the hub tells of events. */
        get: operations["listWebhookSubscriptions"];
        put?: never;
        /** Tell this address of events from now on; this answer alone shows the signing secret. */
        post: operations["createWebhookSubscription"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhook-subscriptions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One subscription. */
        get: operations["getWebhookSubscription"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change, pause or resume a subscription. */
        patch: operations["updateWebhookSubscription"];
        trace?: never;
    };
    "/api/v1/webhook-subscriptions/{id}/rotate-secret": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make a new signing secret; this answer alone shows it. */
        post: operations["rotateWebhookSecret"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhook-subscriptions/{id}/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was sent to this subscriber and how it went, newest first. */
        get: operations["listWebhookDeliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhook-subscriptions/{id}/deliveries/{deliveryId}/redeliver": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send it again now. */
        post: operations["redeliverWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/inbox": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What vendors sent and what became of it, newest first; never the contents. */
        get: operations["listInbox"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/system": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The version, and where the systems beside the hub are. */
        get: operations["getSystem"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/openapi.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** This description, in one piece. */
        get: operations["getOpenApi"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhooks/{connectionId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Where vendors send their events. Answered with 202 once it is kept; never lost after that. Some vendors sign in parameters of the address. */
        post: operations["receiveWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/healthz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The process runs. */
        get: operations["getHealth"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/readyz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The database answers; whether Temporal does is told too. */
        get: operations["getReadiness"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Figures for Prometheus; hold no personal data. */
        get: operations["getMetrics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/calls": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The operation log: every effect outside the hub and how its attempts went, newest first. */
        get: operations["listCalls"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/applications/{id}/offers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The versions of the offer of an application, oldest first. */
        get: operations["listOffers"];
        put?: never;
        /** Write an offer, or its next version; approvals begin anew and the version before is superseded. */
        post: operations["createOffer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/offers/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One version of an offer. */
        get: operations["getOffer"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/offers/{id}/letter": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The letter as PDF, as it was sent. */
        get: operations["getOfferLetter"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/offers/{id}/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Keep the candidate's acceptance of this version. 409 when it is not open (answered, expired, superseded) or the job is closed. */
        post: operations["acceptOffer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/offers/{id}/decline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Keep that the candidate declined this version. */
        post: operations["declineOffer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/offers/{id}/materials": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The documents handed in, oldest first. */
        get: operations["listOfferMaterials"];
        put?: never;
        /** Hand in a document; PDF, PNG, JPEG or DOCX, at most 20 MiB, looked through for malware. */
        post: operations["createOfferMaterial"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/applications/{id}/disputes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The objections of an application, oldest first. */
        get: operations["listDisputes"];
        put?: never;
        /** Keep a candidate's objection; a task with all the evidence is opened, also after the end. */
        post: operations["createDispute"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/applications/{id}/evaluation-sheet": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All that is known of an application in one. */
        get: operations["getEvaluationSheet"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/applications/{id}/report": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The report of an application as PDF, as it stands now. */
        get: operations["getReport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/applications/{id}/onboarding-plan": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The onboarding plan of an application. */
        get: operations["getOnboardingPlan"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/onboarding-rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The rules by which onboarding plans are made. */
        get: operations["getOnboardingRules"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Replace the rules; plans that were made stay as they are. */
        patch: operations["changeOnboardingRules"];
        trace?: never;
    };
    "/api/v1/applications/{id}/client-logs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Keep what the candidate's browser told of a failure. */
        post: operations["createClientLog"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/client-logs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What candidates' browsers told, newest first. */
        get: operations["listClientLogs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/maintenance-windows": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** When vendors will not answer, as they announced, the next first. */
        get: operations["listMaintenanceWindows"];
        put?: never;
        post?: never;
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
        Offer: components["schemas"]["offer.schema"];
        OfferCreate: components["schemas"]["offer-create.schema"];
        OfferMaterial: components["schemas"]["offer-material.schema"];
        OfferMaterialCreate: components["schemas"]["offer-material-create.schema"];
        Dispute: components["schemas"]["dispute.schema"];
        DisputeCreate: components["schemas"]["dispute-create.schema"];
        OnboardingRules: components["schemas"]["onboarding-rules.schema"];
        OnboardingRulesChange: components["schemas"]["onboarding-rules-change.schema"];
        OnboardingPlan: components["schemas"]["onboarding-plan.schema"];
        EvaluationSheet: components["schemas"]["evaluation-sheet.schema"];
        ClientLog: components["schemas"]["client-log.schema"];
        ClientLogCreate: components["schemas"]["client-log-create.schema"];
        MaintenanceWindow: components["schemas"]["maintenance-window.schema"];
        BackgroundResult: components["schemas"]["background-result.schema"];
        ApiKey: components["schemas"]["api-key.schema"];
        ApiKeyCreate: components["schemas"]["api-key-create.schema"];
        Application: components["schemas"]["application.schema"];
        ApplicationCreate: components["schemas"]["application-create.schema"];
        Availability: components["schemas"]["availability.schema"];
        Booking: components["schemas"]["booking.schema"];
        BookingChange: components["schemas"]["booking-change.schema"];
        BookingCreate: components["schemas"]["booking-create.schema"];
        Call: components["schemas"]["call.schema"];
        Candidate: components["schemas"]["candidate.schema"];
        CandidateCreate: components["schemas"]["candidate-create.schema"];
        CandidatePatch: components["schemas"]["candidate-patch.schema"];
        Colleague: components["schemas"]["colleague.schema"];
        Connection: components["schemas"]["connection.schema"];
        ConnectionCreate: components["schemas"]["connection-create.schema"];
        ConnectionPatch: components["schemas"]["connection-patch.schema"];
        Connector: components["schemas"]["connector.schema"];
        Department: components["schemas"]["department.schema"];
        DepartmentCreate: components["schemas"]["department-create.schema"];
        DepartmentPatch: components["schemas"]["department-patch.schema"];
        Event: components["schemas"]["event.schema"];
        EventPage: components["schemas"]["event-page.schema"];
        Evidence: components["schemas"]["evidence.schema"];
        Fact: components["schemas"]["fact.schema"];
        Facts: components["schemas"]["facts.schema"];
        FactSheet: components["schemas"]["fact-sheet.schema"];
        Id: components["schemas"]["id"];
        InboundEvent: components["schemas"]["inbound-event.schema"];
        InboxEntry: components["schemas"]["inbox-entry.schema"];
        InterviewOrder: components["schemas"]["interview-order.schema"];
        InterviewResult: components["schemas"]["interview-result.schema"];
        Job: components["schemas"]["job.schema"];
        JobCreate: components["schemas"]["job-create.schema"];
        JobPatch: components["schemas"]["job-patch.schema"];
        Message: components["schemas"]["message.schema"];
        /** @description The cursor of the next page; null at the end. */
        NextCursor: string | null;
        Problem: components["schemas"]["problem.schema"];
        Process: components["schemas"]["process.schema"];
        ProcessFinding: components["schemas"]["process-finding.schema"];
        ProcessFindings: components["schemas"]["process-findings.schema"];
        ProcessVersion: components["schemas"]["process-version.schema"];
        RemoteId: components["schemas"]["remoteId"];
        Resume: components["schemas"]["resume.schema"];
        Rubric: components["schemas"]["rubric.schema"];
        RubricCreate: components["schemas"]["rubric-create.schema"];
        ChangeRequest: components["schemas"]["change-request.schema"];
        ChangeRequestCreate: components["schemas"]["change-request-create.schema"];
        ChangeRequestDecision: components["schemas"]["change-request-decision.schema"];
        JobChanges: components["schemas"]["job-changes.schema"];
        QuestionSet: components["schemas"]["question-set.schema"];
        QuestionSetCreate: components["schemas"]["question-set-create.schema"];
        QuestionSetPreview: components["schemas"]["question-set-preview.schema"];
        QuestionSetPush: components["schemas"]["question-set-push.schema"];
        QuestionSetPushRequest: components["schemas"]["question-set-push-request.schema"];
        QuestionSetQuestion: components["schemas"]["question-set-question.schema"];
        QuestionSetVersion: components["schemas"]["question-set-version.schema"];
        QuestionSetVersionCreate: components["schemas"]["question-set-version-create.schema"];
        QuestionSetVersionPatch: components["schemas"]["question-set-version-patch.schema"];
        Requisition: components["schemas"]["requisition.schema"];
        RequisitionCreate: components["schemas"]["requisition-create.schema"];
        RequisitionDecision: components["schemas"]["requisition-decision.schema"];
        RequisitionPatch: components["schemas"]["requisition-patch.schema"];
        RequisitionSetUp: components["schemas"]["requisition-set-up.schema"];
        RubricPatch: components["schemas"]["rubric-patch.schema"];
        RubricTemplate: components["schemas"]["rubric-template.schema"];
        SchedulingRules: components["schemas"]["scheduling-rules.schema"];
        Scorecard: components["schemas"]["scorecard.schema"];
        Session: components["schemas"]["session.schema"];
        SessionCreate: components["schemas"]["session-create.schema"];
        Slot: components["schemas"]["slot.schema"];
        SlotOffer: components["schemas"]["slot-offer.schema"];
        Task: components["schemas"]["task.schema"];
        TaskCompletion: components["schemas"]["task-completion.schema"];
        TimelineEntry: components["schemas"]["timeline-entry.schema"];
        User: components["schemas"]["user.schema"];
        UserCreate: components["schemas"]["user-create.schema"];
        UserPatch: components["schemas"]["user-patch.schema"];
        WebhookDelivery: components["schemas"]["webhook-delivery.schema"];
        WebhookSubscription: components["schemas"]["webhook-subscription.schema"];
        WebhookSubscriptionCreate: components["schemas"]["webhook-subscription-create.schema"];
        WebhookSubscriptionPatch: components["schemas"]["webhook-subscription-patch.schema"];
        /**
         * Problem
         * @description RFC 9457 problem details with a stable code.
         */
        "problem.schema": {
            type: string;
            title: string;
            status: number;
            code: string;
            detail: string;
            path?: string;
            requestId?: string;
            errors?: {
                path: string;
                code: string;
                message: string;
            }[];
        };
        /** @description An id of this hub; opaque, carries no personal data. */
        id: string;
        /**
         * @description The language a person is spoken to in.
         * @enum {string}
         */
        locale: "zh" | "en";
        /**
         * Session
         * @description Who is signed in.
         */
        "session.schema": {
            userId: components["schemas"]["id"];
            login: string;
            displayName: string;
            /** @enum {string} */
            role: "administrator" | "hr" | "recruiter" | "business" | "interviewer" | "it" | "auditor" | "candidate";
            departmentId: components["schemas"]["id"] | null;
            locale: components["schemas"]["locale"];
            csrfToken?: string;
        };
        /**
         * SessionCreate
         * @description Sign in.
         */
        "session-create.schema": {
            login: string;
            password: string;
        };
        /** @description The value, or its masked form where the reader may not see it. */
        masked: string;
        /** @description An instant, ISO 8601 in UTC. */
        instant: string;
        /** @description Rises by one with every change; the ETag. */
        version: number;
        /**
         * User
         * @description A person who works with the hub.
         */
        "user.schema": {
            id: components["schemas"]["id"];
            login: string;
            displayName: string;
            /** @enum {string} */
            role: "administrator" | "hr" | "recruiter" | "business" | "interviewer" | "it" | "auditor" | "candidate";
            departmentId: components["schemas"]["id"] | null;
            locale: components["schemas"]["locale"];
            /** @description What the attendance system calls them. */
            employeeNumber?: string | null;
            email?: components["schemas"]["masked"] | null;
            /** @description The name or address of their calendar, as the calendar connection takes it. */
            calendar?: string | null;
            /** @description Whose clocks they live by, an IANA name; that of their shifts by default. */
            timeZone?: string | null;
            disabledAt: components["schemas"]["instant"] | null;
            createdAt: components["schemas"]["instant"];
            version: components["schemas"]["version"];
        };
        /** Format: email */
        email: string;
        /**
         * UserCreate
         * @description A user to add.
         */
        "user-create.schema": {
            login: string;
            displayName: string;
            /** @enum {string} */
            role: "administrator" | "hr" | "recruiter" | "business" | "interviewer" | "it" | "auditor" | "candidate";
            departmentId?: components["schemas"]["id"];
            locale?: components["schemas"]["locale"];
            /** @description What the attendance system calls them. */
            employeeNumber?: string;
            email?: components["schemas"]["email"];
            /** @description The name or address of their calendar, as the calendar connection takes it. */
            calendar?: string;
            /** @description Whose clocks they live by, an IANA name; that of their shifts by default. */
            timeZone?: string;
            password: string;
        };
        /**
         * UserPatch
         * @description How a user is reached and when they have time; what is not named stays, null takes a value away.
         */
        "user-patch.schema": {
            locale?: components["schemas"]["locale"];
            /** @description What the attendance system calls them. */
            employeeNumber?: string | null;
            email?: components["schemas"]["email"] | null;
            /** @description The name or address of their calendar, as the calendar connection takes it. */
            calendar?: string | null;
            /** @description Whose clocks they live by, an IANA name; that of their shifts by default. */
            timeZone?: string | null;
        };
        /**
         * Colleague
         * @description Somebody who works with the hub and may be named in a job: no more than it takes to choose them.
         */
        "colleague.schema": {
            id: components["schemas"]["id"];
            displayName: string;
            /** @enum {string} */
            role: "administrator" | "hr" | "recruiter" | "business" | "interviewer" | "it";
        };
        /** @description A text in each language of its readers; at least one. */
        localizedText: {
            zh?: string;
            en?: string;
        };
        /**
         * Department
         * @description A part of the company that hires.
         */
        "department.schema": {
            id: components["schemas"]["id"];
            name: components["schemas"]["localizedText"];
            /** @description Where the department is written to: notices and onboarding plans. */
            contactEmail?: components["schemas"]["email"];
            createdAt: components["schemas"]["instant"];
            version: components["schemas"]["version"];
        };
        /**
         * DepartmentCreate
         * @description A department to add.
         */
        "department-create.schema": {
            id?: components["schemas"]["id"];
            name: components["schemas"]["localizedText"];
            /** @description Where the department is written to: notices and onboarding plans. */
            contactEmail?: components["schemas"]["email"];
        };
        /**
         * DepartmentPatch
         * @description A change to a department; what is not named stays, null takes a value away.
         */
        "department-patch.schema": {
            name?: components["schemas"]["localizedText"];
            /** @description Where the department is written to: notices and onboarding plans. */
            contactEmail?: components["schemas"]["email"] | null;
        };
        /**
         * ApiKey
         * @description A key for another system; shown once when made.
         */
        "api-key.schema": {
            id: components["schemas"]["id"];
            name: string;
            /** @enum {string} */
            role: "administrator" | "hr" | "recruiter" | "business" | "interviewer" | "it" | "auditor" | "candidate";
            departmentId: components["schemas"]["id"] | null;
            prefix: string;
            /** @description Only in the answer that made it. */
            key?: string;
            createdAt: components["schemas"]["instant"];
            revokedAt: components["schemas"]["instant"] | null;
            lastUsedAt: components["schemas"]["instant"] | null;
        };
        /**
         * ApiKeyCreate
         * @description A key to make.
         */
        "api-key-create.schema": {
            name: string;
            /** @enum {string} */
            role: "administrator" | "hr" | "recruiter" | "business" | "interviewer" | "it" | "auditor" | "candidate";
            departmentId?: components["schemas"]["id"];
        };
        /** @description E.164, or masked (138****8001) where the reader may not see it. */
        maskedPhone: string;
        /** @description What another system calls this person or application. */
        remoteId: {
            /** @description Null where the id came by the API, not through a connection. */
            connectionId?: string | null;
            /** @description The system that made the id, for instance `crm`. */
            system: string;
            /** @description The id as that system writes it; never a number. */
            id: string;
        };
        /**
         * Candidate
         * @description A person. Contacts are masked for readers without the right to them.
         */
        "candidate.schema": {
            id: components["schemas"]["id"];
            formattedName: components["schemas"]["masked"];
            givenName?: components["schemas"]["masked"];
            familyName?: components["schemas"]["masked"];
            emails: components["schemas"]["masked"][];
            phones: components["schemas"]["maskedPhone"][];
            nationalId?: string | null;
            locale: components["schemas"]["locale"];
            remoteIds: components["schemas"]["remoteId"][];
            createdAt: components["schemas"]["instant"];
            updatedAt: components["schemas"]["instant"];
            version: components["schemas"]["version"];
        };
        /**
         * CandidateCreate
         * @description What is needed to add a person: a name, and at least one of e-mail and phone.
         */
        "candidate-create.schema": {
            formattedName: string;
            givenName?: string;
            familyName?: string;
            emails?: components["schemas"]["email"][];
            phones?: string[];
            nationalId?: string;
            locale?: components["schemas"]["locale"];
            remoteIds?: components["schemas"]["remoteId"][];
        } & (unknown | unknown);
        /**
         * CandidatePatch
         * @description A change to a person; what is not named stays.
         */
        "candidate-patch.schema": {
            formattedName?: string;
            givenName?: string;
            familyName?: string;
            emails?: components["schemas"]["email"][];
            phones?: string[];
            nationalId?: string;
            locale?: components["schemas"]["locale"];
        };
        /** @description A name chosen by people, stable across versions. */
        key: string;
        /**
         * Application
         * @description One candidate for one job: what the workflow carries.
         */
        "application.schema": {
            id: components["schemas"]["id"];
            candidateId: components["schemas"]["id"];
            candidateName?: components["schemas"]["masked"];
            jobId: components["schemas"]["id"];
            jobTitle?: components["schemas"]["localizedText"];
            departmentId: components["schemas"]["id"];
            processId: components["schemas"]["key"];
            processVersion: components["schemas"]["version"];
            /** @enum {string} */
            status: "active" | "onHold" | "hired" | "rejected" | "withdrawn" | "expired" | "erased";
            stageId: string | null;
            /** @enum {string|null} */
            stageType: "resumeScreen" | "writtenTest" | "aiInterview" | "humanReview" | "interview" | "backgroundCheck" | "offer" | "onboarding" | "action" | null;
            stageLabel: components["schemas"]["localizedText"] | null;
            waitingFor: {
                /** @enum {string} */
                kind: "task" | "vendorEvent" | "deadline" | "call" | "start" | "resume";
                label: components["schemas"]["localizedText"];
                dueAt?: components["schemas"]["instant"] | null;
                taskId?: components["schemas"]["id"];
            }[];
            language: components["schemas"]["locale"];
            source?: string | null;
            remoteIds: components["schemas"]["remoteId"][];
            createdAt: components["schemas"]["instant"];
            updatedAt: components["schemas"]["instant"];
            endedAt: components["schemas"]["instant"] | null;
            version: components["schemas"]["version"];
        };
        factValue: string | number | boolean | (string | number | boolean)[];
        /**
         * ApplicationCreate
         * @description A candidate for a job, with the résumé in the same request; what the candidate part lacks is read from the résumé.
         */
        "application-create.schema": {
            jobId: components["schemas"]["id"];
            candidateId?: components["schemas"]["id"];
            candidate?: {
                formattedName?: string;
                givenName?: string;
                familyName?: string;
                emails?: components["schemas"]["email"][];
                phones?: string[];
                nationalId?: string;
                locale?: components["schemas"]["locale"];
                remoteIds?: components["schemas"]["remoteId"][];
            };
            resume?: {
                fileName?: string;
                mediaType?: string;
                contentBase64: string;
            };
            answers?: {
                [key: string]: components["schemas"]["factValue"];
            };
            language?: components["schemas"]["locale"];
            source?: string;
            remoteIds?: components["schemas"]["remoteId"][];
        };
        /**
         * TimelineEntry
         * @description One line of what happened to an application, in words for people.
         */
        "timeline-entry.schema": {
            id: components["schemas"]["id"];
            type: string;
            at: components["schemas"]["instant"];
            text: components["schemas"]["localizedText"];
            actor?: string | null;
        };
        /**
         * Evidence
         * @description Where in the document a value stood.
         */
        "evidence.schema": {
            text: string;
            page?: number;
            offset?: number;
        };
        /**
         * Resume
         * @description A résumé as received, with the fields read from it; unknown is null, with the reason.
         */
        "resume.schema": {
            id: components["schemas"]["id"];
            candidateId: components["schemas"]["id"];
            applicationId?: components["schemas"]["id"];
            fileName?: string | null;
            /** @enum {string} */
            format: "pdf" | "docx" | "text" | "jsonResume";
            sizeBytes: number;
            receivedAt: components["schemas"]["instant"];
            fields: {
                formattedName?: string | null;
                emails?: string[];
                phones?: string[];
                nationalId?: string | null;
                /** @enum {string|null} */
                highestDegree?: "secondary" | "associate" | "bachelor" | "master" | "doctor" | null;
                totalYears?: number | null;
                employers?: {
                    name: string;
                    title?: string | null;
                    startOn?: string | null;
                    endOn?: string | null;
                    months?: number | null;
                }[];
                schools?: {
                    name: string;
                    degree?: string | null;
                    startOn?: string | null;
                    endOn?: string | null;
                }[];
                skills?: string[];
                certificates?: string[];
                location?: string | null;
                evidence?: {
                    [key: string]: components["schemas"]["evidence.schema"][];
                };
                reasons?: {
                    [key: string]: string;
                };
            };
        };
        /**
         * Fact
         * @description One thing known of an application, from where and since when; missing is missing, never zero.
         */
        "fact.schema": {
            name: string;
            value: components["schemas"]["factValue"];
            source: string;
            at: components["schemas"]["instant"];
            /** @description Where in the résumé it stood; empty for what was not read there. */
            evidence: components["schemas"]["evidence.schema"][];
        };
        /**
         * FactSheet
         * @description All that is known of an application, and how the screening came out.
         */
        "fact-sheet.schema": {
            items: components["schemas"]["fact.schema"][];
            /** @description Each point of the screening that was judged; empty before it. */
            screening: {
                id: string;
                /** @enum {string} */
                kind: "knockOut" | "requirement";
                label: components["schemas"]["localizedText"];
                weight?: number | null;
                /**
                 * @description A missing fact makes it unknown, never notMet.
                 * @enum {string}
                 */
                result: "met" | "notMet" | "unknown";
                /** @description The names of the facts it rests on: look there for values and evidence. */
                facts: string[];
            }[];
        };
        /** @description A measured value on a named scale; compared only as (value − min) / (max − min). */
        score: {
            value: number;
            min: number;
            max: number;
            scaleId: string;
            /** @description The vendor's own value. */
            raw?: string | number | null;
        };
        /**
         * InterviewResult
         * @description A vendor's report in the shared shape, mapped to the rubric. What was inferred from faces or voices is dropped and counted.
         */
        "interview-result.schema": {
            total: components["schemas"]["score"] | null;
            dimensions: {
                key: components["schemas"]["key"];
                score: components["schemas"]["score"];
                comment?: string | null;
                evidence?: string[];
                /** @description False where the vendor judged something the rubric does not have. */
                mapped: boolean;
            }[];
            summary?: string | null;
            interviewer: {
                /** @enum {string} */
                kind: "ai" | "human";
                name: string;
            };
            startedAt?: components["schemas"]["instant"] | null;
            completedAt?: components["schemas"]["instant"] | null;
            answers?: {
                questionId: string;
                text: string;
                durationSeconds?: number;
            }[];
            droppedSignals: number;
            language?: string | null;
        };
        /**
         * BackgroundResult
         * @description What a background checker found; it decides nothing by itself.
         */
        "background-result.schema": {
            /**
             * @description clear: every check done without a finding. consider: a person must look. incomplete: a check could not be done.
             * @enum {string}
             */
            outcome: "clear" | "consider" | "incomplete";
            checks: {
                /** @enum {string} */
                check: "identity" | "education" | "employment" | "criminalRecord" | "reference" | "other";
                /** @enum {string} */
                status: "clear" | "consider" | "unverified";
                detail?: string | null;
            }[];
            reportUrl?: string | null;
            completedAt?: components["schemas"]["instant"] | null;
        };
        /**
         * InterviewOrder
         * @description Package → order → status → result with one vendor: an interview, a written test or a background check.
         */
        "interview-order.schema": {
            id: components["schemas"]["id"];
            applicationId: components["schemas"]["id"];
            stageId: components["schemas"]["key"];
            connectionId: components["schemas"]["id"];
            remoteId: string | null;
            /** @enum {string|null} */
            status: "invited" | "opened" | "started" | "interrupted" | "completed" | "evaluating" | "reportReady" | "expired" | "cancelled" | "failed" | null;
            inviteUrl?: string | null;
            invitedAt: components["schemas"]["instant"] | null;
            openedAt: components["schemas"]["instant"] | null;
            startedAt: components["schemas"]["instant"] | null;
            completedAt: components["schemas"]["instant"] | null;
            reportReadyAt: components["schemas"]["instant"] | null;
            recordingReadyAt: components["schemas"]["instant"] | null;
            expiresAt: components["schemas"]["instant"] | null;
            result?: components["schemas"]["interview-result.schema"] | null;
            /**
             * @description Against the rubric's pass mark; information for the reviewer.
             * @enum {string|null}
             */
            resultOutcome?: "pass" | "fail" | "unknown" | null;
            recording?: {
                url: string;
                durationSeconds?: number | null;
            } | null;
            createdAt: components["schemas"]["instant"];
            updatedAt: components["schemas"]["instant"];
            /** @enum {string} */
            orderType?: "aiInterview" | "writtenTest" | "backgroundCheck";
            backgroundResult?: components["schemas"]["background-result.schema"] | null;
        };
        /**
         * Message
         * @description One thing said to a candidate, an interviewer or a department, and whether it arrived.
         */
        "message.schema": {
            id: components["schemas"]["id"];
            applicationId: components["schemas"]["id"];
            template: components["schemas"]["key"];
            /** @enum {string} */
            channel: "mail" | "sms";
            language: components["schemas"]["locale"];
            /** @enum {string} */
            status: "queued" | "sent" | "delivered" | "bounced" | "failed" | "skipped";
            remoteId: string | null;
            subject?: string | null;
            text?: string | null;
            createdAt: components["schemas"]["instant"];
            sentAt: components["schemas"]["instant"] | null;
            /** @enum {string} */
            recipient?: "candidate" | "interviewer" | "department";
        };
        /**
         * Scorecard
         * @description A human's review: per dimension a rating and a comment, one recommendation.
         */
        "scorecard.schema": {
            id: components["schemas"]["id"];
            applicationId: components["schemas"]["id"];
            taskId: components["schemas"]["id"];
            reviewer: string;
            /** @enum {string} */
            recommendation: "definitelyNo" | "no" | "noDecision" | "yes" | "strongYes";
            ratings: {
                dimension: components["schemas"]["key"];
                rating: number;
                comment?: string;
            }[];
            comments?: string | null;
            outcome: string;
            submittedAt: components["schemas"]["instant"];
        };
        /**
         * Slot
         * @description A free time offered with one interviewer.
         */
        "slot.schema": {
            interviewerId: components["schemas"]["id"];
            startAt: components["schemas"]["instant"];
            endAt: components["schemas"]["instant"];
            /** @description As the candidate's clocks show it, in the language of the application. */
            candidateTime: string;
            /** @description As the interviewer's clocks show it, in their language. */
            interviewerTime: string;
        };
        /**
         * Availability
         * @description How much is known of one interviewer's time, and how old that is.
         */
        "availability.schema": {
            interviewerId: components["schemas"]["id"];
            /** @description Null where the user is not there any more. */
            displayName: string | null;
            /**
             * @description current: as fresh as asked for. old: the vendor did not answer, what was read before is used. tooOld and notRead: nothing is offered. left: works here no more.
             * @enum {string}
             */
            state: "current" | "old" | "tooOld" | "notRead" | "left";
            /** @description When the oldest part that is used was read; null where nothing was. */
            fetchedAt: components["schemas"]["instant"] | null;
            ageSeconds: number | null;
            /** @description What is wrong with the plan or could not be read, each with what to do. */
            problems: {
                code: string;
                message: string;
                shiftId?: string;
            }[];
        };
        /**
         * SlotOffer
         * @description The times offered to a candidate.
         */
        "slot-offer.schema": {
            applicationId: components["schemas"]["id"];
            /** @description Whose clocks `candidateTime` and the hours of the day follow. */
            timeZone: string;
            /** @description By beginning, then by interviewer. */
            items: components["schemas"]["slot.schema"][];
            /** @description There are more: ask for the time after the last one with `from`. */
            more: boolean;
            interviewers: components["schemas"]["availability.schema"][];
        };
        /**
         * BookingCreate
         * @description An offered time to take.
         */
        "booking-create.schema": {
            /** @description The beginning of an offered time. */
            startAt: components["schemas"]["instant"];
            /** @description With whom; whoever is free and has the fewest interviews by default. */
            interviewerId?: components["schemas"]["id"];
            /** @description The candidate's time zone, an IANA name. */
            timeZone: string;
        };
        /**
         * Booking
         * @description An offered time that was taken.
         */
        "booking.schema": {
            id: components["schemas"]["id"];
            applicationId: components["schemas"]["id"];
            stageId: components["schemas"]["key"];
            interviewerId: components["schemas"]["id"];
            recruiterId: components["schemas"]["id"] | null;
            startAt: components["schemas"]["instant"];
            endAt: components["schemas"]["instant"];
            /** @description The candidate's time zone, an IANA name. */
            timeZone: string;
            /** @description As the candidate's clocks show it, in the language of the application. */
            candidateTime: string;
            /**
             * @description held: the interview took place.
             * @enum {string}
             */
            status: "booked" | "cancelled" | "noShow" | "held";
            /** @description Rises with each change of the booking; the SEQUENCE of its calendar entries. */
            sequence: number;
            /** @description How often it was moved. */
            changes: number;
            meetingUrl: string | null;
            createdAt: components["schemas"]["instant"];
            updatedAt: components["schemas"]["instant"];
            version: components["schemas"]["version"];
        };
        /**
         * BookingChange
         * @description The offered time a booking is moved to.
         */
        "booking-change.schema": {
            /** @description The beginning of an offered time. */
            startAt: components["schemas"]["instant"];
            /** @description With whom; the same interviewer where they are free, else whoever is, by default. */
            interviewerId?: components["schemas"]["id"];
            /** @description The candidate's time zone now; as before by default. */
            timeZone?: string;
        };
        /** @description JSON Logic over facts: and, or, !, ==, !=, >, >=, <, <=, in, known with {"var": fact}. A comparison with a missing fact is neither true nor false. */
        condition: {
            [key: string]: unknown;
        } | boolean;
        /**
         * Format: date
         * @description A calendar date.
         */
        date: string;
        /** @description One thing a job is judged on; weights count as shares of their sum. */
        dimension: {
            key: components["schemas"]["key"];
            name: components["schemas"]["localizedText"];
            weight: number;
            anchors?: {
                at: number;
                text: components["schemas"]["localizedText"];
            }[];
            /** @description Connector id → that vendor's own criterion name, where it differs from the key. */
            vendorCriteria?: {
                [key: string]: string;
            };
        };
        /** @description A dimension and questions that count only while the condition is surely true. */
        supplement: {
            id: components["schemas"]["key"];
            when: components["schemas"]["condition"];
            dimension: components["schemas"]["dimension"];
            /** @description Asked for the dimension; {fact.name} is filled in, and a question whose fact is missing is left out. */
            questions: {
                id: components["schemas"]["key"];
                text: components["schemas"]["localizedText"];
                timeLimitSeconds?: number;
            }[];
        };
        /**
         * Job
         * @description A position people apply to: a process, a rubric, questions, and the connections it uses.
         */
        "job.schema": {
            id: components["schemas"]["id"];
            code: string;
            title: components["schemas"]["localizedText"];
            departmentId: components["schemas"]["id"];
            processId: components["schemas"]["key"];
            rubricId: components["schemas"]["id"];
            connections: {
                interview?: components["schemas"]["id"];
                testing?: components["schemas"]["id"];
                ehr?: components["schemas"]["id"];
                mail?: components["schemas"]["id"];
                sms?: components["schemas"]["id"];
                attendance?: components["schemas"]["id"];
                calendar?: components["schemas"]["id"];
                crm?: components["schemas"]["id"];
                background?: components["schemas"]["id"];
                learning?: components["schemas"]["id"];
                jobs?: components["schemas"]["id"];
            };
            screeningQuestions?: {
                key: string;
                text: components["schemas"]["localizedText"];
                /** @enum {string} */
                answerType: "boolean" | "number" | "text" | "choice";
                choices?: string[];
            }[];
            requirements?: {
                id: components["schemas"]["key"];
                label: components["schemas"]["localizedText"];
                weight: number;
                condition: components["schemas"]["condition"];
            }[];
            questions?: {
                id: components["schemas"]["key"];
                text: components["schemas"]["localizedText"];
                dimension: components["schemas"]["key"];
                timeLimitSeconds?: number;
            }[];
            notes?: components["schemas"]["localizedText"];
            /** @description How many are to be hired; the job closes when they are. */
            headcount?: number;
            /** @description The last day on which people may apply, in UTC. */
            deadlineOn?: components["schemas"]["date"];
            questionSetId?: components["schemas"]["id"];
            questionSetVersion?: components["schemas"]["version"];
            writtenTestQuestionSetId?: components["schemas"]["id"];
            writtenTestQuestionSetVersion?: components["schemas"]["version"];
            /** @description Vendors that can check who sits there do so. */
            identityCheck?: boolean;
            /** @description Question id → seconds, in place of the question set's own. */
            timeLimits?: {
                [key: string]: number;
            };
            /** @description Users who interview for this job. */
            interviewers?: components["schemas"]["id"][];
            recruiterId?: components["schemas"]["id"];
            /** @description Where interviews with a person are held; {bookingId} is filled in. */
            meetingUrlTemplate?: string;
            supplements?: components["schemas"]["supplement"][];
            requisitionId?: components["schemas"]["id"];
            /** @description The version of the rubric that new applications are judged by. */
            rubricVersion?: components["schemas"]["version"];
            /**
             * @description Why it takes no more applications.
             * @enum {string}
             */
            closeReason?: "filled" | "deadlinePassed" | "person";
            /** @description How the job stands on the job database it is published to; null without one. */
            posting?: {
                connectionId: components["schemas"]["id"];
                /** @enum {string} */
                status: "pending" | "published" | "closed" | "failed";
                at: components["schemas"]["instant"] | null;
                remoteId: string | null;
                lastError: string | null;
            } | null;
            processVersion: components["schemas"]["version"] | null;
            /** @enum {string} */
            status: "draft" | "open" | "onHold" | "closed";
            createdAt: components["schemas"]["instant"];
            updatedAt: components["schemas"]["instant"];
            version: components["schemas"]["version"];
        };
        /**
         * JobCreate
         * @description A job to add; it starts as open unless status says draft.
         */
        "job-create.schema": {
            code: string;
            title: components["schemas"]["localizedText"];
            departmentId: components["schemas"]["id"];
            processId: components["schemas"]["key"];
            rubricId: components["schemas"]["id"];
            connections: {
                interview?: components["schemas"]["id"];
                testing?: components["schemas"]["id"];
                ehr?: components["schemas"]["id"];
                mail?: components["schemas"]["id"];
                sms?: components["schemas"]["id"];
                attendance?: components["schemas"]["id"];
                calendar?: components["schemas"]["id"];
                crm?: components["schemas"]["id"];
                background?: components["schemas"]["id"];
                learning?: components["schemas"]["id"];
                jobs?: components["schemas"]["id"];
            };
            screeningQuestions?: {
                key: string;
                text: components["schemas"]["localizedText"];
                /** @enum {string} */
                answerType: "boolean" | "number" | "text" | "choice";
                choices?: string[];
            }[];
            requirements?: {
                id: components["schemas"]["key"];
                label: components["schemas"]["localizedText"];
                weight: number;
                condition: components["schemas"]["condition"];
            }[];
            questions?: {
                id: components["schemas"]["key"];
                text: components["schemas"]["localizedText"];
                dimension: components["schemas"]["key"];
                timeLimitSeconds?: number;
            }[];
            notes?: components["schemas"]["localizedText"];
            /** @description How many are to be hired; the job closes when they are. */
            headcount?: number;
            /** @description The last day on which people may apply, in UTC. */
            deadlineOn?: components["schemas"]["date"];
            questionSetId?: components["schemas"]["id"];
            questionSetVersion?: components["schemas"]["version"];
            writtenTestQuestionSetId?: components["schemas"]["id"];
            writtenTestQuestionSetVersion?: components["schemas"]["version"];
            /** @description Vendors that can check who sits there do so. */
            identityCheck?: boolean;
            /** @description Question id → seconds, in place of the question set's own. */
            timeLimits?: {
                [key: string]: number;
            };
            /** @description Users who interview for this job. */
            interviewers?: components["schemas"]["id"][];
            recruiterId?: components["schemas"]["id"];
            /** @description Where interviews with a person are held; {bookingId} is filled in. */
            meetingUrlTemplate?: string;
            supplements?: components["schemas"]["supplement"][];
            /** @enum {string} */
            status?: "draft" | "open";
        };
        /**
         * JobPatch
         * @description A change to a job; what is not named stays.
         */
        "job-patch.schema": {
            code?: string;
            title?: components["schemas"]["localizedText"];
            departmentId?: components["schemas"]["id"];
            processId?: components["schemas"]["key"];
            rubricId?: components["schemas"]["id"];
            connections?: {
                interview?: components["schemas"]["id"];
                testing?: components["schemas"]["id"];
                ehr?: components["schemas"]["id"];
                mail?: components["schemas"]["id"];
                sms?: components["schemas"]["id"];
                attendance?: components["schemas"]["id"];
                calendar?: components["schemas"]["id"];
                crm?: components["schemas"]["id"];
                background?: components["schemas"]["id"];
                learning?: components["schemas"]["id"];
                jobs?: components["schemas"]["id"];
            };
            screeningQuestions?: {
                key: string;
                text: components["schemas"]["localizedText"];
                /** @enum {string} */
                answerType: "boolean" | "number" | "text" | "choice";
                choices?: string[];
            }[];
            requirements?: {
                id: components["schemas"]["key"];
                label: components["schemas"]["localizedText"];
                weight: number;
                condition: components["schemas"]["condition"];
            }[];
            questions?: {
                id: components["schemas"]["key"];
                text: components["schemas"]["localizedText"];
                dimension: components["schemas"]["key"];
                timeLimitSeconds?: number;
            }[];
            notes?: components["schemas"]["localizedText"];
            /** @description How many are to be hired; the job closes when they are. */
            headcount?: number;
            /** @description The last day on which people may apply, in UTC. */
            deadlineOn?: components["schemas"]["date"];
            questionSetId?: components["schemas"]["id"];
            questionSetVersion?: components["schemas"]["version"];
            writtenTestQuestionSetId?: components["schemas"]["id"];
            writtenTestQuestionSetVersion?: components["schemas"]["version"];
            /** @description Vendors that can check who sits there do so. */
            identityCheck?: boolean;
            /** @description Question id → seconds, in place of the question set's own. */
            timeLimits?: {
                [key: string]: number;
            };
            /** @description Users who interview for this job. */
            interviewers?: components["schemas"]["id"][];
            recruiterId?: components["schemas"]["id"];
            /** @description Where interviews with a person are held; {bookingId} is filled in. */
            meetingUrlTemplate?: string;
            supplements?: components["schemas"]["supplement"][];
            /** @enum {string} */
            status?: "draft" | "open" | "onHold" | "closed";
        };
        /**
         * Rubric
         * @description What a job is judged on: named dimensions with weight and anchors.
         */
        "rubric.schema": {
            id: components["schemas"]["id"];
            name: components["schemas"]["localizedText"];
            dimensions: {
                key: components["schemas"]["key"];
                name: components["schemas"]["localizedText"];
                weight: number;
                anchors?: {
                    at: number;
                    text: components["schemas"]["localizedText"];
                }[];
                /** @description Connector id → that vendor's own criterion name, where it differs from the key. */
                vendorCriteria?: {
                    [key: string]: string;
                };
            }[];
            /** @description Share of the scale at which the result reads "pass"; it never turns anyone down. */
            passAt: number;
            createdAt: components["schemas"]["instant"];
            updatedAt: components["schemas"]["instant"];
            version: components["schemas"]["version"];
        };
        /**
         * RubricCreate
         * @description A rubric to add.
         */
        "rubric-create.schema": {
            name: components["schemas"]["localizedText"];
            dimensions: {
                key: components["schemas"]["key"];
                name: components["schemas"]["localizedText"];
                weight: number;
                anchors?: {
                    at: number;
                    text: components["schemas"]["localizedText"];
                }[];
                /** @description Connector id → that vendor's own criterion name, where it differs from the key. */
                vendorCriteria?: {
                    [key: string]: string;
                };
            }[];
            /** @description Share of the scale at which the result reads "pass"; it never turns anyone down. */
            passAt: number;
        };
        /**
         * RubricPatch
         * @description A change to a rubric; what is not named stays. Each change is kept as a version of its own.
         */
        "rubric-patch.schema": {
            name?: components["schemas"]["localizedText"];
            dimensions?: components["schemas"]["dimension"][];
            /** @description Share of the scale at which the result reads "pass"; it never turns anyone down. */
            passAt?: number;
        };
        /** @description ISO 8601 duration, for instance P3D or PT30M; so few digits that no deadline leaves the calendar. */
        duration: string;
        /**
         * SchedulingRules
         * @description By which rules times are offered to a candidate.
         */
        "scheduling-rules.schema": {
            /** @default 60 */
            durationMinutes?: number;
            /** @default 30 */
            slotEveryMinutes?: number;
            /** @default 24 */
            noticeHours?: number;
            /** @default 14 */
            windowDays?: number;
            /** @default 0 */
            bufferBeforeMinutes?: number;
            /** @default 0 */
            bufferAfterMinutes?: number;
            /** @default 2 */
            maxChanges?: number;
            /** @default 4 */
            noChangeWithinHours?: number;
            /** @default 08:00 */
            dayStart?: string;
            /** @default 20:00 */
            dayEnd?: string;
            /** @description ISO weekdays, Monday 1, on the candidate's calendar; Monday to Friday by default. */
            workdays?: number[];
        };
        /**
         * Process
         * @description A versioned definition of stages: what an application goes through. Plain data, made by HR.
         */
        "process.schema": {
            processId: components["schemas"]["key"];
            name: components["schemas"]["localizedText"];
            description?: components["schemas"]["localizedText"];
            /** @description First stage; the first in the list by default. */
            start?: components["schemas"]["key"];
            stages: ({
                stageId: components["schemas"]["key"];
                /** @constant */
                stageType: "resumeScreen";
                label: components["schemas"]["localizedText"];
                knockOuts?: {
                    id: components["schemas"]["key"];
                    label: components["schemas"]["localizedText"];
                    /** @description May read only answers.* facts: the candidate said so. */
                    declineWhen: components["schemas"]["condition"];
                }[];
                /**
                 * @description Says in so many words that the machine may decline on a knock-out answer; otherwise a person decides.
                 * @default false
                 */
                declineOnKnockOut?: boolean;
                requirements?: {
                    id: components["schemas"]["key"];
                    label: components["schemas"]["localizedText"];
                    weight: number;
                    condition: components["schemas"]["condition"];
                }[];
                /**
                 * @description Weighted share of met requirements that passes without a person; below it a person decides.
                 * @default 0.5
                 */
                passAt?: number;
                /** @description Time until the human task of this stage is overdue. */
                dueIn?: components["schemas"]["duration"];
                /** @enum {string} */
                ownerRole?: "administrator" | "hr" | "recruiter" | "business" | "interviewer" | "it" | "auditor" | "candidate";
                /** @enum {string} */
                escalateTo?: "administrator" | "hr" | "recruiter" | "business" | "interviewer" | "it" | "auditor" | "candidate";
                next: {
                    pass: components["schemas"]["key"] | {
                        /** @enum {string} */
                        end: "hired" | "rejected" | "expired" | "withdrawn";
                    };
                    fail: components["schemas"]["key"] | {
                        /** @enum {string} */
                        end: "hired" | "rejected" | "expired" | "withdrawn";
                    };
                };
            } | {
                stageId: components["schemas"]["key"];
                /** @constant */
                stageType: "writtenTest";
                label: components["schemas"]["localizedText"];
                expiresIn: components["schemas"]["duration"];
                /** @description Times after the invitation at which a reminder is sent. */
                remindAfter?: components["schemas"]["duration"][];
                /** @description Time from start to completion before it counts as no-show. */
                completeWithin?: components["schemas"]["duration"];
                /** @description Time from completion to the report before the vendor is asked, then a person. */
                reportWithin?: components["schemas"]["duration"];
                dueIn?: components["schemas"]["duration"];
                /** @enum {string} */
                ownerRole?: "administrator" | "hr" | "recruiter" | "business" | "interviewer" | "it" | "auditor" | "candidate";
                next: {
                    pass: components["schemas"]["key"] | {
                        /** @enum {string} */
                        end: "hired" | "rejected" | "expired" | "withdrawn";
                    };
                    expired: components["schemas"]["key"] | {
                        /** @enum {string} */
                        end: "hired" | "rejected" | "expired" | "withdrawn";
                    };
                    noShow: components["schemas"]["key"] | {
                        /** @enum {string} */
                        end: "hired" | "rejected" | "expired" | "withdrawn";
                    };
                };
            } | {
                stageId: components["schemas"]["key"];
                /** @constant */
                stageType: "aiInterview";
                label: components["schemas"]["localizedText"];
                expiresIn: components["schemas"]["duration"];
                /** @description Times after the invitation at which a reminder is sent. */
                remindAfter?: components["schemas"]["duration"][];
                /** @description Time from start to completion before it counts as no-show. */
                completeWithin?: components["schemas"]["duration"];
                /** @description Time from completion to the report before the vendor is asked, then a person. */
                reportWithin?: components["schemas"]["duration"];
                /** @description Time from report to recording that the next stage waits for. */
                recordingWithin?: components["schemas"]["duration"];
                dueIn?: components["schemas"]["duration"];
                /** @enum {string} */
                ownerRole?: "administrator" | "hr" | "recruiter" | "business" | "interviewer" | "it" | "auditor" | "candidate";
                /** @description Facts asked for at other systems before the interview is ordered: the team's overtime of the month, the department's open sales opportunities. Supplements of the job's rubric may ask for them. */
                gather?: ("overtime" | "opportunities")[];
                next: {
                    pass: components["schemas"]["key"] | {
                        /** @enum {string} */
                        end: "hired" | "rejected" | "expired" | "withdrawn";
                    };
                    expired: components["schemas"]["key"] | {
                        /** @enum {string} */
                        end: "hired" | "rejected" | "expired" | "withdrawn";
                    };
                    noShow: components["schemas"]["key"] | {
                        /** @enum {string} */
                        end: "hired" | "rejected" | "expired" | "withdrawn";
                    };
                };
            } | {
                stageId: components["schemas"]["key"];
                /** @constant */
                stageType: "humanReview";
                label: components["schemas"]["localizedText"];
                /** @enum {string} */
                ownerRole: "administrator" | "hr" | "recruiter" | "business" | "interviewer" | "it" | "auditor" | "candidate";
                dueIn: components["schemas"]["duration"];
                /** @enum {string} */
                escalateTo?: "administrator" | "hr" | "recruiter" | "business" | "interviewer" | "it" | "auditor" | "candidate";
                /** @description Skip this review when the condition is false; unknown shows it. */
                showWhen?: components["schemas"]["condition"];
                next: {
                    pass: components["schemas"]["key"] | {
                        /** @enum {string} */
                        end: "hired" | "rejected" | "expired" | "withdrawn";
                    };
                    fail: components["schemas"]["key"] | {
                        /** @enum {string} */
                        end: "hired" | "rejected" | "expired" | "withdrawn";
                    };
                };
            } | {
                stageId: components["schemas"]["key"];
                /** @constant */
                stageType: "interview";
                label: components["schemas"]["localizedText"];
                scheduling?: components["schemas"]["scheduling-rules.schema"];
                /** @description Time in which the candidate chooses; after it a person decides. */
                bookWithin: components["schemas"]["duration"];
                /** @description Times before the interview at which the candidate is reminded. */
                remindBefore?: components["schemas"]["duration"][];
                /** @enum {string} */
                ownerRole: "administrator" | "hr" | "recruiter" | "business" | "interviewer" | "it" | "auditor" | "candidate";
                /** @enum {string} */
                escalateTo?: "administrator" | "hr" | "recruiter" | "business" | "interviewer" | "it" | "auditor" | "candidate";
                /** @description Time from the end of the interview until the scorecard is overdue. */
                dueIn: components["schemas"]["duration"];
                next: {
                    pass: components["schemas"]["key"] | {
                        /** @enum {string} */
                        end: "hired" | "rejected" | "expired" | "withdrawn";
                    };
                    fail: components["schemas"]["key"] | {
                        /** @enum {string} */
                        end: "hired" | "rejected" | "expired" | "withdrawn";
                    };
                    expired: components["schemas"]["key"] | {
                        /** @enum {string} */
                        end: "hired" | "rejected" | "expired" | "withdrawn";
                    };
                };
            } | {
                stageId: components["schemas"]["key"];
                /** @constant */
                stageType: "backgroundCheck";
                label: components["schemas"]["localizedText"];
                checks: ("identity" | "education" | "employment" | "criminalRecord" | "reference")[];
                /** @description Time from the order to the report before the checker is asked, then a person. */
                reportWithin: components["schemas"]["duration"];
                /** @enum {string} */
                ownerRole: "administrator" | "hr" | "recruiter" | "business" | "interviewer" | "it" | "auditor" | "candidate";
                /** @enum {string} */
                escalateTo?: "administrator" | "hr" | "recruiter" | "business" | "interviewer" | "it" | "auditor" | "candidate";
                dueIn: components["schemas"]["duration"];
                next: {
                    pass: components["schemas"]["key"] | {
                        /** @enum {string} */
                        end: "hired" | "rejected" | "expired" | "withdrawn";
                    };
                    fail: components["schemas"]["key"] | {
                        /** @enum {string} */
                        end: "hired" | "rejected" | "expired" | "withdrawn";
                    };
                };
            } | {
                stageId: components["schemas"]["key"];
                /** @constant */
                stageType: "offer";
                label: components["schemas"]["localizedText"];
                /**
                 * @description Who prepares the offer.
                 * @enum {string}
                 */
                ownerRole: "administrator" | "hr" | "recruiter" | "business" | "interviewer" | "it" | "auditor" | "candidate";
                /** @enum {string} */
                escalateTo?: "administrator" | "hr" | "recruiter" | "business" | "interviewer" | "it" | "auditor" | "candidate";
                dueIn: components["schemas"]["duration"];
                /** @description Groups, one after another. Who prepared the offer approves nothing, nobody approves twice. */
                approvals: {
                    /** @enum {string} */
                    role: "administrator" | "hr" | "recruiter" | "business" | "interviewer" | "it" | "auditor" | "candidate";
                    /** @description How many different persons of the role must approve. */
                    count: number;
                }[];
                /** @description Time in which the candidate answers. */
                expiresIn: components["schemas"]["duration"];
                /** @description What the candidate hands in after accepting. */
                materials?: {
                    key: components["schemas"]["key"];
                    label: components["schemas"]["localizedText"];
                    /** @default true */
                    required?: boolean;
                }[];
                materialsWithin?: components["schemas"]["duration"];
                next: {
                    pass: components["schemas"]["key"] | {
                        /** @enum {string} */
                        end: "hired" | "rejected" | "expired" | "withdrawn";
                    };
                    fail: components["schemas"]["key"] | {
                        /** @enum {string} */
                        end: "hired" | "rejected" | "expired" | "withdrawn";
                    };
                    declined: components["schemas"]["key"] | {
                        /** @enum {string} */
                        end: "hired" | "rejected" | "expired" | "withdrawn";
                    };
                    expired: components["schemas"]["key"] | {
                        /** @enum {string} */
                        end: "hired" | "rejected" | "expired" | "withdrawn";
                    };
                };
            } | {
                stageId: components["schemas"]["key"];
                /** @constant */
                stageType: "onboarding";
                label: components["schemas"]["localizedText"];
                /**
                 * @description Who says whether the person came on the first day.
                 * @enum {string}
                 */
                ownerRole: "administrator" | "hr" | "recruiter" | "business" | "interviewer" | "it" | "auditor" | "candidate";
                /** @enum {string} */
                escalateTo?: "administrator" | "hr" | "recruiter" | "business" | "interviewer" | "it" | "auditor" | "candidate";
                next: {
                    pass: components["schemas"]["key"] | {
                        /** @enum {string} */
                        end: "hired" | "rejected" | "expired" | "withdrawn";
                    };
                    notStarted: components["schemas"]["key"] | {
                        /** @enum {string} */
                        end: "hired" | "rejected" | "expired" | "withdrawn";
                    };
                };
            } | {
                stageId: components["schemas"]["key"];
                /** @constant */
                stageType: "action";
                label: components["schemas"]["localizedText"];
                /** @enum {string} */
                action: "createEmployee" | "fileReport";
                next: {
                    pass: components["schemas"]["key"] | {
                        /** @enum {string} */
                        end: "hired" | "rejected" | "expired" | "withdrawn";
                    };
                };
            })[];
            supplements?: components["schemas"]["supplement"][];
        };
        /**
         * ProcessVersion
         * @description One version of a process and where it stands.
         */
        "process-version.schema": {
            processId: components["schemas"]["key"];
            version: components["schemas"]["version"];
            /** @enum {string} */
            status: "draft" | "inReview" | "published" | "retired";
            definition: components["schemas"]["process.schema"];
            createdAt: components["schemas"]["instant"];
            createdBy: string;
            publishedAt?: components["schemas"]["instant"] | null;
            publishedBy?: string | null;
        };
        /**
         * ProcessFinding
         * @description One thing found while checking a process, as a sentence with its path.
         */
        "process-finding.schema": {
            code: string;
            /** @enum {string} */
            severity: "error" | "warning";
            path: string;
            message: string;
        };
        /**
         * ProcessFindings
         * @description What is wrong with a process; publishable when nothing is an error.
         */
        "process-findings.schema": {
            items: components["schemas"]["process-finding.schema"][];
            /** @description True when no finding is an error. */
            ok: boolean;
        };
        /**
         * Connector
         * @description A vendor adapter this hub has, and how far it was verified.
         */
        "connector.schema": {
            id: components["schemas"]["key"];
            vendor: string;
            kinds: string[];
            /** @enum {string} */
            verified: "live" | "spec" | "simulated";
            operations: string[];
            configSchema: {
                [key: string]: unknown;
            };
            credentialsSchema: {
                [key: string]: unknown;
            };
        };
        /**
         * Connection
         * @description One configured, credentialed use of a connector. Credentials go in and never come out.
         */
        "connection.schema": {
            id: components["schemas"]["id"];
            connectorId: components["schemas"]["key"];
            name: string;
            config: {
                [key: string]: unknown;
            };
            credentialsSet: boolean;
            /** @enum {string} */
            status: "active" | "disabled";
            lastProbe?: {
                ok: boolean;
                at: components["schemas"]["instant"];
                detail: string;
            } | null;
            createdAt: components["schemas"]["instant"];
            updatedAt: components["schemas"]["instant"];
            version: components["schemas"]["version"];
        };
        /**
         * ConnectionCreate
         * @description A connection to add.
         */
        "connection-create.schema": {
            /** @description Chosen id, for instance `clearvoice-main`; made up when absent. */
            id?: components["schemas"]["id"];
            connectorId: components["schemas"]["key"];
            name: string;
            config: {
                [key: string]: unknown;
            };
            credentials: {
                [key: string]: unknown;
            };
        };
        /**
         * ConnectionPatch
         * @description A change to a connection.
         */
        "connection-patch.schema": {
            name?: string;
            config?: {
                [key: string]: unknown;
            };
            credentials?: {
                [key: string]: unknown;
            };
            /** @enum {string} */
            status?: "active" | "disabled";
        };
        /**
         * Requisition
         * @description A department's wish to hire, on its way to a job.
         */
        "requisition.schema": {
            id: components["schemas"]["id"];
            departmentId: components["schemas"]["id"];
            title: components["schemas"]["localizedText"];
            duties?: components["schemas"]["localizedText"];
            /** @description What a person must bring; one with a condition is checked on the résumé. */
            requirements?: {
                id: components["schemas"]["key"];
                label: components["schemas"]["localizedText"];
                weight?: number;
                condition?: components["schemas"]["condition"];
            }[];
            /** @description Judge by this template; or give dimensions. */
            rubricTemplateId?: components["schemas"]["key"];
            /** @description Judge by these; their weights add up to 100. */
            dimensions?: components["schemas"]["dimension"][];
            /** @description How many are to be hired; the job closes when they are. */
            headcount?: number;
            /** @description The last day on which people may apply, in UTC. */
            deadlineOn?: components["schemas"]["date"];
            /** @description In minor units of the currency (ISO 4217). */
            salaryRange?: {
                min: number;
                max: number;
                currency: string;
                /** @enum {string} */
                period: "month" | "year";
            };
            /** @description Why the department needs them. */
            reason?: string;
            /** @enum {string} */
            status: "draft" | "submitted" | "returned" | "approved" | "refused" | "cancelled" | "live" | "filled" | "closed";
            createdBy: string | null;
            submittedBy: string | null;
            submittedAt: components["schemas"]["instant"] | null;
            approvedBy: string | null;
            approvedAt: components["schemas"]["instant"] | null;
            /** @description What was decided, oldest first. */
            decisions: {
                /** @enum {string} */
                decision: "approve" | "return" | "refuse" | "cancel";
                by: string | null;
                at: components["schemas"]["instant"];
                comment: string | null;
            }[];
            jobId: components["schemas"]["id"] | null;
            createdAt: components["schemas"]["instant"];
            updatedAt: components["schemas"]["instant"];
            version: components["schemas"]["version"];
        };
        /**
         * RequisitionCreate
         * @description A department's wish to hire; it starts as a draft, and what a draft lacks is asked for when it is submitted.
         */
        "requisition-create.schema": {
            departmentId?: components["schemas"]["id"];
            title: components["schemas"]["localizedText"];
            duties?: components["schemas"]["localizedText"];
            /** @description What a person must bring; one with a condition is checked on the résumé. */
            requirements?: {
                id: components["schemas"]["key"];
                label: components["schemas"]["localizedText"];
                weight?: number;
                condition?: components["schemas"]["condition"];
            }[];
            /** @description Judge by this template; or give dimensions. */
            rubricTemplateId?: components["schemas"]["key"];
            /** @description Judge by these; their weights add up to 100. */
            dimensions?: components["schemas"]["dimension"][];
            /** @description How many are to be hired; the job closes when they are. */
            headcount?: number;
            /** @description The last day on which people may apply, in UTC. */
            deadlineOn?: components["schemas"]["date"];
            /** @description In minor units of the currency (ISO 4217). */
            salaryRange?: {
                min: number;
                max: number;
                currency: string;
                /** @enum {string} */
                period: "month" | "year";
            };
            /** @description Why the department needs them. */
            reason?: string;
        };
        /**
         * RequisitionPatch
         * @description A change to a requisition that is a draft or was returned; what is not named stays.
         */
        "requisition-patch.schema": {
            title?: components["schemas"]["localizedText"];
            duties?: components["schemas"]["localizedText"];
            /** @description What a person must bring; one with a condition is checked on the résumé. */
            requirements?: {
                id: components["schemas"]["key"];
                label: components["schemas"]["localizedText"];
                weight?: number;
                condition?: components["schemas"]["condition"];
            }[];
            /** @description Judge by this template; or give dimensions. */
            rubricTemplateId?: components["schemas"]["key"];
            /** @description Judge by these; their weights add up to 100. */
            dimensions?: components["schemas"]["dimension"][];
            /** @description How many are to be hired; the job closes when they are. */
            headcount?: number;
            /** @description The last day on which people may apply, in UTC. */
            deadlineOn?: components["schemas"]["date"];
            /** @description In minor units of the currency (ISO 4217). */
            salaryRange?: {
                min: number;
                max: number;
                currency: string;
                /** @enum {string} */
                period: "month" | "year";
            };
            /** @description Why the department needs them. */
            reason?: string;
        };
        /**
         * RequisitionDecision
         * @description What HR says with its decision about a requisition.
         */
        "requisition-decision.schema": {
            comment?: string;
        };
        /**
         * RequisitionSetUp
         * @description How IT sets up the job of an approved requisition.
         */
        "requisition-set-up.schema": {
            /** @description The job code; made up when absent. */
            code?: string;
            processId: components["schemas"]["key"];
            connections: {
                interview?: components["schemas"]["id"];
                testing?: components["schemas"]["id"];
                ehr?: components["schemas"]["id"];
                mail?: components["schemas"]["id"];
                sms?: components["schemas"]["id"];
                attendance?: components["schemas"]["id"];
                calendar?: components["schemas"]["id"];
                crm?: components["schemas"]["id"];
                background?: components["schemas"]["id"];
                learning?: components["schemas"]["id"];
                jobs?: components["schemas"]["id"];
            };
            questionSetId: components["schemas"]["id"];
            writtenTestQuestionSetId?: components["schemas"]["id"];
            /** @description Vendors that can check who sits there do so. */
            identityCheck: boolean;
            /** @description Question id → seconds, in place of the question set's own. */
            timeLimits?: {
                [key: string]: number;
            };
            /** @description Users who interview for this job. */
            interviewers: components["schemas"]["id"][];
            recruiterId: components["schemas"]["id"];
            /** @description Where interviews with a person are held; {bookingId} is filled in. */
            meetingUrlTemplate?: string;
            supplements?: components["schemas"]["supplement"][];
            screeningQuestions?: {
                key: string;
                text: components["schemas"]["localizedText"];
                /** @enum {string} */
                answerType: "boolean" | "number" | "text" | "choice";
                choices?: string[];
            }[];
            notes?: components["schemas"]["localizedText"];
        };
        /**
         * QuestionSet
         * @description Questions for interviews or written tests, in versions.
         */
        "question-set.schema": {
            id: components["schemas"]["id"];
            name: components["schemas"]["localizedText"];
            departmentId: components["schemas"]["id"];
            /** @enum {string} */
            kind: "aiInterview" | "writtenTest";
            latestVersion: components["schemas"]["version"];
            publishedVersion: components["schemas"]["version"] | null;
            createdAt: components["schemas"]["instant"];
        };
        /**
         * QuestionSetQuestion
         * @description One question of a question set.
         */
        "question-set-question.schema": {
            id: components["schemas"]["key"];
            text: components["schemas"]["localizedText"];
            dimension: components["schemas"]["key"];
            /** @enum {string} */
            questionType: "spoken" | "text" | "choice";
            timeLimitSeconds: number;
            /** @description For questionType choice. */
            choices?: {
                key: components["schemas"]["key"];
                text: components["schemas"]["localizedText"];
            }[];
            /** @description Keys of the right choices, for written tests; only who writes or previews the set sees them. */
            rightChoices?: components["schemas"]["key"][];
        };
        /**
         * QuestionSetCreate
         * @description A question set to add; its first version is a draft.
         */
        "question-set-create.schema": {
            name: components["schemas"]["localizedText"];
            departmentId: components["schemas"]["id"];
            /** @enum {string} */
            kind: "aiInterview" | "writtenTest";
            questions: components["schemas"]["question-set-question.schema"][];
        };
        /**
         * QuestionSetPush
         * @description One version of a question set on its way to, or at, a vendor.
         */
        "question-set-push.schema": {
            connectionId: components["schemas"]["id"];
            language: components["schemas"]["locale"];
            /** @enum {string} */
            status: "pending" | "pushed" | "failed";
            remoteId: string | null;
            at: components["schemas"]["instant"] | null;
            lastError: string | null;
        };
        /**
         * QuestionSetVersion
         * @description One version of a question set; what was published stays as it is.
         */
        "question-set-version.schema": {
            questionSetId: components["schemas"]["id"];
            version: components["schemas"]["version"];
            /** @enum {string} */
            status: "draft" | "inPreview" | "previewed" | "published" | "retired";
            questions: components["schemas"]["question-set-question.schema"][];
            preview: {
                /** @enum {string} */
                outcome: "approve" | "comment";
                by: string | null;
                at: components["schemas"]["instant"];
                comment: string | null;
            } | null;
            pushes: components["schemas"]["question-set-push.schema"][];
            createdBy: string | null;
            createdAt: components["schemas"]["instant"];
            updatedAt: components["schemas"]["instant"];
            publishedBy: string | null;
            publishedAt: components["schemas"]["instant"] | null;
            /** @description Rises with every change of this version; the ETag. */
            revision: components["schemas"]["version"];
        };
        /**
         * QuestionSetVersionCreate
         * @description The next version of a question set; the questions of the last one when absent.
         */
        "question-set-version-create.schema": {
            questions?: components["schemas"]["question-set-question.schema"][];
        };
        /**
         * QuestionSetVersionPatch
         * @description Other questions for a draft.
         */
        "question-set-version-patch.schema": {
            questions: components["schemas"]["question-set-question.schema"][];
        };
        /**
         * QuestionSetPreview
         * @description The department's word on a question set.
         */
        "question-set-preview.schema": {
            /** @enum {string} */
            outcome: "approve" | "comment";
            comment?: string;
        };
        /**
         * QuestionSetPushRequest
         * @description To which vendor to push a version, and the rubric to send with it.
         */
        "question-set-push-request.schema": {
            connectionId: components["schemas"]["id"];
            rubricId?: components["schemas"]["id"];
        };
        /**
         * JobChanges
         * @description A JSON merge patch of a job: null takes a value away.
         */
        "job-changes.schema": {
            title?: components["schemas"]["localizedText"];
            headcount?: number | null;
            deadlineOn?: components["schemas"]["date"] | null;
            requirements?: {
                id: components["schemas"]["key"];
                label: components["schemas"]["localizedText"];
                weight: number;
                condition: components["schemas"]["condition"];
            }[] | null;
            notes?: components["schemas"]["localizedText"] | null;
            interviewers?: components["schemas"]["id"][] | null;
            meetingUrlTemplate?: string | null;
            /** @description Its published version is taken. */
            questionSetId?: components["schemas"]["id"];
            /** @description Dimensions, weights and threshold; HR alone may propose this. */
            rubric?: {
                dimensions?: components["schemas"]["dimension"][];
                /** @description Share of the scale at which the result reads "pass"; it never turns anyone down. */
                passAt?: number;
            };
            supplements?: components["schemas"]["supplement"][] | null;
        };
        /**
         * ChangeRequestCreate
         * @description A change of a live job to propose.
         */
        "change-request-create.schema": {
            changes: components["schemas"]["job-changes.schema"];
            reason: string;
        };
        /**
         * ChangeRequest
         * @description A proposed change of a live job.
         */
        "change-request.schema": {
            id: components["schemas"]["id"];
            jobId: components["schemas"]["id"];
            departmentId: components["schemas"]["id"];
            changes: components["schemas"]["job-changes.schema"];
            reason: string;
            /** @description It touches dimensions or weights. */
            changesRubric: boolean;
            /** @enum {string} */
            status: "submitted" | "approved" | "refused";
            requestedBy: string | null;
            createdAt: components["schemas"]["instant"];
            decidedBy: string | null;
            decidedAt: components["schemas"]["instant"] | null;
            comment: string | null;
            appliedJobVersion: components["schemas"]["version"] | null;
        };
        /**
         * ChangeRequestDecision
         * @description What HR says with its decision about a change.
         */
        "change-request-decision.schema": {
            comment?: string;
        };
        /**
         * RubricTemplate
         * @description A rubric that comes with the hub, to start from; its weights add up to 100.
         */
        "rubric-template.schema": {
            id: components["schemas"]["key"];
            name: components["schemas"]["localizedText"];
            dimensions: components["schemas"]["dimension"][];
            /** @description Share of the scale at which the result reads "pass"; it never turns anyone down. */
            passAt: number;
        };
        /**
         * Task
         * @description Something a human must do, with an owner role, a due time and an escalation.
         */
        "task.schema": {
            id: components["schemas"]["id"];
            applicationId: components["schemas"]["id"] | null;
            candidateId: components["schemas"]["id"] | null;
            candidateName?: components["schemas"]["masked"];
            jobId: components["schemas"]["id"] | null;
            /** @description What it is about where there is no application: requisition/<id>, question-set/<id>@<version> or change-request/<id>. */
            subject: string | null;
            departmentId: components["schemas"]["id"];
            /** @enum {string} */
            taskType: "reviewScreening" | "reviewInterview" | "resolveCall" | "resolveNoReport" | "resolveNoShow" | "setUpJob" | "reviewRequisition" | "reviewChange" | "previewQuestionSet" | "resolveNoBooking" | "giveScorecard" | "recordConsent" | "reviewBackgroundCheck" | "prepareOffer" | "approveOffer" | "collectMaterials" | "confirmFirstDay" | "resolveUndelivered" | "resolveDispute";
            title: components["schemas"]["localizedText"];
            detail?: components["schemas"]["localizedText"] | null;
            /** @enum {string} */
            ownerRole: "administrator" | "hr" | "recruiter" | "business" | "interviewer" | "it" | "auditor" | "candidate";
            /** @enum {string|null} */
            escalatedTo: "administrator" | "hr" | "recruiter" | "business" | "interviewer" | "it" | "auditor" | "candidate" | null;
            /** @enum {string} */
            status: "open" | "completed" | "cancelled";
            /** @description The answers this task takes. */
            outcomes: string[];
            needsScorecard: boolean;
            dueAt: components["schemas"]["instant"] | null;
            overdue: boolean;
            createdAt: components["schemas"]["instant"];
            completedAt: components["schemas"]["instant"] | null;
            completedBy: string | null;
            outcome: string | null;
            version: components["schemas"]["version"];
        };
        /**
         * TaskCompletion
         * @description A person's answer to a task.
         */
        "task-completion.schema": {
            outcome: string;
            comments?: string;
            scorecard?: {
                /** @enum {string} */
                recommendation: "definitelyNo" | "no" | "noDecision" | "yes" | "strongYes";
                ratings: {
                    dimension: components["schemas"]["key"];
                    rating: number;
                    comment?: string;
                }[];
            };
        };
        /**
         * Event
         * @description What happened, as a CloudEvent; ids only, so that it may leave the house.
         */
        "event.schema": {
            /** @constant */
            specversion: "1.0";
            id: components["schemas"]["id"];
            source: string;
            type: string;
            subject: string;
            time: components["schemas"]["instant"];
            /** @constant */
            datacontenttype: "application/json";
            dataschema?: string;
            /** @description Place in the one stream; rises without gaps. */
            position: string;
            data: {
                [key: string]: unknown;
            };
        };
        /**
         * EventPage
         * @description A piece of the stream.
         */
        "event-page.schema": {
            items: components["schemas"]["event.schema"][];
            /** @description Pass it as `after` for what comes next; the same as before when nothing came. */
            next: string;
        };
        /**
         * WebhookSubscription
         * @description An address that is told of events, signed by Standard Webhooks.
         */
        "webhook-subscription.schema": {
            id: components["schemas"]["id"];
            /** Format: uri */
            url: string;
            /** @description Empty: all. */
            eventTypes: string[];
            /** @enum {string} */
            status: "active" | "paused" | "disabled";
            /** @description Only in the answer that made it. */
            secret?: string;
            failingSince: components["schemas"]["instant"] | null;
            createdAt: components["schemas"]["instant"];
            version: components["schemas"]["version"];
        };
        /**
         * WebhookSubscriptionCreate
         * @description An address to tell.
         */
        "webhook-subscription-create.schema": {
            /** Format: uri */
            url: string;
            eventTypes?: string[];
        };
        /**
         * WebhookSubscriptionPatch
         * @description A change to a subscription; what is not named stays.
         */
        "webhook-subscription-patch.schema": {
            /** Format: uri */
            url?: string;
            eventTypes?: string[];
            /** @enum {string} */
            status?: "active" | "paused";
        };
        /**
         * WebhookDelivery
         * @description One attempt-series of telling one subscriber of one event.
         */
        "webhook-delivery.schema": {
            id: components["schemas"]["id"];
            subscriptionId: components["schemas"]["id"];
            eventId: components["schemas"]["id"];
            /** @enum {string} */
            status: "pending" | "delivered" | "failed";
            attempts: number;
            nextAttemptAt: components["schemas"]["instant"] | null;
            lastStatus: number | null;
            lastError: string | null;
            deliveredAt: components["schemas"]["instant"] | null;
        };
        /**
         * InboxEntry
         * @description One received event and what became of it; no content.
         */
        "inbox-entry.schema": {
            id: components["schemas"]["id"];
            connectionId: components["schemas"]["id"];
            deliveryKey: string;
            eventType: string;
            /** @enum {string} */
            via: "webhook" | "poll";
            applicationId: components["schemas"]["id"] | null;
            /** @enum {string} */
            outcome: "pending" | "unmatched" | "applied" | "ignored";
            detail: string | null;
            occurredAt: components["schemas"]["instant"];
            receivedAt: components["schemas"]["instant"];
            signalledAt: components["schemas"]["instant"] | null;
            consumedAt: components["schemas"]["instant"] | null;
        };
        /**
         * Call
         * @description One effect outside the hub and how its attempts went; the same effect always has the same key.
         */
        "call.schema": {
            applicationId: components["schemas"]["id"];
            callKey: string;
            operation: string;
            connectionId: components["schemas"]["id"] | null;
            /**
             * @description Unknown: it may have happened or not.
             * @enum {string}
             */
            status: "running" | "done" | "failed" | "unknown";
            attempts: number;
            lastErrorCode: string | null;
            /** @description A sentence without personal data. */
            lastError: string | null;
            firstAttemptAt: components["schemas"]["instant"];
            lastAttemptAt: components["schemas"]["instant"];
            doneAt: components["schemas"]["instant"] | null;
        };
        /**
         * Offer
         * @description One version of an offer to a candidate.
         */
        "offer.schema": {
            id: components["schemas"]["id"];
            applicationId: components["schemas"]["id"];
            version: components["schemas"]["version"];
            /** @enum {string} */
            status: "draft" | "approving" | "returned" | "superseded" | "approved" | "sent" | "accepted" | "declined" | "expired" | "withdrawn";
            salary: {
                /** @description Minor units. */
                amount: number;
                currency: string;
                /** @enum {string} */
                period: "month" | "year";
            };
            startDate: components["schemas"]["date"];
            notes: components["schemas"]["localizedText"] | null;
            materials: {
                key: components["schemas"]["key"];
                label: components["schemas"]["localizedText"];
                required: boolean;
            }[];
            preparedBy: string;
            /** @description Who that is, for people to read: the person's name, or the API key's. */
            preparedByName: string;
            approvedBy: string[];
            /** @description The names of approvedBy, in the same order. */
            approvedByNames: string[];
            hasLetter: boolean;
            answerBy: components["schemas"]["instant"] | null;
            sentAt: components["schemas"]["instant"] | null;
            answeredAt: components["schemas"]["instant"] | null;
            createdAt: components["schemas"]["instant"];
            updatedAt: components["schemas"]["instant"];
        };
        /**
         * OfferCreate
         * @description A new version of an offer; it takes the place of the one before, and its approvals begin anew.
         */
        "offer-create.schema": {
            salary: {
                /** @description Minor units. */
                amount: number;
                currency: string;
                /** @enum {string} */
                period: "month" | "year";
            };
            startDate: components["schemas"]["date"];
            /** @description Words of its own in the letter. */
            notes?: components["schemas"]["localizedText"];
            /** @description What the candidate hands in; the stage's list by default. */
            materials?: {
                key: components["schemas"]["key"];
                label: components["schemas"]["localizedText"];
                required: boolean;
            }[];
        };
        /**
         * OfferMaterial
         * @description A document the candidate handed in.
         */
        "offer-material.schema": {
            id: components["schemas"]["id"];
            offerId: components["schemas"]["id"];
            material: components["schemas"]["key"];
            fileName: string;
            mediaType: string;
            sizeBytes: number;
            receivedAt: components["schemas"]["instant"];
        };
        /**
         * OfferMaterialCreate
         * @description Which of the documents asked for is being handed in.
         */
        "offer-material-create.schema": {
            material: components["schemas"]["key"];
        };
        /**
         * Dispute
         * @description A candidate's objection and what became of it.
         */
        "dispute.schema": {
            id: components["schemas"]["id"];
            applicationId: components["schemas"]["id"];
            /** @enum {string} */
            status: "open" | "upheld" | "dismissed";
            reason: string;
            raisedBy: string;
            raisedAt: components["schemas"]["instant"];
            settledBy: string | null;
            settledAt: components["schemas"]["instant"] | null;
            /** @description The task in which it is settled. */
            taskId: string | null;
        };
        /**
         * DisputeCreate
         * @description What the candidate objects to.
         */
        "dispute-create.schema": {
            reason: string;
        };
        /**
         * OnboardingPlan
         * @description What awaits a new colleague, made by rules from what is known of them.
         */
        "onboarding-plan.schema": {
            id: components["schemas"]["id"];
            applicationId: components["schemas"]["id"];
            rulesVersion: number;
            startDate: components["schemas"]["date"] | null;
            tasks: {
                key: components["schemas"]["key"];
                title: components["schemas"]["localizedText"];
                /** @enum {string} */
                owner: "hr" | "business" | "it" | "newcomer";
                dueDate: components["schemas"]["date"] | null;
                /** @description The rules that chose it; none: everybody gets it. */
                because: components["schemas"]["key"][];
            }[];
            modules: {
                key: components["schemas"]["key"];
                title: components["schemas"]["localizedText"];
                dueDate: components["schemas"]["date"] | null;
                because: components["schemas"]["key"][];
            }[];
            createdAt: components["schemas"]["instant"];
        };
        /**
         * EvaluationSheet
         * @description All that is known of an application in one: résumé, test, AI scores, scorecards, background check, offer, decisions.
         */
        "evaluation-sheet.schema": {
            applicationId: components["schemas"]["id"];
            candidateName: components["schemas"]["masked"];
            jobTitle: components["schemas"]["localizedText"];
            status: string;
            stageId: string | null;
            processId: components["schemas"]["key"];
            processVersion: number;
            /** @description The fields read from the résumé, with their evidence. */
            resume: {
                [key: string]: unknown;
            } | null;
            results: {
                orderId: components["schemas"]["id"];
                /** @enum {string} */
                orderType: "aiInterview" | "writtenTest";
                stageId: components["schemas"]["key"];
                completedAt: components["schemas"]["instant"] | null;
                total: components["schemas"]["score"] | null;
                dimensions: {
                    key: components["schemas"]["key"];
                    name: components["schemas"]["localizedText"];
                    score: components["schemas"]["score"] | null;
                    comment: string | null;
                }[];
                summary: string | null;
                interviewer: string | null;
            }[];
            scorecards: components["schemas"]["scorecard.schema"][];
            backgroundCheck: components["schemas"]["background-result.schema"] | null;
            offers: components["schemas"]["offer.schema"][];
            onboardingPlan: components["schemas"]["onboarding-plan.schema"] | null;
            disputes: components["schemas"]["dispute.schema"][];
            /** @description How each stage was left, and by whom. */
            decisions: {
                at: components["schemas"]["instant"];
                stageId: string | null;
                outcome: string;
                decidedBy: string;
                cause: string;
            }[];
        };
        /**
         * OnboardingRules
         * @description The rules by which onboarding plans are made, as HR last wrote them.
         */
        "onboarding-rules.schema": {
            /** @description 0: the template that comes with the product. */
            version: number;
            /** @description The trainings rules may choose; keys as the learning system knows them. */
            modules: {
                key: components["schemas"]["key"];
                title: components["schemas"]["localizedText"];
                dueInDays: number;
            }[];
            tasks: {
                key: components["schemas"]["key"];
                title: components["schemas"]["localizedText"];
                /** @enum {string} */
                owner: "hr" | "business" | "it" | "newcomer";
                /** @description Days after the first day; below zero before it. */
                dueInDays: number;
            }[];
            always: {
                modules?: components["schemas"]["key"][];
                tasks?: components["schemas"]["key"][];
            };
            /** @description A rule counts when its condition is definitely true; a missing fact chooses nothing. */
            rules: {
                id: components["schemas"]["key"];
                label: components["schemas"]["localizedText"];
                when: components["schemas"]["condition"];
                modules?: components["schemas"]["key"][];
                tasks?: components["schemas"]["key"][];
            }[];
            createdBy: string;
            createdAt: components["schemas"]["instant"] | null;
        };
        /**
         * OnboardingRulesChange
         * @description The rules by which the next onboarding plans are made.
         */
        "onboarding-rules-change.schema": {
            /** @description The trainings rules may choose; keys as the learning system knows them. */
            modules: {
                key: components["schemas"]["key"];
                title: components["schemas"]["localizedText"];
                dueInDays: number;
            }[];
            tasks: {
                key: components["schemas"]["key"];
                title: components["schemas"]["localizedText"];
                /** @enum {string} */
                owner: "hr" | "business" | "it" | "newcomer";
                /** @description Days after the first day; below zero before it. */
                dueInDays: number;
            }[];
            always: {
                modules?: components["schemas"]["key"][];
                tasks?: components["schemas"]["key"][];
            };
            /** @description A rule counts when its condition is definitely true; a missing fact chooses nothing. */
            rules: {
                id: components["schemas"]["key"];
                label: components["schemas"]["localizedText"];
                when: components["schemas"]["condition"];
                modules?: components["schemas"]["key"][];
                tasks?: components["schemas"]["key"][];
            }[];
        };
        /**
         * ClientLogCreate
         * @description What the candidate's browser told of itself and of a failure; nothing personal.
         */
        "client-log-create.schema": {
            browser: string;
            browserVersion?: string;
            os: string;
            /** @enum {string} */
            device: "phone" | "tablet" | "desktop" | "other";
            /** @description A code, never free text: it must hold nothing personal. */
            failure: string | null;
            page: string;
        };
        /**
         * ClientLog
         * @description One line of a candidate's client log, for IT.
         */
        "client-log.schema": {
            id: components["schemas"]["id"];
            applicationId: components["schemas"]["id"];
            browser: string;
            browserVersion?: string;
            os: string;
            /** @enum {string} */
            device: "phone" | "tablet" | "desktop" | "other";
            /** @description A code, never free text: it must hold nothing personal. */
            failure: string | null;
            page: string;
            at: components["schemas"]["instant"];
        };
        /**
         * MaintenanceWindow
         * @description When a vendor will not answer, as it announced.
         */
        "maintenance-window.schema": {
            id: components["schemas"]["id"];
            connectionId: components["schemas"]["id"];
            fromAt: components["schemas"]["instant"];
            toAt: components["schemas"]["instant"];
            note: string | null;
            announcedAt: components["schemas"]["instant"] | null;
            createdAt: components["schemas"]["instant"];
        };
        /**
         * Facts
         * @description Every fact a condition may ask about. Missing is missing, never zero.
         */
        "facts.schema": {
            /** @description Years of work read from the résumé. */
            "resume.totalYears"?: number;
            /**
             * @description Highest degree.
             * @enum {string}
             */
            "resume.highestDegree"?: "secondary" | "associate" | "bachelor" | "master" | "doctor";
            /** @description Highest degree as a number: secondary 1 … doctor 5. */
            "resume.degreeRank"?: number;
            /** @description Skills named, lower case. */
            "resume.skills"?: string[];
            /** @description Certificates named, lower case. */
            "resume.certificates"?: string[];
            /** @description The whole text, lower case, for `in`. */
            "resume.text"?: string;
            /** @description Weighted share of met requirements. */
            "screen.score"?: number;
            /** @description Total of the AI interview as a share of its scale. */
            "interview.total"?: number;
            /**
             * @description The reviewer's recommendation.
             * @enum {string}
             */
            "review.recommendation"?: "definitelyNo" | "no" | "noDecision" | "yes" | "strongYes";
            /** @description Total of the written test as a share of its scale. */
            "test.total"?: number;
            /**
             * @description What the background check found.
             * @enum {string}
             */
            "backgroundCheck.outcome"?: "clear" | "consider" | "incomplete";
            /**
             * Format: date
             * @description The first day that was agreed on.
             */
            "offer.startDate"?: string;
            /** @description Overtime of the team in the last whole month, hours per head with a tenth. */
            "team.overtimeHours"?: number;
            /** @description The department's largest open opportunity. */
            "crm.opportunity.name"?: string;
            /** @description How far that opportunity is. */
            "crm.opportunity.stage"?: string;
            /** @description Who would buy. */
            "crm.opportunity.customer"?: string;
            /** @description Its amount in whole units of its currency. */
            "crm.opportunity.amount"?: number;
        } & {
            [key: string]: components["schemas"]["factValue"] | number;
        };
        /**
         * InboundEvent
         * @description What a connector makes of a vendor's event: the shared shape behind the webhook and the poll.
         */
        "inbound-event.schema": {
            dedupeKey: string;
            /** @enum {string} */
            eventType: "interview.opened" | "interview.started" | "interview.interrupted" | "interview.completed" | "interview.evaluating" | "interview.reportReady" | "interview.recordingReady" | "interview.expired" | "interview.cancelled" | "interview.failed" | "backgroundCheck.started" | "backgroundCheck.reportReady" | "backgroundCheck.cancelled" | "backgroundCheck.failed" | "message.delivered" | "message.bounced" | "attendance.changed" | "vendor.maintenance" | "unsupported";
            vendorType: string;
            occurredAt: components["schemas"]["instant"];
            remoteOrderId?: string | null;
            externalRef?: string | null;
            result?: components["schemas"]["interview-result.schema"];
            recording?: {
                url: string;
                durationSeconds?: number | null;
            };
            backgroundResult?: components["schemas"]["background-result.schema"];
            /** @description With message.delivered and message.bounced: which message. */
            delivery?: {
                remoteMessageId: string;
                /** @description The vendor's code for why it was not delivered. */
                reason?: string | null;
            };
            /** @description With vendor.maintenance: when the vendor will not answer. */
            maintenance?: {
                from: components["schemas"]["instant"];
                to: components["schemas"]["instant"];
                note?: string | null;
            };
        };
    };
    responses: {
        /** @description It did not work; `code` is stable, `detail` says what to do. */
        Problem: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["problem.schema"];
            };
        };
    };
    parameters: {
        /** @description Where to go on: `next` of the page before. */
        Cursor: string;
        /** @description How many at most. */
        Limit: number;
        /** @description Names this request; the same key within 24 hours gets the first answer again and does nothing twice. */
        IdempotencyKey: string;
        /** @description The ETag you read; 428 without it, 412 when somebody changed it since. */
        IfMatch: string;
        /** @description The id. */
        IdPath: components["schemas"]["id"];
        /** @description The id of the delivery. */
        DeliveryIdPath: components["schemas"]["id"];
        /** @description The id of the connection. */
        ConnectionIdPath: components["schemas"]["id"];
        /** @description The id of the process. */
        ProcessIdPath: components["schemas"]["key"];
        /** @description The version of the process. */
        VersionPath: number;
    };
    requestBodies: never;
    headers: {
        /** @description The version, in quotes; send it back in If-Match. */
        ETag: string;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    getSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Here it is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["session.schema"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    createSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["session-create.schema"];
            };
        };
        responses: {
            /** @description Made. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["session.schema"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    deleteSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Signed out. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    listUsers: {
        parameters: {
            query?: {
                /** @description Where to go on: `next` of the page before. */
                cursor?: components["parameters"]["Cursor"];
                /** @description How many at most. */
                limit?: components["parameters"]["Limit"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Here it is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["user.schema"][];
                        nextCursor: components["schemas"]["NextCursor"];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    createUser: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this request; the same key within 24 hours gets the first answer again and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["user-create.schema"];
            };
        };
        responses: {
            /** @description Made. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["user.schema"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    updateUser: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag you read; 428 without it, 412 when somebody changed it since. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /** @description The id. */
                id: components["parameters"]["IdPath"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["user-patch.schema"];
            };
        };
        responses: {
            /** @description Changed. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["user.schema"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    disableUser: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this request; the same key within 24 hours gets the first answer again and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description The id. */
                id: components["parameters"]["IdPath"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Here it is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["user.schema"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    listColleagues: {
        parameters: {
            query?: {
                /** @description Where to go on: `next` of the page before. */
                cursor?: components["parameters"]["Cursor"];
                /** @description How many at most. */
                limit?: components["parameters"]["Limit"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Here it is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["colleague.schema"][];
                        nextCursor: components["schemas"]["NextCursor"];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    listDepartments: {
        parameters: {
            query?: {
                /** @description Where to go on: `next` of the page before. */
                cursor?: components["parameters"]["Cursor"];
                /** @description How many at most. */
                limit?: components["parameters"]["Limit"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Here it is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["department.schema"][];
                        nextCursor: components["schemas"]["NextCursor"];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    createDepartment: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this request; the same key within 24 hours gets the first answer again and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["department-create.schema"];
            };
        };
        responses: {
            /** @description Made. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["department.schema"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    updateDepartment: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag you read; 428 without it, 412 when somebody changed it since. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /** @description The id. */
                id: components["parameters"]["IdPath"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["department-patch.schema"];
            };
        };
        responses: {
            /** @description Changed. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["department.schema"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    listApiKeys: {
        parameters: {
            query?: {
                /** @description Where to go on: `next` of the page before. */
                cursor?: components["parameters"]["Cursor"];
                /** @description How many at most. */
                limit?: components["parameters"]["Limit"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Here it is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["api-key.schema"][];
                        nextCursor: components["schemas"]["NextCursor"];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    createApiKey: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this request; the same key within 24 hours gets the first answer again and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["api-key-create.schema"];
            };
        };
        responses: {
            /** @description Made. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["api-key.schema"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    revokeApiKey: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this request; the same key within 24 hours gets the first answer again and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description The id. */
                id: components["parameters"]["IdPath"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Here it is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["api-key.schema"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    listCandidates: {
        parameters: {
            query?: {
                /** @description Where to go on: `next` of the page before. */
                cursor?: components["parameters"]["Cursor"];
                /** @description How many at most. */
                limit?: components["parameters"]["Limit"];
                /** @description Any system's id of the person or of one of their applications. */
                remoteId?: string;
                /** @description Narrows remoteId to one system. */
                system?: string;
                /** @description An e-mail address. */
                email?: string;
                /** @description A telephone number in any usual writing. */
                phone?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Here it is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["candidate.schema"][];
                        nextCursor: components["schemas"]["NextCursor"];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    createCandidate: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this request; the same key within 24 hours gets the first answer again and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["candidate-create.schema"];
            };
        };
        responses: {
            /** @description Made. */
            201: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["candidate.schema"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getCandidate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id. */
                id: components["parameters"]["IdPath"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Here it is. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["candidate.schema"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    updateCandidate: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag you read; 428 without it, 412 when somebody changed it since. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /** @description The id. */
                id: components["parameters"]["IdPath"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["candidate-patch.schema"];
            };
        };
        responses: {
            /** @description Changed. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["candidate.schema"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    listRemoteIds: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id. */
                id: components["parameters"]["IdPath"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Here it is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["remoteId"][];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    addRemoteId: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this request; the same key within 24 hours gets the first answer again and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description The id. */
                id: components["parameters"]["IdPath"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["remoteId"];
            };
        };
        responses: {
            /** @description Made. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["remoteId"][];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    listApplications: {
        parameters: {
            query?: {
                /** @description Where to go on: `next` of the page before. */
                cursor?: components["parameters"]["Cursor"];
                /** @description How many at most. */
                limit?: components["parameters"]["Limit"];
                /** @description Only with this status. */
                status?: "active" | "onHold" | "hired" | "rejected" | "withdrawn" | "expired" | "erased";
                /** @description Only for this job. */
                jobId?: components["schemas"]["id"];
                /** @description Only of this person. */
                candidateId?: components["schemas"]["id"];
                /** @description Only of this department. */
                departmentId?: components["schemas"]["id"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Here it is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["application.schema"][];
                        nextCursor: components["schemas"]["NextCursor"];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    createApplication: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this request; the same key within 24 hours gets the first answer again and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["application-create.schema"];
                "multipart/form-data": {
                    application: components["schemas"]["application-create.schema"];
                    resume?: string;
                };
            };
        };
        responses: {
            /** @description Made. */
            201: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["application.schema"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getApplication: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id. */
                id: components["parameters"]["IdPath"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Here it is. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["application.schema"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    listTimeline: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id. */
                id: components["parameters"]["IdPath"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Here it is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["timeline-entry.schema"][];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getResume: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id. */
                id: components["parameters"]["IdPath"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Here it is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["resume.schema"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    listFacts: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id. */
                id: components["parameters"]["IdPath"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Here it is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["fact-sheet.schema"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    listInterviewOrders: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id. */
                id: components["parameters"]["IdPath"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Here it is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["interview-order.schema"][];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    listMessages: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id. */
                id: components["parameters"]["IdPath"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Here it is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["message.schema"][];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    listScorecards: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id. */
                id: components["parameters"]["IdPath"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Here it is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["scorecard.schema"][];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    withdrawApplication: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this request; the same key within 24 hours gets the first answer again and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description The id. */
                id: components["parameters"]["IdPath"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Withdrawn. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["application.schema"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    requestPerson: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this request; the same key within 24 hours gets the first answer again and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description The id. */
                id: components["parameters"]["IdPath"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Kept; the task comes in a moment. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["application.schema"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    listSlots: {
        parameters: {
            query?: {
                /** @description Only times that begin at or after this instant. */
                from?: components["schemas"]["instant"];
                /** @description Only times that begin before this instant. */
                to?: components["schemas"]["instant"];
                /** @description The candidate's time zone, an IANA name; that of the first interviewer by default. */
                timeZone?: string;
            };
            header?: never;
            path: {
                /** @description The id. */
                id: components["parameters"]["IdPath"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Here it is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["slot-offer.schema"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    createBooking: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this request; the same key within 24 hours gets the first answer again and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description The id. */
                id: components["parameters"]["IdPath"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["booking-create.schema"];
            };
        };
        responses: {
            /** @description Booked. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["booking.schema"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    listBookings: {
        parameters: {
            query?: {
                /** @description Where to go on: `next` of the page before. */
                cursor?: components["parameters"]["Cursor"];
                /** @description How many at most. */
                limit?: components["parameters"]["Limit"];
                /** @description Only of this application. */
                applicationId?: components["schemas"]["id"];
                /** @description Only with this interviewer. */
                interviewerId?: components["schemas"]["id"];
                /** @description Only with this status. */
                status?: "booked" | "cancelled" | "noShow" | "held";
                /** @description Only interviews that begin at or after this instant. */
                from?: components["schemas"]["instant"];
                /** @description Only interviews that begin before this instant. */
                to?: components["schemas"]["instant"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Here it is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["booking.schema"][];
                        nextCursor: components["schemas"]["NextCursor"];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getBooking: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id. */
                id: components["parameters"]["IdPath"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Here it is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["booking.schema"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    moveBooking: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this request; the same key within 24 hours gets the first answer again and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description The id. */
                id: components["parameters"]["IdPath"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["booking-change.schema"];
            };
        };
        responses: {
            /** @description Moved. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["booking.schema"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    cancelBooking: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this request; the same key within 24 hours gets the first answer again and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description The id. */
                id: components["parameters"]["IdPath"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Cancelled. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["booking.schema"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    recordNoShow: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this request; the same key within 24 hours gets the first answer again and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description The id. */
                id: components["parameters"]["IdPath"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Noted. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["booking.schema"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getInterviewOrder: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id. */
                id: components["parameters"]["IdPath"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Here it is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["interview-order.schema"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getScorecard: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id. */
                id: components["parameters"]["IdPath"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Here it is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["scorecard.schema"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getMessage: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id. */
                id: components["parameters"]["IdPath"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Here it is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["message.schema"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    listJobs: {
        parameters: {
            query?: {
                /** @description Where to go on: `next` of the page before. */
                cursor?: components["parameters"]["Cursor"];
                /** @description How many at most. */
                limit?: components["parameters"]["Limit"];
                /** @description Only with this status. */
                status?: "draft" | "open" | "onHold" | "closed";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Here it is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["job.schema"][];
                        nextCursor: components["schemas"]["NextCursor"];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    createJob: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this request; the same key within 24 hours gets the first answer again and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["job-create.schema"];
            };
        };
        responses: {
            /** @description Made. */
            201: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["job.schema"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getJob: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id. */
                id: components["parameters"]["IdPath"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Here it is. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["job.schema"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    updateJob: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag you read; 428 without it, 412 when somebody changed it since. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /** @description The id. */
                id: components["parameters"]["IdPath"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["job-patch.schema"];
            };
        };
        responses: {
            /** @description Changed. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["job.schema"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    listRubrics: {
        parameters: {
            query?: {
                /** @description Where to go on: `next` of the page before. */
                cursor?: components["parameters"]["Cursor"];
                /** @description How many at most. */
                limit?: components["parameters"]["Limit"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Here it is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["rubric.schema"][];
                        nextCursor: components["schemas"]["NextCursor"];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    createRubric: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this request; the same key within 24 hours gets the first answer again and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["rubric-create.schema"];
            };
        };
        responses: {
            /** @description Made. */
            201: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["rubric.schema"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getRubric: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id. */
                id: components["parameters"]["IdPath"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Here it is. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["rubric.schema"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    updateRubric: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag you read; 428 without it, 412 when somebody changed it since. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /** @description The id. */
                id: components["parameters"]["IdPath"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["rubric-patch.schema"];
            };
        };
        responses: {
            /** @description Changed. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["rubric.schema"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    listProcesses: {
        parameters: {
            query?: {
                /** @description Where to go on: `next` of the page before. */
                cursor?: components["parameters"]["Cursor"];
                /** @description How many at most. */
                limit?: components["parameters"]["Limit"];
                /** @description Only this process. */
                processId?: components["schemas"]["key"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Here it is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["process-version.schema"][];
                        nextCursor: components["schemas"]["NextCursor"];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    createProcessVersion: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this request; the same key within 24 hours gets the first answer again and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["process.schema"];
            };
        };
        responses: {
            /** @description Made. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["process-version.schema"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    checkProcess: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    [key: string]: unknown;
                };
            };
        };
        responses: {
            /** @description Here it is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["process-findings.schema"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getProcessVersion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the process. */
                processId: components["parameters"]["ProcessIdPath"];
                /** @description The version of the process. */
                version: components["parameters"]["VersionPath"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Here it is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["process-version.schema"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    publishProcessVersion: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this request; the same key within 24 hours gets the first answer again and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description The id of the process. */
                processId: components["parameters"]["ProcessIdPath"];
                /** @description The version of the process. */
                version: components["parameters"]["VersionPath"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Here it is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["process-version.schema"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    listConnectors: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Here it is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["connector.schema"][];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    listConnections: {
        parameters: {
            query?: {
                /** @description Where to go on: `next` of the page before. */
                cursor?: components["parameters"]["Cursor"];
                /** @description How many at most. */
                limit?: components["parameters"]["Limit"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Here it is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["connection.schema"][];
                        nextCursor: components["schemas"]["NextCursor"];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    createConnection: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this request; the same key within 24 hours gets the first answer again and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["connection-create.schema"];
            };
        };
        responses: {
            /** @description Made. */
            201: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["connection.schema"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getConnection: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id. */
                id: components["parameters"]["IdPath"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Here it is. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["connection.schema"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    updateConnection: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag you read; 428 without it, 412 when somebody changed it since. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /** @description The id. */
                id: components["parameters"]["IdPath"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["connection-patch.schema"];
            };
        };
        responses: {
            /** @description Changed. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["connection.schema"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    probeConnection: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id. */
                id: components["parameters"]["IdPath"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Asked; `lastProbe` says what came back. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["connection.schema"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    listRequisitions: {
        parameters: {
            query?: {
                /** @description Where to go on: `next` of the page before. */
                cursor?: components["parameters"]["Cursor"];
                /** @description How many at most. */
                limit?: components["parameters"]["Limit"];
                /** @description Only with this status. */
                status?: "draft" | "submitted" | "returned" | "approved" | "refused" | "cancelled" | "live" | "filled" | "closed";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Here it is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["requisition.schema"][];
                        nextCursor: components["schemas"]["NextCursor"];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    createRequisition: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this request; the same key within 24 hours gets the first answer again and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["requisition-create.schema"];
            };
        };
        responses: {
            /** @description Made. */
            201: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["requisition.schema"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getRequisition: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id. */
                id: components["parameters"]["IdPath"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Here it is. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["requisition.schema"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    updateRequisition: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag you read; 428 without it, 412 when somebody changed it since. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /** @description The id. */
                id: components["parameters"]["IdPath"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["requisition-patch.schema"];
            };
        };
        responses: {
            /** @description Changed. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["requisition.schema"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    submitRequisition: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this request; the same key within 24 hours gets the first answer again and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description The id. */
                id: components["parameters"]["IdPath"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["requisition.schema"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    approveRequisition: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this request; the same key within 24 hours gets the first answer again and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description The id. */
                id: components["parameters"]["IdPath"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["requisition-decision.schema"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["requisition.schema"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    returnRequisition: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this request; the same key within 24 hours gets the first answer again and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description The id. */
                id: components["parameters"]["IdPath"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["requisition-decision.schema"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["requisition.schema"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    refuseRequisition: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this request; the same key within 24 hours gets the first answer again and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description The id. */
                id: components["parameters"]["IdPath"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["requisition-decision.schema"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["requisition.schema"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    cancelRequisition: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this request; the same key within 24 hours gets the first answer again and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description The id. */
                id: components["parameters"]["IdPath"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["requisition-decision.schema"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["requisition.schema"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    setUpRequisition: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this request; the same key within 24 hours gets the first answer again and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description The id. */
                id: components["parameters"]["IdPath"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["requisition-set-up.schema"];
            };
        };
        responses: {
            /** @description Made. */
            201: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["job.schema"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    listQuestionSets: {
        parameters: {
            query?: {
                /** @description Where to go on: `next` of the page before. */
                cursor?: components["parameters"]["Cursor"];
                /** @description How many at most. */
                limit?: components["parameters"]["Limit"];
                /** @description Only of this kind. */
                kind?: "aiInterview" | "writtenTest";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Here it is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["question-set.schema"][];
                        nextCursor: components["schemas"]["NextCursor"];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    createQuestionSet: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this request; the same key within 24 hours gets the first answer again and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["question-set-create.schema"];
            };
        };
        responses: {
            /** @description Made. */
            201: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["question-set-version.schema"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getQuestionSet: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id. */
                id: components["parameters"]["IdPath"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Here it is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["question-set.schema"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    listQuestionSetVersions: {
        parameters: {
            query?: {
                /** @description Where to go on: `next` of the page before. */
                cursor?: components["parameters"]["Cursor"];
                /** @description How many at most. */
                limit?: components["parameters"]["Limit"];
            };
            header?: never;
            path: {
                /** @description The id. */
                id: components["parameters"]["IdPath"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Here it is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["question-set-version.schema"][];
                        nextCursor: components["schemas"]["NextCursor"];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    createQuestionSetVersion: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this request; the same key within 24 hours gets the first answer again and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description The id. */
                id: components["parameters"]["IdPath"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["question-set-version-create.schema"];
            };
        };
        responses: {
            /** @description Made. */
            201: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["question-set-version.schema"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getQuestionSetVersion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id. */
                id: components["parameters"]["IdPath"];
                /** @description The version of the process. */
                version: components["parameters"]["VersionPath"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Here it is. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["question-set-version.schema"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    updateQuestionSetVersion: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag you read; 428 without it, 412 when somebody changed it since. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /** @description The id. */
                id: components["parameters"]["IdPath"];
                /** @description The version of the process. */
                version: components["parameters"]["VersionPath"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["question-set-version-patch.schema"];
            };
        };
        responses: {
            /** @description Changed. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["question-set-version.schema"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    requestQuestionSetPreview: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this request; the same key within 24 hours gets the first answer again and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description The id. */
                id: components["parameters"]["IdPath"];
                /** @description The version of the process. */
                version: components["parameters"]["VersionPath"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["question-set-version.schema"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    previewQuestionSet: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this request; the same key within 24 hours gets the first answer again and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description The id. */
                id: components["parameters"]["IdPath"];
                /** @description The version of the process. */
                version: components["parameters"]["VersionPath"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["question-set-preview.schema"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["question-set-version.schema"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    publishQuestionSet: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this request; the same key within 24 hours gets the first answer again and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description The id. */
                id: components["parameters"]["IdPath"];
                /** @description The version of the process. */
                version: components["parameters"]["VersionPath"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["question-set-version.schema"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    pushQuestionSet: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this request; the same key within 24 hours gets the first answer again and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description The id. */
                id: components["parameters"]["IdPath"];
                /** @description The version of the process. */
                version: components["parameters"]["VersionPath"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["question-set-push-request.schema"];
            };
        };
        responses: {
            /** @description Kept; it is carried out soon. */
            202: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["question-set-version.schema"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    createChangeRequest: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this request; the same key within 24 hours gets the first answer again and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description The id. */
                id: components["parameters"]["IdPath"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["change-request-create.schema"];
            };
        };
        responses: {
            /** @description Made. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["change-request.schema"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    listChangeRequests: {
        parameters: {
            query?: {
                /** @description Where to go on: `next` of the page before. */
                cursor?: components["parameters"]["Cursor"];
                /** @description How many at most. */
                limit?: components["parameters"]["Limit"];
                /** @description Only of this job. */
                jobId?: components["schemas"]["id"];
                /** @description Only with this status. */
                status?: "submitted" | "approved" | "refused";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Here it is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["change-request.schema"][];
                        nextCursor: components["schemas"]["NextCursor"];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getChangeRequest: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id. */
                id: components["parameters"]["IdPath"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Here it is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["change-request.schema"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    approveChangeRequest: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this request; the same key within 24 hours gets the first answer again and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description The id. */
                id: components["parameters"]["IdPath"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["change-request-decision.schema"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["change-request.schema"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    refuseChangeRequest: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this request; the same key within 24 hours gets the first answer again and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description The id. */
                id: components["parameters"]["IdPath"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["change-request-decision.schema"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["change-request.schema"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    listRubricTemplates: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Here it is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["rubric-template.schema"][];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    listTasks: {
        parameters: {
            query?: {
                /** @description Where to go on: `next` of the page before. */
                cursor?: components["parameters"]["Cursor"];
                /** @description How many at most. */
                limit?: components["parameters"]["Limit"];
                /** @description Only with this status. */
                status?: "open" | "completed" | "cancelled";
                /** @description Only of this application. */
                applicationId?: components["schemas"]["id"];
                /** @description Only owned by this role. */
                ownerRole?: "administrator" | "hr" | "recruiter" | "business" | "interviewer" | "it";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Here it is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["task.schema"][];
                        nextCursor: components["schemas"]["NextCursor"];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getTask: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id. */
                id: components["parameters"]["IdPath"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Here it is. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["task.schema"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    completeTask: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this request; the same key within 24 hours gets the first answer again and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description The id. */
                id: components["parameters"]["IdPath"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["task-completion.schema"];
            };
        };
        responses: {
            /** @description Taken. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["task.schema"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    listEvents: {
        parameters: {
            query?: {
                /** @description Only after this position. */
                after?: string;
                /** @description How many at most. */
                limit?: components["parameters"]["Limit"];
                /** @description Only of this application. */
                applicationId?: components["schemas"]["id"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Here it is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["event-page.schema"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    streamEvents: {
        parameters: {
            query?: {
                /** @description Begin after this position; now by default. */
                after?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One `data:` line of JSON (an Event) for each event. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    listWebhookSubscriptions: {
        parameters: {
            query?: {
                /** @description Where to go on: `next` of the page before. */
                cursor?: components["parameters"]["Cursor"];
                /** @description How many at most. */
                limit?: components["parameters"]["Limit"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Here it is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["webhook-subscription.schema"][];
                        nextCursor: components["schemas"]["NextCursor"];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    createWebhookSubscription: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this request; the same key within 24 hours gets the first answer again and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["webhook-subscription-create.schema"];
            };
        };
        responses: {
            /** @description Made. */
            201: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["webhook-subscription.schema"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getWebhookSubscription: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id. */
                id: components["parameters"]["IdPath"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Here it is. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["webhook-subscription.schema"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    updateWebhookSubscription: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag you read; 428 without it, 412 when somebody changed it since. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /** @description The id. */
                id: components["parameters"]["IdPath"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["webhook-subscription-patch.schema"];
            };
        };
        responses: {
            /** @description Changed. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["webhook-subscription.schema"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    rotateWebhookSecret: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this request; the same key within 24 hours gets the first answer again and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description The id. */
                id: components["parameters"]["IdPath"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Here it is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["webhook-subscription.schema"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    listWebhookDeliveries: {
        parameters: {
            query?: {
                /** @description Where to go on: `next` of the page before. */
                cursor?: components["parameters"]["Cursor"];
                /** @description How many at most. */
                limit?: components["parameters"]["Limit"];
                /** @description Only with this status. */
                status?: "pending" | "delivered" | "failed";
            };
            header?: never;
            path: {
                /** @description The id. */
                id: components["parameters"]["IdPath"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Here it is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["webhook-delivery.schema"][];
                        nextCursor: components["schemas"]["NextCursor"];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    redeliverWebhook: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this request; the same key within 24 hours gets the first answer again and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description The id. */
                id: components["parameters"]["IdPath"];
                /** @description The id of the delivery. */
                deliveryId: components["parameters"]["DeliveryIdPath"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It will be sent. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["webhook-delivery.schema"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    listInbox: {
        parameters: {
            query?: {
                /** @description Where to go on: `next` of the page before. */
                cursor?: components["parameters"]["Cursor"];
                /** @description How many at most. */
                limit?: components["parameters"]["Limit"];
                /** @description Only from this connection. */
                connectionId?: components["schemas"]["id"];
                /** @description Only with this outcome. */
                outcome?: "pending" | "unmatched" | "applied" | "ignored";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Here it is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["inbox-entry.schema"][];
                        nextCursor: components["schemas"]["NextCursor"];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getSystem: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Here it is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        version: string;
                        sandboxUrl: string | null;
                        temporalUiUrl: string | null;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getOpenApi: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Here it is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    receiveWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the connection. */
                connectionId: components["parameters"]["ConnectionIdPath"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "*/*": string;
            };
        };
        responses: {
            /** @description Kept, in the words that this vendor wants to read. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            /** @description Kept. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description How many new events were kept. */
                        received: number;
                        /** @description How many of them were known already. */
                        duplicates?: number;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getHealth: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Here it is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        status: "ok" | "unavailable";
                        checks?: {
                            [key: string]: boolean;
                        };
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getReadiness: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Here it is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        status: "ok" | "unavailable";
                        checks?: {
                            [key: string]: boolean;
                        };
                    };
                };
            };
            /** @description Not ready. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        status: "ok" | "unavailable";
                        checks?: {
                            [key: string]: boolean;
                        };
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getMetrics: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Prometheus text. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    listCalls: {
        parameters: {
            query?: {
                /** @description Where to go on: `next` of the page before. */
                cursor?: components["parameters"]["Cursor"];
                /** @description How many at most. */
                limit?: components["parameters"]["Limit"];
                /** @description Only of this application. */
                applicationId?: components["schemas"]["id"];
                /** @description Only over this connection. */
                connectionId?: components["schemas"]["id"];
                /** @description Only with this status. */
                status?: "running" | "done" | "failed" | "unknown";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Here it is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["call.schema"][];
                        nextCursor: components["schemas"]["NextCursor"];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    listOffers: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id. */
                id: components["parameters"]["IdPath"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Here it is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["offer.schema"][];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    createOffer: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this request; the same key within 24 hours gets the first answer again and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description The id. */
                id: components["parameters"]["IdPath"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["offer-create.schema"];
            };
        };
        responses: {
            /** @description Written. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["offer.schema"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getOffer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id. */
                id: components["parameters"]["IdPath"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Here it is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["offer.schema"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getOfferLetter: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id. */
                id: components["parameters"]["IdPath"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The letter. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": string;
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    acceptOffer: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this request; the same key within 24 hours gets the first answer again and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description The id. */
                id: components["parameters"]["IdPath"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Accepted. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["offer.schema"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    declineOffer: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this request; the same key within 24 hours gets the first answer again and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description The id. */
                id: components["parameters"]["IdPath"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Declined. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["offer.schema"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    listOfferMaterials: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id. */
                id: components["parameters"]["IdPath"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Here it is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["offer-material.schema"][];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    createOfferMaterial: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this request; the same key within 24 hours gets the first answer again and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description The id. */
                id: components["parameters"]["IdPath"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    material: components["schemas"]["offer-material-create.schema"];
                    /**
                     * Format: binary
                     * @description The file.
                     */
                    file: string;
                };
            };
        };
        responses: {
            /** @description Kept. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["offer-material.schema"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    listDisputes: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id. */
                id: components["parameters"]["IdPath"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Here it is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["dispute.schema"][];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    createDispute: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this request; the same key within 24 hours gets the first answer again and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description The id. */
                id: components["parameters"]["IdPath"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["dispute-create.schema"];
            };
        };
        responses: {
            /** @description Kept. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["dispute.schema"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getEvaluationSheet: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id. */
                id: components["parameters"]["IdPath"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Here it is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["evaluation-sheet.schema"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getReport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id. */
                id: components["parameters"]["IdPath"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The report. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": string;
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getOnboardingPlan: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id. */
                id: components["parameters"]["IdPath"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Here it is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["onboarding-plan.schema"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getOnboardingRules: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Here it is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["onboarding-rules.schema"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    changeOnboardingRules: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag you read; 428 without it, 412 when somebody changed it since. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["onboarding-rules-change.schema"];
            };
        };
        responses: {
            /** @description Changed. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["onboarding-rules.schema"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    createClientLog: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this request; the same key within 24 hours gets the first answer again and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description The id. */
                id: components["parameters"]["IdPath"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["client-log-create.schema"];
            };
        };
        responses: {
            /** @description Kept. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["client-log.schema"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    listClientLogs: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Here it is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["client-log.schema"][];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    listMaintenanceWindows: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Here it is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["maintenance-window.schema"][];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
}
