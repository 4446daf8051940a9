import { afterAll, beforeAll, describe, expect } from 'vitest'
import { openStand, type Stand } from '../../support/backlot.ts'
import { inBrowser } from '../../support/browser.ts'
import { animate } from './film.ts'
import { lookAround, openPage } from './look.ts'

let stand: Stand
beforeAll(async () => {
  stand = await openStand()
})
afterAll(() => stand.close())

describe('the clock page', () => {
  inBrowser('lets an hour pass and tells what happened in it', async ({ page }) => {
    const world = await stand.freshWorld()
    const id = await animate(stand, world)
    await openPage(page, stand, 'clock', world)
    await page.getByRole('button', { name: '+ 1 h' }).click()
    await page.getByText('1h passed, and 2 things happened.').waitFor()
    const fired = page.getByRole('main').getByRole('listitem')
    expect(await fired.allInnerTexts()).toEqual([
      expect.stringMatching(`task.status ${id} PROCESSING$`),
      expect.stringMatching(`task.status ${id} SUCCESS$`),
    ])
    await page.locator('#face').getByText('2026-01-01 01:00:00').waitFor()
    await lookAround(page, 'clock')
  })

  inBrowser('shows at once that somebody else has moved time', async ({ page }) => {
    const world = await stand.freshWorld()
    await openPage(page, stand, 'clock', world)
    await stand.control('POST', `/clock/advance?world=${world}`, { by: '90m' })
    await page.locator('#now').getByText('2026-01-01 01:30:00').waitFor()
    await page.locator('#face').getByText('2026-01-01 01:30:00').waitFor()
  })

  inBrowser('says beside the form what is wrong with a duration', async ({ page }) => {
    await openPage(page, stand, 'clock', await stand.freshWorld())
    await page.getByLabel('By', { exact: true }).fill('soon')
    await page.keyboard.press('Enter')
    expect(await page.getByRole('alert').filter({ hasText: 'soon' }).innerText()).toContain('1h30m')
  })

  inBrowser('runs where it is told to, and the clock on the page with it', async ({ page }) => {
    await openPage(page, stand, 'clock', await stand.freshWorld())
    const shown = () => page.locator('#now time').first().innerText()
    await page.getByRole('button', { name: '3600x' }).click()
    await page.locator('#mode-3600x[aria-pressed=true]').waitFor()
    const before = await shown()
    await expect.poll(shown).not.toBe(before)
  })
})
