import { mkdir, readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { buffer } from 'node:stream/consumers'
import type { AxeResults, RunOptions } from 'axe-core'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { addressOf } from '../../../emulator/http/console/address.ts'
import type { Stand } from '../../support/backlot.ts'

/** Where screenshots are put; people look at them, nothing else does. Those by night are taken when asked for. */
const folder = 'screenshots'
const isAll = process.env['SCREENSHOTS'] === 'all'

/** What axe is asked to do: no more than what is looked at below. */
const options: RunOptions = { resultTypes: ['violations'], preload: false, iframes: false }

/**
 * Each page is seen by day in a wide window and by night in a narrow one, where only those rules are asked again that
 * colours and widths decide.
 */
const looks = [
  { colorScheme: 'light', name: 'light-wide', width: 1280, height: 900, rules: options },
  {
    colorScheme: 'dark',
    name: 'dark-narrow',
    width: 400,
    height: 860,
    rules: { ...options, runOnly: ['color-contrast', 'scrollable-region-focusable', 'list'] },
  },
] as const

type Look = (typeof looks)[number]

/** The first of them alone, for what only differs in its words from what was seen by night. */
export const byDay = [looks[0]]

/** Opens a page of the console, on which nothing to speak of moves as it comes, and waits until it follows the feed. */
export async function openPage(
  page: Page,
  { url }: Stand,
  name: string,
  world: string,
  query: Readonly<Record<string, string>> = {},
): Promise<void> {
  const connected = page.waitForResponse((response) => response.url().includes('/_backlot/events'))
  await page.goto(url + addressOf(name, world, query))
  await connected
  expect(await page.evaluate(shifted), `${name} moved as it came`).toBeLessThan(0.01)
}

/**
 * Looks at a page as people with different eyes and windows do: a screenshot of each, nothing serious for axe,
 * nothing that the policy of the page forbids, nothing wider than its window.
 */
export async function lookAround(
  page: Page,
  name: string,
  as: readonly Look[] = looks,
): Promise<void> {
  await page.evaluate(await axeSource)
  for (const look of as) {
    await seeAs(page, look, name)
    expect(await troublesOf(page, look.rules), `${name}, ${look.name}`).toEqual([])
  }
  await page.setViewportSize({ width: 1280, height: 900 })
}

/** Looks whether a page that axe has seen before has room for more than it usually holds. */
export async function lookForRoom(page: Page, name: string): Promise<void> {
  for (const look of looks) await seeAs(page, look, name)
  await page.setViewportSize({ width: 1280, height: 900 })
}

async function seeAs(page: Page, look: Look, title: string): Promise<void> {
  const { name, colorScheme, width, height } = look
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
  await page.setViewportSize({ width, height })
  if (isAll || look === looks[0]) {
    await mkdir(folder, { recursive: true })
    await page.screenshot({ path: `${folder}/${title}-${name}.png` })
  }
  const taken = await page.evaluate(() => document.documentElement.scrollWidth)
  expect(taken, `${title} at ${width} pixels`).toBeLessThanOrEqual(width)
}

/** The share of the window that has moved though nobody had touched it. It runs in the page. */
function shifted(): Promise<number> {
  return new Promise((resolve) => {
    const observer = new PerformanceObserver((list) => {
      const shifts = list.getEntries().map((entry) => ('value' in entry ? Number(entry.value) : 0))
      resolve(shifts.reduce((sum, one) => sum + one, 0))
    })
    observer.observe({ type: 'layout-shift', buffered: true })
    // There is one of these in any case, and both are told of together.
    observer.observe({ type: 'navigation', buffered: true })
  })
}

/** What comes of a click that saves a file. */
export async function savedBy(page: Page, click: () => Promise<void>): Promise<Buffer> {
  const download = page.waitForEvent('download')
  await click()
  return buffer(await (await download).createReadStream())
}

/** The small edition, for it travels to the page. */
const axeSource = readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** What axe finds serious or worse. */
async function troublesOf(page: Page, rules: object): Promise<string[]> {
  const { violations } = await page.evaluate<AxeResults>(`axe.run(${JSON.stringify(rules)})`)
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)
}
