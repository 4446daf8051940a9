import { afterAll, beforeAll, describe, expect } from 'vitest'
import { openStand, type Stand } from '../../support/backlot.ts'
import { inBrowser } from '../../support/browser.ts'
import { lookAround, openPage } from './look.ts'

let stand: Stand
beforeAll(async () => {
  stand = await openStand()
})
afterAll(() => stand.close())

describe('the scenarios page', () => {
  inBrowser(
    'plays a scenario in a world of its own, and shows its tasks on the axis of time',
    async ({ page }) => {
      await openPage(page, stand, 'scenarios', 'default')
      await page.getByRole('button', { name: 'Play tiktok-dead-preview' }).click()
      await page.waitForURL(/world=tiktok-dead-preview-1/)
      const run = page.locator('#run')
      await run.getByText(/^Passed/).waitFor()
      const steps = await run.getByRole('listitem').count()
      expect(await run.getByRole('status').innerText()).toContain(`${steps} steps`)
      expect(await page.locator('.lane').count()).toBeGreaterThan(0)
      // Its clock stands still, so that what is there can be looked at.
      expect(await stand.control('GET', '/clock?world=tiktok-dead-preview-1')).toMatchObject({
        mode: 'frozen',
      })
      await lookAround(page, 'scenarios')
    },
  )
})
