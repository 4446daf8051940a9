import createClient from 'openapi-fetch'
import { type CallInput, type CallOptions, type ClientOptions, createCaller } from './caller.ts'
import { dataOf } from './coded-envelope.ts'
import { createDownload, type Download, type DownloadOptions } from './download.ts'
import type { Exchange } from './exchange.ts'
import { basePath, operations } from './generated/tiktok.operations.ts'
import type { components, paths, operations as Typed } from './generated/tiktok.ts'
import { type WaitOptions, waitForAll } from './poll.ts'
import { expiryOf, open, troubleOf } from './tiktok-answer.ts'

type Schemas = components['schemas']
export type TikTokOperation = keyof Typed & keyof typeof operations
export type TikTokVideoType = Schemas['VideoType']
export type TikTokTask = Schemas['VideoTask']
export type TikTokSucceededTask = Schemas['SucceededTask']
type QueryOf<Id extends TikTokOperation> = NonNullable<Typed[Id]['parameters']['query']>

export interface TikTokClientOptions extends ClientOptions {
  /** As it stands, without `Bearer`. */
  readonly accessToken: string
}

/** Looks are 5 seconds apart unless told otherwise. */
export interface TikTokWaitOptions extends WaitOptions<TikTokTask> {
  /** Kind of the tasks: without it the API would not find them. */
  readonly type: TikTokVideoType
}

/**
 * TikTok's AI-video API. Every operation answers its opened `data`, and throws ApiError, NetworkError,
 * TimeoutError, ContractError or the signal's reason.
 */
export interface TikTokClient {
  /** Takes over a video from a URL, as footage for remixes: an array with one video id. */
  uploadVideo(
    body: Schemas['UploadVideoBody'],
    options?: CallOptions,
  ): Promise<Schemas['UploadVideoData']>
  /** Starts one to five remixes: a task id for each. */
  createVideoTask(
    body: Schemas['CreateVideoTaskBody'],
    options?: CallOptions,
  ): Promise<Schemas['CreatedTasks']>
  /** Sets a picture in motion, in one to five videos: a task id for each. */
  createImageAnimationTask(
    body: Schemas['CreateImageAnimationTaskBody'],
    options?: CallOptions,
  ): Promise<Schemas['CreatedTasks']>
  /** Reports up to five tasks; without `aigc_video_type` it finds dubbed videos only. */
  listVideoTasks(
    query: QueryOf<'listVideoTasks'>,
    options?: CallOptions,
  ): Promise<Schemas['ListVideoTasksData']>
  /** A page of finished videos, newest first; without `aigc_video_types` dubbed ones only. */
  listVideos(
    query?: QueryOf<'listVideos'>,
    options?: CallOptions,
  ): Promise<Schemas['ListVideosData']>
  /** A page of avatars for AVATAR_PRODUCT. */
  listDigitalAvatars(
    query?: QueryOf<'listDigitalAvatars'>,
    options?: CallOptions,
  ): Promise<Schemas['ListDigitalAvatarsData']>
  /**
   * Waits until every task has its video, never looking more often than the quota of `listVideoTasks` allows.
   * @throws TaskFailedError at the first failure, TaskMissingError, TimeoutError, or what a call throws.
   */
  waitForTasks(
    ids: readonly string[],
    options: TikTokWaitOptions,
  ): Promise<readonly TikTokSucceededTask[]>
  /** Fetches the video behind a preview URL. Reading throws LinkExpiredError six hours after success. */
  download(preview: string | { readonly preview_url: string }, options?: DownloadOptions): Download
  /**
   * Makes a call by its operationId and tells what travelled, whatever the API answered.
   * @throws NetworkError, TimeoutError, the signal's reason, or RangeError for an unknown operation.
   */
  exchange(operation: TikTokOperation, input?: CallInput, options?: CallOptions): Promise<Exchange>
}

/** A client of TikTok's AI-video API at `baseUrl`. */
export function createTikTokClient(options: TikTokClientOptions): TikTokClient {
  const credentials = { 'Access-Token': options.accessToken }
  const provider = { operations, basePath, credentials, open, troubleOf }
  const { connection, transport, via, exchange } = createCaller(provider, options)
  const api = createClient<paths>(connection)

  const listVideoTasks: TikTokClient['listVideoTasks'] = async (query, call) => {
    const init = { params: { query }, ...via('listVideoTasks', call) }
    return dataOf(await api.GET('/creative/aigc/video/task/list/', init))
  }

  return {
    async uploadVideo(body, call) {
      const init = { body, ...via('uploadVideo', call) }
      return dataOf(await api.POST('/file/video/ad/upload/', init))
    },
    async createVideoTask(body, call) {
      const init = { body, ...via('createVideoTask', call) }
      return dataOf(await api.POST('/creative/aigc/video/task/create/', init))
    },
    async createImageAnimationTask(body, call) {
      const init = { body, ...via('createImageAnimationTask', call) }
      return dataOf(await api.POST('/creative/aigc/image_animation/task/create/', init))
    },
    listVideoTasks,
    async listVideos(query = {}, call) {
      const init = { params: { query }, ...via('listVideos', call) }
      return dataOf(await api.GET('/creative/aigc/video/list/', init))
    },
    async listDigitalAvatars(query = {}, call) {
      const init = { params: { query }, ...via('listDigitalAvatars', call) }
      return dataOf(await api.GET('/creative/digital_avatar/get/', init))
    },
    waitForTasks: (ids, { type, intervalMs = 5_000, ...how }) =>
      waitForAll({
        ...how,
        intervalMs,
        ids,
        batchSize: tasksPerLook,
        async look(batch, longestWaitMs) {
          const query = { task_ids: [...batch], aigc_video_type: type }
          const call = { signal: how.signal, pacing: true, longestWaitMs }
          return (await listVideoTasks(query, call)).list
        },
        idOf: (task) => task.task_id,
        isDone: isSucceeded,
        isFailed: (task) => task.status === 'FAILED',
        now: transport.now,
        sleep: transport.sleep,
      }),
    download(preview, how) {
      const url = typeof preview === 'string' ? preview : preview.preview_url
      return createDownload(transport, { url, expiresAt: expiryOf(url) }, how)
    },
    exchange,
  }
}

/** Tasks that one call of `listVideoTasks` reports. */
const tasksPerLook = 5

const isSucceeded = (task: TikTokTask): task is TikTokSucceededTask => task.status === 'SUCCESS'
