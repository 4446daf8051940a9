import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Backlot, createBacklot } from '../../../emulator/index.ts'
import { animation, avatarRemix, paths, tasksTarget } from '../../support/tiktok.ts'

/**
 * Every kind of URL that the APIs give out: each is served to the letter, and with one character changed, whichever,
 * it is refused as the vendor does, never as a page that nobody knows.
 */

const origin = 'http://localhost'
const settings = {
  creatify: { editorAccess: true, callsPerMinute: 0 },
  aitoearn: { quirks: { coverAlways: true } },
}

let backlot: Backlot
const targets = new Map<string, string>()

const headers = {
  'Access-Token': 'demo',
  'X-API-ID': 'demo',
  'X-API-KEY': 'demo',
  'Content-Type': 'application/json',
}

/** What a call answers, as text. */
async function call(path: string, body?: object): Promise<string> {
  const reply = await backlot.fetch(origin + path, {
    headers,
    ...(body && { method: 'POST', body: JSON.stringify(body) }),
  })
  return reply.text()
}

const statusOf = async (target: string): Promise<number> => {
  const reply = await backlot.fetch(origin + target, { method: 'HEAD' })
  return reply.status
}

beforeAll(async () => {
  backlot = createBacklot({ clock: 'frozen', providers: settings })
  const link: string = JSON.parse(await call('/api/links/', { url: 'https://e.com/a' })).id
  const [animated] = JSON.parse(await call(paths.createImageAnimationTask, animation)).data.task_ids
  const [remixed] = JSON.parse(await call(paths.createVideoTask, avatarRemix)).data.task_ids
  const video = JSON.parse(await call('/api/link_to_videos/', { link }))
  const preview = JSON.parse(await call('/api/link_to_videos/preview/', { link }))
  await call('/api/ai/video/generations', { model: 'seedance-2-beta', prompt: 'x' })
  await backlot.world().advance({ by: 3_600_000 })
  const answers = {
    animation: await call(tasksTarget([animated], 'IMAGE_ANIMATION')),
    remix: await call(tasksTarget([remixed], 'AVATAR_PRODUCT')),
    avatar: await call(paths.listDigitalAvatars),
    generation: await call('/api/ai/video/generations'),
    video: await call(`/api/link_to_videos/${video.id}/`),
    preview: await call(`/api/link_to_videos/${preview.id}/`),
    link: await call(`/api/links/?ids=${link}`),
    persona: await call('/api/personas/'),
    voice: await call('/api/voices/'),
    music: await call('/api/musics/'),
  }
  for (const [thing, answer] of Object.entries(answers))
    JSON.parse(answer, (name, value) => {
      for (const url of [value].flat())
        if (typeof url === 'string' && url.startsWith(origin) && !url.includes('/api/'))
          targets.set(`${thing} ${name}`, url.slice(origin.length))
      return value
    })
  const page = await call(targets.get('preview preview') ?? '')
  targets.set('preview film', /src="([^"]+)"/.exec(page)?.[1] ?? '')
})
afterAll(() => backlot.close())

const names = [
  'animation preview_url',
  'remix preview_url',
  'avatar avatar_thumbnail',
  'avatar avatar_preview_url',
  'generation videoUrl',
  'generation coverUrl',
  'video video_output',
  'video video_thumbnail',
  'video editor_url',
  'preview preview',
  'preview film',
  'preview editor_url',
  'link image_urls',
  'link logo_url',
  'link video_urls',
  'persona preview_image_16_9',
  'persona preview_video_9_16',
  'voice preview_url',
  'music url',
  'music cover_url',
]

it('every kind of URL stands in this table', () => {
  const kinds = [...targets.keys()].filter(
    (name) => !/^\w+ (\d+|preview_(image|video)_.*)$/.test(name),
  )
  expect(names).toEqual(expect.arrayContaining(kinds))
})

describe.each(names)('the URL of %s', (name) => {
  it('leads somewhere', async () => {
    expect(await statusOf(targets.get(name) ?? '/')).toBe(200)
  })

  it('with one character changed, left out or doubled is refused as the vendor does', async () => {
    const target = targets.get(name) ?? ''
    for (let at = 1; at < target.length; at += 1) {
      const sign = target[at] ?? ''
      const other = sign === '0' ? '1' : sign === 'a' ? 'b' : '0'
      const [before, after] = [target.slice(0, at), target.slice(at + 1)]
      for (const changed of [before + other + after, before + after, before + sign + sign + after])
        if (changed !== target) expect([changed, await statusOf(changed)]).toEqual([changed, 403])
    }
  })

  it('is no one’s in a world that does not exist', async () => {
    const target = targets.get(name) ?? ''
    expect(await statusOf(target.replaceAll('default', 'elsewhere'))).toBe(403)
  })
})

it('a path that resembles no URL of any API is still told what would be right', async () => {
  for (const path of ['/', '/v1/videos', '/v1.3/creative/aigc/video/list/', '/videos/generations'])
    expect([path, await statusOf(path)]).toEqual([path, 404])
})
