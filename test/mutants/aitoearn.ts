import type { Mutant } from './mutant.ts'
import { call, media, member, outcome, refusal, store, success, tasks } from './patches.ts'

const api = 'aitoearn'

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

/** A reply whose body is written differently in one place. */
const written = (operation: string, from: RegExp, to: string): Mutant['parts'] =>
  success(api, operation, ({ body }) => ({ body: body.replace(from, to) }))

const create = 'createVideoTask'
const get = 'getVideoTask'

/** Defects of AiToEarn's behaviour. */
export const aitoearnMutants = (): Mutant[] => [
  as(
    'every/locale-ignored',
    'locale ignored',
    'Refusals are told in English to everybody.',
    refusing((header) => (name) => (name === 'accept-language' ? undefined : header(name))),
  ),
  as(
    'every/always-chinese',
    'locale ignored',
    'Refusals are told in Chinese to everybody.',
    refusing((header) => (name) => (name === 'accept-language' ? 'zh' : header(name))),
  ),
  as(
    'every/first-language',
    'locale ignored',
    'Of several languages the first one counts, whatever its weight.',
    refusing(
      (header) => (name) =>
        name === 'accept-language' ? header(name)?.split(/[,;]/)[0] : header(name),
    ),
  ),
  as(
    'every/success-in-english',
    'locale ignored',
    'A success is told in English.',
    success(api, undefined, ({ body }) => ({ body: body.replace('请求成功', 'OK') })),
  ),
  as(
    'every/request-id-forgotten',
    'wrong header',
    'A request id that was sent does not come back.',
    success(api, undefined, ({ headers }) => ({
      headers: { ...headers, 'x-request-id': '00000000-0000-4000-8000-000000000000' },
    })),
  ),
  as(
    'every/one-request-id',
    'ids repeated',
    'All calls have the same request id.',
    success(api, undefined, ({ body, headers }, talk) => {
      if (talk.header('x-request-id')) return {}
      const id = '00000000-0000-4000-8000-000000000000'
      return {
        body: body.replace(/"requestId":"[^"]+"/, `"requestId":"${id}"`),
        headers: { ...headers, 'x-request-id': id },
      }
    }),
  ),
  as(
    'every/timestamp-of-seconds',
    'time wrong',
    'The moment of a refusal is told in seconds.',
    refusal(api, undefined, ({ body }) => ({
      body: body.replace(/("timestamp":\d{10})\d{3}/, '$1'),
    })),
  ),
  as(
    'every/timestamp-with-success',
    'extra field',
    'A success tells its moment too.',
    success(api, undefined, ({ body }, { now }) => ({
      body: body.replace(/,"requestId"/, `,"timestamp":${now},"requestId"`),
    })),
  ),
  as(
    'every/null-data',
    'null for absent',
    'A refusal has no data.',
    refusal(api, undefined, ({ body }) => ({ body: body.replace('"data":{}', '"data":null') })),
  ),
  as(
    'every/keys-reordered',
    'order of keys',
    'A refusal begins with its code.',
    refusal(api, undefined, ({ body }) => ({
      body: body.replace(/^\{"data":\{\},"code":(\d+)/, '{"code":$1,"data":{}'),
    })),
  ),
  as(
    'every/key-elsewhere',
    'forged credential taken',
    'A key in `Authorization` is taken.',
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
    'every/any-type',
    'refusal forgotten',
    'A body of any media type is read.',
    member(api, (_, reached) => ({
      acceptsType() {
        reached()
        return true
      },
    })),
  ),

  as(
    'listVideoModels/key-needed',
    'refusal too strict',
    'The list of models needs a key.',
    member(api, (real, reached) => ({
      contract: {
        ...real.contract,
        endpoints: real.contract.endpoints.map((endpoint) => ({
          ...endpoint,
          get credential() {
            reached()
            return 'required' as const
          },
        })),
      },
    })),
    'listVideoModels',
  ),
  as(
    'listVideoModels/default-elsewhere',
    'wrong value',
    'A default is none of the choices.',
    written('listVideoModels', /"aspectRatio":"[^"]+"/, '"aspectRatio":"5:4"'),
    'listVideoModels',
  ),
  as(
    'listVideoModels/same-names',
    'ids repeated',
    'Two models have the same name.',
    written('listVideoModels', /"seedance-2-beta"/, '"seedance-2-fast-beta"'),
    'listVideoModels',
  ),

  as(
    `${create}/in-progress`,
    'wrong status',
    'A new task is InProgress.',
    written(create, /SUBMITTED/, 'InProgress'),
    create,
  ),
  as(
    `${get}/submitted`,
    'wrong status',
    'A task at work is SUBMITTED.',
    written(get, /"InProgress"/, '"SUBMITTED"'),
    get,
  ),
  as(
    `${get}/in-upper-case`,
    'wrong status',
    'A task at work is IN_PROGRESS.',
    written(get, /"InProgress"/, '"IN_PROGRESS"'),
    get,
  ),
  as(
    `${create}/id-of-yesterday`,
    'time in id wrong',
    'An id carries the second of a day ago.',
    call(api, create, ({ now }) => ({ now: now - 86_400_000 })),
    create,
  ),
  as(
    `${create}/same-task`,
    'ids repeated',
    'The same body makes the same task.',
    (() => {
      const known = new Map<string, unknown>()
      return outcome(api, create, async (run, { body, world, identity }) => {
        const key = `${world.name} ${identity.account} ${JSON.stringify(body)}`
        const found = known.get(key) ?? (await run())
        if ('data' in Object(found)) known.set(key, found)
        return Object(found)
      })
    })(),
    create,
  ),
  as(
    `${create}/any-group`,
    'refusal forgotten',
    'Any material group is taken.',
    call(api, create, ({ body }) => ({ body: { ...Object(body), groupId: undefined } })),
    create,
  ),
  as(
    `${create}/any-mode`,
    'refusal forgotten',
    'Every model takes every mode.',
    call(api, create, ({ body }) => ({ body: { ...Object(body), mode: undefined } })),
    create,
  ),
  as(
    `${create}/any-model`,
    'refusal forgotten',
    'A model that nobody knows is the first.',
    call(api, create, ({ body }) => ({
      body: {
        ...Object(body),
        model: Object(body).model.replace('nobody-1', 'grok-imagine-video'),
      },
    })),
    create,
  ),
  as(
    `${create}/upstream-recorded`,
    'task too many',
    'A job that the model refuses is recorded.',
    outcome(api, create, async (run, given) => {
      const found = await run()
      if ('refusal' in found && found.refusal.kind === 'upstream') await run()
      void given
      return found
    }),
    create,
  ),
  as(
    `${create}/mode-before-model`,
    'wrong order of checks',
    'The mode is looked at before the model.',
    swapped('unknownModel', 'unknownMode', ({ mode }) => mode === 'video2video'),
    create,
  ),
  as(
    `${create}/model-before-group`,
    'wrong order of checks',
    'The model is looked at before the group.',
    swapped('unknownGroup', 'unknownModel', ({ model }) => model === 'nobody-1'),
    create,
  ),
  as(
    `${create}/credits-before-mode`,
    'wrong order of checks',
    'Credits are looked at before the mode.',
    swapped('unknownMode', 'noCredits', ({ duration }) => Number(duration) > 1e6),
    create,
  ),

  as(
    `${get}/no-tick`,
    'time wrong',
    'Tasks end whenever they end.',
    tasks((task) => ({
      ...task,
      plan: { ...task.plan, at: task.plan.at.map((at, index) => (index > 0 ? at + 1 : at)) },
    })),
  ),
  as(
    `${get}/nulls`,
    'null for absent',
    'What a task does not have is null.',
    written(get, /"submittedAt"/, '"error":null,"submittedAt"'),
    get,
  ),
  as(
    `${get}/input-more`,
    'extra field',
    'The input of a task tells the model too.',
    written(get, /"input":\{/, '"input":{"model":"x",'),
    get,
  ),
  as(
    `${get}/input-defaults`,
    'extra field',
    'The input of a task tells a length that was not sent.',
    success(api, get, ({ body }) => ({
      body: body.includes('"duration"')
        ? body
        : body.replace(/("input":\{"prompt":"[^"]*")/, '$1,"duration":5'),
    })),
    get,
  ),
  as(
    `${get}/input-order`,
    'order of keys',
    'The input of a task begins with its ratio.',
    written(get, /"input":\{(.*?),"aspectRatio":"([^"]+)"/, '"input":{"aspectRatio":"$2",$1'),
    get,
  ),
  as(
    `${get}/prompt-trimmed`,
    'wrong value',
    'A prompt is told in lower case.',
    success(api, get, ({ body }) => ({
      body: body.replace(/"prompt":"([^"]*)"/, (all) => all.toLowerCase()),
    })),
    get,
  ),
  as(
    `${get}/ratio-of-metadata`,
    'wrong value',
    'The metadata come before the ratio.',
    call(api, create, ({ body }) => ({
      body: { ...Object(body), ratio: Object(body).metadata?.aspectRatio ?? Object(body).ratio },
    })),
    create,
  ),
  as(
    `${get}/no-metadata`,
    'field ignored',
    'The ratio in the metadata is not read.',
    call(api, create, ({ body }) => ({ body: { ...Object(body), metadata: undefined } })),
    create,
  ),
  as(
    `${get}/first-video`,
    'wrong value',
    'The first of the videos comes before `video_url`.',
    call(api, create, ({ body }) => ({
      body: { ...Object(body), video_url: Object(body).videos?.[0] ?? Object(body).video_url },
    })),
    create,
  ),
  as(
    `${get}/cover-without-group`,
    'extra field',
    'A task without a group has a cover.',
    success(api, get, ({ body }) => ({
      body: body.includes('"coverUrl"')
        ? body
        : body.replace(
            /("videoUrl":"http:\/\/[^/]+\/[^/]+)\/ai\/video\/[^"]+"/,
            (all, head) =>
              `${all},"coverUrl":${head.replace('"videoUrl":', '')}/ai/video-thumbnail/202601/${'a'.repeat(21)}.png"`,
          ),
    })),
    get,
  ),
  as(
    `${get}/no-cover`,
    'missing field',
    'A task of a group has no cover.',
    written(get, /"coverUrl":"[^"]+",/, ''),
    get,
  ),
  as(
    `${get}/no-group`,
    'missing field',
    'A task of a group does not tell it.',
    written(get, /("mediaId":"[^"]+"),"groupId":"[^"]+"/, '$1'),
    get,
  ),
  as(
    `${get}/silent-failure`,
    'missing field',
    'A task that failed does not say why.',
    written(get, /"error":\{[^}]*\},/, ''),
    get,
  ),
  as(
    `${get}/failed-with-video`,
    'extra field',
    'A task that failed has a cover.',
    written(get, /"error":\{/, `"mediaId":"x","error":{`),
    get,
  ),
  as(
    `${get}/no-end`,
    'missing field',
    'A task at its end has no end.',
    written(get, /,"finishedAt":"[^"]+"/, ''),
    get,
  ),
  as(
    `${get}/seconds`,
    'time wrong',
    'Instants are told without milliseconds.',
    written(get, /("submittedAt":"[^"]+)\.\d{3}Z/, '$1Z'),
    get,
  ),
  as(
    `${get}/upper-case`,
    'wrong value',
    'An id is answered as it was asked for.',
    success(api, get, ({ body }, { path }) => ({
      body: body.replace(/"id":"[^"]+"/, `"id":"${path.split('/').at(-1)}"`),
    })),
    get,
  ),
  as(
    'listVideoTasks/other-than-one',
    'wrong value',
    'In the list a task has no input.',
    written('listVideoTasks', /"input":\{"prompt":"[^"]*"/g, '"input":{"prompt":""'),
    'listVideoTasks',
  ),
  as(
    'listVideoTasks/poison-passed',
    'fate ignored',
    'A broken record is left out.',
    call(api, 'listVideoTasks', () => ({ fate: () => 'succeed' })),
    'listVideoTasks',
  ),
  as(
    'listVideoTasks/size-of-one',
    'wrong default',
    'Without a size a page holds one task.',
    written('listVideoTasks', /"pageSize":10,/, '"pageSize":1,'),
    'listVideoTasks',
  ),
  as(
    'media/month',
    'wrong value',
    'The path of a video tells another month.',
    success(api, get, ({ body }) => ({
      body: body.replace(
        /(\/ai\/video\/[^/]+\/)(\d{4})(\d\d)/,
        (_, head, year) => `${head}${year}13`,
      ),
    })),
    get,
  ),
  as('media/dies', 'expiry never', 'A video is gone after a day.', mediaFor(86_400_000), 'media'),
  as(
    'media/cover-as-jpeg',
    'wrong media',
    'A cover is a JPEG.',
    media(api, async (find, target) => {
      const found = await find(target)
      return 'file' in found ? { file: '9x16.jpg', contentType: 'image/jpeg' } : found
    }),
    'media',
  ),
  as(
    'credits/charged-late',
    'credit not charged',
    'A task is charged when it is at its end.',
    store((real, reached) => ({
      spend(ledger, opening, spending, now) {
        reached()
        return real.spend(
          ledger,
          opening,
          { ...spending, amount: Math.floor(spending.amount / 2) },
          now,
        )
      },
    })),
  ),
]

/** Refusals of a caller whose headers are read differently. */
function refusing(
  change: (header: (name: string) => string | undefined) => (name: string) => string | undefined,
): Mutant['parts'] {
  return member(api, (real, reached) => ({
    refuse(refused, talk) {
      reached()
      const { world, now, method, path, queryText, origin, endpoint, identity, chance } = talk
      const header = change((name) => talk.header(name))
      const other = {
        world,
        now,
        method,
        path,
        queryText,
        origin,
        endpoint,
        identity,
        chance,
        header,
      }
      return real.refuse(refused, other)
    },
  }))
}

/** The second of two refusals where both would be right. */
function swapped(
  first: string,
  second: string,
  isSecond: (body: Record<string, unknown>) => boolean,
): Mutant['parts'] {
  return outcome(api, create, async (run, { body }) => {
    const found = await run()
    const isBoth = 'refusal' in found && found.refusal.kind === first && isSecond(Object(body))
    return isBoth ? { refusal: { kind: second, reason: 'a defect' } } : found
  })
}

/** Media that die some time after they were made; the moment of that stands in their path. */
function mediaFor(life: number): Mutant['parts'] {
  return (reached) => ({
    provider: (real) =>
      real.contract.id === api
        ? {
            ...real,
            media: real.media.map((route) => ({
              ...route,
              async locate(target, worldOf) {
                let now = 0
                const found = await route.locate(target, (name) => {
                  const world = worldOf(name)
                  now = world?.clock.now() ?? 0
                  return world
                })
                if (!('lastModified' in found) || now < found.lastModified + life) return found
                reached()
                return { forbidden: 'a defect' }
              },
            })),
          }
        : real,
  })
}
