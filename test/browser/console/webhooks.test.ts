import { afterAll, beforeAll, describe, expect } from 'vitest'
import { openStand, type Stand } from '../../support/backlot.ts'
import { inBrowser } from '../../support/browser.ts'
import { openReceiver, type Receiver, statuses } from '../../support/receiver.ts'
import { hostile } from './film.ts'
import { byDay, lookAround, lookForRoom, openPage } from './look.ts'

let stand: Stand
let receiver: Receiver
beforeAll(async () => {
  stand = await openStand()
  receiver = await openReceiver(statuses(503, 204))
})
afterAll(async () => {
  await stand.close()
  await receiver.close()
})

let letters = 0
/** Has a world send a webhook a minute from now. */
function post(world: string, body: string, url = receiver.hook): void {
  letters += 1
  const { webhooks, clock } = stand.backlot.world(world)
  webhooks.post(
    { provider: 'creatify', account: 'default', operation: 'createVideo', task: 'task-1' },
    {
      at: clock.now() + 60_000,
      event: 'rendered',
      key: String(letters),
      url,
      body: () => body,
    },
  )
}

describe('the webhooks page', () => {
  inBrowser('shows a webhook live, with each attempt, and sends it once more', async ({ page }) => {
    const world = await stand.freshWorld()
    await openPage(page, stand, 'webhooks', world)
    await page.getByText('No webhook yet').waitFor()
    await lookAround(page, 'webhooks-empty', byDay)
    post(world, '{"status":"done"}')
    await stand.control('POST', `/clock/advance?world=${world}`, { by: '1h' })
    const letter = page.locator('#wh-000001')
    await letter.getByText('delivered').waitFor()
    const attempts = letter.getByRole('list', { name: 'Attempts of wh-000001' })
    expect(await attempts.getByRole('listitem').allInnerTexts()).toEqual([
      expect.stringContaining('answered 503'),
      expect.stringContaining('answered 204'),
    ])
    await letter.getByText('What was sent').click()
    await letter.getByText('"status": "done"').waitFor()
    await lookAround(page, 'webhooks')
    await letter.getByRole('button', { name: 'Resend' }).click()
    await page.getByText('wh-000001 was sent once more, as wh-000002').waitFor()
    await page.locator('#wh-000002').getByText('repeats wh-000001').waitFor()
    expect(receiver.bodies).toHaveLength(3)
    await page.getByLabel('State').selectOption('failed')
    await page.getByText('No webhook matches.').waitFor()
  })

  inBrowser('tells why one was never sent, and shows hostile ones as text', async ({ page }) => {
    const world = await stand.freshWorld()
    post(world, 'nobody reads this', 'http://10.1.2.3/hook')
    for (const text of hostile) post(world, JSON.stringify({ text }))
    await stand.control('POST', `/clock/advance?world=${world}`, { by: '1h' })
    await openPage(page, stand, 'webhooks', world)
    await page.locator('#wh-000001 .reason').waitFor()
    expect(await page.locator('#wh-000001').innerText()).toContain('blocked')
    for (const summary of await page.getByText('What was sent').all()) await summary.click()
    expect(await page.locator('main script, main b').count()).toBe(0)
    await page.getByText('document.title = ').first().waitFor()
    await lookForRoom(page, 'webhooks-hostile')
  })
})
