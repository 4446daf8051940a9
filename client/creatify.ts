import createClient from 'openapi-fetch'
import { type CallInput, type CallOptions, type ClientOptions, createCaller } from './caller.ts'
import { open, troubleOf } from './creatify-answer.ts'
import { createDownload, type Download, type DownloadOptions } from './download.ts'
import type { Exchange } from './exchange.ts'
import { basePath, operations } from './generated/creatify.operations.ts'
import type { components, paths, operations as Typed } from './generated/creatify.ts'
import { type WaitOptions, waitForAll } from './poll.ts'

type Schemas = components['schemas']
export type CreatifyOperation = keyof Typed & keyof typeof operations
export type CreatifyLink = Schemas['Link']
export type CreatifyVideo = Schemas['Video']
/** A job whose last rendering is done. */
export type CreatifyDoneVideo = CreatifyVideo & { readonly video_output: string }
type QueryOf<Id extends CreatifyOperation> = NonNullable<Typed[Id]['parameters']['query']>

export interface CreatifyClientOptions extends ClientOptions {
  readonly apiId: string
  readonly apiKey: string
}

/** Looks are 10 seconds apart unless told otherwise. */
export type CreatifyWaitOptions = WaitOptions<CreatifyVideo>

/**
 * Creatify's link to video. Every operation answers its body, and throws ApiError with every reason in its message,
 * NetworkError, TimeoutError, ContractError or the signal's reason.
 */
export interface CreatifyClient {
  /** Reads a product page. Send the `id` of the link on, not that of the page inside it. */
  createLink(body: Schemas['CreateLinkBody'], options?: CallOptions): Promise<CreatifyLink>
  /** Makes a link without a page; without a video it needs three pictures. */
  createLinkWithParams(
    body: Schemas['CreateLinkWithParamsBody'],
    options?: CallOptions,
  ): Promise<CreatifyLink>
  /** Links by id, up to a hundred; unknown ids are left out. */
  listLinks(ids: readonly string[], options?: CallOptions): Promise<CreatifyLink[]>
  getLink(id: string, options?: CallOptions): Promise<CreatifyLink>
  /** Corrects what was found on the page of a link; answers the page alone. */
  updateLink(
    id: string,
    body: Schemas['UpdateLinkBody'],
    options?: CallOptions,
  ): Promise<Schemas['InnerLink']>
  /** Starts a video without previews. */
  createVideo(body: Schemas['CreateVideoBody'], options?: CallOptions): Promise<CreatifyVideo>
  /** Makes one preview and waits for it: it is in `preview`. */
  createPreview(body: Schemas['CreateVideoBody'], options?: CallOptions): Promise<CreatifyVideo>
  /** Starts a preview for each style in each shape. */
  createPreviewList(
    body: Schemas['CreatePreviewListBody'],
    options?: CallOptions,
  ): Promise<CreatifyVideo>
  /** Jobs by id, up to a hundred; unknown ids are left out. */
  listVideos(ids: readonly string[], options?: CallOptions): Promise<CreatifyVideo[]>
  getVideo(id: string, options?: CallOptions): Promise<CreatifyVideo>
  /** Starts a video of the first preview of a job, on the same job. */
  renderVideo(id: string, options?: CallOptions): Promise<CreatifyVideo>
  /** Starts a video of one of the previews of a job, on the same job. */
  renderSinglePreview(id: string, mediaJob: string, options?: CallOptions): Promise<CreatifyVideo>
  listPersonas(
    query?: QueryOf<'listPersonas'>,
    options?: CallOptions,
  ): Promise<Schemas['Persona'][]>
  listPersonasPaginated(
    query?: QueryOf<'listPersonasPaginated'>,
    options?: CallOptions,
  ): Promise<Schemas['PersonaPage']>
  getPersona(id: string, options?: CallOptions): Promise<Schemas['Persona']>
  listVoices(options?: CallOptions): Promise<Schemas['Voice'][]>
  listVoicesPaginated(
    query?: QueryOf<'listVoicesPaginated'>,
    options?: CallOptions,
  ): Promise<Schemas['VoicePage']>
  listMusics(query?: QueryOf<'listMusics'>, options?: CallOptions): Promise<Schemas['MusicPage']>
  listMusicCategories(options?: CallOptions): Promise<Schemas['MusicCategories']>
  getRemainingCredits(options?: CallOptions): Promise<Schemas['RemainingCredits']>
  /**
   * Waits until every job has its previews. Its `status` stays `pending` then; waiting for `done` would never end.
   * @throws TaskFailedError at the first failure, TaskMissingError, TimeoutError, or what a call throws.
   */
  waitForPreviews(
    ids: readonly string[],
    options?: CreatifyWaitOptions,
  ): Promise<readonly CreatifyVideo[]>
  /**
   * Waits until the rendering of every job is done.
   * @throws TaskFailedError at the first failure, TaskMissingError, TimeoutError, or what a call throws.
   */
  waitForVideos(
    ids: readonly string[],
    options?: CreatifyWaitOptions,
  ): Promise<readonly CreatifyDoneVideo[]>
  /** Fetches the video of a job, or what a URL of one leads to. */
  download(video: string | { readonly video_output: string }, options?: DownloadOptions): Download
  /**
   * Makes a call by its operationId and tells what travelled, whatever the API answered.
   * @throws NetworkError, TimeoutError, the signal's reason, or RangeError for an unknown operation.
   */
  exchange(
    operation: CreatifyOperation,
    input?: CallInput,
    options?: CallOptions,
  ): Promise<Exchange>
}

/** A client of Creatify's link to video at `baseUrl`. */
export function createCreatifyClient(options: CreatifyClientOptions): CreatifyClient {
  const credentials = { 'X-API-ID': options.apiId, 'X-API-KEY': options.apiKey }
  const provider = { operations, basePath, credentials, open, troubleOf }
  const { connection, transport, via, exchange } = createCaller(provider, options)
  const api = createClient<paths>(connection)

  const listVideos: CreatifyClient['listVideos'] = async (ids, call) => {
    const init = { params: { query: { ids: [...ids] } }, ...via('listVideos', call) }
    return bodyOf(await api.GET('/link_to_videos/', init))
  }

  const waitFor = <Done extends CreatifyVideo>(
    ids: readonly string[],
    isDone: (video: CreatifyVideo) => video is Done,
    { intervalMs = 10_000, ...how }: CreatifyWaitOptions = {},
  ): Promise<readonly Done[]> =>
    waitForAll({
      ...how,
      intervalMs,
      ids,
      batchSize: jobsPerLook,
      look: (batch, longestWaitMs) =>
        listVideos(batch, { signal: how.signal, pacing: true, longestWaitMs }),
      idOf: (video) => video.id,
      isDone,
      isFailed: (video) => video.status === 'failed',
      now: transport.now,
      sleep: transport.sleep,
    })

  return {
    async createLink(body, call) {
      return bodyOf(await api.POST('/links/', { body, ...via('createLink', call) }))
    },
    async createLinkWithParams(body, call) {
      const init = { body, ...via('createLinkWithParams', call) }
      return bodyOf(await api.POST('/links/link_with_params/', init))
    },
    async listLinks(ids, call) {
      const init = { params: { query: { ids: [...ids] } }, ...via('listLinks', call) }
      return bodyOf(await api.GET('/links/', init))
    },
    async getLink(id, call) {
      const init = { params: { path: { id } }, ...via('getLink', call) }
      return bodyOf(await api.GET('/links/{id}/', init))
    },
    async updateLink(id, body, call) {
      const init = { params: { path: { id } }, body, ...via('updateLink', call) }
      return bodyOf(await api.PUT('/links/{id}/', init))
    },
    async createVideo(body, call) {
      return bodyOf(await api.POST('/link_to_videos/', { body, ...via('createVideo', call) }))
    },
    async createPreview(body, call) {
      const init = { body, ...via('createPreview', call) }
      return bodyOf(await api.POST('/link_to_videos/preview/', init))
    },
    async createPreviewList(body, call) {
      const init = { body, ...via('createPreviewList', call) }
      return bodyOf(await api.POST('/link_to_videos/preview_list_async/', init))
    },
    listVideos,
    async getVideo(id, call) {
      const init = { params: { path: { id } }, ...via('getVideo', call) }
      return bodyOf(await api.GET('/link_to_videos/{id}/', init))
    },
    async renderVideo(id, call) {
      const init = { params: { path: { id } }, ...via('renderVideo', call) }
      return bodyOf(await api.POST('/link_to_videos/{id}/render/', init))
    },
    async renderSinglePreview(id, media_job, call) {
      const params = { path: { id } }
      const init = { params, body: { media_job }, ...via('renderSinglePreview', call) }
      return bodyOf(await api.POST('/link_to_videos/{id}/render_single_preview/', init))
    },
    async listPersonas(query = {}, call) {
      const init = { params: { query }, ...via('listPersonas', call) }
      return bodyOf(await api.GET('/personas/', init))
    },
    async listPersonasPaginated(query = {}, call) {
      const init = { params: { query }, ...via('listPersonasPaginated', call) }
      return bodyOf(await api.GET('/personas/paginated/', init))
    },
    async getPersona(id, call) {
      const init = { params: { path: { id } }, ...via('getPersona', call) }
      return bodyOf(await api.GET('/personas/{id}/', init))
    },
    async listVoices(call) {
      return bodyOf(await api.GET('/voices/', { ...via('listVoices', call) }))
    },
    async listVoicesPaginated(query = {}, call) {
      const init = { params: { query }, ...via('listVoicesPaginated', call) }
      return bodyOf(await api.GET('/voices/paginated/', init))
    },
    async listMusics(query = {}, call) {
      const init = { params: { query }, ...via('listMusics', call) }
      return bodyOf(await api.GET('/musics/', init))
    },
    async listMusicCategories(call) {
      return bodyOf(await api.GET('/music_categories/', { ...via('listMusicCategories', call) }))
    },
    async getRemainingCredits(call) {
      return bodyOf(await api.GET('/remaining_credits/', { ...via('getRemainingCredits', call) }))
    },
    waitForPreviews: (ids, how) => waitFor(ids, hasPreviews, how),
    waitForVideos: (ids, how) => waitFor(ids, isDoneVideo, how),
    download(video, how) {
      const url = typeof video === 'string' ? video : video.video_output
      return createDownload(transport, { url }, how)
    },
    exchange,
  }
}

/** Jobs that one call of `listVideos` reports. */
const jobsPerLook = 100

const hasPreviews = (video: CreatifyVideo): video is CreatifyVideo => video.previews.length > 0

const isDoneVideo = (video: CreatifyVideo): video is CreatifyDoneVideo =>
  video.status === 'done' && video.video_output !== null

/** The body of a call that worked: whatever was not a success has been thrown on the way. */
function bodyOf<Body>({ data }: { data?: Body | undefined }): Body {
  // The caller lets no answer without a body through.
  return data as Body
}
