import { mkdir } from 'node:fs/promises'
import { buffer } from 'node:stream/consumers'
import axe, { type AxeResults } from 'axe-core'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { addressOf } from '../../../emulator/http/console/address.ts'
import type { Stand } from '../../support/backlot.ts'

/** Where screenshots are put; people look at them, nothing else does. */
const folder = 'screenshots'

const sizes = [
  { name: 'wide', width: 1280, height: 900 },
  { name: 'narrow', width: 400, height: 860 },
]

/** Opens a page of the console and waits until it follows the feed. */
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
}

/**
 * Looks at a page as people with different eyes and windows do: a screenshot of each, nothing serious for axe,
 * nothing that the policy of the page forbids, nothing wider than its window.
 */
export async function lookAround(page: Page, name: string): Promise<void> {
  await mkdir(folder, { recursive: true })
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    for (const { name: size, ...viewport } of sizes) {
      await page.setViewportSize(viewport)
      await page.screenshot({ path: `${folder}/${name}-${colorScheme}-${size}.png` })
      const width = await page.evaluate(() => document.documentElement.scrollWidth)
      expect(width, `${name} at ${viewport.width} pixels`).toBeLessThanOrEqual(viewport.width)
    }
    expect(await troublesOf(page), `${name}, ${colorScheme}`).toEqual([])
  }
  await page.setViewportSize({ width: 1280, height: 900 })
}

/** What comes of a click that saves a file. */
export async function savedBy(page: Page, click: () => Promise<void>): Promise<Buffer> {
  const download = page.waitForEvent('download')
  await click()
  return buffer(await (await download).createReadStream())
}

/** What axe finds serious or worse. */
async function troublesOf(page: Page): Promise<string[]> {
  await page.evaluate(axe.source)
  const { violations } = await page.evaluate<AxeResults>('axe.run({ resultTypes: ["violations"] })')
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)
}
