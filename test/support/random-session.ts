import fc from 'fast-check'
import type { Backlot } from '../../emulator/index.ts'
import {
  animation,
  avatarRemix,
  footage,
  paths,
  remix,
  tasksTarget,
  videosTarget,
} from './tiktok.ts'

/** Anything a client or a test may do in a world, drawn at random and the same whenever it is played. */

/** One thing done: which, and what chooses among what there is then. */
export interface Deed {
  readonly what: number
  readonly who: number
  readonly pick: number
  readonly size: number
}

export const deeds = (most: number, only = doing.length): fc.Arbitrary<readonly Deed[]> =>
  fc.array(
    fc.record({
      what: fc.nat(only - 1),
      who: fc.nat(9),
      pick: fc.nat(1000),
      size: fc.nat(1000),
    }),
    { minLength: Math.floor(most / 2), maxLength: most },
  )

/** What chance alone seldom comes to: work of every API under way, and a webhook that nobody takes and that is tried again. */
export const prelude: readonly Deed[] = [0, 3, 8, 9, 10, 17, 21].map((what) => ({
  what,
  who: 0,
  pick: what === 21 ? 50 : 0,
  size: 0,
}))

/** Calls of APIs that make something: the first of all deeds. */
export const makings = (most: number): fc.Arbitrary<readonly Deed[]> => deeds(most, 4)

/** Plays deeds in one world of a backlot, and tells what was answered. */
export interface Player {
  play(deed: Deed): Promise<string>
  playAll(all: readonly Deed[]): Promise<string[]>
  /** The same who goes on elsewhere: it knows what this one has learned. */
  in(backlot: Backlot): Player
}

const origin = 'http://backlot.test'
/** Nobody listens there, so that webhooks are tried again. */
const nowhere = 'http://127.0.0.1:1/hook'

interface Asking {
  readonly target: string
  readonly method?: string
  readonly body?: object
  readonly fate?: string | undefined
}

interface Known {
  readonly ids: string[]
  readonly links: string[]
  readonly media: string[]
}

type Do = (deed: Deed, known: Known) => Asking

const at = <T>(items: readonly T[], index: number): T | undefined => items[index % items.length]
const one = <T>(items: readonly [T, ...T[]], index: number): T => at(items, index) ?? items[0]
const post = (target: string, body: object, fate?: string): Asking => ({
  target,
  method: 'POST',
  body,
  fate,
})
const put = (target: string, body: object): Asking => ({ target, method: 'PUT', body })
const control = (path: string): Asking => ({ target: `/_backlot/${path}` })
const some = ({ ids }: Known, { pick, size }: Deed): string[] =>
  ids.slice(pick % Math.max(1, ids.length)).slice(0, 1 + (size % 3))
const fateOf = ({ size }: Deed): string | undefined =>
  at([undefined, undefined, undefined, 'fail', 'slow', 'stuck'], size)
const task = (known: Known, { pick }: Deed): string => at(known.ids, pick) ?? '0'
const styles = ['FullScreenTemplate', 'SideBySideTemplate', 'DramaticTemplate'] as const
const types = ['AVATAR_PRODUCT', 'VOICEOVER', 'IMAGE_ANIMATION', 'DUBBED'] as const
const jobs = '/api/link_to_videos'
const videos = '/api/ai/video/generations'
const faults = [
  { kind: 'duplicateKeys' },
  { kind: 'malformedJson' },
  { kind: 'http', status: 503 },
  { kind: 'stuckTask' },
  { kind: 'lateSuccess' },
  { kind: 'latency', clock: 'virtual', by: { uniform: [1, 5000] } },
] as const
const providers = ['tiktok', 'creatify', 'aitoearn'] as const

const doing: readonly Do[] = [
  () => post(paths.uploadVideo, footage),
  (deed) => post(paths.createVideoTask, avatarRemix, fateOf(deed)),
  (deed, known) => post(paths.createVideoTask, remix(some(known, deed)), fateOf(deed)),
  (deed) => post(paths.createImageAnimationTask, animation, fateOf(deed)),
  (deed, known) => ({ target: tasksTarget(some(known, deed), at(types, deed.size)) }),
  ({ pick, size }) => ({ target: videosTarget([one(types, pick)], 1 + (size % 3), 2) }),
  () => ({ target: paths.listDigitalAvatars }),
  () => post(paths.createVideoTask, { aigc_video_type: 'NONE' }),

  ({ pick }) => post('/api/links/', { url: `https://shop.example.com/kettle-${pick % 5}` }),
  (deed, known) =>
    post(
      `${jobs}/preview_list_async/`,
      {
        link: at(known.links, deed.pick) ?? 'none',
        visual_styles: styles.slice(deed.size % 2),
        webhook_url: nowhere,
      },
      fateOf(deed),
    ),
  (deed, known) =>
    post(
      `${jobs}/`,
      { link: at(known.links, deed.pick) ?? 'none', webhook_url: nowhere },
      fateOf(deed),
    ),
  (deed, known) => post(`${jobs}/preview/`, { link: at(known.links, deed.pick) ?? 'none' }),
  (deed, known) => post(`${jobs}/${task(known, deed)}/render/`, {}),
  (deed, known) =>
    post(`${jobs}/${task(known, deed)}/render_single_preview/`, {
      media_job: at(known.ids, deed.size) ?? 'none',
    }),
  (deed, known) => ({ target: `${jobs}/${task(known, deed)}/` }),
  (deed, known) => put(`/api/links/${at(known.links, deed.pick) ?? 'none'}/`, { title: 'Other' }),
  () => ({ target: '/api/remaining_credits/' }),

  (deed) => post(videos, { model: 'seedance-2-fast-beta', prompt: `P ${deed.pick}` }, fateOf(deed)),
  (deed, known) => ({ target: `${videos}/${task(known, deed)}` }),
  ({ pick }) => ({ target: `${videos}?page=${1 + (pick % 2)}&pageSize=3` }),

  (deed, known) => ({ target: at(known.media, deed.pick) ?? '/preview?layout=none' }),

  ({ pick, size }) =>
    post('/_backlot/clock/advance', at([{ by: `${1 + pick}s` }, { next: true }], size) ?? {}),
  ({ pick, size }) => post('/_backlot/clock/advance', { by: `${1 + ((pick * size) % 36_000)}s` }),
  (deed, known) =>
    post(
      `/_backlot/tasks/${task(known, deed)}/${at(['step', 'finish', 'fail', 'hold'], deed.size)}`,
      {},
    ),
  ({ pick }) =>
    post('/_backlot/fates', {
      provider: one(providers, pick),
      fate: 'fail',
      times: 1 + (pick % 3),
    }),
  ({ pick }) =>
    post('/_backlot/fates', {
      provider: 'creatify',
      fate: at(['webhook.duplicate', 'webhook.delay', 'webhook.reorder', 'webhook.drop'], pick),
      times: 2,
    }),
  ({ pick, size }) =>
    post('/_backlot/faults', {
      provider: one(providers, size),
      times: 1 + (pick % 3),
      probability: 0.5,
      fault: at(faults, pick),
    }),
  ({ pick }) =>
    put('/_backlot/quotas', {
      provider: 'tiktok',
      operation: 'createImageAnimationTask',
      limit: 1 + (pick % 4),
    }),
  ({ pick }) =>
    put('/_backlot/credits', { provider: one(['creatify', 'aitoearn'], pick), balance: pick }),
  ({ pick }) => put('/_backlot/apps/default', { avatar: pick % 2 === 0 }),
  () => control('clock'),
  () => control('tasks?pageSize=1000'),
  () => control('quotas'),
  () => control('credits?pageSize=1000'),
  () => control('webhooks?pageSize=1000'),
  () => control('fates'),
  () => control('faults'),
]

/** How long a receiver took is real time, and the same at no other time. */
export const timeless = (text: string): string => text.replaceAll(/"tookMs":[\d.]+/g, '"tookMs":0')

const accounts = ['', '', '', '', '', '', '', '.default.other', '.shop.me', '.shop'] as const

/** Someone who knows nothing of a world yet. */
export const createPlayer = (backlot: Backlot, world: string): Player =>
  playerWith(backlot, world, { ids: [], links: [], media: [] })

function playerWith(backlot: Backlot, world: string, known: Known): Player {
  const play = async (deed: Deed): Promise<string> => {
    const make = doing[deed.what]
    if (!make) throw new RangeError(`there is no deed ${deed.what}`)
    const { target, method = 'GET', body, fate } = make(deed, known)
    const credential = `demo.${world}${one(accounts, deed.who)}`
    const isOurs = target.startsWith('/_backlot')
    const mark = target.includes('?') ? '&' : '?'
    const response = await backlot.fetch(
      origin + target + (isOurs ? `${mark}world=${world}` : ''),
      {
        method,
        headers: {
          'content-type': 'application/json',
          ...(!isOurs && {
            'access-token': credential,
            'x-api-id': credential,
            'x-api-key': credential,
          }),
          ...(fate !== undefined && { 'x-backlot-fate': fate }),
        },
        ...(body && { body: JSON.stringify(body) }),
      },
    )
    const isText = /json|html|plain/.test(response.headers.get('content-type') ?? '')
    const text = isText
      ? await response.text()
      : `${(await response.arrayBuffer()).byteLength} bytes`
    learn(known, text, target)
    // What falls due at this very moment begins by itself, in real time; here it has ended before the next deed.
    await backlot.world(world).advance({ by: 0 })
    const headers = [...response.headers].map(([name, value]) => `${name}: ${value}`)
    return `${method} ${target}\n${response.status} ${headers.join('; ')}\n${timeless(text)}`
  }

  return {
    play,
    async playAll(all) {
      const told: string[] = []
      for (const deed of all) told.push(await play(deed))
      return told
    },
    in: (other) =>
      playerWith(other, world, {
        ids: [...known.ids],
        links: [...known.links],
        media: [...known.media],
      }),
  }
}

const idForm =
  /"(?:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{24}|\d{19}|v10033\w{20,})"/g
const urlForm = /http:\/\/backlot\.test(\/[^"\\]*)/g

function learn({ ids, links, media }: Known, text: string, target: string): void {
  // What calls are named by leads nowhere.
  const lasting = text.replaceAll(/"request_?id":"[^"]*"/gi, '')
  const add = (list: string[], found: string): void => {
    if (!list.includes(found) && list.length < 40) list.push(found)
  }
  const found = (lasting.match(idForm) ?? []).map((quoted) => quoted.slice(1, -1))
  for (const id of found) add(target === '/api/links/' ? links : ids, id)
  for (const [, path = ''] of lasting.matchAll(urlForm)) add(media, path)
}
