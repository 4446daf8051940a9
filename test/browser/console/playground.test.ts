import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect } from 'vitest'
import * as clients from '../../../client/index.ts'
import { openStand, type Stand } from '../../support/backlot.ts'
import { inBrowser } from '../../support/browser.ts'
import { hostile } from './film.ts'
import { lookAround, lookForRoom, openPage } from './look.ts'

let stand: Stand
beforeAll(async () => {
  stand = await openStand()
})
afterAll(() => stand.close())

const animation = { operation: 'tiktok createImageAnimationTask' }

describe('the playground', () => {
  inBrowser('calls an operation with what it suggests, and shows the answer', async ({ page }) => {
    const world = await stand.freshWorld()
    await openPage(page, stand, 'playground', world, animation)
    expect(await page.getByRole('textbox', { name: 'image_url' }).inputValue()).toMatch(/^https:/)
    await page.getByRole('button', { name: 'Call' }).click()
    await page.getByText('Answered, HTTP 200').waitFor()
    await page.locator('pre.body').getByText('"task_ids"').waitFor()
    await lookAround(page, 'playground-answer')
    await page.getByRole('link', { name: 'Watch its task' }).click()
    await page.locator('#task').getByText('SUBMITTED').first().waitFor()
  })

  inBrowser('sends what was typed, whatever it is, and tells of a refusal', async ({ page }) => {
    const world = await stand.freshWorld()
    await openPage(page, stand, 'playground', world, animation)
    await page.getByRole('textbox', { name: 'image_url' }).fill('')
    const instead = page.getByLabel('background_prompt when empty')
    expect(await instead.isVisible()).toBe(false)
    await page.getByRole('textbox', { name: 'background_prompt' }).fill('')
    await instead.selectOption('empty text')
    await page.getByLabel('video_generation_count').fill('many')
    await page.getByRole('button', { name: 'Call' }).click()
    await page.getByText('Refused, HTTP 200: 40002').waitFor()
    const { requests } = await stand.control<{ requests: { request: { body: string } }[] }>(
      ...(['GET', `/requests?world=${world}`] as const),
    )
    const sentBody = JSON.parse(requests[0]?.request.body ?? '')
    expect(sentBody).not.toHaveProperty('image_url')
    expect(sentBody).toMatchObject({
      ...{ animation_prompt: null, background_prompt: '', video_generation_count: 'many' },
    })
    expect(await page.getByLabel('animation_prompt when empty').inputValue()).toBe('null')
    await page.getByRole('status').locator('.reason').getByText('image_url').waitFor()
    expect(await page.getByLabel('video_generation_count').inputValue()).toBe('many')
    await page.getByRole('link', { name: 'What the contract says' }).click()
    await page.getByRole('heading', { name: 'Why it was refused' }).waitFor()
    const sent = page.getByRole('list', { name: 'Sent in the body' })
    expect(await sent.innerText()).toContain('"many"')
  })

  inBrowser('writes the same call for a shell and for a program', async ({ page }) => {
    const world = await stand.freshWorld()
    await stand.control('PUT', `/quotas?world=${world}`, {
      ...{ provider: 'tiktok', operation: 'createImageAnimationTask', limit: 9 },
    })
    await openPage(page, stand, 'playground', world, animation)
    await page.getByRole('button', { name: 'Call' }).click()
    await page.getByText('Answered, HTTP 200').waitFor()
    const [shell = '', program = ''] = await page.locator('.shell code').allInnerTexts()
    const { stdout } = await promisify(execFile)('sh', ['-c', `${shell} --silent`])
    expect(JSON.parse(stdout)).toMatchObject({ code: 0 })
    await run(program)
    const { requests } = await stand.control<{ requests: { request: { body: string } }[] }>(
      'GET',
      `/requests?world=${world}`,
    )
    const bodies = requests.map(({ request }) => JSON.parse(request.body))
    expect(bodies).toHaveLength(3)
    expect(bodies[0]).toHaveProperty('animation_prompt', null)
    expect(bodies[1]).toEqual(bodies[0])
    expect(bodies[2]).toEqual(bodies[0])
  })

  inBrowser('puts ids that this world gave where the next call needs them', async ({ page }) => {
    const world = await stand.freshWorld()
    await openPage(page, stand, 'playground', world, { operation: 'creatify createLink' })
    await page.getByRole('button', { name: 'Call' }).click()
    await page.getByText(/^Answered, HTTP 20/).waitFor()
    const answer = JSON.parse(await page.locator('pre.body').innerText())
    await page.getByLabel('Operation').selectOption('creatify createVideo')
    await page.waitForURL(/createVideo/)
    expect(await page.getByLabel('link', { exact: false }).first().inputValue()).toBe(answer.id)
    await page.getByRole('button', { name: 'Call' }).click()
    await page.getByText(/^Answered, HTTP 20/).waitFor()
  })

  inBrowser('says so where a fault takes the answer away', async ({ page }) => {
    const world = await stand.freshWorld()
    await openPage(page, stand, 'playground', world, animation)
    for (const kind of ['lostResponse', 'halfClose', 'truncate']) {
      const order = { provider: 'tiktok', times: 1, fault: { kind } }
      await stand.control('POST', `/faults?world=${world}`, order)
      const answered = page.waitForResponse(/playground\/call/)
      await page.getByRole('button', { name: 'Call' }).click()
      expect((await answered).status(), kind).toBe(422)
      await page.getByRole('alert').getByText('No whole answer came.').waitFor()
    }
  })

  inBrowser('asks for consent where the vendor wants a notice first', async ({ page }) => {
    const world = await stand.freshWorld()
    await openPage(page, stand, 'playground', world, { operation: 'tiktok uploadVideo' })
    const form = page.getByRole('form', { name: 'Call uploadVideo' })
    await form.evaluate((one: HTMLFormElement) => {
      one.noValidate = true
    })
    await page.getByRole('button', { name: 'Call' }).click()
    await page.getByRole('alert').getByText('Not confirmed.').waitFor()
    await page.getByRole('checkbox').check()
    await page.getByRole('button', { name: 'Call' }).click()
    await page.getByText('HTTP 200').waitFor()
  })

  inBrowser('shows what comes from outside as text', async ({ page }) => {
    const world = await stand.freshWorld()
    await openPage(page, stand, 'playground', world, animation)
    const prompt = page.getByRole('textbox', { name: 'animation_prompt' })
    for (const text of hostile) {
      await prompt.fill(text)
      await page.getByRole('button', { name: 'Call' }).click()
      const line = page.locator('.shell code').first()
      await expect.poll(() => line.innerText()).toContain(text.slice(0, 6))
      expect(await page.locator('main script, main b').count()).toBe(0)
      await stand.control('POST', `/clock/advance?world=${world}`, { by: '2m' })
    }
    await lookForRoom(page, 'playground-hostile')
  })

  inBrowser('has a form for every operation of every API', async ({ page }) => {
    await openPage(page, stand, 'playground', await stand.freshWorld())
    const options = page.getByLabel('Operation').locator('option')
    const keys = await options.evaluateAll((all) => all.map((one) => one.getAttribute('value')))
    let chosen = 0
    for (const key of keys) {
      const target = `/_backlot/console/playground?operation=${encodeURIComponent(key ?? '')}`
      const html = await (await stand.backlot.fetch(stand.url + target)).text()
      expect(html).toContain(`aria-label="Call ${key?.split(' ')[1]}"`)
      chosen += html.match(/<option value="&quot;[^>]* selected/g)?.length ?? 0
    }
    expect(keys.length).toBeGreaterThan(20)
    // Examples fill in lists of choices, too.
    expect(chosen).toBeGreaterThan(3)
  })
})

/** Runs a program that the playground shows; its import is handed to it. */
async function run(program: string): Promise<void> {
  const body = program.replace(
    /^import \{ (\w+) \} from 'backlot\/client'$/m,
    'const { $1 } = clients',
  )
  expect(body).not.toBe(program)
  const quiet = { log: () => undefined }
  const work = new Function('clients', 'console', `return (async () => {${body}})()`)
  await work(clients, quiet)
}
