import { afterAll, beforeAll, describe, expect } from 'vitest'
import { createTikTokClient } from '../../../client/index.ts'
import { openStand, type Stand } from '../../support/backlot.ts'
import { inBrowser } from '../../support/browser.ts'
import { openOrigin } from '../../support/origin.ts'
import { animate, hostile, previews } from './film.ts'
import { lookAround, lookForRoom, openPage } from './look.ts'

let stand: Stand
beforeAll(async () => {
  stand = await openStand()
})
afterAll(() => stand.close())

describe('the timeline', () => {
  inBrowser(
    'takes a newcomer from a first task over its video to the death of its URL',
    { timeout: 60_000 },
    async ({ page }) => {
      await openPage(page, stand, '', 'default')
      await page.getByText('No task yet').waitFor()
      await lookAround(page, 'timeline-empty')
      await page.getByRole('button', { name: 'Make a task' }).click()
      const state = page.locator('#task')
      await state.getByText('SUBMITTED').first().waitFor()
      await page.getByRole('button', { name: 'Let time pass until it is done' }).click()
      await state.locator('.head').getByText('SUCCESS').waitFor()
      const video = page.locator('#seen video')
      await video.evaluate((film: HTMLVideoElement) => film.play())
      await expect
        .poll(() => video.evaluate((film: HTMLVideoElement) => film.currentTime))
        .toBeGreaterThan(0.1)
      await video.evaluate((film: HTMLVideoElement) => film.pause())
      await lookAround(page, 'timeline-task')
      await page.getByRole('button', { name: 'Let time pass until it dies' }).click()
      await page.locator('#seen').getByText('This URL is dead.').waitFor()
      expect(await video.count()).toBe(0)
      await page.getByText('6h passed, and one thing happened.').waitFor()
    },
  )

  inBrowser(
    'shows a task of somebody else at once, and each state that it enters',
    async ({ page }) => {
      const world = await stand.freshWorld()
      await openPage(page, stand, '', world)
      const client = createTikTokClient({ baseUrl: stand.url, accessToken: `demo.${world}` })
      const { task_ids } = await client.createImageAnimationTask({
        image_url: 'https://media.example.com/kettle.jpg',
      })
      const [id] = task_ids
      const lane = page.locator(`#lane-${id}`)
      await lane.getByText('SUBMITTED').waitFor()
      await stand.control('POST', `/tasks/${id}/step?world=${world}`)
      await lane.getByText('PROCESSING').waitFor()
      await stand.control('POST', `/tasks/${id}/fail?world=${world}`)
      await lane.getByText('FAILED').waitFor()
    },
  )

  inBrowser('leaves a film alone that plays while other things happen', async ({ page }) => {
    const world = await stand.freshWorld()
    const task = await animate(stand, world)
    await stand.control('POST', `/clock/advance?world=${world}`, { until: task })
    await openPage(page, stand, '', world, { task })
    const video = await page.locator('#seen video').elementHandle()
    await page.getByText('The request that made it').click()
    await page.locator('details#request[open]').waitFor()
    await page.locator('#request').evaluate((details) => details.classList.add('old'))
    await stand.control('POST', `/clock/advance?world=${world}`, { by: '2m' })
    const another = await animate(stand, world)
    await page.locator(`#lane-${another}`).waitFor()
    // What was said about it is told anew, and what was opened there is open.
    await page.locator('#request.old').waitFor({ state: 'detached' })
    await page.locator('details#request[open]').waitFor()
    expect(await video?.evaluate((film) => film.isConnected)).toBe(true)
    // The player asks as part of the page, not as a client.
    const { requests } = await stand.control<{ requests: { operation: string }[] }>(
      ...(['GET', `/requests?world=${world}`] as const),
    )
    expect(requests.map(({ operation }) => operation)).toEqual(
      Array.from({ length: 2 }, () => 'createImageAnimationTask'),
    )
  })

  inBrowser('opens a task by keyboard alone, and closes it again', async ({ page }) => {
    const world = await stand.freshWorld()
    const id = await animate(stand, world)
    await openPage(page, stand, '', world)
    await page.locator(`#lane-${id}`).focus()
    await page.keyboard.press('Enter')
    await page.locator('#task').getByText(id).waitFor()
    expect(page.url()).toContain(`task=${id}`)
    await page.getByRole('link', { name: 'Close' }).press('Enter')
    await page.locator('#task').waitFor({ state: 'detached' })
  })

  inBrowser(
    'zooms in until a task lies outside, and finds it again by going back',
    async ({ page }) => {
      const world = await stand.freshWorld()
      const id = await animate(stand, world)
      await stand.control('POST', `/clock/advance?world=${world}`, { by: '1d' })
      await openPage(page, stand, '', world)
      await page.locator(`#lane-${id}`).waitFor()
      await page.getByRole('link', { name: '12h', exact: true }).click()
      await page.getByText('No task matches.').waitFor()
      for (let step = 0; step < 3; step += 1)
        await Promise.all([
          page.waitForEvent('load'),
          page.getByRole('link', { name: 'Earlier', exact: true }).click(),
        ])
      await page.locator(`#lane-${id}`).waitFor()
    },
  )

  inBrowser('moves the line of now with a clock that runs', async ({ page }) => {
    const world = await stand.freshWorld({ clock: '60x' })
    await animate(stand, world)
    await openPage(page, stand, '', world, { zoom: '5m' })
    const place = () => page.locator('.present').getAttribute('x1')
    const before = await place()
    await expect.poll(place).not.toBe(before)
  })

  inBrowser('marks the webhooks of a task, and tells how they were answered', async ({ page }) => {
    const receiver = await openOrigin((_, response) => response.writeHead(204).end())
    try {
      const world = await stand.freshWorld()
      const id = await previews(stand, world, receiver.url)
      await stand.control('POST', `/clock/advance?world=${world}`, { until: id })
      await openPage(page, stand, '', world, { task: id })
      await page.locator('#said').getByText('delivered').waitFor()
      expect(await page.locator(`#lane-${id} .webhook.delivered`).count()).toBe(1)
    } finally {
      await receiver.close()
    }
  })

  inBrowser('says why a task could not be made', async ({ page }) => {
    const world = await stand.freshWorld()
    await animate(stand, world)
    await openPage(page, stand, '', world)
    await page.getByRole('button', { name: 'Make a task' }).click()
    const alert = page.getByRole('alert').filter({ hasText: 'refused' })
    expect(await alert.innerText()).toContain('has used 1 of 1 calls in 60 s')
  })

  inBrowser('makes a task of every kind that there is', async ({ page }) => {
    const world = await stand.freshWorld()
    await openPage(page, stand, '', world)
    const kinds = page.locator('#recipe option')
    const keys = await kinds.evaluateAll((all) => all.map((one) => one.getAttribute('value') ?? ''))
    for (const key of keys) {
      await page.locator('#recipe').selectOption(key)
      const before = page.url()
      await page.getByRole('button', { name: 'Make a task' }).click()
      await page.waitForURL((url) => url.href !== before)
    }
    const made = await stand.control<{ tasks: { provider: string; operation: string }[] }>(
      'GET',
      `/tasks?world=${world}`,
    )
    const operations = new Set(made.tasks.map((one) => `${one.provider} ${one.operation}`))
    expect([...operations].sort()).toEqual(keys.sort())
  })

  inBrowser('shows what comes from outside as text', async ({ page }) => {
    const world = await stand.freshWorld()
    for (const [index, prompt] of hostile.entries()) {
      const task = await animate(stand, world, prompt)
      await openPage(page, stand, '', world, { task })
      await page.getByText('The request that made it').click()
      expect(await page.locator('details[open] pre').innerText()).toContain(
        JSON.stringify(prompt).slice(1, 12),
      )
      if (index === 0) expect(await page.locator('main script, main b').count()).toBe(0)
      await stand.control('POST', `/clock/advance?world=${world}`, { by: '2m' })
    }
    await lookForRoom(page, 'timeline-hostile')
  })
})

describe('a timeline of ten thousand tasks', () => {
  inBrowser(
    'draws a page of them, newest first, and finds those that are asked for',
    async ({ page }) => {
      const world = await stand.freshWorld()
      await stand.control('POST', `/fixtures?world=${world}`, {
        tiktok: [
          { account: 'needle', tasks: [{ type: 'IMAGE_ANIMATION', ago: '2h' }] },
          { account: 'hay', tasks: [{ type: 'IMAGE_ANIMATION', count: 10_000, ago: '1h' }] },
        ],
      })
      await openPage(page, stand, '', world)
      await page.getByText('10001 tasks').waitFor()
      expect(await page.locator('.lane').count()).toBe(40)
      await page.getByLabel('Account').fill('needle')
      await page.keyboard.press('Enter')
      await page.getByText('One task', { exact: true }).waitFor()
      expect(await page.locator('.lane').count()).toBe(1)
      await page.goto(`${stand.url}/_backlot/?world=${world}&state=failed`)
      await page.getByText('No task matches.').waitFor()
      // The strip leads to where the tasks are; from a stretch without any there is a way, too.
      await page.goto(
        `${stand.url}/_backlot/?world=${world}&account=needle&zoom=1m&end=2025-12-31T00:00:00Z`,
      )
      await page.getByRole('link', { name: 'To the nearest tasks' }).click()
      await page.getByText('One task', { exact: true }).waitFor()
      await page.goto(`${stand.url}/_backlot/?world=${world}&zoom=30m`)
      expect(await page.locator('.overview a').count()).toBe(2)
      await page.locator('.overview a').first().click()
      await page.getByText('One task', { exact: true }).waitFor()
      await lookForRoom(page, 'timeline-overview')
    },
  )
})
