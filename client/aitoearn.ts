import createClient from 'openapi-fetch'
import { open, troubleOf } from './aitoearn-answer.ts'
import { type CallInput, type CallOptions, type ClientOptions, createCaller } from './caller.ts'
import { dataOf } from './coded-envelope.ts'
import { createDownload, type Download, type DownloadOptions } from './download.ts'
import type { Exchange } from './exchange.ts'
import { basePath, operations } from './generated/aitoearn.operations.ts'
import type { components, paths, operations as Typed } from './generated/aitoearn.ts'
import { type WaitOptions, waitForAll } from './poll.ts'

type Schemas = components['schemas']
export type AiToEarnOperation = keyof Typed & keyof typeof operations
export type AiToEarnTask = Schemas['VideoTask']
export type AiToEarnModel = Schemas['VideoModel']
/** A task that has its video. */
export type AiToEarnSucceededTask = AiToEarnTask & { readonly videoUrl: string }
type ListQuery = NonNullable<Typed['listVideoTasks']['parameters']['query']>

export interface AiToEarnClientOptions extends ClientOptions {
  /** It belongs to one of the two sites; the other does not know it. */
  readonly apiKey: string
}

/** Looks are 30 seconds apart unless told otherwise, for tasks move no sooner. */
export type AiToEarnWaitOptions = WaitOptions<AiToEarnTask>

/**
 * AiToEarn's video generation. Every operation answers its opened `data`, and throws ApiError, NetworkError,
 * TimeoutError, ContractError or the signal's reason. A refusal is one whatever the HTTP status that carries it.
 */
export interface AiToEarnClient {
  /** Every model with what it can do and what it costs. */
  listVideoModels(options?: CallOptions): Promise<Schemas['VideoModels']>
  /** Starts the making of a video and charges for it: the task's id. Sent twice it makes two. */
  createVideoTask(
    body: Schemas['CreateVideoTaskBody'],
    options?: CallOptions,
  ): Promise<Schemas['CreatedVideoTask']>
  /** A page of tasks, newest first; ten unless told otherwise. */
  listVideoTasks(query?: ListQuery, options?: CallOptions): Promise<Schemas['VideoTaskPage']>
  /** One task. */
  getVideoTask(taskId: string, options?: CallOptions): Promise<AiToEarnTask>
  /**
   * Waits until every task has its video.
   * @throws TaskFailedError at the first failure, TimeoutError, or what a call throws.
   */
  waitForTasks(
    ids: readonly string[],
    options?: AiToEarnWaitOptions,
  ): Promise<readonly AiToEarnSucceededTask[]>
  /** Fetches the video of a task, or whatever a URL of one leads to. */
  download(video: string | { readonly videoUrl: string }, options?: DownloadOptions): Download
  /**
   * Makes a call by its operationId and tells what travelled, whatever the API answered.
   * @throws NetworkError, TimeoutError, the signal's reason, or RangeError for an unknown operation.
   */
  exchange(
    operation: AiToEarnOperation,
    input?: CallInput,
    options?: CallOptions,
  ): Promise<Exchange>
}

/** A client of AiToEarn's video generation at `baseUrl`. */
export function createAiToEarnClient(options: AiToEarnClientOptions): AiToEarnClient {
  const credentials = { 'X-Api-Key': options.apiKey }
  const provider = { operations, basePath, credentials, open, troubleOf }
  const { connection, transport, via, exchange } = createCaller(provider, options)
  const api = createClient<paths>(connection)

  const getVideoTask: AiToEarnClient['getVideoTask'] = async (taskId, call) => {
    const init = { params: { path: { taskId } }, ...via('getVideoTask', call) }
    return dataOf(await api.GET('/video/generations/{taskId}', init))
  }

  return {
    async listVideoModels(call) {
      const init = { ...via('listVideoModels', call) }
      return dataOf(await api.GET('/models/video/generation', init))
    },
    async createVideoTask(body, call) {
      const init = { body, ...via('createVideoTask', call) }
      return dataOf(await api.POST('/video/generations', init))
    },
    async listVideoTasks(query = {}, call) {
      const init = { params: { query }, ...via('listVideoTasks', call) }
      return dataOf(await api.GET('/video/generations', init))
    },
    getVideoTask,
    waitForTasks: (ids, { intervalMs = 30_000, ...how } = {}) =>
      waitForAll({
        ...how,
        intervalMs,
        ids,
        batchSize: 1,
        look: (batch, longestWaitMs) =>
          Promise.all(batch.map((id) => getVideoTask(id, { signal: how.signal, longestWaitMs }))),
        idOf: (task) => task.id,
        isDone: hasVideo,
        isFailed: (task) => task.status === 'FAILURE',
        now: transport.now,
        sleep: transport.sleep,
      }),
    download(video, how) {
      const url = typeof video === 'string' ? video : video.videoUrl
      return createDownload(transport, { url }, how)
    },
    exchange,
  }
}

const hasVideo = (task: AiToEarnTask): task is AiToEarnSucceededTask =>
  task.status === 'SUCCESS' && task.videoUrl !== undefined
