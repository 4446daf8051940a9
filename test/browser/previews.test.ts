import { afterAll, beforeAll, describe, expect } from 'vitest'
import { type Account, openAccount } from '../emulator/creatify/stage.ts'
import { inBrowser } from '../support/browser.ts'
import { type Origin, openOrigin } from '../support/origin.ts'

let account: Account
/** Another origin: a page there shows whatever its query asks for, as markup. */
let host: Origin
beforeAll(async () => {
  account = await openAccount({ editorAccess: true })
  host = await openOrigin((request, response) => {
    const markup = new URL(request.url ?? '/', host.url).searchParams.get('show')
    response.writeHead(200, { 'content-type': 'text/html' }).end(`<!doctype html>${markup}`)
  })
})
afterAll(async () => {
  await account.close()
  await host.close()
})

const showing = (markup: string): string => `${host.url}/?show=${encodeURIComponent(markup)}`

describe('the page of a preview', () => {
  inBrowser('plays its film in a frame of another origin', async ({ page }) => {
    const { id } = await account.make('preview_list_async/', { aspect_ratio: '16x9' })
    await account.pass({ until: id })
    const url = (await account.look(id)).previews[0]?.url ?? ''
    expect(new URL(url).origin).not.toBe(host.url)
    await page.goto(showing(`<iframe src="${url}" width="480" height="270"></iframe>`))
    const video = page.frameLocator('iframe').locator('video')
    // It plays by itself: the picture is there and time goes on.
    await expect.poll(() => video.evaluate(playedFor)).toBeGreaterThan(0.2)
    expect(await video.evaluate(shapeOf)).toEqual({ ratio: 1.78, seconds: 15 })
    const box = await video.boundingBox()
    expect(box?.height).toBeLessThanOrEqual(270)
    expect(await page.frameLocator('iframe').locator('title').textContent()).toMatch(/^Preview: /)
  })

  inBrowser('of the editor tells that there is none', async ({ page }) => {
    const { editor_url } = await account.make('preview/')
    await page.goto(editor_url ?? '')
    expect(await page.getByText('The editor is not emulated.').isVisible()).toBe(true)
  })
})

describe('media', () => {
  inBrowser('of every kind can be shown by a page of another origin', async ({ page }) => {
    const { id } = await account.make('', { video_length: 30, aspect_ratio: '1x1' })
    await account.pass({ until: id })
    const { video_output, video_thumbnail } = await account.look(id)
    const { body } = await account.send<{ results: { url: string; cover_url: string }[] }>(
      'GET',
      '/musics/?page_size=1',
    )
    const [music] = body.results
    await page.goto(
      showing(`<video muted autoplay src="${video_output}"></video><audio autoplay src="${music?.url}"></audio>
        <img id="still" src="${video_thumbnail}"><img id="cover" src="${music?.cover_url}">`),
    )
    for (const kind of ['video', 'audio'])
      await expect.poll(() => page.locator(kind).evaluate(playedFor)).toBeGreaterThan(0.2)
    expect(await page.locator('video').evaluate(shapeOf)).toEqual({ ratio: 1, seconds: 30 })
    for (const picture of ['#still', '#cover'])
      expect(await page.locator(picture).evaluate(widthOf)).toBeGreaterThan(10)
  })
})

// These run in the page.

function playedFor(element: Element): number {
  if (!(element instanceof HTMLMediaElement)) throw new Error('this plays nothing')
  return element.readyState >= 2 ? element.currentTime : 0
}

function shapeOf(element: Element): { ratio: number; seconds: number } {
  if (!(element instanceof HTMLVideoElement)) throw new Error('this is no video')
  const { videoWidth, videoHeight, duration } = element
  return { ratio: Math.round((videoWidth / videoHeight) * 100) / 100, seconds: duration }
}

function widthOf(element: Element): number {
  if (!(element instanceof HTMLImageElement)) throw new Error('this is no picture')
  return element.naturalWidth
}
