import { expect } from 'vitest'
import { createBacklot } from '../../../emulator/index.ts'
import { inBrowser } from '../../support/browser.ts'
import { lookAround } from './look.ts'

inBrowser('a console with a token asks for it once, and is live from then on', async ({ page }) => {
  const backlot = createBacklot({ clock: 'frozen' })
  const { url } = await backlot.listen({ token: 'the-token' })
  try {
    await page.goto(`${url}/_backlot/`)
    await page.getByLabel('Token').fill('guessed')
    await page.keyboard.press('Enter')
    await page.getByText('This is not the token.').waitFor()
    await lookAround(page, 'door')
    await page.getByLabel('Token').fill('the-token')
    const connected = page.waitForResponse((response) => response.url().includes('/events'))
    await page.keyboard.press('Enter')
    expect((await connected).status()).toBe(200)
    await page.getByRole('link', { name: 'Clock', exact: true }).click()
    await page.getByRole('button', { name: '+ 1 h' }).click()
    await page.getByText('1h passed, and nothing happened.').waitFor()
  } finally {
    await backlot.close()
  }
})
