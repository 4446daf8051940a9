import { execFile } from 'node:child_process'
import { text } from 'node:stream/consumers'
import { promisify } from 'node:util'
import request from 'supertest'
import { afterAll, beforeAll, describe, expect } from 'vitest'
import { openStand, type Stand } from '../../support/backlot.ts'
import { inBrowser } from '../../support/browser.ts'
import { avatarRemix, paths, product } from '../../support/tiktok.ts'
import { animate, hostile } from './film.ts'
import { byDay, lookAround, lookForRoom, openPage } from './look.ts'

let stand: Stand
beforeAll(async () => {
  stand = await openStand()
})
afterAll(() => stand.close())

const create = '/open_api/v1.3/creative/aigc/image_animation/task/create/'

/** Makes a call with a field that nobody reads. */
const mistyped = async (world: string) => {
  await request(stand.url)
    .post(create)
    .set('Access-Token', `demo.${world}`)
    .send({ image_url: 'https://media.example.com/kettle.jpg', animation_promt: 'Let it steam' })
}

/** Asks for a video of a product by its name; one that is too long is refused, and shown all the same. */
const advertise = async (world: string, product_name: string) => {
  const product_info_list = [{ ...product, product_name }]
  await request(stand.url)
    .post(paths.createVideoTask)
    .set('Access-Token', `demo.${world}`)
    .send({
      ...avatarRemix,
      product_video_info: { ...avatarRemix.product_video_info, product_info_list },
    })
}

describe('the requests page', () => {
  inBrowser('shows a call as it comes, and takes it out again by a filter', async ({ page }) => {
    const world = await stand.freshWorld()
    await openPage(page, stand, 'requests', world)
    await page.getByText('No call yet').waitFor()
    await lookAround(page, 'requests-empty', byDay)
    await animate(stand, world)
    await page.locator('#req-000001').getByText('createImageAnimationTask').waitFor()
    await mistyped(world)
    await page.locator('#req-000002 .reason').getByText('has used 1 of 1 calls').waitFor()
    await lookAround(page, 'requests')
    await page.getByLabel('Outcome').selectOption('refused')
    await page.waitForURL(/refused=true/)
    expect(await page.locator('.call').count()).toBe(1)
    await page.getByLabel('HTTP').fill('404')
    await page.keyboard.press('Enter')
    await page.getByText('No call matches.').waitFor()
    await page.getByLabel('HTTP').fill('soon')
    await page.keyboard.press('Enter')
    await page.getByRole('alert').getByText('query status: ').waitFor()
  })

  inBrowser(
    'tells of each field how it is known, and of one that nobody reads',
    async ({ page }) => {
      const world = await stand.freshWorld()
      await mistyped(world)
      await openPage(page, stand, 'requests', world)
      await page.locator('#req-000001').focus()
      await page.keyboard.press('Enter')
      const sent = page.getByRole('list', { name: 'Sent in the body' })
      await sent.getByText('image_url', { exact: true }).waitFor()
      const rows = await sent.getByRole('listitem').allInnerTexts()
      expect(rows.map((row) => row.replace(/\s+/g, ' '))).toEqual([
        expect.stringMatching(/^image_url .*(documented|public|observed|assumed)/),
        expect.stringMatching(/^animation_promt .*unread .*Did you mean animation_prompt\?/),
      ])
      await page.getByRole('list', { name: 'Answered' }).getByText('request_id').waitFor()
      await lookAround(page, 'requests-call')
      await page.getByRole('link', { name: 'All calls' }).click()
      await page.locator('#req-000001').waitFor()
    },
  )

  inBrowser('says why a call was refused, and which calls were before it', async ({ page }) => {
    const world = await stand.freshWorld()
    await animate(stand, world)
    await mistyped(world)
    await openPage(page, stand, 'requests', world, { call: 'req-000002' })
    const why = page.getByRole('region', { name: 'Why it was refused' })
    await why.getByText('✗ quota', { exact: true }).waitFor()
    await why.getByText('2026-01-01 00:01:00').waitFor()
    await lookAround(page, 'requests-refused')
    await why.getByRole('link', { name: 'req-000001' }).click()
    await page.getByRole('heading', { name: 'createImageAnimationTask' }).waitFor()
    await page.goto(`${stand.url}/_backlot/console/requests?world=${world}&call=req-000077`)
    await page.getByRole('alert').getByText('holds no req-000077').waitFor()
  })

  inBrowser('copies a call that can be made again as it was', async ({ page }) => {
    const world = await stand.freshWorld()
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    await animate(stand, world, "It's @ [kettle] {1}")
    await openPage(page, stand, 'requests', world, { call: 'req-000001' })
    await page.getByRole('button', { name: 'Copy' }).click()
    await page.getByRole('button', { name: 'Copied' }).waitFor()
    const line = await page.evaluate(() => navigator.clipboard.readText())
    await stand.control('POST', `/clock/advance?world=${world}`, { by: '2m' })
    const { stdout } = await promisify(execFile)('sh', ['-c', `${line} --silent`])
    expect(JSON.parse(stdout)).toMatchObject({ code: 0 })
    const call = (id: string) =>
      stand.control<{ request: { body: string } }>('GET', `/requests/${id}?world=${world}`)
    const [first, again] = [await call('req-000001'), await call('req-000002')]
    expect(again.request.body).toBe(first.request.body)
  })

  inBrowser('exports what it shows as an archive', async ({ page }) => {
    const world = await stand.freshWorld()
    await animate(stand, world)
    await mistyped(world)
    await openPage(page, stand, 'requests', world, { refused: 'true' })
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Export HAR' }).click(),
    ])
    expect(download.suggestedFilename()).toBe(`backlot-${world}.har`)
    const { log } = JSON.parse(await text(await download.createReadStream()))
    expect([log.version, log.entries.length]).toEqual(['1.2', 1])
    expect(log.entries[0].request.postData.text).toContain('animation_promt')
  })

  inBrowser('shows what comes from outside as text', async ({ page }) => {
    const world = await stand.freshWorld()
    for (const [index, name] of hostile.entries()) {
      await advertise(world, name)
      await openPage(page, stand, 'requests', world, { call: `req-00000${index + 1}` })
      expect(await page.locator('pre.body').first().innerText()).toContain(
        JSON.stringify(name).slice(1, 12),
      )
      expect(await page.locator('main script, main b').count()).toBe(0)
    }
    await lookForRoom(page, 'requests-hostile')
  })
})
