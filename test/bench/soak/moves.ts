import type { Shot } from '../loads.ts'

/** What a world's callers know by now. */
export interface Known {
  readonly credential: string
  readonly hook: string
  readonly tasks: string[]
  readonly links: string[]
  readonly jobs: string[]
  readonly videos: string[]
  readonly media: string[]
}

/** A call that is made again and again. */
export interface Move {
  readonly name: string
  /** How often it is made beside others. */
  readonly weight: number
  /** Undefined while too little is known for it. */
  shot(known: Known): Shot | undefined
  /** Whether an answer that no fault has touched is right. */
  isRight(status: number, text: string): boolean
  /** Takes from a right answer what later calls need. */
  learn?(known: Known, text: string): void
}

const json = { 'content-type': 'application/json' }
const ads = '/open_api/v1.3'
const tiktok = ({ credential }: Known) => ({ ...json, 'access-token': credential })
const creatify = ({ credential }: Known) => ({
  ...json,
  'x-api-id': credential,
  'x-api-key': credential,
})
const aitoearn = ({ credential }: Known) => ({ ...json, 'x-api-key': credential })

type Headers = Shot['headers']
const get = (path: string, headers: Headers): Shot => ({ method: 'GET', path, headers })
const post = (path: string, headers: Headers, body: unknown): Shot => ({
  method: 'POST',
  path,
  headers,
  body: JSON.stringify(body),
})

const one = (of: readonly string[]): string | undefined => of[Math.floor(Math.random() * of.length)]

/** Remembers a few: old ones make room. */
function keep(among: string[], ...ids: readonly string[]): void {
  among.push(...ids)
  if (among.length > 40) among.splice(0, among.length - 40)
}

const isOk = (status: number): boolean => status >= 200 && status < 300
/** Two of the APIs tell of failure inside a 200. */
export const hasCode = (code: number, text: string): boolean =>
  new RegExp(`"code":${code}[,}]`).test(text)
const isZero = (status: number, text: string): boolean => status === 200 && hasCode(0, text)
const refusedWith =
  (code: number) =>
  (status: number, text: string): boolean =>
    status === 200 && hasCode(code, text)

const linksIn = (text: string): string[] =>
  [...text.matchAll(/"(http:[^"]+)"/g)].flatMap(
    ([, url = '']) => new URL(url).pathname + new URL(url).search,
  )

export const moves: readonly Move[] = [
  {
    name: 'TikTok create',
    weight: 6,
    shot: (known) =>
      post(`${ads}/creative/aigc/image_animation/task/create/`, tiktok(known), {
        image_url: 'https://media.example.com/kettle.jpg',
        video_generation_count: 2,
      }),
    isRight: isZero,
    learn: ({ tasks }, text) => keep(tasks, ...(text.match(/"\d{19}"/g) ?? [])),
  },
  {
    name: 'TikTok tasks',
    weight: 12,
    shot(known) {
      const ids = known.tasks.slice(-5)
      const asked = encodeURIComponent(`[${ids.join(',')}]`)
      if (ids.length === 0) return undefined
      return get(
        `${ads}/creative/aigc/video/task/list/?task_ids=${asked}&aigc_video_type=IMAGE_ANIMATION`,
        tiktok(known),
      )
    },
    isRight: isZero,
  },
  {
    name: 'TikTok videos',
    weight: 6,
    shot: (known) =>
      get(
        `${ads}/creative/aigc/video/list/?aigc_video_types=${encodeURIComponent('["IMAGE_ANIMATION"]')}`,
        tiktok(known),
      ),
    isRight: isZero,
    learn: ({ media }, text) => keep(media, ...linksIn(text)),
  },
  {
    name: 'TikTok bad call',
    weight: 2,
    shot: (known) =>
      post(`${ads}/creative/aigc/image_animation/task/create/`, tiktok(known), {
        image_url: 'no URL',
      }),
    isRight: refusedWith(40002),
  },
  {
    name: 'Creatify link',
    weight: 2,
    shot: (known) =>
      post('/api/links/', creatify(known), { url: 'https://shop.example.com/kettle' }),
    isRight: isOk,
    learn: ({ links }, text) => keep(links, (JSON.parse(text) as { id: string }).id),
  },
  {
    name: 'Creatify create',
    weight: 3,
    shot(known) {
      const link = one(known.links)
      if (link === undefined) return undefined
      return post('/api/link_to_videos/preview_list_async/', creatify(known), {
        link,
        visual_styles: ['FullScreenTemplate'],
        webhook_url: known.hook,
      })
    },
    isRight: isOk,
    learn: ({ jobs }, text) => keep(jobs, (JSON.parse(text) as { id: string }).id),
  },
  {
    name: 'Creatify read',
    weight: 12,
    shot(known) {
      const job = one(known.jobs)
      return job === undefined ? undefined : get(`/api/link_to_videos/${job}/`, creatify(known))
    },
    isRight: isOk,
    learn: ({ media }, text) =>
      keep(media, ...linksIn(text).filter((path) => !path.includes('hook'))),
  },
  {
    name: 'Creatify unknown',
    weight: 1,
    shot: (known) =>
      get('/api/link_to_videos/00000000-0000-4000-8000-000000000000/', creatify(known)),
    isRight: (status) => status === 404,
  },
  {
    name: 'AiToEarn create',
    weight: 5,
    shot: (known) =>
      post('/api/ai/video/generations', aitoearn(known), {
        model: 'seedance-2-fast-beta',
        prompt: 'A kettle pours by itself',
        ratio: '9:16',
        duration: 6,
      }),
    isRight: isZero,
    learn: ({ videos }, text) =>
      keep(videos, (JSON.parse(text) as { data: { id: string } }).data.id),
  },
  {
    name: 'AiToEarn read',
    weight: 8,
    shot(known) {
      const video = one(known.videos)
      return video === undefined
        ? undefined
        : get(`/api/ai/video/generations/${video}`, aitoearn(known))
    },
    isRight: isZero,
  },
  {
    name: 'AiToEarn list',
    weight: 6,
    shot: (known) => get('/api/ai/video/generations?page=1&pageSize=10', aitoearn(known)),
    isRight: isZero,
  },
  {
    name: 'media',
    weight: 3,
    shot(known) {
      const path = one(known.media)
      return path === undefined ? undefined : get(path, { range: 'bytes=0-16383' })
    },
    // At sixty times the speed some links die while they are known.
    isRight: (status) => status === 200 || status === 206 || status === 403,
  },
]

/** A move by its weight. */
export function drawMove(): Move {
  let left = Math.random() * moves.reduce((sum, { weight }) => sum + weight, 0)
  for (const move of moves) {
    left -= move.weight
    if (left < 0) return move
  }
  return moves[0] as Move
}
