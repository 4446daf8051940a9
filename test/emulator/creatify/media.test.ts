import { createHash } from 'node:crypto'
import { afterEach, describe, expect, it } from 'vitest'
import { readMp4 } from '../engine/media/mp4.ts'
import { type Account, openAccount, type Settings } from './stage.ts'

let account: Account | undefined
afterEach(() => account?.close())

async function open(settings: Settings = {}): Promise<Account> {
  account = await openAccount({ callsPerMinute: 0, ...settings })
  return account
}

async function get(url: string | null | undefined) {
  if (!url) throw new Error('there is no URL')
  const reply = await fetch(url)
  const bytes = Buffer.from(await reply.arrayBuffer())
  return {
    status: reply.status,
    type: reply.headers.get('content-type'),
    headers: reply.headers,
    bytes,
  }
}

const quotients = { '9x16': 9 / 16, '16x9': 16 / 9, '1x1': 1 } as const

describe('the video of a job', () => {
  it.each([
    ['9x16', 15],
    ['16x9', 30],
    ['1x1', 60],
  ] as const)(
    'of %s and %d seconds is an MP4 of that shape and length, with a picture of it',
    async (ratio, seconds) => {
      const { make, look, pass } = await open()
      const { id } = await make('', { aspect_ratio: ratio, video_length: seconds })
      await pass({ until: id })
      const { video_output, video_thumbnail } = await look(id)
      expect(video_output).toMatch(/\/renders\/[a-z0-9]{10}\/output\.mp4$/)
      expect(video_thumbnail).toMatch(/\/[0-9a-f-]{36}-\d{10}\/thumbnail\.jpg$/)
      const film = await get(video_output)
      expect([film.status, film.type]).toEqual([200, 'video/mp4'])
      const { movie } = readMp4(film.bytes)
      expect(movie.duration / movie.timescale).toBe(seconds)
      const { width = 0, height = 0 } = movie.tracks[0]?.video ?? {}
      expect(width / height).toBeCloseTo(quotients[ratio], 2)
      const picture = await get(video_thumbnail)
      expect([picture.status, picture.type]).toEqual([200, 'image/jpeg'])
      expect(picture.bytes.subarray(0, 3).toString('hex')).toBe('ffd8ff')
    },
  )
})

describe('the page of a preview', () => {
  it('is HTML that any page may frame, and plays a film of the style and shape', async () => {
    const { make, look, pass } = await open()
    const { id } = await make('preview_list_async/', {
      visual_styles: ['FullScreenTemplate'],
      aspect_ratios: ['9x16', '1x1'],
    })
    await pass({ until: id })
    const { previews } = await look(id)
    expect(previews).toHaveLength(2)
    for (const { url, aspect_ratio } of previews) {
      expect(new URL(url).pathname + new URL(url).search).toMatch(
        /^\/preview\?layout=videos\/20260101\/[0-9a-f-]{36}\.json/,
      )
      const page = await get(url)
      expect([page.status, page.type]).toEqual([200, 'text/html; charset=utf-8'])
      expect(page.headers.get('x-frame-options')).toBeNull()
      expect(page.headers.get('content-security-policy')).toBeNull()
      const film = /<video src="([^"]+)"/.exec(page.bytes.toString())?.[1] ?? ''
      const { movie } = readMp4((await get(new URL(film, url).href)).bytes)
      const { width = 0, height = 0 } = movie.tracks[0]?.video ?? {}
      expect(width / height).toBeCloseTo(quotients[aspect_ratio as keyof typeof quotients], 2)
    }
  })

  it('of the synchronous call is there at once', async () => {
    const { make } = await open()
    const { preview, status } = await make('preview/')
    expect(status).toBe('pending')
    expect((await get(preview)).type).toBe('text/html; charset=utf-8')
  })
})

describe('an editor link', () => {
  it('is given only to accounts with access to the editor', async () => {
    const { make } = await open()
    expect((await make('preview/')).editor_url).toBeNull()
  })

  it('lives for a day, to the millisecond, and looking at the job does not renew it', async () => {
    const { make, look, pass } = await open({ editorAccess: true })
    const { id, editor_url } = await make('preview/')
    expect((await get(editor_url)).status).toBe(200)
    await pass({ by: '86399999ms' })
    expect((await look(id)).editor_url).toBe(editor_url)
    expect((await get(editor_url)).status).toBe(200)
    await pass({ by: '1ms' })
    const dead = await get(editor_url)
    expect([dead.status, dead.bytes.toString()]).toEqual([403, expect.stringMatching(/expired/)])
    expect((await look(id)).editor_url).toBe(editor_url)
  })

  it('lives as long as it is told to', async () => {
    const { make, pass } = await open({ editorAccess: true, editorLifeMs: 1000 })
    const { editor_url } = await make('preview/')
    await pass({ by: '1s' })
    expect((await get(editor_url)).status).toBe(403)
  })
})

describe('mediaLifeMs', () => {
  it('ends films, pictures and pages, counted from when they were made', async () => {
    const { make, look, pass } = await open({ mediaLifeMs: 60_000 })
    const { preview } = await make('preview/')
    const { id } = await make('')
    await pass({ until: id })
    const { video_output, video_thumbnail } = await look(id)
    expect((await get(preview)).status).toBe(403)
    for (const url of [video_output, video_thumbnail]) expect((await get(url)).status).toBe(200)
    await pass({ by: '1m' })
    for (const url of [video_output, video_thumbnail]) expect((await get(url)).status).toBe(403)
  })
})

describe('a sample', () => {
  it('of a voice is four seconds of sound, and of music as long as its piece', async () => {
    const { send } = await open()
    const { body: voices } = await send<{ accents: { preview_url: string }[] }[]>('GET', '/voices/')
    const { body: musics } = await send<{
      results: { url: string; duration: number; cover_url: string }[]
    }>('GET', '/musics/?page_size=2')
    const [first, second] = musics.results
    for (const [url, seconds] of [
      [voices[0]?.accents[0]?.preview_url, 4],
      [first?.url, first?.duration],
      [second?.url, second?.duration],
    ] as const) {
      const sound = await get(url)
      expect([sound.status, sound.type]).toEqual([200, 'audio/mp4'])
      const { movie } = readMp4(sound.bytes)
      expect(movie.tracks.map(({ codec }) => codec)).toEqual(['mp4a.40.2'])
      expect(movie.duration / movie.timescale).toBe(seconds)
    }
    const digests = [first, second].map(async (music) =>
      createHash('sha256')
        .update((await get(music?.url)).bytes)
        .digest('hex'),
    )
    expect(new Set(await Promise.all(digests)).size).toBe(2)
    expect((await get(first?.cover_url)).type).toBe('image/png')
  })

  it('of a persona comes in three shapes, and a product has the pictures that its link names', async () => {
    const { send, pictures } = await open()
    const { body } = await send<Record<string, string>[]>('GET', '/personas/')
    for (const shape of ['16_9', '1_1', '9_16']) {
      expect((await get(body[0]?.[`preview_image_${shape}`])).type).toBe('image/jpeg')
      expect((await get(body[0]?.[`preview_video_${shape}`])).type).toBe('video/mp4')
    }
    for (const picture of pictures) expect((await get(picture)).type).toBe('image/jpeg')
  })
})
