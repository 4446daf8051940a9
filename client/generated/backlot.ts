// Printed from the OpenAPI document of backlot by client/generate.ts; never edited.

export interface paths {
    "/clock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the clock of a world
         * @description Read the clock of a world
         */
        get: operations["getClock"];
        /**
         * Change how the clock of a world runs
         * @description Change how the clock of a world runs
         */
        put: operations["setClock"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/clock/advance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Let virtual time pass, and hear what happened
         * @description Let virtual time pass, and hear what happened
         */
        post: operations["advanceClock"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/worlds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the open worlds
         * @description List the open worlds
         */
        get: operations["listWorlds"];
        put?: never;
        /**
         * Open a world
         * @description Open a world
         */
        post: operations["openWorld"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/worlds/{name}": {
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
         * Drop a world and all that is in it
         * @description Drop a world and all that is in it
         */
        delete: operations["dropWorld"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tasks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the tasks of every API
         * @description List the tasks of every API
         */
        get: operations["listTasks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tasks/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Look at a task
         * @description Look at a task
         */
        get: operations["getTask"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tasks/{id}/step": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Bring a task to its next state
         * @description Bring a task to its next state
         */
        post: operations["stepTask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tasks/{id}/finish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Let a task succeed now
         * @description Let a task succeed now
         */
        post: operations["finishTask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tasks/{id}/fail": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Let a task fail now
         * @description Let a task fail now
         */
        post: operations["failTask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tasks/{id}/hold": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Stop a task where it is
         * @description Stop a task where it is
         */
        post: operations["holdTask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/fates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the fates that wait
         * @description List the fates that wait
         */
        get: operations["listFates"];
        put?: never;
        /**
         * Ask for what shall happen to the next matching call
         * @description Ask for what shall happen to the next matching call
         */
        post: operations["addFate"];
        /**
         * Drop fates that wait
         * @description Drop fates that wait
         */
        delete: operations["dropFates"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/faults": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the faults that lie in wait, and what they have struck
         * @description List the faults that lie in wait, and what they have struck
         */
        get: operations["listFaults"];
        put?: never;
        /**
         * Let something go wrong with calls to come
         * @description Let something go wrong with calls to come
         */
        post: operations["armFault"];
        /**
         * Disarm faults
         * @description Disarm faults
         */
        delete: operations["dropFaults"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/apps/{app}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * See what an app may do
         * @description See what an app may do
         */
        get: operations["getApp"];
        /**
         * Grant an app something, or take it away
         * @description Grant an app something, or take it away
         */
        put: operations["setApp"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/quotas": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * See how much an app and an account have used of their quotas
         * @description See how much an app and an account have used of their quotas
         */
        get: operations["listQuotas"];
        /**
         * Set a quota of this world
         * @description Set a quota of this world
         */
        put: operations["setQuota"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/credits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * See what an account has to spend, and its ledger
         * @description See what an account has to spend, and its ledger
         */
        get: operations["listCredits"];
        /**
         * Set what an account has to spend
         * @description Set what an account has to spend
         */
        put: operations["setCredits"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read what webhooks were sent, and what became of them
         * @description Read what webhooks were sent, and what became of them
         */
        get: operations["listWebhooks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhooks/await": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Wait for a webhook, or take one that was sent already
         * @description Wait for a webhook, or take one that was sent already
         */
        get: operations["awaitWebhook"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhooks/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read one webhook and every attempt to deliver it
         * @description Read one webhook and every attempt to deliver it
         */
        get: operations["getWebhook"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhooks/{id}/resend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a webhook once more, now, and wait for the answer
         * @description Send a webhook once more, now, and wait for the answer
         */
        post: operations["resendWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the journal
         * @description Read the journal
         */
        get: operations["listRequests"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/requests/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read one call and why it was refused
         * @description Read one call and why it was refused
         */
        get: operations["getRequest"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Follow what happens in a world, as server-sent events
         * @description Follow what happens in a world, as server-sent events
         */
        get: operations["watchEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/unread": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * See what was sent and is read by nobody
         * @description See what was sent and is read by nobody
         */
        get: operations["listUnread"];
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
        /**
         * Read the figures of this process, for Prometheus; `/metrics` of the origin does the same
         * @description Read the figures of this process, for Prometheus; `/metrics` of the origin does the same
         */
        get: operations["getMetrics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/findings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * See what the clients of a world do wrong
         * @description See what the clients of a world do wrong
         */
        get: operations["listFindings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/media": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Fetch a media link as a client would, and tell what came
         * @description Fetch a media link as a client would, and tell what came
         */
        get: operations["followMediaLink"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reset": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Bring a world back to its beginning
         * @description Bring a world back to its beginning
         */
        post: operations["reset"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/snapshot": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Take a snapshot of a world
         * @description Take a snapshot of a world
         */
        get: operations["takeSnapshot"];
        /**
         * Let a world go on where a snapshot was taken
         * @description Let a world go on where a snapshot was taken
         */
        put: operations["restoreSnapshot"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/fixtures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Plant uploads, tasks in any state, credits, links and groups in a world
         * @description Plant uploads, tasks in any state, credits, links and groups in a world
         */
        post: operations["plantFixture"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whether the process is alive
         * @description Whether the process is alive
         */
        get: operations["getHealth"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whether calls are answered
         * @description Whether calls are answered
         */
        get: operations["getReady"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/openapi.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * This document
         * @description This document
         */
        get: operations["getDocument"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/openapi/{document}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The OpenAPI document of an API, with this emulator as its server
         * @description The OpenAPI document of an API, with this emulator as its server
         */
        get: operations["getProviderDocument"];
        put?: never;
        post?: never;
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
        /**
         * What is known of each API, how, and which contract cases hold it
         * @description What is known of each API, how, and which contract cases hold it
         */
        get: operations["getCoverage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reference": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A page that shows every document
         * @description A page that shows every document
         */
        get: operations["getReference"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/assets/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A script of that page
         * @description A script of that page
         */
        get: operations["getAsset"];
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
        /** @description A name: letters, digits, `_` and `-`, 64 at most. */
        Name: string;
        /** @description The virtual clock of a world. */
        Clock: {
            now: components["schemas"]["Instant"];
            mode: components["schemas"]["ClockMode"];
            /** @description When the next thing falls due; null when nothing does. */
            next: components["schemas"]["Instant"] | null;
        };
        /**
         * Format: date-time
         * @description An instant, ISO 8601.
         */
        Instant: string;
        /** @description `real`, `frozen`, or a factor such as `60x`. */
        ClockMode: ("real" | "frozen") | string;
        /** @description What was wrong with the call, as RFC 9457 writes it. */
        Problem: {
            type: string;
            title: string;
            status: number;
            detail: string;
            /** @description What would have been right. */
            allowed?: string[];
        } & {
            [key: string]: unknown;
        };
        /** @description How the clock is to run from now on. */
        ClockChange: {
            mode: components["schemas"]["ClockMode"];
        };
        /** @description How far to go: exactly one of `by`, `to`, `next`, `until`. */
        Advance: {
            /** @description Let so much time pass. */
            by: components["schemas"]["Duration"];
        } | {
            /** @description Go to this instant; never back. */
            to: components["schemas"]["Instant"];
        } | {
            /**
             * @description Go to the next thing that falls due.
             * @constant
             */
            next: true;
        } | {
            /** @description Go on until this task has ended. */
            until: string;
        };
        /** @description A duration: `45s`, `1h30m`, `1d`, or ISO 8601 as in `PT6H`. */
        Duration: string;
        /** @description Where the clock stands, and what happened on the way, in order. */
        Advanced: {
            now: components["schemas"]["Instant"];
            fired: components["schemas"]["Fired"][];
        };
        /** @description Something that happened on the way. */
        Fired: {
            at: components["schemas"]["Instant"];
            kind: string;
        } & {
            [key: string]: unknown;
        };
        /** @description The worlds that are open. */
        Worlds: {
            worlds: components["schemas"]["World"][];
        };
        /** @description An isolated universe with its own clock, data and quotas. */
        World: {
            name: components["schemas"]["Name"];
            /** @description What its chance is drawn from. */
            seed: string;
            clock: components["schemas"]["Clock"];
            /**
             * @description What moves its tasks.
             * @enum {string}
             */
            progress: "time" | "polls" | "manual";
            /** @description The credential that opens it. */
            credential: string;
            /** @description Base URLs and credentials, by the names of environment variables. */
            environment: {
                [key: string]: string;
            };
            /** @description By API: ids of what its account `default` has from the beginning. */
            given: {
                [key: string]: {
                    [key: string]: string;
                };
            };
        };
        /** @description A world to open. */
        NewWorld: {
            name: components["schemas"]["Name"];
            /** @description As at the start of the emulator when absent. */
            clock?: components["schemas"]["ClockMode"];
            /** @description Where its clock begins. */
            start?: components["schemas"]["Instant"];
            /** @description What its chance is drawn from. */
            seed?: string;
            /**
             * @description What moves its tasks.
             * @enum {string}
             */
            progress?: "time" | "polls" | "manual";
            /** @description Whether calls that send what nobody reads are refused. */
            strict?: boolean;
        };
        /** @description How many were dropped. */
        Dropped: {
            dropped: number;
        };
        /** @description A page of tasks, newest first. */
        Tasks: {
            tasks: components["schemas"]["Task"][];
            total: number;
            page: number;
            pageSize: number;
        };
        /** @description A task of any API. */
        Task: {
            id: string;
            provider: string;
            /** @description The operation that created it. */
            operation: string;
            /** @description What its API calls this sort of task. */
            kind: string;
            app: string;
            account: string;
            /** @description Its state now. */
            status: string;
            /** @description Whether that state is its last. */
            ended: boolean;
            /** @description Whether a hand stopped it. */
            held: boolean;
            fate: string;
            bornAt: components["schemas"]["Instant"];
            /** @description Its states, past and to come. */
            plan: {
                /** @description When it begins; null when that is not known. */
                at: components["schemas"]["Instant"] | null;
                status: string;
            }[];
        };
        /** @description The fates that wait. */
        Fates: {
            fates: components["schemas"]["Fate"][];
        };
        /** @description A fate that waits for its call. */
        Fate: {
            /** @description Id of the API. */
            provider: string;
            /** @description The creating call meant; any when absent. */
            operation?: string;
            /** @description The account meant; any when absent. */
            account?: components["schemas"]["Name"];
            /** @description What shall happen; where it begins with `webhook.`, to the webhook of a call. */
            fate: string;
            /** @description Calls it still waits for. */
            times: number;
            id: string;
        };
        /** @description What shall happen to the next matching call. */
        FateOrder: {
            /** @description Id of the API. */
            provider: string;
            /** @description The creating call meant; any when absent. */
            operation?: string;
            /** @description The account meant; any when absent. */
            account?: components["schemas"]["Name"];
            /** @description What shall happen; where it begins with `webhook.`, to the webhook of a call. */
            fate: string;
            /**
             * @description To how many calls, or webhooks.
             * @default 1
             */
            times?: number;
        };
        /** @description The faults that lie in wait. */
        Faults: {
            faults: components["schemas"]["ArmedFault"][];
        };
        /** @description A fault that lies in wait. */
        ArmedFault: {
            id: string;
            /** @description Id of the API; any when absent. */
            provider?: string;
            /** @description The operation, or `media` for what is fetched from media URLs; any when absent. */
            operation?: string;
            /** @description The account; any when absent. */
            account?: components["schemas"]["Name"];
            /** @description Only the n-th such call from now on. */
            nth?: number;
            /** @description Drawn from the seed; 1 when absent. */
            probability?: number;
            /** @description How often it strikes; without end when absent. */
            times?: number;
            /** @description Virtual instant from which on it strikes. */
            from?: components["schemas"]["Instant"];
            /** @description Virtual instant from which on it strikes no more. */
            until?: components["schemas"]["Instant"];
            fault: components["schemas"]["Fault"];
            /** @description Calls it was for, struck or not. */
            calls: number;
            /** @description Calls it has struck. */
            strikes: number;
        };
        /** @description What goes wrong. */
        Fault: {
            /**
             * @description The answer is late.
             * @constant
             */
            kind: "latency";
            by: components["schemas"]["Lateness"];
            /**
             * @description Whose milliseconds; a frozen world lets virtual ones pass by itself.
             * @default real
             * @enum {string}
             */
            clock?: "virtual" | "real";
        } | {
            /**
             * @description The API refuses with one of its codes, and does nothing.
             * @constant
             */
            kind: "error";
            code: string | number;
        } | {
            /**
             * @description A page of something in front of the API; the API hears nothing.
             * @constant
             */
            kind: "http";
            /** @default 502 */
            status?: number;
            /** @description HTML; a usual page when absent. */
            body?: string;
        } | {
            /**
             * @description The connection is reset.
             * @constant
             */
            kind: "reset";
            /**
             * @description Before the call has any effect, or after it, in the middle of the answer.
             * @default beforeHeaders
             * @enum {string}
             */
            when?: "beforeHeaders" | "afterHeaders";
        } | {
            /**
             * @description The connection is ended without a word and without effect.
             * @constant
             */
            kind: "halfClose";
        } | {
            /**
             * @description The call takes effect, and its answer never comes.
             * @constant
             */
            kind: "lostResponse";
        } | {
            /**
             * @description The body ends early, though its length was promised.
             * @constant
             */
            kind: "truncate";
            /** @description Bytes that come; half of them when absent. */
            bytes?: number;
        } | {
            /**
             * @description The body comes in drops.
             * @constant
             */
            kind: "slowBytes";
            bytesPerSecond: number;
        } | {
            /**
             * @description The body is no JSON.
             * @constant
             */
            kind: "malformedJson";
        } | {
            /**
             * @description Content-Length is wrong.
             * @constant
             */
            kind: "wrongLength";
            /** @description Bytes promised beyond those that come; fewer where negative. */
            by: number;
        } | {
            /**
             * @description A member of the body stands in it twice.
             * @constant
             */
            kind: "duplicateKeys";
        } | {
            /**
             * @description The task that the call makes never ends.
             * @constant
             */
            kind: "stuckTask";
        } | {
            /**
             * @description The task that the call makes succeeds very late.
             * @constant
             */
            kind: "lateSuccess";
        };
        /** @description How late: exactly one of `ms`, `uniform`, `lognormal`. */
        Lateness: {
            /** @description So many milliseconds. */
            ms: number;
        } | {
            /** @description Milliseconds: anything between the two. */
            uniform: [
                number,
                number
            ];
        } | {
            /** @description Milliseconds around a median; `spread` is the deviation of the logarithm. */
            lognormal: {
                median: number;
                spread: number;
            };
        };
        /** @description Which calls a fault is for, and how often it strikes. */
        FaultOrder: {
            /** @description Id of the API; any when absent. */
            provider?: string;
            /** @description The operation, or `media` for what is fetched from media URLs; any when absent. */
            operation?: string;
            /** @description The account; any when absent. */
            account?: components["schemas"]["Name"];
            /** @description Only the n-th such call from now on. */
            nth?: number;
            /** @description Drawn from the seed; 1 when absent. */
            probability?: number;
            /** @description How often it strikes; without end when absent. */
            times?: number;
            /** @description Virtual instant from which on it strikes. */
            from?: components["schemas"]["Instant"];
            /** @description Virtual instant from which on it strikes no more. */
            until?: components["schemas"]["Instant"];
            fault: components["schemas"]["Fault"];
        };
        /** @description An app and what it may do. */
        App: {
            app: components["schemas"]["Name"];
            grants: components["schemas"]["Grants"];
        };
        /** @description By API and grant: whether the app has it. */
        Grants: {
            [key: string]: {
                [key: string]: boolean;
            };
        };
        /** @description Grants to give (true) or take away (false). */
        GrantChange: {
            [key: string]: boolean;
        };
        /** @description The quotas of an app and of an account. */
        Quotas: {
            quotas: components["schemas"]["Quota"][];
        };
        /** @description A quota and how much of it is used. */
        Quota: {
            /** @description Calls granted in a window. */
            limit: number;
            /** @description Length of the window, milliseconds. */
            windowMs: number;
            /** @enum {string} */
            window: "sliding" | "fixed";
            /** @enum {string} */
            per: "app" | "account";
            /** @description How long every call is refused after a refusal, milliseconds. */
            penaltyMs: number;
            provider: string;
            operation: string;
            /** @description Operations of the same bucket are counted, and set, together. */
            bucket?: string;
            /** @description Whose calls these are, where `per` is `app`. */
            app?: components["schemas"]["Name"];
            /** @description Whose calls these are, where `per` is `account`. */
            account?: components["schemas"]["Name"];
            /** @description Calls counted in the present window. */
            used: number;
            /** @description From when a call would be granted; now when one is left. */
            forgivenAt: components["schemas"]["Instant"];
        };
        /** @description A quota to set for this world; what is absent stays. */
        QuotaChange: {
            /** @description Calls granted in a window. */
            limit?: number;
            /** @description Length of the window, milliseconds. */
            windowMs?: number;
            /** @enum {string} */
            window?: "sliding" | "fixed";
            /** @enum {string} */
            per?: "app" | "account";
            /** @description How long every call is refused after a refusal, milliseconds. */
            penaltyMs?: number;
            /** @description Id of the API. */
            provider: string;
            /** @description The operation meant. */
            operation: string;
        };
        /** @description What an account has, by API. */
        AllCredits: {
            credits: components["schemas"]["Credits"][];
        };
        /** @description What an account has to spend with an API. */
        Credits: {
            provider: string;
            account: components["schemas"]["Name"];
            balance: number;
            /** @description Part of the balance that is promised to work under way. */
            reserved: number;
            available: number;
            /** @description A page of the ledger, newest first. */
            entries: components["schemas"]["LedgerEntry"][];
            /** @description Lines of the whole ledger. */
            total: number;
        };
        /** @description A line of a ledger; all of them add up to the balance. */
        LedgerEntry: {
            at: components["schemas"]["Instant"];
            /** @enum {string} */
            kind: "opening" | "set" | "charge" | "refund";
            /** @description What it changed the balance by. */
            amount: number;
            /** @description The spending it belongs to. */
            spending?: string;
        };
        /** @description A balance to set. */
        CreditsChange: {
            /** @description Id of the API. */
            provider: string;
            /** @description The account meant; `default` when absent. */
            account?: components["schemas"]["Name"];
            /** @description What it shall have from now on. */
            balance: number;
        };
        /**
         * @description `sending`: an attempt is under way. `waiting`: one is to come. `delivered`: answered with a 2xx. `failed`: given up. `blocked`: its target may not be spoken to, nothing was sent. `dropped`: never sent, as asked for.
         * @enum {string}
         */
        DeliveryState: "sending" | "waiting" | "delivered" | "failed" | "blocked" | "dropped";
        /** @description A page of webhooks, newest first. */
        WebhookDeliveries: {
            webhooks: components["schemas"]["WebhookDelivery"][];
            total: number;
            page: number;
            pageSize: number;
        };
        /** @description A webhook, and what came of it. */
        WebhookDelivery: {
            id: string;
            /** @description Id of the message; repetitions of a webhook share it. */
            message: string;
            provider: string;
            account: string;
            /** @description The operation whose work is reported. */
            operation: string;
            /** @description The task that is reported; null when it is none. */
            task: string | null;
            event: string;
            url: string;
            dueAt: components["schemas"]["Instant"];
            state: components["schemas"]["DeliveryState"];
            /** @description When the next attempt is due; null when none is to come. */
            nextAt: components["schemas"]["Instant"] | null;
            /** @description What was asked to happen to it. */
            fate: string | null;
            /** @description The delivery that it repeats. */
            copyOf: string | null;
            /** @description The body, the same in every attempt. */
            body: string;
            attempts: components["schemas"]["WebhookAttempt"][];
        };
        /** @description One try to hand a webhook over. */
        WebhookAttempt: {
            /** @description Which attempt it is, from 1. */
            attempt: number;
            at: components["schemas"]["Instant"];
            /** @description Real milliseconds. */
            tookMs: number;
            /** @description As they were sent. */
            headers: {
                [key: string]: string;
            };
            /** @description What the receiver answered; null when no whole answer came. */
            answer: {
                status: number;
                headers: {
                    [key: string]: string;
                };
                body: string;
                bodyTruncated: boolean;
            } | null;
            /** @description Why no answer came; null when one did. */
            error: {
                problem: string;
                detail: string;
            } | null;
        };
        /** @description What was waited for. */
        AwaitedWebhook: {
            /** @description Null when none came in time. */
            webhook: components["schemas"]["WebhookDelivery"] | null;
        };
        /** @description A page of the journal, newest first. */
        Requests: {
            requests: components["schemas"]["JournalEntry"][];
            total: number;
            page: number;
            pageSize: number;
        };
        /** @description A call and its answer; credentials are blotted out. */
        JournalEntry: {
            id: string;
            at: components["schemas"]["Instant"];
            tookMs: number;
            provider: string;
            operation?: string;
            app?: string;
            account?: string;
            request: {
                method: string;
                target: string;
                headers: {
                    [key: string]: string;
                };
                body: string;
                /** @description Whether the body was longer than what is kept. */
                bodyTruncated: boolean;
            };
            response: {
                status: number;
                code?: string | number;
                headers: {
                    [key: string]: string;
                };
                body: string;
                /** @description Whether the body was longer than what is kept. */
                bodyTruncated: boolean;
            };
            /** @description Exactly why the call was refused. */
            refused?: {
                check: string;
                reason: string;
            } & {
                [key: string]: unknown;
            };
            /** @description Faults that struck it; nothing on the wire tells of them. */
            faults?: {
                id: string;
                kind: string;
            }[];
            /**
             * @description There where the caller had hung up before it was answered.
             * @constant
             */
            abandoned?: true;
            stack?: string;
            /** @description What was sent and is read by nobody. */
            unread?: string[];
            /** @description What the call shows to want and is not emulated, and what that gets. */
            notEmulated?: string[];
        };
        /** @description A call, its answer, and why it was refused. */
        WholeJournalEntry: {
            id: string;
            at: components["schemas"]["Instant"];
            tookMs: number;
            provider: string;
            operation?: string;
            app?: string;
            account?: string;
            request: {
                method: string;
                target: string;
                headers: {
                    [key: string]: string;
                };
                body: string;
                /** @description Whether the body was longer than what is kept. */
                bodyTruncated: boolean;
            };
            response: {
                status: number;
                code?: string | number;
                headers: {
                    [key: string]: string;
                };
                body: string;
                /** @description Whether the body was longer than what is kept. */
                bodyTruncated: boolean;
            };
            /** @description Exactly why the call was refused. */
            refused?: {
                check: string;
                reason: string;
            } & {
                [key: string]: unknown;
            };
            /** @description Faults that struck it; nothing on the wire tells of them. */
            faults?: {
                id: string;
                kind: string;
            }[];
            /**
             * @description There where the caller had hung up before it was answered.
             * @constant
             */
            abandoned?: true;
            stack?: string;
            /** @description What was sent and is read by nobody. */
            unread?: string[];
            /** @description What the call shows to want and is not emulated, and what that gets. */
            notEmulated?: string[];
            why?: components["schemas"]["Why"];
        };
        /** @description What stands behind a refusal. */
        Why: {
            /** @description The rule that refused it, in a sentence. */
            rule: string;
            /** @description Checks that it had passed, in their order. */
            passed: string[];
            /** @description Checks that it did not come to. */
            ahead: string[];
            /** @description When the same call would have been allowed; null where waiting does not help. */
            allowedAt: components["schemas"]["Instant"] | null;
            window?: components["schemas"]["QuotaWindow"];
        };
        /** @description The window of a quota as a refused call met it. */
        QuotaWindow: {
            limit: number;
            used: number;
            windowMs: number;
            /** @description Its first moment that counts. */
            from: components["schemas"]["Instant"];
            /** @description The calls that used it up, oldest first. */
            calls: {
                id: string;
                at: components["schemas"]["Instant"];
                operation?: string;
            }[];
            /** @description Calls that used it up and that the journal has forgotten. */
            forgotten: number;
        };
        /** @description What one event of the stream bears as `data`. */
        WorldEvent: components["schemas"]["RequestEvent"] | components["schemas"]["TaskEvent"] | components["schemas"]["MediaEvent"] | components["schemas"]["WebhookEvent"] | components["schemas"]["ClockEvent"] | components["schemas"]["GapEvent"] | components["schemas"]["ResetEvent"];
        /** @description A call was answered. */
        RequestEvent: {
            /** @constant */
            kind: "request";
            at: components["schemas"]["Instant"];
            /** @description Id in the journal. */
            id: string;
            tookMs: number;
            provider: string;
            operation?: string;
            app?: string;
            account?: string;
            method: string;
            /** @description Path and query, without secrets. */
            target: string;
            status: number;
            code?: string | number;
            refused?: {
                check: string;
                reason: string;
            };
        };
        /** @description A task was made, or entered a state. */
        TaskEvent: {
            /** @constant */
            kind: "task";
            at: components["schemas"]["Instant"];
            id: string;
            provider: string;
            operation: string;
            app: string;
            account: string;
            status: string;
            /** @description Whether it was made just now. */
            isNew: boolean;
            /** @description Whether that state is its last. */
            ended: boolean;
        };
        /** @description The media of a task can be fetched no more. */
        MediaEvent: {
            /** @constant */
            kind: "media";
            at: components["schemas"]["Instant"];
            task: string;
            provider: string;
            account: string;
            /** @constant */
            state: "expired";
        };
        /** @description A webhook entered a state. */
        WebhookEvent: {
            /** @constant */
            kind: "webhook";
            at: components["schemas"]["Instant"];
            /** @description Id in the log of deliveries. */
            id: string;
            message: string;
            provider: string;
            account: string;
            operation: string;
            task: string | null;
            event: string;
            url: string;
            /** @enum {string} */
            state: "sending" | "waiting" | "delivered" | "failed" | "blocked" | "dropped";
            /** @description Attempts made. */
            attempts: number;
            /** @description The receiver’s last answer; null without one. */
            status: number | null;
        };
        /** @description The clock was moved to `at`, or runs in another way. */
        ClockEvent: {
            /** @constant */
            kind: "clock";
            at: components["schemas"]["Instant"];
            mode: components["schemas"]["ClockMode"];
            from: components["schemas"]["Instant"];
        };
        /** @description Something happened in between that is not told any more. */
        GapEvent: {
            /** @constant */
            kind: "gap";
            at: components["schemas"]["Instant"];
            reason: string;
            /** @description Events that are missing; null when nobody counted. */
            missed: number | null;
        };
        /** @description The world was reset; what follows is of the new one. */
        ResetEvent: {
            /** @constant */
            kind: "reset";
            at: components["schemas"]["Instant"];
        };
        /** @description What was sent and never read, by operation. */
        UnreadFields: {
            unread: components["schemas"]["UnreadField"][];
            /** @description Times that further names were sent; there were too many to tell apart. */
            more: number;
            /** @description Calls that were looked at. */
            judged: number;
            /** @description Calls that the bounded journal forgot before they were looked at. */
            forgotten: number;
        };
        /** @description Something that was sent and that nobody reads. */
        UnreadField: {
            provider: string;
            operation: string;
            /** @enum {string} */
            in: "query" | "body" | "header";
            /** @description Dots between names, `[]` for the items of a list. */
            name: string;
            /** @description What is read and looks most like it. */
            nearest: string | null;
            /** @description Calls that sent it. */
            calls: number;
            /** @description Id of the first of them in the journal. */
            first: string;
            /** @description Id of the last of them. */
            last: string;
        };
        /**
         * @description From what is worth knowing to what will break in production.
         * @enum {string}
         */
        Severity: "note" | "warning" | "error";
        /** @description What clients do wrong, and everything they were held to. */
        Findings: {
            findings: components["schemas"]["Finding"][];
            rules: components["schemas"]["Rule"][];
            /** @description Calls that were looked at. */
            judged: number;
            /** @description Calls that the bounded journal forgot before they were looked at. */
            forgotten: number;
        };
        /** @description A mistake of a client, with its evidence. */
        Finding: {
            /** @description The world in which it was found. */
            world: components["schemas"]["Name"];
            /** @description Id of the rule. */
            rule: string;
            severity: components["schemas"]["Severity"];
            provider: string;
            operation: string | null;
            account: string | null;
            /** @description What the client did, in a sentence. */
            title: string;
            /** @description What was seen, the first time. */
            message: string;
            advice: string;
            /** @description Ids of calls in the journal that show it. */
            requests: string[];
            /** @description Ids of deliveries that show it. */
            webhooks: string[];
            /** @description How often the rule was broken. */
            times: number;
            /** @description The first time. */
            at: components["schemas"]["Instant"];
            /** @description The last time. */
            lastAt: components["schemas"]["Instant"];
        };
        /** @description What clients are held to. */
        Rule: {
            id: string;
            severity: components["schemas"]["Severity"];
            title: string;
            advice: string;
        };
        /** @description What somebody gets who follows a media link now. */
        Media: {
            /** @description HTTP status of the answer. */
            status: number;
            /** @description Media type of what came. */
            contentType: string;
            /** @description Length of what came. */
            bytes: number;
        };
        /** @description Done. */
        Done: {
            now: components["schemas"]["Instant"];
        };
        /** @description Worlds as plain JSON: clock, tasks, uploads, credits, quotas, fates, faults and webhooks; no journal and no credential. */
        Snapshot: {
            /** @description Always `backlot-snapshot`. */
            format: string;
            /** @description The form of what follows; 1 is read. */
            version: number;
            /** @description The version of Backlot that wrote it. */
            writtenBy?: string;
            /** @description Each world whole. What stands in it is Backlot’s own, and bound to the version. */
            worlds: ({
                name: string;
            } & {
                [key: string]: unknown;
            })[];
        };
        /** @description By API: a list of accounts and what each of them has. JSON, or the same as YAML; the schema for editors, shipped as `emulator/seed/schema.json`, tells of all of it. */
        Fixture: {
            [key: string]: unknown;
        };
        /** @description What was made, in order. */
        Planted: {
            planted: {
                provider: string;
                account: components["schemas"]["Name"];
                /** @description What it is, such as `task` or `upload`. */
                kind: string;
                id: string;
                /** @description What the fixture calls it. */
                as?: string;
            }[];
        };
        /** @description Alive and ready. */
        Health: {
            /** @constant */
            status: "ok";
            version: string;
        };
        /** @description What is known, and what holds it. */
        Coverage: {
            providers: components["schemas"]["ProviderCoverage"][];
        };
        /** @description What is known of an API. */
        ProviderCoverage: {
            provider: string;
            title: string;
            /** @description How many contract cases there are. */
            cases: number;
            operations: components["schemas"]["CoveredOperation"][];
            webhooks: components["schemas"]["CoveredWebhook"][];
            rules: components["schemas"]["CoveredRule"][];
        };
        /** @description An operation, and all that is said of it. */
        CoveredOperation: {
            id: string;
            method: string;
            path: string;
            /**
             * @description How it is known.
             * @enum {string}
             */
            evidence: "documented" | "public" | "observed" | "assumed";
            /** @description Where it is known from. */
            source: string;
            /** @description Ids of the contract cases that hold it. */
            cases: string[];
            /** @description The last day on which one of them matched the real API; null for never. */
            live: string | null;
            fields: components["schemas"]["CoveredField"][];
            refusals: components["schemas"]["CoveredRefusal"][];
        };
        /** @description A field of a request or a reply. */
        CoveredField: {
            /** @description `params`, `query`, `body`, or `reply` and a status. */
            place: string;
            /** @description Dots, and `[]` for every item of a list. */
            path: string;
            /**
             * @description How it is known.
             * @enum {string}
             */
            evidence: "documented" | "public" | "observed" | "assumed";
            /** @description Where it is known from. */
            source: string;
            /** @description Ids of the contract cases that hold it. */
            cases: string[];
            /** @description The last day on which one of them matched the real API; null for never. */
            live: string | null;
        };
        /** @description A way in which an operation says no. */
        CoveredRefusal: {
            code: string | number;
            when: string;
            /**
             * @description How it is known.
             * @enum {string}
             */
            evidence: "documented" | "public" | "observed" | "assumed";
            /** @description Where it is known from. */
            source: string;
            /** @description Ids of the contract cases that hold it. */
            cases: string[];
            /** @description The last day on which one of them matched the real API; null for never. */
            live: string | null;
        };
        /** @description A webhook, and all that is said of it. */
        CoveredWebhook: {
            id: string;
            /**
             * @description How it is known.
             * @enum {string}
             */
            evidence: "documented" | "public" | "observed" | "assumed";
            /** @description Where it is known from. */
            source: string;
            /** @description Ids of the contract cases that hold it. */
            cases: string[];
            /** @description The last day on which one of them matched the real API; null for never. */
            live: string | null;
            fields: components["schemas"]["CoveredField"][];
        };
        /** @description A fact about behaviour. */
        CoveredRule: {
            id: string;
            statement: string;
            /**
             * @description How it is known.
             * @enum {string}
             */
            evidence: "documented" | "public" | "observed" | "assumed";
            /** @description Where it is known from. */
            source: string;
            /** @description Ids of the contract cases that hold it. */
            cases: string[];
            /** @description The last day on which one of them matched the real API; null for never. */
            live: string | null;
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
    getClock: {
        parameters: {
            query?: {
                /** @description The world meant; `default` when absent. */
                world?: components["schemas"]["Name"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Clock"];
                };
            };
            /** @description The call was wrong, and changed nothing. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Beyond loopback: the bearer token is missing or wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It came from a page of another site, or by a name that is not ours. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It cannot be done in the present state; nothing was changed. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    setClock: {
        parameters: {
            query?: {
                /** @description The world meant; `default` when absent. */
                world?: components["schemas"]["Name"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ClockChange"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Clock"];
                };
            };
            /** @description The call was wrong, and changed nothing. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Beyond loopback: the bearer token is missing or wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It came from a page of another site, or by a name that is not ours. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It cannot be done in the present state; nothing was changed. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too long; `limit` says how long it may be, in bytes. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    advanceClock: {
        parameters: {
            query?: {
                /** @description The world meant; `default` when absent. */
                world?: components["schemas"]["Name"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Advance"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Advanced"];
                };
            };
            /** @description The call was wrong, and changed nothing. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Beyond loopback: the bearer token is missing or wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It came from a page of another site, or by a name that is not ours. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It cannot be done in the present state; nothing was changed. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too long; `limit` says how long it may be, in bytes. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listWorlds: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Worlds"];
                };
            };
            /** @description The call was wrong, and changed nothing. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Beyond loopback: the bearer token is missing or wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It came from a page of another site, or by a name that is not ours. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It cannot be done in the present state; nothing was changed. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    openWorld: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewWorld"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["World"];
                };
            };
            /** @description The call was wrong, and changed nothing. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Beyond loopback: the bearer token is missing or wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It came from a page of another site, or by a name that is not ours. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It cannot be done in the present state; nothing was changed. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too long; `limit` says how long it may be, in bytes. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    dropWorld: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The world to drop. */
                name: components["schemas"]["Name"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Dropped"];
                };
            };
            /** @description The call was wrong, and changed nothing. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Beyond loopback: the bearer token is missing or wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It came from a page of another site, or by a name that is not ours. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It cannot be done in the present state; nothing was changed. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too long; `limit` says how long it may be, in bytes. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listTasks: {
        parameters: {
            query?: {
                /** @description The world meant; `default` when absent. */
                world?: components["schemas"]["Name"];
                /** @description Page, from 1. */
                page?: number;
                /** @description Items on a page. */
                pageSize?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Tasks"];
                };
            };
            /** @description The call was wrong, and changed nothing. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Beyond loopback: the bearer token is missing or wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It came from a page of another site, or by a name that is not ours. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It cannot be done in the present state; nothing was changed. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getTask: {
        parameters: {
            query?: {
                /** @description The world meant; `default` when absent. */
                world?: components["schemas"]["Name"];
            };
            header?: never;
            path: {
                /** @description Id of the task. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Task"];
                };
            };
            /** @description The call was wrong, and changed nothing. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Beyond loopback: the bearer token is missing or wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It came from a page of another site, or by a name that is not ours. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It cannot be done in the present state; nothing was changed. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    stepTask: {
        parameters: {
            query?: {
                /** @description The world meant; `default` when absent. */
                world?: components["schemas"]["Name"];
            };
            header?: never;
            path: {
                /** @description Id of the task. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Task"];
                };
            };
            /** @description The call was wrong, and changed nothing. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Beyond loopback: the bearer token is missing or wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It came from a page of another site, or by a name that is not ours. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It cannot be done in the present state; nothing was changed. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too long; `limit` says how long it may be, in bytes. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    finishTask: {
        parameters: {
            query?: {
                /** @description The world meant; `default` when absent. */
                world?: components["schemas"]["Name"];
            };
            header?: never;
            path: {
                /** @description Id of the task. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Task"];
                };
            };
            /** @description The call was wrong, and changed nothing. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Beyond loopback: the bearer token is missing or wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It came from a page of another site, or by a name that is not ours. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It cannot be done in the present state; nothing was changed. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too long; `limit` says how long it may be, in bytes. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    failTask: {
        parameters: {
            query?: {
                /** @description The world meant; `default` when absent. */
                world?: components["schemas"]["Name"];
            };
            header?: never;
            path: {
                /** @description Id of the task. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Task"];
                };
            };
            /** @description The call was wrong, and changed nothing. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Beyond loopback: the bearer token is missing or wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It came from a page of another site, or by a name that is not ours. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It cannot be done in the present state; nothing was changed. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too long; `limit` says how long it may be, in bytes. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    holdTask: {
        parameters: {
            query?: {
                /** @description The world meant; `default` when absent. */
                world?: components["schemas"]["Name"];
            };
            header?: never;
            path: {
                /** @description Id of the task. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Task"];
                };
            };
            /** @description The call was wrong, and changed nothing. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Beyond loopback: the bearer token is missing or wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It came from a page of another site, or by a name that is not ours. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It cannot be done in the present state; nothing was changed. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too long; `limit` says how long it may be, in bytes. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listFates: {
        parameters: {
            query?: {
                /** @description The world meant; `default` when absent. */
                world?: components["schemas"]["Name"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Fates"];
                };
            };
            /** @description The call was wrong, and changed nothing. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Beyond loopback: the bearer token is missing or wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It came from a page of another site, or by a name that is not ours. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It cannot be done in the present state; nothing was changed. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    addFate: {
        parameters: {
            query?: {
                /** @description The world meant; `default` when absent. */
                world?: components["schemas"]["Name"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FateOrder"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Fate"];
                };
            };
            /** @description The call was wrong, and changed nothing. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Beyond loopback: the bearer token is missing or wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It came from a page of another site, or by a name that is not ours. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It cannot be done in the present state; nothing was changed. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too long; `limit` says how long it may be, in bytes. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    dropFates: {
        parameters: {
            query?: {
                /** @description The world meant; `default` when absent. */
                world?: components["schemas"]["Name"];
                /** @description The one to drop; all when absent. */
                id?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Dropped"];
                };
            };
            /** @description The call was wrong, and changed nothing. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Beyond loopback: the bearer token is missing or wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It came from a page of another site, or by a name that is not ours. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It cannot be done in the present state; nothing was changed. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too long; `limit` says how long it may be, in bytes. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listFaults: {
        parameters: {
            query?: {
                /** @description The world meant; `default` when absent. */
                world?: components["schemas"]["Name"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Faults"];
                };
            };
            /** @description The call was wrong, and changed nothing. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Beyond loopback: the bearer token is missing or wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It came from a page of another site, or by a name that is not ours. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It cannot be done in the present state; nothing was changed. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    armFault: {
        parameters: {
            query?: {
                /** @description The world meant; `default` when absent. */
                world?: components["schemas"]["Name"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FaultOrder"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ArmedFault"];
                };
            };
            /** @description The call was wrong, and changed nothing. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Beyond loopback: the bearer token is missing or wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It came from a page of another site, or by a name that is not ours. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It cannot be done in the present state; nothing was changed. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too long; `limit` says how long it may be, in bytes. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    dropFaults: {
        parameters: {
            query?: {
                /** @description The world meant; `default` when absent. */
                world?: components["schemas"]["Name"];
                /** @description The one to disarm; all when absent. */
                id?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Dropped"];
                };
            };
            /** @description The call was wrong, and changed nothing. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Beyond loopback: the bearer token is missing or wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It came from a page of another site, or by a name that is not ours. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It cannot be done in the present state; nothing was changed. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too long; `limit` says how long it may be, in bytes. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getApp: {
        parameters: {
            query?: {
                /** @description The world meant; `default` when absent. */
                world?: components["schemas"]["Name"];
            };
            header?: never;
            path: {
                /** @description Name of the app. */
                app: components["schemas"]["Name"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["App"];
                };
            };
            /** @description The call was wrong, and changed nothing. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Beyond loopback: the bearer token is missing or wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It came from a page of another site, or by a name that is not ours. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It cannot be done in the present state; nothing was changed. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    setApp: {
        parameters: {
            query?: {
                /** @description The world meant; `default` when absent. */
                world?: components["schemas"]["Name"];
                /** @description The API meant; each that knows the grant when absent. */
                provider?: string;
            };
            header?: never;
            path: {
                /** @description Name of the app. */
                app: components["schemas"]["Name"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GrantChange"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["App"];
                };
            };
            /** @description The call was wrong, and changed nothing. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Beyond loopback: the bearer token is missing or wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It came from a page of another site, or by a name that is not ours. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It cannot be done in the present state; nothing was changed. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too long; `limit` says how long it may be, in bytes. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listQuotas: {
        parameters: {
            query?: {
                /** @description The world meant; `default` when absent. */
                world?: components["schemas"]["Name"];
                /** @description The app whose use to report; `default` when absent. */
                app?: components["schemas"]["Name"];
                /** @description The account whose use to report; `default` when absent. */
                account?: components["schemas"]["Name"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Quotas"];
                };
            };
            /** @description The call was wrong, and changed nothing. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Beyond loopback: the bearer token is missing or wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It came from a page of another site, or by a name that is not ours. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It cannot be done in the present state; nothing was changed. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    setQuota: {
        parameters: {
            query?: {
                /** @description The world meant; `default` when absent. */
                world?: components["schemas"]["Name"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["QuotaChange"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Quota"];
                };
            };
            /** @description The call was wrong, and changed nothing. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Beyond loopback: the bearer token is missing or wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It came from a page of another site, or by a name that is not ours. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It cannot be done in the present state; nothing was changed. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too long; `limit` says how long it may be, in bytes. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listCredits: {
        parameters: {
            query?: {
                /** @description The world meant; `default` when absent. */
                world?: components["schemas"]["Name"];
                /** @description Page, from 1. */
                page?: number;
                /** @description Items on a page. */
                pageSize?: number;
                /** @description The API meant; each that has credits when absent. */
                provider?: string;
                /** @description The account meant; `default` when absent. */
                account?: components["schemas"]["Name"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AllCredits"];
                };
            };
            /** @description The call was wrong, and changed nothing. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Beyond loopback: the bearer token is missing or wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It came from a page of another site, or by a name that is not ours. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It cannot be done in the present state; nothing was changed. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    setCredits: {
        parameters: {
            query?: {
                /** @description The world meant; `default` when absent. */
                world?: components["schemas"]["Name"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreditsChange"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Credits"];
                };
            };
            /** @description The call was wrong, and changed nothing. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Beyond loopback: the bearer token is missing or wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It came from a page of another site, or by a name that is not ours. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It cannot be done in the present state; nothing was changed. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too long; `limit` says how long it may be, in bytes. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listWebhooks: {
        parameters: {
            query?: {
                /** @description The world meant; `default` when absent. */
                world?: components["schemas"]["Name"];
                /** @description Page, from 1. */
                page?: number;
                /** @description Items on a page. */
                pageSize?: number;
                /** @description Only webhooks of this API. */
                provider?: string;
                /** @description Only webhooks that report this operation. */
                operation?: string;
                /** @description Only webhooks of this account. */
                account?: string;
                /** @description Only webhooks that report this task. */
                task?: string;
                /** @description Only webhooks of this event. */
                event?: string;
                /** @description Only webhooks to exactly this URL. */
                url?: string;
                /** @description Only webhooks that fell due at this virtual instant or later. */
                since?: components["schemas"]["Instant"];
                /** @description Only webhooks in this state. */
                state?: components["schemas"]["DeliveryState"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookDeliveries"];
                };
            };
            /** @description The call was wrong, and changed nothing. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Beyond loopback: the bearer token is missing or wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It came from a page of another site, or by a name that is not ours. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It cannot be done in the present state; nothing was changed. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    awaitWebhook: {
        parameters: {
            query?: {
                /** @description The world meant; `default` when absent. */
                world?: components["schemas"]["Name"];
                /** @description Only webhooks of this API. */
                provider?: string;
                /** @description Only webhooks that report this operation. */
                operation?: string;
                /** @description Only webhooks of this account. */
                account?: string;
                /** @description Only webhooks that report this task. */
                task?: string;
                /** @description Only webhooks of this event. */
                event?: string;
                /** @description Only webhooks to exactly this URL. */
                url?: string;
                /** @description Only webhooks that fell due at this virtual instant or later. */
                since?: components["schemas"]["Instant"];
                /** @description The state waited for. */
                state?: components["schemas"]["DeliveryState"];
                /** @description Only webhooks later than the one with this id. */
                after?: string;
                /** @description How long to wait, in real time; a minute at most. */
                timeout?: components["schemas"]["Duration"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AwaitedWebhook"];
                };
            };
            /** @description The call was wrong, and changed nothing. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Beyond loopback: the bearer token is missing or wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It came from a page of another site, or by a name that is not ours. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It cannot be done in the present state; nothing was changed. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getWebhook: {
        parameters: {
            query?: {
                /** @description The world meant; `default` when absent. */
                world?: components["schemas"]["Name"];
            };
            header?: never;
            path: {
                /** @description Id of the delivery. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookDelivery"];
                };
            };
            /** @description The call was wrong, and changed nothing. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Beyond loopback: the bearer token is missing or wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It came from a page of another site, or by a name that is not ours. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It cannot be done in the present state; nothing was changed. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    resendWebhook: {
        parameters: {
            query?: {
                /** @description The world meant; `default` when absent. */
                world?: components["schemas"]["Name"];
            };
            header?: never;
            path: {
                /** @description Id of the delivery. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookDelivery"];
                };
            };
            /** @description The call was wrong, and changed nothing. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Beyond loopback: the bearer token is missing or wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It came from a page of another site, or by a name that is not ours. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It cannot be done in the present state; nothing was changed. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too long; `limit` says how long it may be, in bytes. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listRequests: {
        parameters: {
            query?: {
                /** @description The world meant; `default` when absent. */
                world?: components["schemas"]["Name"];
                /** @description Page, from 1. */
                page?: number;
                /** @description Items on a page. */
                pageSize?: number;
                /** @description Only calls of this API. */
                provider?: string;
                /** @description Only calls of this operation. */
                operation?: string;
                /** @description Only calls of this app. */
                app?: string;
                /** @description Only calls of this account. */
                account?: string;
                /** @description Only answers of this HTTP status. */
                status?: number;
                /** @description Only answers of this code. */
                code?: string;
                /** @description Only calls from this virtual instant on. */
                since?: components["schemas"]["Instant"];
                /** @description Only calls that came before the one of this id: pages that stay while calls come. */
                before?: string;
                /** @description Only calls that were refused, or were not. */
                refused?: "true" | "false";
                /** @description `har`: the same calls, oldest first, as an HTTP Archive 1.2. */
                format?: "json" | "har";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Requests"];
                    "application/har+json": unknown;
                };
            };
            /** @description The call was wrong, and changed nothing. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Beyond loopback: the bearer token is missing or wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It came from a page of another site, or by a name that is not ours. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It cannot be done in the present state; nothing was changed. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getRequest: {
        parameters: {
            query?: {
                /** @description The world meant; `default` when absent. */
                world?: components["schemas"]["Name"];
            };
            header?: never;
            path: {
                /** @description Id of the entry. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WholeJournalEntry"];
                };
            };
            /** @description The call was wrong, and changed nothing. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Beyond loopback: the bearer token is missing or wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It came from a page of another site, or by a name that is not ours. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It cannot be done in the present state; nothing was changed. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    watchEvents: {
        parameters: {
            query?: {
                /** @description The world meant; `default` when absent. */
                world?: components["schemas"]["Name"];
                /** @description Go on after the event of this id; the header `Last-Event-ID` says the same. */
                after?: string;
                /** @description How often a comment is sent while nothing happens, in real time; 100ms to 1h. */
                heartbeat?: components["schemas"]["Duration"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": components["schemas"]["WorldEvent"];
                };
            };
            /** @description The call was wrong, and changed nothing. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Beyond loopback: the bearer token is missing or wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It came from a page of another site, or by a name that is not ours. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It cannot be done in the present state; nothing was changed. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listUnread: {
        parameters: {
            query?: {
                /** @description The world meant; `default` when absent. */
                world?: components["schemas"]["Name"];
                /** @description Only fields sent to this API. */
                provider?: string;
                /** @description Only fields sent to this operation. */
                operation?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UnreadFields"];
                };
            };
            /** @description The call was wrong, and changed nothing. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Beyond loopback: the bearer token is missing or wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It came from a page of another site, or by a name that is not ours. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It cannot be done in the present state; nothing was changed. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
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
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            /** @description The call was wrong, and changed nothing. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Beyond loopback: the bearer token is missing or wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It came from a page of another site, or by a name that is not ours. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It cannot be done in the present state; nothing was changed. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listFindings: {
        parameters: {
            query?: {
                /** @description The world meant; `default` when absent. */
                world?: components["schemas"]["Name"];
                /** @description `all`: of every world; of those that have ended, too, where the setting `findings.eager` has them watched. */
                scope?: "world" | "all";
                /** @description Only findings as bad as this, or worse. */
                severity?: components["schemas"]["Severity"];
                /** @description Only findings about clients of this API. */
                provider?: string;
                /** @description Only findings of this rule. */
                rule?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Findings"];
                };
            };
            /** @description The call was wrong, and changed nothing. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Beyond loopback: the bearer token is missing or wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It came from a page of another site, or by a name that is not ours. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It cannot be done in the present state; nothing was changed. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    followMediaLink: {
        parameters: {
            query: {
                /** @description The link, whole and unchanged; whatever origin it names. */
                url: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Media"];
                };
            };
            /** @description The call was wrong, and changed nothing. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Beyond loopback: the bearer token is missing or wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It came from a page of another site, or by a name that is not ours. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It cannot be done in the present state; nothing was changed. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reset: {
        parameters: {
            query?: {
                /** @description The world meant; `default` when absent. */
                world?: components["schemas"]["Name"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description The call was wrong, and changed nothing. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Beyond loopback: the bearer token is missing or wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It came from a page of another site, or by a name that is not ours. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It cannot be done in the present state; nothing was changed. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too long; `limit` says how long it may be, in bytes. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    takeSnapshot: {
        parameters: {
            query?: {
                /** @description The world meant; `default` when absent. */
                world?: components["schemas"]["Name"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Snapshot"];
                };
            };
            /** @description The call was wrong, and changed nothing. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Beyond loopback: the bearer token is missing or wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It came from a page of another site, or by a name that is not ours. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It cannot be done in the present state; nothing was changed. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    restoreSnapshot: {
        parameters: {
            query?: {
                /** @description The world meant; `default` when absent. */
                world?: components["schemas"]["Name"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Snapshot"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description The call was wrong, and changed nothing. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Beyond loopback: the bearer token is missing or wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It came from a page of another site, or by a name that is not ours. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It cannot be done in the present state; nothing was changed. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too long; `limit` says how long it may be, in bytes. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    plantFixture: {
        parameters: {
            query?: {
                /** @description The world meant; `default` when absent. */
                world?: components["schemas"]["Name"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Fixture"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Planted"];
                };
            };
            /** @description The call was wrong, and changed nothing. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Beyond loopback: the bearer token is missing or wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It came from a page of another site, or by a name that is not ours. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It cannot be done in the present state; nothing was changed. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too long; `limit` says how long it may be, in bytes. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
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
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
            /** @description The call was wrong, and changed nothing. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Beyond loopback: the bearer token is missing or wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It came from a page of another site, or by a name that is not ours. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It cannot be done in the present state; nothing was changed. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getReady: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
            /** @description The call was wrong, and changed nothing. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Beyond loopback: the bearer token is missing or wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It came from a page of another site, or by a name that is not ours. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It cannot be done in the present state; nothing was changed. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getDocument: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        openapi: string;
                    } & {
                        [key: string]: unknown;
                    };
                };
            };
            /** @description The call was wrong, and changed nothing. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Beyond loopback: the bearer token is missing or wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It came from a page of another site, or by a name that is not ours. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It cannot be done in the present state; nothing was changed. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getProviderDocument: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the API, with `.json` behind it. */
                document: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        openapi: string;
                    } & {
                        [key: string]: unknown;
                    };
                };
            };
            /** @description The call was wrong, and changed nothing. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Beyond loopback: the bearer token is missing or wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It came from a page of another site, or by a name that is not ours. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It cannot be done in the present state; nothing was changed. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getCoverage: {
        parameters: {
            query?: {
                /** @description Only this API. */
                provider?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Coverage"];
                };
            };
            /** @description The call was wrong, and changed nothing. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Beyond loopback: the bearer token is missing or wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It came from a page of another site, or by a name that is not ours. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It cannot be done in the present state; nothing was changed. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getReference: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            /** @description The call was wrong, and changed nothing. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Beyond loopback: the bearer token is missing or wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It came from a page of another site, or by a name that is not ours. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It cannot be done in the present state; nothing was changed. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getAsset: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Name of the file. */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/javascript": string;
                };
            };
            /** @description The call was wrong, and changed nothing. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Beyond loopback: the bearer token is missing or wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It came from a page of another site, or by a name that is not ours. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It cannot be done in the present state; nothing was changed. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
