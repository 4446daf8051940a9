import type { Mutant } from './mutant.ts'
import { call, media, member, outcome, refusal, store, success, tasks } from './patches.ts'

const api = 'tiktok'
const hour = 3_600_000

const as = (
  id: string,
  kind: string,
  what: string,
  parts: Mutant['parts'],
  ...operations: string[]
): Mutant => ({
  id: `${api}/${id}`,
  kind,
  what,
  parts,
  ...(operations.length > 0 && { operations }),
})

/** The preview URLs of a reply, changed. */
const previews =
  (change: (url: string) => string) =>
  ({ body }: { readonly body: string }) => ({
    body: body.replace(/"preview_url":"([^"]+)"/g, (_, url) => `"preview_url":"${change(url)}"`),
  })

/** Defects of TikTok's behaviour. */
export const tiktokMutants = (): Mutant[] => [
  as(
    'preview/never-expires',
    'expiry never',
    'A preview URL never dies.',
    tasks(({ mediaLifeMs: _, ...task }) => task),
  ),
  as(
    'preview/hour-early',
    'expiry an hour early',
    'A preview URL dies after five hours.',
    tasks((task) => ({ ...task, mediaLifeMs: 5 * hour })),
  ),
  as(
    'preview/second-late',
    'expiry off by a second',
    'A preview URL lives a second too long.',
    tasks((task) => ({ ...task, mediaLifeMs: 6 * hour + 1_001 })),
  ),
  as(
    'preview/renewed',
    'expiry renewed by listing',
    'Each listing gives out another preview URL.',
    success(api, 'listVideos', (reply, talk) => previews((url) => `${url}&at=${talk.now}`)(reply)),
    'listVideos',
    'media',
  ),
  as(
    'preview/renewed-by-looking',
    'expiry renewed by listing',
    'Each look at a task gives out another preview URL.',
    success(api, 'listVideoTasks', (reply, talk) =>
      previews((url) => `${url}&at=${talk.now}`)(reply),
    ),
    'listVideoTasks',
  ),
  as(
    'preview/forged',
    'forged link served',
    'A preview URL is served whatever its signature is.',
    media(api, async (find, target) => {
      const found = await find(target)
      const isForged = 'forbidden' in found && /signature/.test(found.forbidden)
      return isForged ? { file: '9x16.mp4', contentType: 'video/mp4' } : found
    }),
    'media',
  ),
  as(
    'preview/dead-link-served',
    'expiry never',
    'A dead preview URL is served another video.',
    media(api, async (find, target) => {
      const found = await find(target)
      return 'forbidden' in found && /expired/.test(found.forbidden)
        ? { file: '9x16.mp4', contentType: 'video/mp4' }
        : found
    }),
    'media',
  ),
  as(
    'preview/wide',
    'wrong media',
    'Every video is 16:9.',
    media(api, async (find, target) => {
      const found = await find(target)
      return 'clip' in found ? { ...found, clip: { ...found.clip, ratio: '16x9' } } : found
    }),
    'media',
  ),
  as(
    'preview/picture',
    'wrong media',
    'A preview URL leads to a picture.',
    media(api, async (find, target) => {
      const found = await find(target)
      return 'clip' in found ? { file: '9x16.jpg', contentType: 'image/jpeg' } : found
    }),
    'media',
  ),
  as(
    'uploadVideo/same-id',
    'ids repeated',
    'An upload gets the id of the one before.',
    outcomeIds(),
    'uploadVideo',
  ),
  as(
    'uploadVideo/object',
    'wrong shape',
    'The upload is answered without its array.',
    success(api, 'uploadVideo', ({ body }) => ({
      body: body.replace(/"data":\[(.*)\]/, '"data":$1'),
    })),
    'uploadVideo',
  ),
  as(
    'uploadVideo/any-source',
    'refusal forgotten',
    'A source that cannot be used is taken over.',
    member(api, (real, reached) => ({
      refuse(refused, talk) {
        if (refused.kind !== 'badSource') return real.refuse(refused, talk)
        reached()
        return real.succeed('[{"video_id":"v10033g50000d5arhr6t9itil688evj0"}]', talk)
      },
    })),
    'uploadVideo',
  ),
  as(
    'uploadVideo/bad-id-taken',
    'refusal forgotten',
    'Footage that is unusable is usable.',
    store((real, reached) => ({
      insert(collection, document) {
        if (!('detail' in document) || document.detail?.['problem'] === undefined)
          return real.insert(collection, document)
        reached()
        const { problem: _, ...detail } = document.detail
        return real.insert(collection, { ...document, detail })
      },
    })),
    'uploadVideo',
    'createVideoTask',
  ),
  as(
    'createVideoTask/one-too-few',
    'count wrong',
    'One video fewer is made than was asked for.',
    call(api, 'createVideoTask', ({ body }) => ({ body: lessOne(body) })),
    'createVideoTask',
  ),
  as(
    'createVideoTask/same-ids',
    'ids repeated',
    'All videos of a call share an id.',
    success(api, 'createVideoTask', ({ body }) => ({
      body: body.replace(/"(\d{19})"(,"\d{19}")+/g, (all, id) => all.replace(/\d{19}/g, id)),
    })),
    'createVideoTask',
  ),
  as(
    'createVideoTask/nothing-made',
    'task lost',
    'Ids are answered of tasks that are not there.',
    success(api, 'createVideoTask', ({ body }) => ({
      body: body.replace(
        /"(\d{18})(\d)"/g,
        (_, head, last) => `"${head}${(Number(last) + 1) % 10}"`,
      ),
    })),
    'createVideoTask',
  ),
  as(
    'createVideoTask/any-footage',
    'refusal forgotten',
    'Footage that nobody uploaded is taken.',
    call(api, 'createVideoTask', ({ body }) => ({ body: withoutFootage(body) })),
    'createVideoTask',
  ),
  as(
    'createVideoTask/avatar-unchecked',
    'refusal forgotten',
    'An avatar that is not listed is taken.',
    call(api, 'createVideoTask', ({ body }) => ({ body: withoutAvatar(body) })),
    'createVideoTask',
  ),
  as(
    'createVideoTask/wrong-kind',
    'wrong value',
    'Every remix is a voice-over.',
    call(api, 'createVideoTask', ({ body }) => ({
      body: { ...Object(body), aigc_video_type: 'VOICEOVER' },
    })),
    'createVideoTask',
  ),
  as(
    'createVideoTask/id-of-yesterday',
    'time in id wrong',
    'A task id carries the second of a day ago.',
    call(api, 'createVideoTask', ({ now }) => ({ now: now - 24 * hour })),
    'createVideoTask',
  ),
  as(
    'createImageAnimationTask/one-only',
    'count wrong',
    'One video is made however many are asked for.',
    call(api, 'createImageAnimationTask', ({ body }) => ({
      body: { ...Object(body), video_generation_count: 1 },
    })),
    'createImageAnimationTask',
  ),
  as(
    'createImageAnimationTask/slow',
    'task too slow',
    'A picture takes as long as a remix may.',
    tasks(({ plan, ...task }) => ({
      ...task,
      plan: {
        ...plan,
        at: plan.at.map((at, index) =>
          index === 2 && task.kind === 'IMAGE_ANIMATION' ? at + 6 * 60_000 : at,
        ),
      },
    })),
    'createImageAnimationTask',
  ),
  as(
    'listVideoTasks/sorted',
    'order reversed',
    'Tasks are told in the order of their ids.',
    call(api, 'listVideoTasks', ({ query }) => ({
      query: { ...Object(query), task_ids: [...Object(query).task_ids].sort() },
    })),
    'listVideoTasks',
  ),
  as(
    'listVideoTasks/twice',
    'item doubled',
    'A task that is asked for twice is told twice.',
    outcome(api, 'listVideoTasks', async (run, { query }) => {
      const found = await run()
      const { task_ids } = Object(query)
      return 'json' in found && new Set(task_ids).size < task_ids.length
        ? { json: found.json.replace(/^\{"list":\[(.+)\]\}$/, '{"list":[$1,$1]}') }
        : found
    }),
    'listVideoTasks',
  ),
  as(
    'listVideoTasks/any-kind',
    'filter ignored',
    'A task is told whatever kind is asked for.',
    call(api, 'listVideoTasks', (given) => ({
      world: withKinds(given.world, Object(given.query).aigc_video_type),
    })),
    'listVideoTasks',
  ),
  as(
    'listVideoTasks/type-unneeded',
    'filter ignored',
    'Without a kind voice-overs are told.',
    call(api, 'listVideoTasks', ({ query }) => ({
      query: { aigc_video_type: 'VOICEOVER', ...Object(query) },
    })),
    'listVideoTasks',
  ),
  as(
    'listVideoTasks/name-of-remix',
    'extra field',
    'A remix is told with a name as well.',
    success(api, 'listVideoTasks', ({ body }) => ({
      body: body.replace(
        /("aigc_video_type":"VOICEOVER"),"status"/g,
        '$1,"video_name":"VOICEOVER-20260101000000-abc","status"',
      ),
    })),
    'listVideoTasks',
  ),
  as(
    'listVideoTasks/nameless',
    'missing field',
    'An animation is told without a name.',
    success(api, 'listVideoTasks', ({ body }) => ({
      body: body.replace(/"video_name":"[^"]+",/g, ''),
    })),
    'listVideoTasks',
  ),
  as(
    'listVideoTasks/reason',
    'extra field',
    'A failed task says why.',
    success(api, 'listVideoTasks', ({ body }) => ({
      body: body.replace(/"status":"FAILED"/g, '"status":"FAILED","reason":"x"'),
    })),
    'listVideoTasks',
  ),
  as(
    'listVideoTasks/early-url',
    'extra field',
    'A task at work has a preview URL.',
    success(api, 'listVideoTasks', ({ body }) => ({
      body: body.replace(
        /"status":"PROCESSING"/g,
        '"status":"PROCESSING","preview_url":"http://a/b"',
      ),
    })),
    'listVideoTasks',
  ),
  as(
    'listVideos/dubbed-too',
    'filter ignored',
    'Without a filter all videos are listed.',
    call(api, 'listVideos', ({ query }) => ({
      query: {
        ...Object(query),
        aigc_video_types: Object(query).aigc_video_types ?? ['VOICEOVER'],
      },
    })),
    'listVideos',
  ),
  as(
    'listVideos/first-kind-only',
    'filter ignored',
    'Of several kinds only the first is listed.',
    call(api, 'listVideos', ({ query }) => ({
      query: { ...Object(query), aigc_video_types: Object(query).aigc_video_types?.slice(0, 1) },
    })),
    'listVideos',
  ),
  as(
    'listVideos/empty-list',
    'wrong shape',
    'Where there is no video an empty list is answered.',
    outcome(api, 'listVideos', async (run) => {
      const found = await run()
      const info = { page: 1, page_size: 10, total_number: 0, total_page: 0 }
      return 'json' in found && found.json === '{}'
        ? { data: { list: [], page_info: info } }
        : found
    }),
    'listVideos',
  ),
  as(
    'listVideos/local-time',
    'time wrong',
    'Times are told an hour late.',
    success(api, 'listVideos', ({ body }) => ({
      body: body.replace(
        /"create_time":"(\S+) (\d\d)/g,
        (_, day, hours) =>
          `"create_time":"${day} ${String((Number(hours) + 1) % 24).padStart(2, '0')}`,
      ),
    })),
    'listVideos',
  ),
  as(
    'listVideos/pages-rounded-down',
    'total wrong',
    'A page that is not full is not counted.',
    success(api, 'listVideos', ({ body }) => ({
      body: body.replace(
        /"page_size":(\d+),"total_number":(\d+),"total_page":\d+/,
        (_, size, total) =>
          `"page_size":${size},"total_number":${total},"total_page":${Math.floor(total / size)}`,
      ),
    })),
    'listVideos',
  ),
  as(
    'listDigitalAvatars/page-ignored',
    'paging ignored',
    'Every page of avatars is the first.',
    call(api, 'listDigitalAvatars', ({ query }) => ({ query: { ...Object(query), page: 1 } })),
    'listDigitalAvatars',
  ),
  as(
    'listDigitalAvatars/per-account',
    'accounts mixed',
    'Each account sees other avatars.',
    success(api, 'listDigitalAvatars', ({ body }, { identity }) => ({
      body: body.replace(
        /"avatar_name":"/g,
        `"avatar_name":"${identity?.account === 'default' ? '' : 'X'}`,
      ),
    })),
    'listDigitalAvatars',
  ),
  as(
    'every/quota-told',
    'extra header',
    'A header tells how many calls are left.',
    success(api, undefined, ({ headers }) => ({
      headers: { ...headers, 'x-ratelimit-remaining': '3' },
    })),
  ),
  as(
    'every/retry-after',
    'extra header',
    'A refusal for the rate tells when to come back.',
    refusal(api, 'quotaExceeded', ({ headers }) => ({
      headers: { ...headers, 'retry-after': '60' },
    })),
  ),
  as(
    'every/log-id',
    'wrong header',
    'The log id is not the id of the request.',
    success(api, undefined, ({ headers }) => ({
      headers: { ...headers, 'x-tt-logid': 'another' },
    })),
  ),
  as(
    'every/one-request-id',
    'ids repeated',
    'All calls have the same request id.',
    success(api, undefined, ({ body, headers }) => {
      const id = '20260101000000ABCDEF0123456789ABCDEF'.slice(0, 34)
      return {
        body: body.replace(/"request_id":"\w+"/, `"request_id":"${id}"`),
        headers: { ...headers, 'x-tt-logid': id },
      }
    }),
  ),
  as(
    'every/null-data',
    'null for absent',
    'A refusal has no data.',
    refusal(api, undefined, ({ body }) => ({
      body: body.replace(/"data":\{\}\}$/, '"data":null}'),
    })),
  ),
  as(
    'every/bearer',
    'forged credential taken',
    'A token with `Bearer` before it is taken.',
    member(api, (real, reached) => ({
      credential(header) {
        const found = real.credential(header)
        if (!found?.startsWith('Bearer ')) return found
        reached()
        return found.slice(7)
      },
    })),
  ),
  as(
    'every/authorization',
    'forged credential taken',
    'A token in `Authorization` is taken.',
    member(api, (real, reached) => ({
      credential(header) {
        const found = real.credential(header)
        if (found !== undefined) return found
        reached()
        return header('authorization')?.replace('Bearer ', '')
      },
    })),
  ),
  as(
    'every/permitted',
    'refusal forgotten',
    'What was denied to an app is granted.',
    member(api, (_, reached) => ({
      permit() {
        reached()
        return undefined
      },
    })),
  ),
  as(
    'every/strict-type',
    'wrong switch',
    'Only JSON by its name is read.',
    member(api, (_, reached) => ({
      acceptsType(type) {
        reached()
        return type.startsWith('application/json')
      },
    })),
  ),
  as('every/no-alias', 'path missing', 'The path `task/get/` leads nowhere.', (reached) => ({
    provider: (real) => {
      if (real.contract.id !== api) return real
      return {
        ...real,
        get aliases() {
          return {}
        },
        refuse(refused, talk) {
          if (talk.path.includes('/task/get/')) reached()
          return real.refuse(refused, talk)
        },
      }
    },
  })),
]

function outcomeIds(): Mutant['parts'] {
  return success(api, 'uploadVideo', ({ body }) => ({
    body: body.replace(/"video_id":"\w+"/, '"video_id":"v10033g50000d5arhr6t9itil688evj0"'),
  }))
}

/** A body of a remix with another product_video_info. The body has passed its schema, so that all is there. */
const withInfo = (body: unknown, change: (info: Record<string, unknown>) => object): object => {
  const { product_video_info: info } = Object(body)
  return { ...Object(body), product_video_info: { ...info, ...change(info) } }
}
const lessOne = (body: unknown): object =>
  withInfo(body, (info) => ({
    video_generation_count: Math.max(1, Number(info['video_generation_count']) - 1),
  }))
const withoutFootage = (body: unknown): object =>
  withInfo(body, () => ({ input_video_list: undefined }))
const withoutAvatar = (body: unknown): object => withInfo(body, () => ({ avatar_info: undefined }))

/** A world in which every task is of one kind. */
const withKinds = (world: { readonly store: object }, kind: string | undefined): object =>
  Object.create(world, {
    store: {
      value: Object.create(world.store, {
        get: {
          async value(...args: unknown[]) {
            const found = await Reflect.get(world.store, 'get').apply(world.store, args)
            return found && kind !== undefined ? { ...found, kind } : found
          },
        },
      }),
    },
    fragments: { value: { get: () => undefined, set: () => undefined } },
  })
