// Printed from the OpenAPI document of creatify by client/generate.ts; never edited.

export interface paths {
    "/links/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Look at links
         * @description Reports links by id.
         */
        get: operations["listLinks"];
        put?: never;
        /**
         * Read a product page
         * @description Finds texts, pictures and videos of a product on its page. One credit.
         */
        post: operations["createLink"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/links/link_with_params/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Tell of a product
         * @description Makes a link without a page, from texts, pictures and videos. One credit.
         */
        post: operations["createLinkWithParams"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/links/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Look at a link
         * @description Reports one link.
         */
        get: operations["getLink"];
        /**
         * Correct a link
         * @description Changes what was found on the page. Answers the page alone.
         */
        put: operations["updateLink"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/link_to_videos/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Look at jobs
         * @description Reports jobs by id, as a bare array.
         */
        get: operations["listVideos"];
        put?: never;
        /**
         * Make a video
         * @description Starts a video of a link, without previews. Five credits for each half minute.
         */
        post: operations["createVideo"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/link_to_videos/preview/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make a preview and wait for it
         * @description Answers when the preview is there. One credit for each half minute.
         */
        post: operations["createPreview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/link_to_videos/preview_list_async/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make previews
         * @description Starts a preview for each style in each shape. The job stays `pending` while `previews` fills.
         */
        post: operations["createPreviewList"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/link_to_videos/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Look at a job
         * @description Reports one job.
         */
        get: operations["getVideo"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/link_to_videos/{id}/render/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make a video of a preview
         * @description Renders the first preview of a job. Four credits for each half minute.
         */
        post: operations["renderVideo"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/link_to_videos/{id}/render_single_preview/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make a video of one of several previews
         * @description Renders the preview that is named. Four credits for each half minute.
         */
        post: operations["renderSinglePreview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/personas/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List personas
         * @description Every persona that fits, as a bare array.
         */
        get: operations["listPersonas"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/personas/paginated/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Page through personas
         * @description The personas that fit, page by page.
         */
        get: operations["listPersonasPaginated"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/personas/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Look at a persona
         * @description Reports one persona.
         */
        get: operations["getPersona"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/voices/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List voices
         * @description Every voice, as a bare array.
         */
        get: operations["listVoices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/voices/paginated/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Page through voices
         * @description Voices, page by page.
         */
        get: operations["listVoicesPaginated"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/musics/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Page through music
         * @description Pieces of music that fit, page by page.
         */
        get: operations["listMusics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/music_categories/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List categories of music
         * @description Every category, as a bare array.
         */
        get: operations["listMusicCategories"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/remaining_credits/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Look at the credits
         * @description What the account has left.
         */
        get: operations["getRemainingCredits"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export interface webhooks {
    previews: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Previews are ready, or failed
         * @description Sent when the previews of a list end. The job is still `pending` when they are ready.
         */
        post: operations["previews"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    render: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A rendering has ended
         * @description Sent when a video is done or failed; it may come more than once.
         */
        post: operations["render"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export interface components {
    schemas: {
        /** @description A product page to read. */
        CreateLinkBody: {
            /**
             * Format: uri
             * @description The product page, at most 1,000 characters.
             */
            url: string;
        };
        /** @description A product page that was read. */
        Link: {
            /**
             * Format: uuid
             * @description Id of the link; this one is sent with a video.
             */
            id: string;
            /** @description The product page. */
            url: string | null;
            link: components["schemas"]["InnerLink"];
            /** @description Credits that it cost. */
            credits_used: number;
        };
        /** @description What was found on a product page. */
        InnerLink: {
            /**
             * Format: uuid
             * @description Id of the page, not of the link: no operation takes it.
             */
            id: string;
            /** @description The product page. */
            url: string | null;
            /** @description Name of the product. */
            title: string | null;
            /** @description What it is. */
            description: string | null;
            /** @description Pictures of it. */
            image_urls: string[];
            /** @description Videos of it. */
            video_urls: string[];
            /** @description What people say of it. */
            reviews: string | null;
            /** @description Mark of its maker. */
            logo_url: string | null;
            /** @description The page in a few sentences. */
            ai_summary: string | null;
            /** @description Trade of the product. */
            ai_industry: string | null;
            /** @description Who may want it. */
            ai_target_audiences: string[];
        };
        /** @description A refusal in one sentence. */
        DetailRefusal: {
            /** @description Why, in words. */
            detail: string;
        };
        /** @description A refusal as a bare list of sentences. */
        ListRefusal: string[];
        /** @description What is wrong, by field; every field at once. */
        FieldRefusal: {
            [key: string]: string[] | {
                [key: string]: string[] | {
                    [key: string]: string[];
                };
            };
        };
        /** @description A product as its maker tells of it. Without a video it needs three pictures. */
        CreateLinkWithParamsBody: {
            /** @description Name of the product. */
            title: string;
            /**
             * @description What it is.
             * @default null
             */
            description?: string | null;
            /**
             * @description Pictures of it.
             * @default []
             */
            image_urls?: string[];
            /**
             * @description Videos of it.
             * @default []
             */
            video_urls?: string[];
            /**
             * @description What people say of it.
             * @default null
             */
            reviews?: string | null;
            /**
             * @description Mark of its maker.
             * @default null
             */
            logo_url?: string | null;
        };
        /** @description What is to be changed of a link; the rest stays. */
        UpdateLinkBody: {
            /** @description Name of the product. */
            title?: string | null;
            /** @description What it is. */
            description?: string | null;
            /** @description Pictures of it. */
            image_urls?: string[];
            /** @description Videos of it. */
            video_urls?: string[];
            /** @description What people say of it. */
            reviews?: string | null;
            /** @description Mark of its maker. */
            logo_url?: string | null;
        };
        /** @description A video to make of a link. */
        CreateVideoBody: {
            /**
             * Format: uuid
             * @description Id of a link: its own, not that of the page in it.
             */
            link: string;
            /**
             * @description Name of the job.
             * @default null
             */
            name?: string | null;
            /**
             * @description Where the video will be shown, in any words.
             * @default tiktok
             */
            target_platform?: string;
            /**
             * @description Who will see it, in any words.
             * @default young adults
             */
            target_audience?: string | null;
            /** @default en */
            language?: components["schemas"]["Language"];
            /**
             * @description Length in seconds; 45 was only observed.
             * @default 15
             * @enum {number}
             */
            video_length?: 15 | 30 | 45 | 60;
            /**
             * @description Shape; its default is assumed.
             * @default 9x16
             */
            aspect_ratio?: components["schemas"]["AspectRatio"];
            /** @default DiscoveryWriter */
            script_style?: components["schemas"]["ScriptStyle"];
            /**
             * @description Id of the persona that speaks; null: one that matches.
             * @default null
             */
            override_avatar?: string | null;
            /**
             * @description Picture of who speaks; not together with `override_avatar`.
             * @default null
             */
            override_avatar_by_image?: string | null;
            /**
             * @description Id of an accent; null: the voice of the persona.
             * @default null
             */
            override_voice?: string | null;
            /**
             * @description Script to speak.
             * @default null
             */
            override_script?: string | null;
            /**
             * @description Music; null: some of the catalogue.
             * @default null
             */
            background_music_url?: string | null;
            /**
             * @description Volume of the music.
             * @default null
             */
            background_music_volume?: number | null;
            /**
             * @description Volume of the voice.
             * @default null
             */
            voiceover_volume?: number | null;
            /**
             * @description Where to tell what becomes of the job; at most 200 characters.
             * @default null
             */
            webhook_url?: string | null;
            /**
             * @description Without music.
             * @default false
             */
            no_background_music?: boolean;
            /**
             * @description Without captions.
             * @default false
             */
            no_caption?: boolean;
            /**
             * @description Without emotion in the voice.
             * @default false
             */
            no_emotion?: boolean;
            /**
             * @description Without a call to action.
             * @default false
             */
            no_cta?: boolean;
            /**
             * @description Without stock footage.
             * @default false
             */
            no_stock_broll?: boolean;
            /**
             * @description Look of the captions. Deprecated.
             * @default normal-black
             */
            caption_style?: components["schemas"]["CaptionStyle"];
            /**
             * @description Where captions stand, as a share of the picture. Deprecated.
             * @default null
             */
            caption_offset_x?: (number | string) | null;
            /**
             * @description Where captions stand, as a share of the picture. Deprecated.
             * @default null
             */
            caption_offset_y?: (number | string) | null;
            /** @default null */
            caption_setting?: components["schemas"]["CaptionSetting"] | null;
            /**
             * @description Who animates the persona; the aurora models cost by the second.
             * @default standard
             * @enum {string}
             */
            model_version?: "standard" | "aurora_v1" | "aurora_v1_fast";
            /** @default AvatarBubbleTemplate */
            visual_style?: components["schemas"]["VisualStyle"];
        };
        /**
         * @description Language of script and voice.
         * @enum {string}
         */
        Language: "ar" | "bg" | "cs" | "da" | "de" | "el" | "en" | "es" | "fi" | "fr" | "hi" | "hr" | "id" | "it" | "ja" | "ko" | "ms" | "nl" | "pl" | "pt" | "ro" | "ru" | "sk" | "sv" | "ta" | "tl" | "tr" | "uk" | "zh";
        /**
         * @description Shape of the picture: width x height.
         * @enum {string}
         */
        AspectRatio: "9x16" | "16x9" | "1x1";
        /**
         * @description How the script is written.
         * @enum {string}
         */
        ScriptStyle: "BenefitsV2" | "BrandStoryV2" | "CallToActionV2" | "DiscoveryWriter" | "DontWorryWriter" | "EmotionalWriter" | "GenzWriter" | "HowToV2" | "LetMeShowYouWriter" | "MotivationalWriter" | "ProblemSolutionV2" | "ProblemSolutionWriter" | "ProductHighlightsV2" | "ProductLifestyleV2" | "ResponseBubbleWriter" | "SpecialOffersV2" | "StoryTimeWriter" | "ThreeReasonsWriter" | "TrendingTopicsV2" | "NegativeHook" | "NumberOneHook" | "EverWonderHook" | "SecretHook" | "WhatHappensHook" | "AnyoneElseHook" | "AmazedHook" | "2025Hook" | "HateMeHook" | "ResponseBubbleTextOverlay" | "HeyAlgorithmHook" | "CannotBelieveHook" | "FinallyConfidentHook" | "PremiumFeelingHook" | "FirstTimeFullHook" | "LongLineReasonHook" | "MissingOutAlertHook" | "BetterTodayVersionHook" | "BigHappeningHook" | "PriceDropRegretHook" | "GroupBuyFrustrationHook" | "StopAffordExcuseHook" | "LifeTooShortDiscountHook" | "HugePriceDropRushHook" | "PriceCouldGoLowerHook" | "StillFullPriceHook" | "SecretDiscountShareHook" | "VoucherSavingsAlertHook" | "CouponDiscoveryRegretHook" | "BestDealEverHook" | "DIY";
        /**
         * @description Look of the captions.
         * @enum {string}
         */
        CaptionStyle: "normal-black" | "normal-white" | "normal-red" | "normal-blue" | "neo" | "brick" | "frenzy" | "verana" | "mustard" | "glow" | "mint" | "coolers" | "bilo" | "toons" | "deep-blue" | "mystique" | "caution" | "duality";
        /** @description Look of the captions in detail. */
        CaptionSetting: {
            style?: components["schemas"]["CaptionStyle"] | null;
            offset?: {
                x?: number;
                y?: number;
            } | null;
            /** @description Typeface. */
            font_family?: ("Montserrat" | "Jockey One" | "Lilita One" | "Mclaren" | "Corben" | "Dela Gothic One" | "Comfortaa" | "Luckiest Guy" | "Quantico" | "Poppins") | null;
            font_size?: number | null;
            font_style?: string | null;
            background_color?: string | null;
            text_color?: string | null;
            highlight_text_color?: string | null;
            max_width?: number | null;
            line_height?: number | null;
            text_shadow?: string | null;
            hidden?: boolean | null;
            override_visual_style?: boolean | null;
        };
        /**
         * @description How the video is composed.
         * @enum {string}
         */
        VisualStyle: "GreenScreenEffectTemplate" | "SimpleAvatarOverlayTemplate" | "DynamicProductTemplate" | "FullScreenTemplate" | "QuickTransitionTemplate" | "EnhancedVanillaTemplate" | "DynamicGreenScreenEffect" | "FeatureHighlightTemplate" | "AvatarBubbleTemplate" | "DramaticTemplate" | "DynamicResponseBubbleTemplate" | "FullScreenV2Template" | "LegoTemplate" | "MotionCardsTemplate" | "OverCardsTemplate" | "ScribbleTemplate" | "SideBySideTemplate" | "TopBottomTemplate" | "TwitterFrameTemplate" | "VanillaTemplate" | "VlogTemplate" | "QuickFrameTemplate" | "LegoVisualEmotional" | "LegoVisualCutePets" | "LegoVisualAvatarFocusIntro" | "LegoScriptNegativeHook" | "LegoScriptNumberOneHook" | "LegoScriptEverWonderHook" | "LegoScriptSecretHook" | "LegoScriptWhatHappensHook" | "LegoScriptAnyoneElseHook" | "LegoScriptAmazedHook" | "LegoScript2025Hook" | "LegoScriptHateMeHook" | "LegoScriptResponseBubbleTextOverlay" | "LegoScriptHeyAlgorithmHook" | "LegoScriptCannotBelieveHook" | "LegoScriptFinallyConfidentHook" | "LegoScriptPremiumFeelingHook" | "LegoScriptFirstTimeFullHook" | "LegoScriptLongLineReasonHook" | "LegoScriptMissingOutAlertHook" | "LegoScriptBetterTodayVersionHook" | "LegoScriptBigHappeningHook" | "LegoScriptPriceDropRegretHook" | "LegoScriptGroupBuyFrustrationHook" | "LegoScriptStopAffordExcuseHook" | "LegoScriptLifeTooShortDiscountHook" | "LegoScriptHugePriceDropRushHook" | "LegoScriptPriceCouldGoLowerHook" | "LegoScriptStillFullPriceHook" | "LegoScriptSecretDiscountShareHook" | "LegoScriptVoucherSavingsAlertHook" | "LegoScriptCouponDiscoveryRegretHook" | "LegoScriptBestDealEverHook";
        /** @description A job, what was asked for, and what came of it. */
        Video: {
            /**
             * Format: uuid
             * @description Id of the job.
             */
            id: string;
            media_job: string | null;
            status: components["schemas"]["VideoStatus"];
            /** @description Why it failed. */
            failed_reason: string | null;
            /** @description Whether it is put away. */
            is_hidden: boolean;
            video_output: string | null;
            video_thumbnail: string | null;
            /** @description Everything that was rendered, in order. */
            outputs: components["schemas"]["Output"][];
            /** @description Credits charged so far; 0 at first. */
            credits_used: number;
            /** @description Length in seconds. */
            duration: number | null;
            progress: components["schemas"]["Progress"];
            preview: string | null;
            /** @description The previews; empty until they are ready. */
            previews: components["schemas"]["Preview"][];
            editor_url: string | null;
            /**
             * Format: uuid
             * @description Id of a link: its own, not that of the page in it.
             */
            link: string;
            name: string | null;
            target_platform: string;
            target_audience: string | null;
            language: string;
            /** @enum {number} */
            video_length: 15 | 30 | 45 | 60;
            aspect_ratio: string;
            script_style: string;
            override_avatar: string | null;
            override_avatar_by_image: string | null;
            override_voice: string | null;
            override_script: string | null;
            background_music_url: string | null;
            background_music_volume: number | null;
            voiceover_volume: number | null;
            webhook_url: string | null;
            no_background_music: boolean;
            no_caption: boolean;
            no_emotion: boolean;
            no_cta: boolean;
            no_stock_broll: boolean;
            caption_style: string;
            caption_offset_x: string | null;
            caption_offset_y: string | null;
            caption_setting: {
                [key: string]: unknown;
            } | null;
            model_version: string;
            visual_style?: string;
            visual_styles?: string[];
            aspect_ratios?: string[];
        };
        /**
         * @description State of a job or of one of its outputs.
         * @enum {string}
         */
        VideoStatus: "pending" | "in_queue" | "running" | "done" | "failed";
        /** @description A rendering. */
        Output: {
            /**
             * Format: uuid
             * @description Id of the preview or job that was rendered.
             */
            media_job: string;
            /** @description How it is composed. */
            visual_style: string;
            /** @description Its shape. */
            aspect_ratio: string;
            /** @description Length in seconds. */
            duration: number | null;
            video_output: string | null;
            video_thumbnail: string | null;
            status: components["schemas"]["VideoStatus"];
            progress: components["schemas"]["Progress"];
            /** @description Why it failed. */
            failed_reason: string | null;
        };
        /** @description How far it is: 0 to 1; the documentation says as a text. */
        Progress: string | number;
        /** @description A preview. */
        Preview: {
            /**
             * Format: uuid
             * @description Id of the preview, by which it is rendered.
             */
            media_job: string;
            /**
             * Format: uri
             * @description A web page to put into a frame.
             */
            url: string;
            /** @description How it is composed. */
            visual_style: string;
            /** @description Its shape. */
            aspect_ratio: string;
            /** @description Length in seconds. */
            duration: number | null;
            editor_url: string | null;
        };
        /** @description Previews to make of a link. */
        CreatePreviewListBody: {
            /**
             * Format: uuid
             * @description Id of a link: its own, not that of the page in it.
             */
            link: string;
            /**
             * @description Name of the job.
             * @default null
             */
            name?: string | null;
            /**
             * @description Where the video will be shown, in any words.
             * @default tiktok
             */
            target_platform?: string;
            /**
             * @description Who will see it, in any words.
             * @default young adults
             */
            target_audience?: string | null;
            /** @default en */
            language?: components["schemas"]["Language"];
            /**
             * @description Length in seconds; 45 was only observed.
             * @default 15
             * @enum {number}
             */
            video_length?: 15 | 30 | 45 | 60;
            /**
             * @description Shape; its default is assumed.
             * @default 9x16
             */
            aspect_ratio?: components["schemas"]["AspectRatio"];
            /** @default DiscoveryWriter */
            script_style?: components["schemas"]["ScriptStyle"];
            /**
             * @description Id of the persona that speaks; null: one that matches.
             * @default null
             */
            override_avatar?: string | null;
            /**
             * @description Picture of who speaks; not together with `override_avatar`.
             * @default null
             */
            override_avatar_by_image?: string | null;
            /**
             * @description Id of an accent; null: the voice of the persona.
             * @default null
             */
            override_voice?: string | null;
            /**
             * @description Script to speak.
             * @default null
             */
            override_script?: string | null;
            /**
             * @description Music; null: some of the catalogue.
             * @default null
             */
            background_music_url?: string | null;
            /**
             * @description Volume of the music.
             * @default null
             */
            background_music_volume?: number | null;
            /**
             * @description Volume of the voice.
             * @default null
             */
            voiceover_volume?: number | null;
            /**
             * @description Where to tell what becomes of the job; at most 200 characters.
             * @default null
             */
            webhook_url?: string | null;
            /**
             * @description Without music.
             * @default false
             */
            no_background_music?: boolean;
            /**
             * @description Without captions.
             * @default false
             */
            no_caption?: boolean;
            /**
             * @description Without emotion in the voice.
             * @default false
             */
            no_emotion?: boolean;
            /**
             * @description Without a call to action.
             * @default false
             */
            no_cta?: boolean;
            /**
             * @description Without stock footage.
             * @default false
             */
            no_stock_broll?: boolean;
            /**
             * @description Look of the captions. Deprecated.
             * @default normal-black
             */
            caption_style?: components["schemas"]["CaptionStyle"];
            /**
             * @description Where captions stand, as a share of the picture. Deprecated.
             * @default null
             */
            caption_offset_x?: (number | string) | null;
            /**
             * @description Where captions stand, as a share of the picture. Deprecated.
             * @default null
             */
            caption_offset_y?: (number | string) | null;
            /** @default null */
            caption_setting?: components["schemas"]["CaptionSetting"] | null;
            /**
             * @description Who animates the persona; the aurora models cost by the second.
             * @default standard
             * @enum {string}
             */
            model_version?: "standard" | "aurora_v1" | "aurora_v1_fast";
            /**
             * @description Styles of the previews: one preview for each of them in each shape.
             * @default [
             *       "AvatarBubbleTemplate"
             *     ]
             */
            visual_styles?: components["schemas"]["VisualStyle"][];
            /** @description Shapes of the previews. */
            aspect_ratios?: components["schemas"]["AspectRatio"][];
        };
        /** @description Which preview becomes a video. */
        RenderSinglePreviewBody: {
            /**
             * Format: uuid
             * @description Id of the preview to render.
             */
            media_job: string;
        };
        /** @description Someone who speaks in videos. */
        Persona: {
            /**
             * Format: uuid
             * @description Id of the persona, for `override_avatar`.
             */
            id: string;
            /**
             * @description Gender.
             * @enum {string}
             */
            gender: "m" | "f" | "nb";
            /**
             * @description Age.
             * @enum {string}
             */
            age_range: "child" | "teen" | "adult" | "senior";
            /**
             * @description Place.
             * @enum {string}
             */
            location: "outdoor" | "fantasy" | "indoor" | "other";
            /**
             * @description Style.
             * @enum {string}
             */
            style: "selfie" | "presenter" | "other";
            /** @description Name. */
            creator_name: string;
            /** @description Scene. */
            video_scene: string;
            /** @description What it is like, in words. */
            keywords: string;
            /** @description Trades it suits. */
            suitable_industries: string[];
            /**
             * Format: uri
             * @description A picture.
             */
            preview_image_16_9: string;
            /**
             * Format: uri
             * @description A picture.
             */
            preview_image_1_1: string;
            /**
             * Format: uri
             * @description A picture.
             */
            preview_image_9_16: string;
            /**
             * Format: uri
             * @description A video.
             */
            preview_video_16_9: string;
            /**
             * Format: uri
             * @description A video.
             */
            preview_video_1_1: string;
            /**
             * Format: uri
             * @description A video.
             */
            preview_video_9_16: string;
            /** @description Whether it can be used. */
            is_active: boolean;
            /**
             * @description Kind.
             * @enum {string}
             */
            type: "realistic" | "styled";
            /**
             * Format: date-time
             * @description When it was made.
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When it was changed.
             */
            updated_at: string;
        };
        /** @description A page. */
        PersonaPage: {
            /** @description Items in all. */
            count: number;
            /** @description The next page. */
            next: string | null;
            /** @description The page before. */
            previous: string | null;
            /** @description Items of this page. */
            results: components["schemas"]["Persona"][];
        };
        /** @description A voice. */
        Voice: {
            /** @description Name. */
            name: string;
            /** @description Gender. */
            gender: ("male" | "female" | "non_binary") | null;
            /** @description Accents it speaks with. */
            accents: components["schemas"]["Accent"][];
        };
        /** @description An accent of a voice. */
        Accent: {
            /** @description Id of the accent, for `override_voice`. */
            id: string;
            /** @description Name of the accent. */
            accent_name: string;
            /**
             * Format: uri
             * @description A sample.
             */
            preview_url: string;
        };
        /** @description A page. */
        VoicePage: {
            /** @description Items in all. */
            count: number;
            /** @description The next page. */
            next: string | null;
            /** @description The page before. */
            previous: string | null;
            /** @description Items of this page. */
            results: components["schemas"]["Voice"][];
        };
        /** @description A page. */
        MusicPage: {
            /** @description Items in all. */
            count: number;
            /** @description The next page. */
            next: string | null;
            /** @description The page before. */
            previous: string | null;
            /** @description Items of this page. */
            results: components["schemas"]["Music"][];
        };
        /** @description A piece of music. */
        Music: {
            /**
             * Format: uri
             * @description The piece, for `background_music_url`.
             */
            url: string;
            /** @description Its categories. */
            category: string[];
            /**
             * Format: uri
             * @description A picture.
             */
            cover_url: string;
            /** @description Whether the account likes it. */
            is_favorite: boolean;
            /** @description Length in seconds. */
            duration: number;
        };
        /** @description Categories of music. */
        MusicCategories: {
            /** @description Name of the category. */
            name: string;
        }[];
        /** @description What the account has; reservations are not taken off. */
        RemainingCredits: {
            /** @description Credits that are left. */
            remaining_credits: number;
        };
        /** @description What became of previews. */
        PreviewsEvent: {
            /**
             * Format: uuid
             * @description Id of the job.
             */
            id: string;
            status: components["schemas"]["VideoStatus"];
            /** @description Why it failed. */
            failed_reason: string | null;
            /** @description The previews; empty when they failed. */
            previews: components["schemas"]["Preview"][];
        };
        /** @description What became of a rendering. */
        RenderEvent: {
            /**
             * Format: uuid
             * @description Id of the job.
             */
            id: string;
            status: components["schemas"]["VideoStatus"];
            /** @description Why it failed. */
            failed_reason: string | null;
            video_output: string | null;
            video_thumbnail: string | null;
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
    listLinks: {
        parameters: {
            query: {
                /** @description Ids asked for, separated by commas; unknown ones are left out. */
                ids: string[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Link"][];
                };
            };
            /** @description The path of a GET lacks its last slash; `Location` has it. */
            301: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            /**
             * @description Something about the request is wrong.
             *
             *     Refusals:
             *
             *     - `400`: Something about the request is wrong: fields by name, or a bare list of sentences.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DetailRefusal"] | components["schemas"]["ListRefusal"] | components["schemas"]["FieldRefusal"];
                };
            };
            /**
             * @description No credential, or no right one.
             *
             *     Refusals:
             *
             *     - `401`: A credential header is missing, or the two do not belong together.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DetailRefusal"];
                };
            };
            /**
             * @description Too many calls; `Retry-After` tells when.
             *
             *     Refusals:
             *
             *     - `429`: The account made too many calls; `Retry-After` tells when to come back.
             */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DetailRefusal"];
                };
            };
            /**
             * @description Something went wrong inside.
             *
             *     Refusals:
             *
             *     - `500`: Something went wrong inside the service. Only as an injected fault.
             */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DetailRefusal"];
                };
            };
        };
    };
    createLink: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateLinkBody"];
            };
        };
        responses: {
            /** @description What was asked for. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Link"];
                };
            };
            /** @description The path of a GET lacks its last slash; `Location` has it. */
            301: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            /**
             * @description Something about the request is wrong.
             *
             *     Refusals:
             *
             *     - `400`: Something about the request is wrong: fields by name, or a bare list of sentences.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DetailRefusal"] | components["schemas"]["ListRefusal"] | components["schemas"]["FieldRefusal"];
                };
            };
            /**
             * @description No credential, or no right one.
             *
             *     Refusals:
             *
             *     - `401`: A credential header is missing, or the two do not belong together.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DetailRefusal"];
                };
            };
            /**
             * @description Too few credits.
             *
             *     Refusals:
             *
             *     - `402`: The account has too few credits.
             */
            402: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DetailRefusal"];
                };
            };
            /**
             * @description The body is too large.
             *
             *     Refusals:
             *
             *     - `413`: The body is larger than 10 MiB.
             */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DetailRefusal"];
                };
            };
            /**
             * @description A body of this media type cannot be read.
             *
             *     Refusals:
             *
             *     - `415`: The body is neither JSON nor a form.
             */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DetailRefusal"];
                };
            };
            /**
             * @description Too many calls; `Retry-After` tells when.
             *
             *     Refusals:
             *
             *     - `429`: The account made too many calls; `Retry-After` tells when to come back.
             */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DetailRefusal"];
                };
            };
            /**
             * @description Something went wrong inside.
             *
             *     Refusals:
             *
             *     - `500`: Something went wrong inside the service. Only as an injected fault.
             */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DetailRefusal"];
                };
            };
        };
    };
    createLinkWithParams: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateLinkWithParamsBody"];
            };
        };
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Link"];
                };
            };
            /** @description The path of a GET lacks its last slash; `Location` has it. */
            301: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            /**
             * @description Something about the request is wrong.
             *
             *     Refusals:
             *
             *     - `400`: Something about the request is wrong: fields by name, or a bare list of sentences.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DetailRefusal"] | components["schemas"]["ListRefusal"] | components["schemas"]["FieldRefusal"];
                };
            };
            /**
             * @description No credential, or no right one.
             *
             *     Refusals:
             *
             *     - `401`: A credential header is missing, or the two do not belong together.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DetailRefusal"];
                };
            };
            /**
             * @description Too few credits.
             *
             *     Refusals:
             *
             *     - `402`: The account has too few credits.
             */
            402: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DetailRefusal"];
                };
            };
            /**
             * @description The body is too large.
             *
             *     Refusals:
             *
             *     - `413`: The body is larger than 10 MiB.
             */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DetailRefusal"];
                };
            };
            /**
             * @description A body of this media type cannot be read.
             *
             *     Refusals:
             *
             *     - `415`: The body is neither JSON nor a form.
             */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DetailRefusal"];
                };
            };
            /**
             * @description Too many calls; `Retry-After` tells when.
             *
             *     Refusals:
             *
             *     - `429`: The account made too many calls; `Retry-After` tells when to come back.
             */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DetailRefusal"];
                };
            };
            /**
             * @description Something went wrong inside.
             *
             *     Refusals:
             *
             *     - `500`: Something went wrong inside the service. Only as an injected fault.
             */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DetailRefusal"];
                };
            };
        };
    };
    getLink: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Link"];
                };
            };
            /** @description The path of a GET lacks its last slash; `Location` has it. */
            301: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            /**
             * @description No credential, or no right one.
             *
             *     Refusals:
             *
             *     - `401`: A credential header is missing, or the two do not belong together.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DetailRefusal"];
                };
            };
            /**
             * @description There is no such object.
             *
             *     Refusals:
             *
             *     - `404`: There is no such path, object or page; also a POST or PUT without its last slash.
             */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DetailRefusal"];
                };
            };
            /**
             * @description Too many calls; `Retry-After` tells when.
             *
             *     Refusals:
             *
             *     - `429`: The account made too many calls; `Retry-After` tells when to come back.
             */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DetailRefusal"];
                };
            };
            /**
             * @description Something went wrong inside.
             *
             *     Refusals:
             *
             *     - `500`: Something went wrong inside the service. Only as an injected fault.
             */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DetailRefusal"];
                };
            };
        };
    };
    updateLink: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateLinkBody"];
            };
        };
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InnerLink"];
                };
            };
            /** @description The path of a GET lacks its last slash; `Location` has it. */
            301: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            /**
             * @description Something about the request is wrong.
             *
             *     Refusals:
             *
             *     - `400`: Something about the request is wrong: fields by name, or a bare list of sentences.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DetailRefusal"] | components["schemas"]["ListRefusal"] | components["schemas"]["FieldRefusal"];
                };
            };
            /**
             * @description No credential, or no right one.
             *
             *     Refusals:
             *
             *     - `401`: A credential header is missing, or the two do not belong together.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DetailRefusal"];
                };
            };
            /**
             * @description There is no such object.
             *
             *     Refusals:
             *
             *     - `404`: There is no such path, object or page; also a POST or PUT without its last slash.
             */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DetailRefusal"];
                };
            };
            /**
             * @description The body is too large.
             *
             *     Refusals:
             *
             *     - `413`: The body is larger than 10 MiB.
             */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DetailRefusal"];
                };
            };
            /**
             * @description A body of this media type cannot be read.
             *
             *     Refusals:
             *
             *     - `415`: The body is neither JSON nor a form.
             */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DetailRefusal"];
                };
            };
            /**
             * @description Too many calls; `Retry-After` tells when.
             *
             *     Refusals:
             *
             *     - `429`: The account made too many calls; `Retry-After` tells when to come back.
             */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DetailRefusal"];
                };
            };
            /**
             * @description Something went wrong inside.
             *
             *     Refusals:
             *
             *     - `500`: Something went wrong inside the service. Only as an injected fault.
             */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DetailRefusal"];
                };
            };
        };
    };
    listVideos: {
        parameters: {
            query: {
                /** @description Ids asked for, separated by commas; unknown ones are left out. */
                ids: string[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Video"][];
                };
            };
            /** @description The path of a GET lacks its last slash; `Location` has it. */
            301: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            /**
             * @description Something about the request is wrong.
             *
             *     Refusals:
             *
             *     - `400`: Something about the request is wrong: fields by name, or a bare list of sentences.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DetailRefusal"] | components["schemas"]["ListRefusal"] | components["schemas"]["FieldRefusal"];
                };
            };
            /**
             * @description No credential, or no right one.
             *
             *     Refusals:
             *
             *     - `401`: A credential header is missing, or the two do not belong together.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DetailRefusal"];
                };
            };
            /**
             * @description Too many calls; `Retry-After` tells when.
             *
             *     Refusals:
             *
             *     - `429`: The account made too many calls; `Retry-After` tells when to come back.
             */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DetailRefusal"];
                };
            };
            /**
             * @description Something went wrong inside.
             *
             *     Refusals:
             *
             *     - `500`: Something went wrong inside the service. Only as an injected fault.
             */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DetailRefusal"];
                };
            };
        };
    };
    createVideo: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateVideoBody"];
            };
        };
        responses: {
            /** @description What was asked for. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Video"];
                };
            };
            /** @description The path of a GET lacks its last slash; `Location` has it. */
            301: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            /**
             * @description Something about the request is wrong.
             *
             *     Refusals:
             *
             *     - `400`: Something about the request is wrong: fields by name, or a bare list of sentences.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DetailRefusal"] | components["schemas"]["ListRefusal"] | components["schemas"]["FieldRefusal"];
                };
            };
            /**
             * @description No credential, or no right one.
             *
             *     Refusals:
             *
             *     - `401`: A credential header is missing, or the two do not belong together.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DetailRefusal"];
                };
            };
            /**
             * @description Too few credits.
             *
             *     Refusals:
             *
             *     - `402`: The account has too few credits.
             */
            402: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DetailRefusal"];
                };
            };
            /**
             * @description The body is too large.
             *
             *     Refusals:
             *
             *     - `413`: The body is larger than 10 MiB.
             */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DetailRefusal"];
                };
            };
            /**
             * @description A body of this media type cannot be read.
             *
             *     Refusals:
             *
             *     - `415`: The body is neither JSON nor a form.
             */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DetailRefusal"];
                };
            };
            /**
             * @description Too many calls; `Retry-After` tells when.
             *
             *     Refusals:
             *
             *     - `429`: The account made too many calls; `Retry-After` tells when to come back.
             */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DetailRefusal"];
                };
            };
            /**
             * @description Something went wrong inside.
             *
             *     Refusals:
             *
             *     - `500`: Something went wrong inside the service. Only as an injected fault.
             */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DetailRefusal"];
                };
            };
        };
    };
    createPreview: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateVideoBody"];
            };
        };
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Video"];
                };
            };
            /** @description The path of a GET lacks its last slash; `Location` has it. */
            301: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            /**
             * @description Something about the request is wrong.
             *
             *     Refusals:
             *
             *     - `400`: Something about the request is wrong: fields by name, or a bare list of sentences.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DetailRefusal"] | components["schemas"]["ListRefusal"] | components["schemas"]["FieldRefusal"];
                };
            };
            /**
             * @description No credential, or no right one.
             *
             *     Refusals:
             *
             *     - `401`: A credential header is missing, or the two do not belong together.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DetailRefusal"];
                };
            };
            /**
             * @description Too few credits.
             *
             *     Refusals:
             *
             *     - `402`: The account has too few credits.
             */
            402: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DetailRefusal"];
                };
            };
            /**
             * @description The body is too large.
             *
             *     Refusals:
             *
             *     - `413`: The body is larger than 10 MiB.
             */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DetailRefusal"];
                };
            };
            /**
             * @description A body of this media type cannot be read.
             *
             *     Refusals:
             *
             *     - `415`: The body is neither JSON nor a form.
             */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DetailRefusal"];
                };
            };
            /**
             * @description Too many calls; `Retry-After` tells when.
             *
             *     Refusals:
             *
             *     - `429`: The account made too many calls; `Retry-After` tells when to come back.
             */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DetailRefusal"];
                };
            };
            /**
             * @description Something went wrong inside.
             *
             *     Refusals:
             *
             *     - `500`: Something went wrong inside the service. Only as an injected fault.
             */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DetailRefusal"];
                };
            };
        };
    };
    createPreviewList: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreatePreviewListBody"];
            };
        };
        responses: {
            /** @description What was asked for. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Video"];
                };
            };
            /** @description The path of a GET lacks its last slash; `Location` has it. */
            301: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            /**
             * @description Something about the request is wrong.
             *
             *     Refusals:
             *
             *     - `400`: Something about the request is wrong: fields by name, or a bare list of sentences.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DetailRefusal"] | components["schemas"]["ListRefusal"] | components["schemas"]["FieldRefusal"];
                };
            };
            /**
             * @description No credential, or no right one.
             *
             *     Refusals:
             *
             *     - `401`: A credential header is missing, or the two do not belong together.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DetailRefusal"];
                };
            };
            /**
             * @description Too few credits.
             *
             *     Refusals:
             *
             *     - `402`: The account has too few credits.
             */
            402: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DetailRefusal"];
                };
            };
            /**
             * @description The body is too large.
             *
             *     Refusals:
             *
             *     - `413`: The body is larger than 10 MiB.
             */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DetailRefusal"];
                };
            };
            /**
             * @description A body of this media type cannot be read.
             *
             *     Refusals:
             *
             *     - `415`: The body is neither JSON nor a form.
             */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DetailRefusal"];
                };
            };
            /**
             * @description Too many calls; `Retry-After` tells when.
             *
             *     Refusals:
             *
             *     - `429`: The account made too many calls; `Retry-After` tells when to come back.
             */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DetailRefusal"];
                };
            };
            /**
             * @description Something went wrong inside.
             *
             *     Refusals:
             *
             *     - `500`: Something went wrong inside the service. Only as an injected fault.
             */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DetailRefusal"];
                };
            };
        };
    };
    getVideo: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Video"];
                };
            };
            /** @description The path of a GET lacks its last slash; `Location` has it. */
            301: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            /**
             * @description No credential, or no right one.
             *
             *     Refusals:
             *
             *     - `401`: A credential header is missing, or the two do not belong together.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DetailRefusal"];
                };
            };
            /**
             * @description There is no such object.
             *
             *     Refusals:
             *
             *     - `404`: There is no such path, object or page; also a POST or PUT without its last slash.
             */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DetailRefusal"];
                };
            };
            /**
             * @description Too many calls; `Retry-After` tells when.
             *
             *     Refusals:
             *
             *     - `429`: The account made too many calls; `Retry-After` tells when to come back.
             */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DetailRefusal"];
                };
            };
            /**
             * @description Something went wrong inside.
             *
             *     Refusals:
             *
             *     - `500`: Something went wrong inside the service. Only as an injected fault.
             */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DetailRefusal"];
                };
            };
        };
    };
    renderVideo: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Video"];
                };
            };
            /** @description The path of a GET lacks its last slash; `Location` has it. */
            301: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            /**
             * @description Something about the request is wrong.
             *
             *     Refusals:
             *
             *     - `400`: Something about the request is wrong: fields by name, or a bare list of sentences.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DetailRefusal"] | components["schemas"]["ListRefusal"] | components["schemas"]["FieldRefusal"];
                };
            };
            /**
             * @description No credential, or no right one.
             *
             *     Refusals:
             *
             *     - `401`: A credential header is missing, or the two do not belong together.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DetailRefusal"];
                };
            };
            /**
             * @description Too few credits.
             *
             *     Refusals:
             *
             *     - `402`: The account has too few credits.
             */
            402: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DetailRefusal"];
                };
            };
            /**
             * @description There is no such object.
             *
             *     Refusals:
             *
             *     - `404`: There is no such path, object or page; also a POST or PUT without its last slash.
             */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DetailRefusal"];
                };
            };
            /**
             * @description Too many calls; `Retry-After` tells when.
             *
             *     Refusals:
             *
             *     - `429`: The account made too many calls; `Retry-After` tells when to come back.
             */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DetailRefusal"];
                };
            };
            /**
             * @description Something went wrong inside.
             *
             *     Refusals:
             *
             *     - `500`: Something went wrong inside the service. Only as an injected fault.
             */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DetailRefusal"];
                };
            };
        };
    };
    renderSinglePreview: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RenderSinglePreviewBody"];
            };
        };
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Video"];
                };
            };
            /** @description The path of a GET lacks its last slash; `Location` has it. */
            301: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            /**
             * @description Something about the request is wrong.
             *
             *     Refusals:
             *
             *     - `400`: Something about the request is wrong: fields by name, or a bare list of sentences.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DetailRefusal"] | components["schemas"]["ListRefusal"] | components["schemas"]["FieldRefusal"];
                };
            };
            /**
             * @description No credential, or no right one.
             *
             *     Refusals:
             *
             *     - `401`: A credential header is missing, or the two do not belong together.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DetailRefusal"];
                };
            };
            /**
             * @description Too few credits.
             *
             *     Refusals:
             *
             *     - `402`: The account has too few credits.
             */
            402: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DetailRefusal"];
                };
            };
            /**
             * @description There is no such object.
             *
             *     Refusals:
             *
             *     - `404`: There is no such path, object or page; also a POST or PUT without its last slash.
             */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DetailRefusal"];
                };
            };
            /**
             * @description The body is too large.
             *
             *     Refusals:
             *
             *     - `413`: The body is larger than 10 MiB.
             */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DetailRefusal"];
                };
            };
            /**
             * @description A body of this media type cannot be read.
             *
             *     Refusals:
             *
             *     - `415`: The body is neither JSON nor a form.
             */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DetailRefusal"];
                };
            };
            /**
             * @description Too many calls; `Retry-After` tells when.
             *
             *     Refusals:
             *
             *     - `429`: The account made too many calls; `Retry-After` tells when to come back.
             */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DetailRefusal"];
                };
            };
            /**
             * @description Something went wrong inside.
             *
             *     Refusals:
             *
             *     - `500`: Something went wrong inside the service. Only as an injected fault.
             */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DetailRefusal"];
                };
            };
        };
    };
    listPersonas: {
        parameters: {
            query?: {
                /** @description Ages, separated by commas. */
                age_range?: ("child" | "teen" | "adult" | "senior")[];
                /** @description Genders, separated by commas. */
                gender?: ("m" | "f" | "nb")[];
                /** @description Places, separated by commas. */
                location?: ("outdoor" | "fantasy" | "indoor" | "other")[];
                /** @description Styles, separated by commas. */
                style?: ("selfie" | "presenter" | "other")[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Persona"][];
                };
            };
            /** @description The path of a GET lacks its last slash; `Location` has it. */
            301: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            /**
             * @description Something about the request is wrong.
             *
             *     Refusals:
             *
             *     - `400`: Something about the request is wrong: fields by name, or a bare list of sentences.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DetailRefusal"] | components["schemas"]["ListRefusal"] | components["schemas"]["FieldRefusal"];
                };
            };
            /**
             * @description No credential, or no right one.
             *
             *     Refusals:
             *
             *     - `401`: A credential header is missing, or the two do not belong together.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DetailRefusal"];
                };
            };
            /**
             * @description Too many calls; `Retry-After` tells when.
             *
             *     Refusals:
             *
             *     - `429`: The account made too many calls; `Retry-After` tells when to come back.
             */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DetailRefusal"];
                };
            };
            /**
             * @description Something went wrong inside.
             *
             *     Refusals:
             *
             *     - `500`: Something went wrong inside the service. Only as an injected fault.
             */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DetailRefusal"];
                };
            };
        };
    };
    listPersonasPaginated: {
        parameters: {
            query?: {
                /** @description Ages, separated by commas. */
                age_range?: ("child" | "teen" | "adult" | "senior")[];
                /** @description Genders, separated by commas. */
                gender?: ("m" | "f" | "nb")[];
                /** @description Places, separated by commas. */
                location?: ("outdoor" | "fantasy" | "indoor" | "other")[];
                /** @description Styles, separated by commas. */
                style?: ("selfie" | "presenter" | "other")[];
                /** @description Page, from 1. */
                page?: number;
                /** @description Items on a page; at most 100, and 10 where it is no such number. */
                page_size?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonaPage"];
                };
            };
            /** @description The path of a GET lacks its last slash; `Location` has it. */
            301: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            /**
             * @description Something about the request is wrong.
             *
             *     Refusals:
             *
             *     - `400`: Something about the request is wrong: fields by name, or a bare list of sentences.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DetailRefusal"] | components["schemas"]["ListRefusal"] | components["schemas"]["FieldRefusal"];
                };
            };
            /**
             * @description No credential, or no right one.
             *
             *     Refusals:
             *
             *     - `401`: A credential header is missing, or the two do not belong together.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DetailRefusal"];
                };
            };
            /**
             * @description There is no such object.
             *
             *     Refusals:
             *
             *     - `404`: There is no such path, object or page; also a POST or PUT without its last slash.
             */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DetailRefusal"];
                };
            };
            /**
             * @description Too many calls; `Retry-After` tells when.
             *
             *     Refusals:
             *
             *     - `429`: The account made too many calls; `Retry-After` tells when to come back.
             */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DetailRefusal"];
                };
            };
            /**
             * @description Something went wrong inside.
             *
             *     Refusals:
             *
             *     - `500`: Something went wrong inside the service. Only as an injected fault.
             */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DetailRefusal"];
                };
            };
        };
    };
    getPersona: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Persona"];
                };
            };
            /** @description The path of a GET lacks its last slash; `Location` has it. */
            301: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            /**
             * @description No credential, or no right one.
             *
             *     Refusals:
             *
             *     - `401`: A credential header is missing, or the two do not belong together.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DetailRefusal"];
                };
            };
            /**
             * @description There is no such object.
             *
             *     Refusals:
             *
             *     - `404`: There is no such path, object or page; also a POST or PUT without its last slash.
             */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DetailRefusal"];
                };
            };
            /**
             * @description Too many calls; `Retry-After` tells when.
             *
             *     Refusals:
             *
             *     - `429`: The account made too many calls; `Retry-After` tells when to come back.
             */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DetailRefusal"];
                };
            };
            /**
             * @description Something went wrong inside.
             *
             *     Refusals:
             *
             *     - `500`: Something went wrong inside the service. Only as an injected fault.
             */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DetailRefusal"];
                };
            };
        };
    };
    listVoices: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Voice"][];
                };
            };
            /** @description The path of a GET lacks its last slash; `Location` has it. */
            301: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            /**
             * @description No credential, or no right one.
             *
             *     Refusals:
             *
             *     - `401`: A credential header is missing, or the two do not belong together.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DetailRefusal"];
                };
            };
            /**
             * @description Too many calls; `Retry-After` tells when.
             *
             *     Refusals:
             *
             *     - `429`: The account made too many calls; `Retry-After` tells when to come back.
             */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DetailRefusal"];
                };
            };
            /**
             * @description Something went wrong inside.
             *
             *     Refusals:
             *
             *     - `500`: Something went wrong inside the service. Only as an injected fault.
             */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DetailRefusal"];
                };
            };
        };
    };
    listVoicesPaginated: {
        parameters: {
            query?: {
                /** @description Page, from 1. */
                page?: number;
                /** @description Items on a page; at most 100, and 10 where it is no such number. */
                page_size?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VoicePage"];
                };
            };
            /** @description The path of a GET lacks its last slash; `Location` has it. */
            301: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            /**
             * @description No credential, or no right one.
             *
             *     Refusals:
             *
             *     - `401`: A credential header is missing, or the two do not belong together.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DetailRefusal"];
                };
            };
            /**
             * @description There is no such object.
             *
             *     Refusals:
             *
             *     - `404`: There is no such path, object or page; also a POST or PUT without its last slash.
             */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DetailRefusal"];
                };
            };
            /**
             * @description Too many calls; `Retry-After` tells when.
             *
             *     Refusals:
             *
             *     - `429`: The account made too many calls; `Retry-After` tells when to come back.
             */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DetailRefusal"];
                };
            };
            /**
             * @description Something went wrong inside.
             *
             *     Refusals:
             *
             *     - `500`: Something went wrong inside the service. Only as an injected fault.
             */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DetailRefusal"];
                };
            };
        };
    };
    listMusics: {
        parameters: {
            query?: {
                /** @description Name of a category. */
                category?: string;
                /** @description Words in the address or category of a piece. */
                search?: string;
                /** @description Page, from 1. */
                page?: number;
                /** @description Items on a page; at most 100, and 10 where it is no such number. */
                page_size?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MusicPage"];
                };
            };
            /** @description The path of a GET lacks its last slash; `Location` has it. */
            301: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            /**
             * @description No credential, or no right one.
             *
             *     Refusals:
             *
             *     - `401`: A credential header is missing, or the two do not belong together.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DetailRefusal"];
                };
            };
            /**
             * @description There is no such object.
             *
             *     Refusals:
             *
             *     - `404`: There is no such path, object or page; also a POST or PUT without its last slash.
             */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DetailRefusal"];
                };
            };
            /**
             * @description Too many calls; `Retry-After` tells when.
             *
             *     Refusals:
             *
             *     - `429`: The account made too many calls; `Retry-After` tells when to come back.
             */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DetailRefusal"];
                };
            };
            /**
             * @description Something went wrong inside.
             *
             *     Refusals:
             *
             *     - `500`: Something went wrong inside the service. Only as an injected fault.
             */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DetailRefusal"];
                };
            };
        };
    };
    listMusicCategories: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MusicCategories"];
                };
            };
            /** @description The path of a GET lacks its last slash; `Location` has it. */
            301: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            /**
             * @description No credential, or no right one.
             *
             *     Refusals:
             *
             *     - `401`: A credential header is missing, or the two do not belong together.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DetailRefusal"];
                };
            };
            /**
             * @description Too many calls; `Retry-After` tells when.
             *
             *     Refusals:
             *
             *     - `429`: The account made too many calls; `Retry-After` tells when to come back.
             */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DetailRefusal"];
                };
            };
            /**
             * @description Something went wrong inside.
             *
             *     Refusals:
             *
             *     - `500`: Something went wrong inside the service. Only as an injected fault.
             */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DetailRefusal"];
                };
            };
        };
    };
    getRemainingCredits: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RemainingCredits"];
                };
            };
            /** @description The path of a GET lacks its last slash; `Location` has it. */
            301: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            /**
             * @description No credential, or no right one.
             *
             *     Refusals:
             *
             *     - `401`: A credential header is missing, or the two do not belong together.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DetailRefusal"];
                };
            };
            /**
             * @description Too many calls; `Retry-After` tells when.
             *
             *     Refusals:
             *
             *     - `429`: The account made too many calls; `Retry-After` tells when to come back.
             */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DetailRefusal"];
                };
            };
            /**
             * @description Something went wrong inside.
             *
             *     Refusals:
             *
             *     - `500`: Something went wrong inside the service. Only as an injected fault.
             */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DetailRefusal"];
                };
            };
        };
    };
    previews: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PreviewsEvent"];
            };
        };
        responses: {
            /** @description Taken; anything else asks for another attempt. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    render: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RenderEvent"];
            };
        };
        responses: {
            /** @description Taken; anything else asks for another attempt. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
}
