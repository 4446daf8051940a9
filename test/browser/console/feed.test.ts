import { describe, expect } from 'vitest'
import { createBacklot } from '../../../emulator/index.ts'
import { inBrowser } from '../../support/browser.ts'

describe('a page of the console', () => {
  inBrowser(
    'says that its backlot is gone, and goes on by itself once there is one again',
    async ({ page }) => {
      const first = createBacklot({ clock: 'frozen' })
      const { url, port } = await first.listen()
      const second = createBacklot({ clock: 'frozen', start: '2027-01-01' })
      try {
        await page.goto(`${url}/_backlot/console/clock`)
        await page.locator('#now').getByText('2026-01-01 00:00:00').waitFor()
        const lost = page.getByText('Backlot does not answer.')
        expect(await lost.isVisible()).toBe(false)
        await first.close()
        await lost.waitFor()
        await second.listen({ port })
        await page.locator('#now').getByText('2027-01-01 00:00:00').waitFor()
        await lost.waitFor({ state: 'hidden' })
      } finally {
        await first.close()
        await second.close()
      }
    },
  )

  inBrowser('shows a world that is reset under it as it is then', async ({ page }) => {
    const backlot = createBacklot({ clock: 'frozen' })
    const { url } = await backlot.listen()
    try {
      await backlot.world().advance({ by: 3_600_000 })
      await page.goto(`${url}/_backlot/console/clock`)
      await page.locator('#now').getByText('2026-01-01 01:00:00').waitFor()
      await backlot.fetch(`${url}/_backlot/reset`, { method: 'POST' })
      await page.locator('#now').getByText('2026-01-01 00:00:00').waitFor()
    } finally {
      await backlot.close()
    }
  })
})
