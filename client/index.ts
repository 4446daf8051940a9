/** `backlot/client`: typed clients of the AI-video APIs, the real ones as well as their stand-ins. */
export {
  type AiToEarnClient,
  type AiToEarnClientOptions,
  type AiToEarnModel,
  type AiToEarnOperation,
  type AiToEarnSucceededTask,
  type AiToEarnTask,
  type AiToEarnWaitOptions,
  createAiToEarnClient,
} from './aitoearn.ts'
export {
  type BacklotClient,
  type BacklotClientOptions,
  type BacklotData,
  type BacklotInput,
  type BacklotOperation,
  createBacklotClient,
} from './backlot.ts'
export type { BacklotEvent, WatchOptions } from './backlot-events.ts'
export type { CallInput, CallOptions, ClientOptions } from './caller.ts'
export {
  type CreatifyClient,
  type CreatifyClientOptions,
  type CreatifyDoneVideo,
  type CreatifyLink,
  type CreatifyOperation,
  type CreatifyVideo,
  type CreatifyWaitOptions,
  createCreatifyClient,
} from './creatify.ts'
export {
  type CreatifyEvent,
  type CreatifyPreviewsEvent,
  type CreatifyRenderEvent,
  isCreatifyEvent,
} from './creatify-event.ts'
export type { Download, DownloadOptions } from './download.ts'
export {
  ApiError,
  type CallError,
  ContractError,
  isCallError,
  NetworkError,
  TimeoutError,
} from './errors.ts'
export type { Exchange, ReceivedResponse, SentRequest } from './exchange.ts'
export { LinkExpiredError } from './file-answer.ts'
export type { Operation, Quota } from './operation.ts'
export { TaskFailedError, TaskMissingError } from './poll.ts'
export type { RetryOption, RetryPolicy } from './retry.ts'
export {
  createTikTokClient,
  type TikTokClient,
  type TikTokClientOptions,
  type TikTokOperation,
  type TikTokSucceededTask,
  type TikTokTask,
  type TikTokVideoType,
  type TikTokWaitOptions,
} from './tiktok.ts'
export type { Fetch } from './transport.ts'
export {
  parseWebhook,
  type ReceivedWebhook,
  WebhookError,
  type WebhookHeaders,
  type WebhookOptions,
} from './webhook.ts'
