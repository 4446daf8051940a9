// Printed from the OpenAPI document of aitoearn by client/generate.ts; never edited.

export interface paths {
    "/models/video/generation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the video models
         * @description Every model with what it can do and what it costs. No key is needed.
         */
        get: operations["listVideoModels"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/video/generations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List video tasks
         * @description Pages through the tasks of the caller, newest first.
         */
        get: operations["listVideoTasks"];
        put?: never;
        /**
         * Make a video
         * @description Charges the account and starts the making of one video.
         */
        post: operations["createVideoTask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/video/generations/{taskId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Look at a video task
         * @description One task of the caller, of the same shape as in the list.
         */
        get: operations["getVideoTask"];
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
        /** @description Every model. */
        VideoModels: components["schemas"]["VideoModel"][];
        /** @description A model and what it can do. */
        VideoModel: {
            /** @description What `model` of a task names. */
            name: string;
            /** @description Name for people. */
            label: string;
            /** @description What it is good at. */
            description: string;
            tags: string[];
            /**
             * @description Which credits pay for it.
             * @enum {string}
             */
            creditsScope: "general" | "seedance";
            /** @description Modes it knows; another is refused with 12310. */
            modes: string[];
            resolutions: string[];
            /** @description Lengths in seconds. */
            durations: number[];
            maxInputImages: number;
            inputConstraints?: {
                [key: string]: unknown;
            };
            aspectRatios: string[];
            defaults: {
                resolution?: string;
                aspectRatio?: string;
                duration?: number;
            };
            pricing: components["schemas"]["Price"][];
        };
        /** @description A row of a price list. */
        Price: {
            /** @description Only of this resolution. */
            resolution?: string;
            /** @description Only in this mode. */
            mode?: string;
            /** @description Only of this length. */
            duration?: number;
            /** @description Credits per second. */
            price: number;
            /** @description Credits per second before a discount. */
            originPrice?: number;
        };
        /** @description What was sent as `x-request-id`, else a UUID. */
        RequestId: string;
        /** @description A refusal. It travels with HTTP status 200. */
        Failure: {
            data: Record<string, never>;
            /** @description Why: see the list of codes. */
            code: number;
            /** @description In the language asked for, where it is translated. */
            message: string;
            /** @description Unix milliseconds. */
            timestamp: number;
            requestId: components["schemas"]["RequestId"];
        };
        /** @description A video to make. Unknown fields are dropped. */
        CreateVideoTaskBody: {
            /** @description Name of a model of the catalogue. */
            model: string;
            /** @description What the video shows. */
            prompt: string;
            /** @description Pictures to begin with or to refer to. */
            images?: string[];
            /** @description Videos to refer to. */
            videos?: string[];
            /** @description Sounds to refer to; never alone. */
            audios?: string[];
            /** @description First frame, or several pictures. */
            image?: string | string[];
            /** @description Last frame; needs a first one. */
            image_tail?: string;
            /** @description A video to start from. */
            video_url?: string;
            mode?: components["schemas"]["VideoMode"];
            /** @description Not held against the catalogue. */
            resolution?: string;
            /** @description Width by height. */
            size?: string;
            /** @description Aspect ratio; not held against the catalogue. */
            ratio?: string;
            /** @description Seconds; not held against the catalogue. */
            duration?: number;
            /** @description Material group that the video goes to. */
            groupId?: components["schemas"]["GroupId"];
            /**
             * @description Where the task comes from.
             * @enum {string}
             */
            source?: "ai_video" | "ai_draft_generation" | "plugin";
            /** @description Number to draw chance from. */
            seed?: number;
            watermark?: boolean;
            /** @description Tools that the model may use. */
            tools?: {
                /** @constant */
                type: "web_search";
            }[];
            /** @description `aspectRatio` in it stands in for `ratio`. */
            metadata?: {
                [key: string]: unknown;
            };
        };
        /**
         * @description What a video is made from.
         * @enum {string}
         */
        VideoMode: "text2video" | "image2video" | "flf2video" | "lf2video" | "multi-image2video" | "multi-ref" | "video2video";
        /** @description Id of a material group. */
        GroupId: string;
        /** @description The task that was made. */
        CreatedVideoTask: {
            id: components["schemas"]["TaskId"];
            /**
             * @description Said here and nowhere else.
             * @constant
             */
            status: "SUBMITTED";
        };
        /** @description Id of a task: 24 hexadecimal digits, the first eight the Unix second of creation. */
        TaskId: string;
        /** @description A page of tasks, newest first. */
        VideoTaskPage: {
            page: number;
            pageSize: number;
            /** @description 0 when there is no task. */
            totalPages: number;
            total: number;
            list: components["schemas"]["VideoTask"][];
        };
        /** @description A task. What is absent is left out, never null. */
        VideoTask: {
            id: components["schemas"]["TaskId"];
            model: string;
            /** @description Seen so far: `InProgress`, then `SUCCESS` or `FAILURE`. */
            status: string;
            input: components["schemas"]["VideoTaskInput"];
            /** @description Once it succeeded. */
            videoUrl?: components["schemas"]["VideoUrl"];
            /** @description Once it succeeded and belongs to a group; it may come later. */
            coverUrl?: components["schemas"]["CoverUrl"];
            /** @description Id in the material group, once it succeeded. */
            mediaId?: string;
            /** @description The material group, once it succeeded. */
            groupId?: components["schemas"]["GroupId"];
            /** @description Why it failed. */
            error?: {
                /** @description Free text. */
                message: string;
            };
            submittedAt: components["schemas"]["Instant"];
            startedAt: components["schemas"]["Instant"];
            /** @description Once it succeeded or failed. */
            finishedAt?: components["schemas"]["Instant"];
        };
        /** @description What was asked for: only what was sent. */
        VideoTaskInput: {
            prompt: string;
            groupId?: components["schemas"]["GroupId"];
            image?: string | string[];
            images?: string[];
            audios?: string[];
            duration?: number;
            /** @description What was sent as `ratio`, else as `metadata.aspectRatio`. */
            aspectRatio?: string;
            resolution?: string;
            /** @description What was sent as `video_url`, else the first of `videos`. */
            videoUrl?: string;
            videos?: string[];
        };
        /** @description Where the video is fetched from: unsigned, and no end of it is documented. */
        VideoUrl: string;
        /** @description Where a still of the video is fetched from. */
        CoverUrl: string;
        /**
         * Format: date-time
         * @description An instant, ISO 8601, UTC with milliseconds.
         */
        Instant: string;
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    listVideoModels: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /**
             * @description What was asked for, or a refusal with a code other than 0.
             *
             *     Refusals:
             *
             *     - `401`: The key is missing, empty, unknown, or of the other site.
             *     - `429`: Too many calls. No limit is set unless asked for.
             *     - `500`: Something went wrong inside the service. Only as an injected fault.
             *     - `10002`: A parameter or the body is not as it must be.
             */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["VideoModels"];
                        /** @constant */
                        code: 0;
                        /**
                         * @description The same in every language.
                         * @constant
                         */
                        message: "请求成功";
                        requestId: components["schemas"]["RequestId"];
                    } | components["schemas"]["Failure"];
                };
            };
            /** @description The gateway cannot reach the service: a page for people. */
            502: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
        };
    };
    listVideoTasks: {
        parameters: {
            query?: {
                /** @description Page, from one. */
                page?: number;
                /** @description Tasks on a page. The prose says 1 when absent; schema and code say 10. */
                pageSize?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /**
             * @description What was asked for, or a refusal with a code other than 0.
             *
             *     Refusals:
             *
             *     - `401`: The key is missing, empty, unknown, or of the other site.
             *     - `429`: Too many calls. No limit is set unless asked for.
             *     - `500`: Something went wrong inside the service. Only as an injected fault.
             *     - `10002`: A parameter or the body is not as it must be.
             *     - `12302`: The id is unknown or another account’s; or a record is broken.
             */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["VideoTaskPage"];
                        /** @constant */
                        code: 0;
                        /**
                         * @description The same in every language.
                         * @constant
                         */
                        message: "请求成功";
                        requestId: components["schemas"]["RequestId"];
                    } | components["schemas"]["Failure"];
                };
            };
            /** @description The gateway cannot reach the service: a page for people. */
            502: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
        };
    };
    createVideoTask: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateVideoTaskBody"];
            };
        };
        responses: {
            /**
             * @description What was asked for, or a refusal with a code other than 0.
             *
             *     Refusals:
             *
             *     - `401`: The key is missing, empty, unknown, or of the other site.
             *     - `429`: Too many calls. No limit is set unless asked for.
             *     - `500`: Something went wrong inside the service. Only as an injected fault.
             *     - `10002`: A parameter or the body is not as it must be.
             *     - `12001`: The account cannot pay for the task.
             *     - `12300`: No model has this name.
             *     - `12301`: The model refuses the job; no task is recorded.
             *     - `12310`: The model does not know this mode.
             *     - `12801`: No material group of the account has this id.
             */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["CreatedVideoTask"];
                        /** @constant */
                        code: 0;
                        /**
                         * @description The same in every language.
                         * @constant
                         */
                        message: "请求成功";
                        requestId: components["schemas"]["RequestId"];
                    } | components["schemas"]["Failure"];
                };
            };
            /** @description The gateway cannot reach the service: a page for people. */
            502: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
        };
    };
    getVideoTask: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the task. */
                taskId: components["schemas"]["TaskId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /**
             * @description What was asked for, or a refusal with a code other than 0.
             *
             *     Refusals:
             *
             *     - `401`: The key is missing, empty, unknown, or of the other site.
             *     - `429`: Too many calls. No limit is set unless asked for.
             *     - `500`: Something went wrong inside the service. Only as an injected fault.
             *     - `10002`: A parameter or the body is not as it must be.
             *     - `12302`: The id is unknown or another account’s; or a record is broken.
             */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["VideoTask"];
                        /** @constant */
                        code: 0;
                        /**
                         * @description The same in every language.
                         * @constant
                         */
                        message: "请求成功";
                        requestId: components["schemas"]["RequestId"];
                    } | components["schemas"]["Failure"];
                };
            };
            /** @description The gateway cannot reach the service: a page for people. */
            502: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
        };
    };
}
