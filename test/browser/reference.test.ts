import { afterAll, beforeAll, describe, expect } from 'vitest'
import { contracts } from '../../contracts/index.ts'
import { openStand, type Stand } from '../support/backlot.ts'
import { inBrowser } from '../support/browser.ts'

let stand: Stand
beforeAll(async () => {
  stand = await openStand()
})
afterAll(() => stand.close())

describe('the reference page', () => {
  inBrowser(
    'shows the first document, offers every other, and asks nobody but this emulator',
    { timeout: 60_000 },
    async ({ page }) => {
      const complaints: string[] = []
      page.on('console', (message) => {
        if (message.type() === 'error') complaints.push(message.text())
      })
      const asked = new Set<string>()
      page.on('request', (request) => asked.add(new URL(request.url()).origin))
      await page.goto(`${stand.url}/_backlot/reference`)
      const [first] = contracts
      await page.getByRole('heading', { level: 1, name: first?.title ?? '' }).waitFor()
      await page.getByText('/creative/aigc/video/task/create/').first().waitFor()
      await page
        .getByRole('button', { name: /^(TikTok|Creatify|AiToEarn|Backlot) / })
        .first()
        .click()
      for (const { title } of contracts)
        await page.getByRole('option', { name: title }).first().waitFor()
      await page.getByRole('option', { name: 'Backlot control plane' }).click()
      await page.getByRole('heading', { level: 1, name: 'Backlot control plane' }).waitFor()
      expect([...asked]).toEqual([stand.url])
      // Among them would be whatever the policy of the page forbids.
      expect(complaints).toEqual([])
    },
  )
})
