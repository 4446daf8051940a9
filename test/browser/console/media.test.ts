import { afterAll, beforeAll, describe, expect } from 'vitest'
import { openStand, type Stand } from '../../support/backlot.ts'
import { inBrowser } from '../../support/browser.ts'
import { animate, remix } from './film.ts'
import { lookAround, openPage, savedBy } from './look.ts'

let stand: Stand
beforeAll(async () => {
  stand = await openStand()
})
afterAll(() => stand.close())

describe('the media page', () => {
  inBrowser('hands a remix over only after the notice that its API asks for', async ({ page }) => {
    const world = await stand.freshWorld()
    const id = await remix(stand, world)
    await stand.control('POST', `/clock/advance?world=${world}`, { until: id })
    await openPage(page, stand, 'media', world)
    await lookAround(page, 'media')
    await page.getByRole('link', { name: 'Download' }).first().click()
    await page.getByText('platforms of the TikTok brand only').waitFor()
    expect(await page.getByRole('link', { name: 'Save the file' }).count()).toBe(0)
    await lookAround(page, 'media-notice')
    // Nothing happens without the tick, and the page that says so is not left.
    await page.getByRole('button', { name: 'Go on' }).click()
    expect(await page.getByRole('link', { name: 'Save the file' }).count()).toBe(0)
    await page.getByLabel('I have read this.').check()
    await page.getByRole('button', { name: 'Go on' }).click()
    const link = page.getByRole('link', { name: 'Save the file' })
    const film = await savedBy(page, () => link.click())
    expect(film.subarray(4, 8).toString()).toBe('ftyp')
  })

  inBrowser('hands an animation over without one, until its URL has died', async ({ page }) => {
    const world = await stand.freshWorld()
    const id = await animate(stand, world)
    await stand.control('POST', `/clock/advance?world=${world}`, { until: id })
    await openPage(page, stand, 'media', world, { task: id, take: '0' })
    await page.getByRole('link', { name: 'Save the file' }).waitFor()
    await stand.control('POST', `/clock/advance?world=${world}`, { by: '6h' })
    await page.reload()
    await page.getByRole('alert').filter({ hasText: 'This URL is dead' }).waitFor()
  })

  inBrowser('takes footage over only after the notice for uploads', async ({ page }) => {
    const world = await stand.freshWorld()
    await openPage(page, stand, 'media', world)
    await page.getByText('You hold every right in this file').waitFor()
    const used = async () =>
      (await stand.control<{ total: number }>('GET', `/requests?world=${world}`)).total
    await page.getByRole('button', { name: 'Upload' }).click()
    expect(await used()).toBe(0)
    await page.getByLabel('I confirm all of this.').check()
    await page.getByRole('button', { name: 'Upload' }).click()
    await page.getByText('uploadVideo took it over.').waitFor()
    expect(await used()).toBe(1)
  })
})
