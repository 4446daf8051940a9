// Printed from the OpenAPI document of tiktok by client/generate.ts; never edited.

export interface paths {
    "/file/video/ad/upload/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take over a video from a URL
         * @description Fetches a video and keeps it as footage for remixes. Every upload gets a new id, also for the same bytes.
         */
        post: operations["uploadVideo"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/creative/aigc/video/task/create/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Generate or remix videos
         * @description Starts the making of one to five videos of a product; each is a task with an id of its own.
         */
        post: operations["createVideoTask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/creative/aigc/image_animation/task/create/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Animate a picture
         * @description Starts the making of one to five 9:16 videos from one picture.
         */
        post: operations["createImageAnimationTask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/creative/aigc/video/task/list/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Look at tasks
         * @description Reports up to five tasks by id. Without `aigc_video_type` only dubbed videos are looked at.
         */
        get: operations["listVideoTasks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/creative/aigc/video/list/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List generated videos
         * @description Pages through the videos of succeeded tasks of the account, newest first.
         */
        get: operations["listVideos"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/creative/digital_avatar/get/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List digital avatars
         * @description Pages through the avatars that can speak in an AVATAR_PRODUCT video.
         */
        get: operations["listDigitalAvatars"];
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
        /** @description A video to take over from a URL. */
        UploadVideoBody: {
            /**
             * @description How the file arrives; only by URL.
             * @constant
             */
            upload_type: "UPLOAD_BY_URL";
            /**
             * @description What the file is for; only AIGC.
             * @constant
             */
            use_scenario: "AIGC";
            /** @description Where the file is fetched from. Percent-encoded already: a space is invalid. */
            video_url: string;
        };
        /** @description Id of the call: UTC moment as YYYYMMDDHHMMSS, then 20 upper-case hexadecimal digits. */
        RequestId: string;
        /** @description Exactly one uploaded video, in an array. */
        UploadVideoData: components["schemas"]["UploadedVideo"][];
        /** @description The video that was taken over. */
        UploadedVideo: {
            video_id: components["schemas"]["VideoId"];
        };
        /** @description Id of an uploaded video: `v10033g50000` and 20 base32 digits. That generated videos have such ids is assumed. */
        VideoId: string;
        /** @description A refusal, carried by HTTP status 200. */
        Failure: {
            /** @description Why the call was refused. */
            code: number;
            /** @description The same in words. */
            message: string;
            request_id: components["schemas"]["RequestId"];
            /** @description Empty. */
            data: Record<string, never>;
        };
        /** @description A remix to make. In `product_video_info`, AVATAR_PRODUCT needs `input_image_list`; STOCK_VIDEO and VOICEOVER need `input_video_list`. */
        CreateVideoTaskBody: {
            aigc_video_type: components["schemas"]["RemixType"];
            product_video_info: components["schemas"]["ProductVideoInfo"];
        };
        /**
         * @description How a remix is made: from stock footage of the product, with a digital avatar, or with a voice-over.
         * @enum {string}
         */
        RemixType: "STOCK_VIDEO" | "AVATAR_PRODUCT" | "VOICEOVER";
        /** @description What to make the video from. */
        ProductVideoInfo: {
            /**
             * @description How many videos to make; each is a task of its own.
             * @default 1
             */
            video_generation_count?: number;
            /**
             * @description Language of the video; without effect for STOCK_VIDEO.
             * @default en
             */
            target_language?: components["schemas"]["Language"];
            /** @description Exactly one product. */
            product_info_list: components["schemas"]["ProductInfo"][];
            /** @description Product pictures; required for AVATAR_PRODUCT, optional for the other kinds. */
            input_image_list?: {
                /** @description URLs of product pictures: PNG, JPEG, PPM, GIF, TIFF or BMP. One that cannot be used is dropped silently. */
                image_url_list: string[];
            };
            /** @description Footage; required for STOCK_VIDEO and VOICEOVER, optional for AVATAR_PRODUCT. */
            input_video_list?: {
                /** @description Ids of uploaded videos; the same one may stand there twice. */
                video_id_list: string[];
            };
            /** @description The avatar of AVATAR_PRODUCT, chosen by the service when absent; ignored otherwise. */
            avatar_info?: {
                /** @description Which avatar speaks; required once `avatar_info` is given. */
                avatar_id?: string;
            };
        };
        /**
         * @description Language code.
         * @enum {string}
         */
        Language: "en" | "fr" | "de" | "id" | "es";
        /** @description The product that the video is about. */
        ProductInfo: {
            /** @description Language of the texts below. */
            source_language: components["schemas"]["Language"];
            /** @description Name of the product. */
            product_name: string;
            /** @description Title of the offer. */
            title: string;
            /** @description What the product is. */
            description: string;
            /** @description What speaks for it. Ten words each at most are advised, not required. */
            selling_points: string[];
            /** @description Brand of the product. */
            brand?: string;
            /** @description Price in `currency`, with at most two decimals. */
            price?: number;
            /**
             * @description Currency of the price, an assigned ISO 4217 code.
             * @enum {string}
             */
            currency?: "AED" | "AFN" | "ALL" | "AMD" | "AOA" | "ARS" | "AUD" | "AWG" | "AZN" | "BAM" | "BBD" | "BDT" | "BHD" | "BIF" | "BMD" | "BND" | "BOB" | "BOV" | "BRL" | "BSD" | "BTN" | "BWP" | "BYN" | "BZD" | "CAD" | "CDF" | "CHE" | "CHF" | "CHW" | "CLF" | "CLP" | "CNY" | "COP" | "COU" | "CRC" | "CUP" | "CVE" | "CZK" | "DJF" | "DKK" | "DOP" | "DZD" | "EGP" | "ERN" | "ETB" | "EUR" | "FJD" | "FKP" | "GBP" | "GEL" | "GHS" | "GIP" | "GMD" | "GNF" | "GTQ" | "GYD" | "HKD" | "HNL" | "HTG" | "HUF" | "IDR" | "ILS" | "INR" | "IQD" | "IRR" | "ISK" | "JMD" | "JOD" | "JPY" | "KES" | "KGS" | "KHR" | "KMF" | "KPW" | "KRW" | "KWD" | "KYD" | "KZT" | "LAK" | "LBP" | "LKR" | "LRD" | "LSL" | "LYD" | "MAD" | "MDL" | "MGA" | "MKD" | "MMK" | "MNT" | "MOP" | "MRU" | "MUR" | "MVR" | "MWK" | "MXN" | "MXV" | "MYR" | "MZN" | "NAD" | "NGN" | "NIO" | "NOK" | "NPR" | "NZD" | "OMR" | "PAB" | "PEN" | "PGK" | "PHP" | "PKR" | "PLN" | "PYG" | "QAR" | "RON" | "RSD" | "RUB" | "RWF" | "SAR" | "SBD" | "SCR" | "SDG" | "SEK" | "SGD" | "SHP" | "SLE" | "SOS" | "SRD" | "SSP" | "STN" | "SVC" | "SYP" | "SZL" | "THB" | "TJS" | "TMT" | "TND" | "TOP" | "TRY" | "TTD" | "TWD" | "TZS" | "UAH" | "UGX" | "USD" | "USN" | "UYI" | "UYU" | "UYW" | "UZS" | "VED" | "VES" | "VND" | "VUV" | "WST" | "XAD" | "XAF" | "XAG" | "XAU" | "XBA" | "XBB" | "XBC" | "XBD" | "XCD" | "XCG" | "XDR" | "XOF" | "XPD" | "XPF" | "XPT" | "XSU" | "XTS" | "XUA" | "XXX" | "YER" | "ZAR" | "ZMW" | "ZWG";
        };
        /** @description The tasks that were created. */
        CreatedTasks: {
            /** @description One id per video asked for. */
            task_ids: components["schemas"]["TaskId"][];
        };
        /** @description Id of a task: a decimal string of 19 digits, never a number. */
        TaskId: string;
        /** @description A picture to set in motion. */
        CreateImageAnimationTaskBody: {
            /**
             * Format: uri
             * @description A JPG, JPEG or PNG of any ratio; the video is 9:16 in any case.
             */
            image_url: string;
            /**
             * @description Whether to put another background behind the product.
             * @default false
             */
            change_background?: boolean;
            /**
             * @description The background wanted, without effect unless `change_background` is true; null, empty or absent: automatic. The examples are recommended, any other text is taken; 2,000 characters at most are advised.
             * @example Sea cliffs
             * @example Snow
             * @example Waterfront views
             * @example Lush greenery
             * @example Mountains
             * @example Dynamic splash
             * @example Wooden table
             * @example Pedestal
             * @example White marble
             * @example Kitchen
             * @example Bedroom
             * @example Bathroom
             * @example Living room
             * @example City
             * @example Gifts and celebration
             * @example Clouds
             * @example Flowers
             * @example Color burst
             * @example Hot air balloon
             * @example Golden hour
             * @example Sunny lake
             * @example Simple backdrop
             * @example Photoshoot
             * @example Fashion runway
             */
            background_prompt?: string | null;
            /**
             * @description The movement wanted; null, empty or absent: automatic. The examples are recommended, any other text is taken; 200 characters at most are advised.
             * @example Simple pose
             * @example Walk
             * @example Arm & hands
             * @example Holding product
             * @example Upper body
             * @example Product demo
             * @example Face closeup
             * @example Shoe showcase
             * @example Multi-person
             * @example Comment point
             * @example Dance
             * @example Wave
             * @example Fitness
             */
            animation_prompt?: string | null;
            /**
             * @description How many videos to make; each is a task of its own.
             * @default 1
             */
            video_generation_count?: number;
        };
        /**
         * @description Kind of generated video.
         * @enum {string}
         */
        VideoType: "STOCK_VIDEO" | "AVATAR_PRODUCT" | "VOICEOVER" | "IMAGE_ANIMATION";
        /** @description The tasks found, in the order asked; unknown ids are left out. */
        ListVideoTasksData: {
            list: components["schemas"]["VideoTask"][];
        };
        /** @description A task and, once it succeeded, its video. */
        VideoTask: components["schemas"]["UnfinishedTask"] | components["schemas"]["SucceededTask"];
        /** @description A task that has no video. */
        UnfinishedTask: {
            task_id: components["schemas"]["TaskId"];
            /**
             * @description Kind of the task. DUBBED is the name assumed for those asked for without a kind.
             * @enum {string}
             */
            aigc_video_type: "STOCK_VIDEO" | "AVATAR_PRODUCT" | "VOICEOVER" | "IMAGE_ANIMATION" | "DUBBED";
            /** @description Name of the video; IMAGE_ANIMATION only. */
            video_name?: components["schemas"]["VideoName"];
            /**
             * @description No video: waiting, at work, or failed without a reason.
             * @enum {string}
             */
            status: "SUBMITTED" | "PROCESSING" | "FAILED";
        };
        /** @description Name given to a video: its kind, a UTC moment, three characters. That the moment is the one of success is assumed. */
        VideoName: string;
        /** @description A task whose video is ready. */
        SucceededTask: {
            task_id: components["schemas"]["TaskId"];
            /**
             * @description Kind of the task. DUBBED is the name assumed for those asked for without a kind.
             * @enum {string}
             */
            aigc_video_type: "STOCK_VIDEO" | "AVATAR_PRODUCT" | "VOICEOVER" | "IMAGE_ANIMATION" | "DUBBED";
            /** @description Name of the video; IMAGE_ANIMATION only. */
            video_name?: components["schemas"]["VideoName"];
            /**
             * @description The video is ready.
             * @constant
             */
            status: "SUCCESS";
            /** @description Id of the generated video, of the form that uploads have. */
            video_id: components["schemas"]["VideoId"];
            preview_url: components["schemas"]["PreviewUrl"];
        };
        /** @description Where the video can be watched or fetched for six hours, which is documented; the form of the URL and that the hours count from success are not. */
        PreviewUrl: string;
        /** @description A page of videos, newest first. */
        ListVideosData: {
            list: components["schemas"]["Video"][];
            page_info: components["schemas"]["PageInfo"];
        } | Record<string, never>;
        /** @description A generated video. */
        Video: {
            /**
             * @description Kind of the video. DUBBED is an assumed name, for videos that a fixture seeds.
             * @enum {string}
             */
            aigc_video_type: "STOCK_VIDEO" | "AVATAR_PRODUCT" | "VOICEOVER" | "IMAGE_ANIMATION" | "DUBBED";
            /** @description Id of the generated video, of the form that uploads have. */
            video_id: components["schemas"]["VideoId"];
            video_name: components["schemas"]["VideoName"];
            /** @description Moment of the video, UTC, YYYY-MM-DD HH:MM:SS. That it is the one of success is assumed. */
            create_time: string;
            preview_url: components["schemas"]["PreviewUrl"];
        };
        /** @description Where this page stands. */
        PageInfo: {
            /** @description This page. */
            page: number;
            /** @description Items on a page. */
            page_size: number;
            /** @description Items in all. */
            total_number: number;
            /** @description Pages in all. */
            total_page: number;
        };
        /** @description A page of avatars. */
        ListDigitalAvatarsData: {
            list: components["schemas"]["Avatar"][];
            page_info: components["schemas"]["AvatarPageInfo"];
        };
        /** @description A digital avatar. */
        Avatar: {
            avatar_id: components["schemas"]["AvatarId"];
            /** @description Name of the avatar. */
            avatar_name: string;
            /**
             * Format: uri
             * @description A picture of it.
             */
            avatar_thumbnail: string;
            /**
             * Format: uri
             * @description A short video of it.
             */
            avatar_preview_url: string;
            /** @description What the avatar is like, in groups. */
            tag_groups: {
                /**
                 * @description What the tags are about.
                 * @enum {string}
                 */
                tag_type: "gender" | "age" | "identity" | "industry" | "scene" | "region";
                /** @description The tags. */
                tags: string[];
            }[];
        };
        /** @description Id of a digital avatar: a decimal string of 19 digits. */
        AvatarId: string;
        /** @description Where this page stands. */
        AvatarPageInfo: {
            /** @description This page. */
            page: number;
            /** @description Items on a page. */
            page_size: number;
            /** @description Items in all. */
            total_number: number;
            /** @description Pages in all. */
            total_page: number;
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
    uploadVideo: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UploadVideoBody"];
            };
        };
        responses: {
            /**
             * @description What was asked for, or a refusal with a code other than 0.
             *
             *     Refusals:
             *
             *     - `40001`: The app lacks the video-generation permission.
             *     - `40002`: A parameter is missing, of the wrong type or out of range, or the body is no JSON.
             *     - `40100`: The calls that the endpoint grants the app are used up.
             *     - `40104`: The access token is missing or empty.
             *     - `40105`: The access token is unknown or revoked, or carries a `Bearer ` prefix.
             *     - `40118`: The app is not on the allowlist, of the feature or of Digital Avatar.
             *     - `40900`: The fetched file differs from its Content-MD5.
             *     - `40902`: Fetching `video_url` took longer than ten seconds.
             *     - `40903`: `video_url` is no valid URL or cannot be reached.
             *     - `40907`: The file is too large.
             *     - `40908`: The media type is `text/*`, or the container is none of mp4, mov, mpeg, avi.
             *     - `40915`: The aspect ratio is none of 9:16, 16:9, 1:1.
             *     - `50000`: Something went wrong inside the service. Only as an injected fault.
             *     - `50002`: The service could not complete the call. Only as an injected fault.
             *     - `51010`: The service timed out inside. Only as an injected fault.
             *     - `60001`: A service behind the API failed. Only as an injected fault.
             */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description 0: it worked.
                         * @constant
                         */
                        code: 0;
                        /**
                         * @description Always OK.
                         * @constant
                         */
                        message: "OK";
                        request_id: components["schemas"]["RequestId"];
                        data: components["schemas"]["UploadVideoData"];
                    } | components["schemas"]["Failure"];
                };
            };
            /** @description The path lacks its trailing slash: `404 page not found`. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            /** @description The path does not know the verb: a page for people. */
            405: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            /** @description The body is larger than 10 MiB. */
            413: {
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
             *     - `40001`: The app lacks the video-generation permission.
             *     - `40002`: A parameter is missing, of the wrong type or out of range, or the body is no JSON.
             *     - `40053`: `video_id_list` holds an id that is unknown, of another account, or marked invalid.
             *     - `40100`: The calls that the endpoint grants the app are used up.
             *     - `40104`: The access token is missing or empty.
             *     - `40105`: The access token is unknown or revoked, or carries a `Bearer ` prefix.
             *     - `40118`: The app is not on the allowlist, of the feature or of Digital Avatar.
             *     - `50000`: Something went wrong inside the service. Only as an injected fault.
             *     - `50002`: The service could not complete the call. Only as an injected fault.
             *     - `51010`: The service timed out inside. Only as an injected fault.
             *     - `60001`: A service behind the API failed. Only as an injected fault.
             */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description 0: it worked.
                         * @constant
                         */
                        code: 0;
                        /**
                         * @description Always OK.
                         * @constant
                         */
                        message: "OK";
                        request_id: components["schemas"]["RequestId"];
                        data: components["schemas"]["CreatedTasks"];
                    } | components["schemas"]["Failure"];
                };
            };
            /** @description The path lacks its trailing slash: `404 page not found`. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            /** @description The path does not know the verb: a page for people. */
            405: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            /** @description The body is larger than 10 MiB. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
        };
    };
    createImageAnimationTask: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateImageAnimationTaskBody"];
            };
        };
        responses: {
            /**
             * @description What was asked for, or a refusal with a code other than 0.
             *
             *     Refusals:
             *
             *     - `40001`: The app lacks the video-generation permission.
             *     - `40002`: A parameter is missing, of the wrong type or out of range, or the body is no JSON.
             *     - `40100`: The calls that the endpoint grants the app are used up.
             *     - `40104`: The access token is missing or empty.
             *     - `40105`: The access token is unknown or revoked, or carries a `Bearer ` prefix.
             *     - `40118`: The app is not on the allowlist, of the feature or of Digital Avatar.
             *     - `50000`: Something went wrong inside the service. Only as an injected fault.
             *     - `50002`: The service could not complete the call. Only as an injected fault.
             *     - `51010`: The service timed out inside. Only as an injected fault.
             *     - `60001`: A service behind the API failed. Only as an injected fault.
             */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description 0: it worked.
                         * @constant
                         */
                        code: 0;
                        /**
                         * @description Always OK.
                         * @constant
                         */
                        message: "OK";
                        request_id: components["schemas"]["RequestId"];
                        data: components["schemas"]["CreatedTasks"];
                    } | components["schemas"]["Failure"];
                };
            };
            /** @description The path lacks its trailing slash: `404 page not found`. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            /** @description The path does not know the verb: a page for people. */
            405: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            /** @description The body is larger than 10 MiB. */
            413: {
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
            query: {
                /** @description Ids of the tasks asked for: a JSON array in the query string. */
                task_ids: string[];
                /** @description Kind of the tasks. Without it only dubbed videos are answered, so none made here. */
                aigc_video_type?: components["schemas"]["VideoType"];
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
             *     - `40001`: The app lacks the video-generation permission.
             *     - `40002`: A parameter is missing, of the wrong type or out of range, or the body is no JSON.
             *     - `40100`: The calls that the endpoint grants the app are used up.
             *     - `40104`: The access token is missing or empty.
             *     - `40105`: The access token is unknown or revoked, or carries a `Bearer ` prefix.
             *     - `40118`: The app is not on the allowlist, of the feature or of Digital Avatar.
             *     - `50000`: Something went wrong inside the service. Only as an injected fault.
             *     - `50002`: The service could not complete the call. Only as an injected fault.
             *     - `51010`: The service timed out inside. Only as an injected fault.
             *     - `60001`: A service behind the API failed. Only as an injected fault.
             */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description 0: it worked.
                         * @constant
                         */
                        code: 0;
                        /**
                         * @description Always OK.
                         * @constant
                         */
                        message: "OK";
                        request_id: components["schemas"]["RequestId"];
                        data: components["schemas"]["ListVideoTasksData"];
                    } | components["schemas"]["Failure"];
                };
            };
            /** @description The path lacks its trailing slash: `404 page not found`. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            /** @description The path does not know the verb: a page for people. */
            405: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            /** @description The body is larger than 10 MiB. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
        };
    };
    listVideos: {
        parameters: {
            query?: {
                /** @description Kinds of video: a JSON array in the query string. Without it only dubbed videos. */
                aigc_video_types?: components["schemas"]["VideoType"][];
                /** @description Page, from 1. */
                page?: number;
                /** @description Items on a page. */
                page_size?: number;
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
             *     - `40001`: The app lacks the video-generation permission.
             *     - `40002`: A parameter is missing, of the wrong type or out of range, or the body is no JSON.
             *     - `40100`: The calls that the endpoint grants the app are used up.
             *     - `40104`: The access token is missing or empty.
             *     - `40105`: The access token is unknown or revoked, or carries a `Bearer ` prefix.
             *     - `40118`: The app is not on the allowlist, of the feature or of Digital Avatar.
             *     - `50000`: Something went wrong inside the service. Only as an injected fault.
             *     - `50002`: The service could not complete the call. Only as an injected fault.
             *     - `51010`: The service timed out inside. Only as an injected fault.
             *     - `60001`: A service behind the API failed. Only as an injected fault.
             */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description 0: it worked.
                         * @constant
                         */
                        code: 0;
                        /**
                         * @description Always OK.
                         * @constant
                         */
                        message: "OK";
                        request_id: components["schemas"]["RequestId"];
                        data: components["schemas"]["ListVideosData"];
                    } | components["schemas"]["Failure"];
                };
            };
            /** @description The path lacks its trailing slash: `404 page not found`. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            /** @description The path does not know the verb: a page for people. */
            405: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            /** @description The body is larger than 10 MiB. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
        };
    };
    listDigitalAvatars: {
        parameters: {
            query?: {
                /** @description Page, from 1. */
                page?: number;
                /** @description Items on a page. */
                page_size?: number;
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
             *     - `40001`: The app lacks the video-generation permission.
             *     - `40002`: A parameter is missing, of the wrong type or out of range, or the body is no JSON.
             *     - `40100`: The calls that the endpoint grants the app are used up.
             *     - `40104`: The access token is missing or empty.
             *     - `40105`: The access token is unknown or revoked, or carries a `Bearer ` prefix.
             *     - `40118`: The app is not on the allowlist, of the feature or of Digital Avatar.
             *     - `50000`: Something went wrong inside the service. Only as an injected fault.
             *     - `50002`: The service could not complete the call. Only as an injected fault.
             *     - `51010`: The service timed out inside. Only as an injected fault.
             *     - `60001`: A service behind the API failed. Only as an injected fault.
             */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description 0: it worked.
                         * @constant
                         */
                        code: 0;
                        /**
                         * @description Always OK.
                         * @constant
                         */
                        message: "OK";
                        request_id: components["schemas"]["RequestId"];
                        data: components["schemas"]["ListDigitalAvatarsData"];
                    } | components["schemas"]["Failure"];
                };
            };
            /** @description The path lacks its trailing slash: `404 page not found`. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            /** @description The path does not know the verb: a page for people. */
            405: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            /** @description The body is larger than 10 MiB. */
            413: {
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
