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
        patch?: never;
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
        /** Where vendors send their events. Answered with 202 once it is kept; never lost after that. */
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
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        ApiKey: components["schemas"]["api-key.schema"];
        ApiKeyCreate: components["schemas"]["api-key-create.schema"];
        Application: components["schemas"]["application.schema"];
        ApplicationCreate: components["schemas"]["application-create.schema"];
        Call: components["schemas"]["call.schema"];
        Candidate: components["schemas"]["candidate.schema"];
        CandidateCreate: components["schemas"]["candidate-create.schema"];
        CandidatePatch: components["schemas"]["candidate-patch.schema"];
        Connection: components["schemas"]["connection.schema"];
        ConnectionCreate: components["schemas"]["connection-create.schema"];
        ConnectionPatch: components["schemas"]["connection-patch.schema"];
        Connector: components["schemas"]["connector.schema"];
        Department: components["schemas"]["department.schema"];
        DepartmentCreate: components["schemas"]["department-create.schema"];
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
        Scorecard: components["schemas"]["scorecard.schema"];
        Session: components["schemas"]["session.schema"];
        SessionCreate: components["schemas"]["session-create.schema"];
        Task: components["schemas"]["task.schema"];
        TaskCompletion: components["schemas"]["task-completion.schema"];
        TimelineEntry: components["schemas"]["timeline-entry.schema"];
        User: components["schemas"]["user.schema"];
        UserCreate: components["schemas"]["user-create.schema"];
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
        /** @description An instant, ISO 8601 in UTC. */
        instant: string;
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
            disabledAt: components["schemas"]["instant"] | null;
            createdAt: components["schemas"]["instant"];
        };
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
            password: string;
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
            createdAt: components["schemas"]["instant"];
        };
        /**
         * DepartmentCreate
         * @description A department to add.
         */
        "department-create.schema": {
            id?: components["schemas"]["id"];
            name: components["schemas"]["localizedText"];
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
        /** @description The value, or its masked form where the reader may not see it. */
        masked: string;
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
        /** @description Rises by one with every change; the ETag. */
        version: number;
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
        /** Format: email */
        email: string;
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
         * InterviewOrder
         * @description Package → order → status → result with one interview vendor.
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
        };
        /**
         * Message
         * @description One thing said to a candidate and whether it was sent.
         */
        "message.schema": {
            id: components["schemas"]["id"];
            applicationId: components["schemas"]["id"];
            template: components["schemas"]["key"];
            /** @enum {string} */
            channel: "mail";
            language: components["schemas"]["locale"];
            /** @enum {string} */
            status: "queued" | "sent" | "failed" | "skipped";
            remoteId: string | null;
            subject?: string | null;
            text?: string | null;
            createdAt: components["schemas"]["instant"];
            sentAt: components["schemas"]["instant"] | null;
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
        /** @description JSON Logic over facts: and, or, !, ==, !=, >, >=, <, <=, in, known with {"var": fact}. A comparison with a missing fact is neither true nor false. */
        condition: {
            [key: string]: unknown;
        } | boolean;
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
                ehr?: components["schemas"]["id"];
                mail?: components["schemas"]["id"];
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
                ehr?: components["schemas"]["id"];
                mail?: components["schemas"]["id"];
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
                ehr?: components["schemas"]["id"];
                mail?: components["schemas"]["id"];
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
        /** @description ISO 8601 duration, for instance P3D or PT30M; so few digits that no deadline leaves the calendar. */
        duration: string;
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
            })[];
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
         * Task
         * @description Something a human must do, with an owner role, a due time and an escalation.
         */
        "task.schema": {
            id: components["schemas"]["id"];
            applicationId: components["schemas"]["id"];
            candidateId: components["schemas"]["id"];
            candidateName?: components["schemas"]["masked"];
            jobId: components["schemas"]["id"];
            departmentId: components["schemas"]["id"];
            /** @enum {string} */
            taskType: "reviewScreening" | "reviewInterview" | "resolveCall" | "resolveNoReport" | "resolveNoShow";
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
            eventType: "interview.opened" | "interview.started" | "interview.interrupted" | "interview.completed" | "interview.evaluating" | "interview.reportReady" | "interview.recordingReady" | "interview.expired" | "interview.cancelled" | "interview.failed" | "message.delivered" | "message.bounced" | "unsupported";
            vendorType: string;
            occurredAt: components["schemas"]["instant"];
            remoteOrderId?: string | null;
            externalRef?: string | null;
            result?: components["schemas"]["interview-result.schema"];
            recording?: {
                url: string;
                durationSeconds?: number | null;
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
}
