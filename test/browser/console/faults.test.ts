import request from 'supertest'
import { afterAll, beforeAll, describe, expect } from 'vitest'
import { openStand, type Stand } from '../../support/backlot.ts'
import { inBrowser } from '../../support/browser.ts'
import { openReceiver } from '../../support/receiver.ts'
import { animate, previews } from './film.ts'
import { lookAround, openPage } from './look.ts'

let stand: Stand
beforeAll(async () => {
  stand = await openStand()
})
afterAll(() => stand.close())

const list = (world: string) =>
  request(stand.url)
    .get('/open_api/v1.3/creative/aigc/video/task/list/')
    .set('Access-Token', `demo.${world}`)

const faultsOf = async (world: string) =>
  (await stand.control<{ faults: object[] }>('GET', `/faults?world=${world}`)).faults

describe('the page of faults and fates', () => {
  inBrowser('arms a fault, sees it strike, and disarms it', async ({ page }) => {
    const world = await stand.freshWorld()
    await openPage(page, stand, 'faults', world)
    await page.getByText('Nothing lies in wait').waitFor()
    await page.getByLabel('What goes wrong').selectOption('http')
    await page.getByLabel('In particular').fill('503')
    await page.getByLabel('Which calls').selectOption('tiktok')
    await page.getByRole('button', { name: 'Arm', exact: true }).click()
    await page.getByText('http lies in wait').waitFor()
    const waiting = page.locator('#waiting')
    await waiting.getByText('status 503').waitFor()
    expect((await list(world)).status).toBe(503)
    await waiting.getByText('1 struck').waitFor()
    await waiting.getByRole('button', { name: 'Disarm' }).click()
    await page.getByText('is disarmed.').waitFor()
    expect((await list(world)).status).toBe(200)
  })

  inBrowser('says beside the form what makes a fault impossible', async ({ page }) => {
    await openPage(page, stand, 'faults', await stand.freshWorld())
    await page.getByLabel('What goes wrong').selectOption('error')
    await page.getByLabel('In particular').fill('teapot')
    await page.getByRole('button', { name: 'Arm', exact: true }).click()
    await page.getByRole('alert').getByText('there is no code "teapot"').waitFor()
  })

  inBrowser('decides what becomes of the next task', async ({ page }) => {
    const world = await stand.freshWorld()
    await openPage(page, stand, 'faults', world)
    await page.getByLabel('Let it').selectOption('fail')
    await page.getByLabel('the next of').selectOption('tiktok createImageAnimationTask')
    await page.getByRole('button', { name: 'Ask', exact: true }).click()
    await page.getByText('The next createImageAnimationTask meets fail.').waitFor()
    await page.locator('#waiting').getByText('once').waitFor()
    const id = await animate(stand, world)
    await page.getByText('Nothing lies in wait').waitFor()
    await stand.control('POST', `/clock/advance?world=${world}`, { until: id })
    expect(await stand.control('GET', `/tasks?world=${world}`)).toMatchObject({
      tasks: [{ id, status: 'FAILED' }],
    })
  })

  inBrowser('lets a preview die', async ({ page }) => {
    const world = await stand.freshWorld()
    await openPage(page, stand, 'faults', world)
    const preset = page.getByRole('form', { name: 'The preview that dies' })
    await preset.getByRole('button').click()
    await page.locator('#seen').getByText('This URL is dead.').waitFor()
  })

  inBrowser('has a quota storm, a lost response and a double webhook ready', async ({ page }) => {
    const world = await stand.freshWorld()
    await openPage(page, stand, 'faults', world)
    const press = (name: string) =>
      page.getByRole('form', { name }).getByRole('button', { name: 'Let it happen' }).click()
    await press('The quota storm')
    await page.getByText('The next five calls of tiktok are refused with 40100.').waitFor()
    expect((await list(world)).body).toMatchObject({ code: 40100 })
    await page.locator('#waiting').getByText('1 of 5 struck').waitFor()
    await press('The lost response')
    await page.getByText('The answer to the next ').waitFor()
    expect(await faultsOf(world)).toMatchObject([
      { times: 5 },
      { times: 1, fault: { kind: 'lostResponse' } },
    ])
    await press('The double webhook')
    await page.locator('#waiting').getByText('webhook.duplicate').waitFor()
    await lookAround(page, 'faults-presets')
    const receiver = await openReceiver()
    try {
      await stand.control('DELETE', `/faults?world=${world}`)
      const id = await previews(stand, world, receiver.hook)
      await stand.control('POST', `/clock/advance?world=${world}`, { until: id })
      await stand.control('POST', `/clock/advance?world=${world}`, { by: '1m' })
      const [first, second, ...more] = receiver.bodies
      expect(JSON.parse(first ?? '')).toMatchObject({ id })
      expect(second).toBe(first)
      expect(more).toEqual([])
    } finally {
      await receiver.close()
    }
  })
})
