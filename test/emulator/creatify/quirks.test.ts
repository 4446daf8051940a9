import { afterEach, describe, expect, it } from 'vitest'
import { type Account, openAccount, type Settings } from './stage.ts'

let account: Account | undefined
afterEach(() => account?.close())

async function open(settings: Settings = {}): Promise<Account> {
  account = await openAccount(settings)
  return account
}

const twoStyles = { visual_styles: ['FullScreenTemplate', 'VanillaTemplate'] }

describe('a switch', () => {
  it.each([
    ['perPreview', 2],
    ['once', 1],
  ] as const)('previewListCharge: %s makes two previews cost %d', async (charge, cost) => {
    const { make, look, pass, balance } = await open({ quirks: { previewListCharge: charge } })
    const { id } = await make('preview_list_async/', twoStyles)
    await pass({ until: id })
    expect((await look(id)).credits_used).toBe(cost)
    expect(await balance()).toBe(999 - cost)
  })

  it.each([
    ['string', '0', '1'],
    ['number', 0, 1],
  ] as const)('progressType: %s writes progress so', async (progressType, first, last) => {
    const { make, look, pass } = await open({ quirks: { progressType } })
    const made = await make('')
    expect(made.progress).toBe(first)
    await pass({ until: made.id })
    expect((await look(made.id)).progress).toBe(last)
  })

  it('visualStylesRequired wants styles of a preview list, and of nothing else', async () => {
    const { send, link, make } = await open({ quirks: { visualStylesRequired: true } })
    expect(await send('POST', '/link_to_videos/preview_list_async/', { link })).toEqual({
      status: 400,
      body: { visual_styles: ['This field is required.'] },
    })
    expect((await make('preview_list_async/', twoStyles)).status).toBe('pending')
    expect((await make('')).status).toBe('pending')
  })

  it('unknownEnum: accept takes values that are not known yet, but no other type', async () => {
    const { send, link } = await open({ quirks: { unknownEnum: 'accept' } })
    const news = {
      language: 'xx',
      visual_style: 'NewTemplate',
      script_style: 'NewWriter',
      caption_style: 'new',
      model_version: 'aurora_v9',
      caption_setting: { font_family: 'New Sans' },
    }
    const made = await send('POST', '/link_to_videos/', { link, ...news })
    expect(made).toMatchObject({ status: 201, body: news })
    expect(await send('POST', '/link_to_videos/', { link, language: [] })).toEqual({
      status: 400,
      body: { language: ['Not a valid string.'] },
    })
  })

  it.each([402, 403, 400] as const)(
    'insufficientCreditsStatus: %d is what the poor get',
    async (status) => {
      const { send, link, control } = await open({ quirks: { insufficientCreditsStatus: status } })
      await control('PUT', '/credits', { provider: 'creatify', balance: 4 })
      expect(await send('POST', '/link_to_videos/', { link })).toEqual({
        status,
        body: { detail: 'Not enough credits.' },
      })
    },
  )

  it.each([
    [false, 999, 0],
    [true, 994, 5],
  ])(
    'chargeFailed: %s leaves %d credits after a job that failed',
    async (chargeFailed, left, used) => {
      const { make, look, pass, balance } = await open({ quirks: { chargeFailed } })
      const { id } = await make('', {}, { 'X-Backlot-Fate': 'fail' })
      await pass({ until: id })
      expect(await look(id)).toMatchObject({ status: 'failed', credits_used: used })
      expect(await balance()).toBe(left)
    },
  )

  it('lenientSlash serves paths without their last slash', async () => {
    const { send, link } = await open({ quirks: { lenientSlash: true } })
    expect((await send('GET', `/links/${link}`)).status).toBe(200)
    expect((await send('POST', '/link_to_videos', { link })).status).toBe(201)
  })

  it('credits.opening is what a fresh account has', async () => {
    expect(await (await open({ credits: { opening: 50 } })).balance()).toBe(49)
  })

  it('callsPerMinute is how many calls an account may make; 0 for any number', async () => {
    const { send, close } = await open({ callsPerMinute: 2 })
    const statuses = [await send('GET', '/voices/'), await send('GET', '/voices/')]
    expect(statuses.map(({ status }) => status)).toEqual([200, 429])
    await close()
    const free = await open({ callsPerMinute: 0 })
    for (let call = 0; call < 61; call += 1)
      expect((await free.send('GET', '/music_categories/')).status).toBe(200)
  })

  it('latency moves the middle of how long work takes', async () => {
    const { make, pass } = await open({
      latency: { videoMedianMs: 7_000, previewsMedianMs: 3_000, spread: 0 },
    })
    const spans: number[] = []
    for (const kind of ['', 'preview_list_async/'] as const) {
      const { id } = await make(kind)
      const fired = (await pass({ until: id }))['fired'] as { at: string }[]
      spans.push(Date.parse(fired.at(-1)?.at ?? '') - Date.UTC(2026, 0, 1))
    }
    expect(spans).toEqual([7_000, 10_000])
  })
})
