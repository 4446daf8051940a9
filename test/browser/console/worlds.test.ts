import { afterAll, beforeAll, describe, expect } from 'vitest'
import { openStand, type Stand } from '../../support/backlot.ts'
import { inBrowser } from '../../support/browser.ts'
import { animate } from './film.ts'
import { lookAround, openPage, savedBy } from './look.ts'

let stand: Stand
beforeAll(async () => {
  stand = await openStand()
})
afterAll(() => stand.close())

const tasksOf = async (world: string): Promise<number> =>
  (await stand.control<{ total: number }>('GET', `/tasks?world=${world}`)).total

describe('the worlds page', () => {
  inBrowser('opens a world, leads there, and drops it', async ({ page }) => {
    await openPage(page, stand, 'worlds', 'default')
    await page.getByLabel('Name').fill('checkout')
    await page.getByLabel('Tasks move by').selectOption('manual')
    await page.getByRole('button', { name: 'Open', exact: true }).click()
    await page.waitForURL(/world=checkout/)
    expect(await page.getByLabel('World').inputValue()).toBe('checkout')
    await page.getByRole('link', { name: 'Worlds' }).click()
    await page.getByRole('button', { name: 'Reset checkout' }).waitFor()
    await lookAround(page, 'worlds')
    await page.getByRole('button', { name: 'Drop checkout' }).click()
    await page.waitForURL((url) => !url.search.includes('checkout'))
    expect(await page.getByRole('button', { name: 'Drop checkout' }).count()).toBe(0)
  })

  inBrowser('says what is wrong with a world that cannot be opened', async ({ page }) => {
    await openPage(page, stand, 'worlds', 'default')
    await page.getByLabel('Name').fill('default')
    await page.getByRole('button', { name: 'Open', exact: true }).click()
    await page.getByRole('alert').filter({ hasText: 'is open already' }).waitFor()
  })

  inBrowser('switches worlds from any page, and stays on it', async ({ page }) => {
    const [one, other] = [await stand.freshWorld(), await stand.freshWorld()]
    const id = await animate(stand, other)
    await openPage(page, stand, 'clock', one)
    await page.getByLabel('World').selectOption(other)
    await page.waitForURL(new RegExp(`/clock\\?world=${other}$`))
    await page.getByLabel('Until done').selectOption(id)
  })

  inBrowser('saves a snapshot, and lets a world that was reset go on from it', async ({ page }) => {
    const world = await stand.freshWorld()
    await animate(stand, world)
    await openPage(page, stand, 'worlds', world)
    const link = page.getByRole('link', { name: 'Save a snapshot' })
    const buffer = await savedBy(page, () => link.click())
    await page.getByRole('button', { name: `Reset ${world}` }).click()
    await page.getByText('is as it was born').waitFor()
    expect(await tasksOf(world)).toBe(0)
    const file = { name: 'snapshot.json', mimeType: 'application/json', buffer }
    await page.getByLabel('Go on from', { exact: true }).setInputFiles(file)
    await page.getByRole('button', { name: 'Restore' }).click()
    await page.getByText('goes on where the snapshot was taken').waitFor()
    expect(await tasksOf(world)).toBe(1)
  })

  inBrowser('says where there is no such world', async ({ page }) => {
    await page.goto(`${stand.url}/_backlot/?world=<b>nowhere</b>`)
    await page.getByText('<b>nowhere</b>').waitFor()
    await page.getByRole('link', { name: 'open it yourself' }).click()
    await page.getByRole('heading', { name: 'Worlds' }).waitFor()
  })
})
