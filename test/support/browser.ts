import { accessSync, constants } from 'node:fs'
import { chromium } from 'playwright-core'
import { test } from 'vitest'

/** Where the browser is. */
const executablePath = process.env['CHROMIUM_PATH'] || '/usr/bin/chromium'

const flags = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--autoplay-policy=no-user-gesture-required',
  // Whatever a page asks for, no other machine is found.
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost',
]

/**
 * A test in a real browser, one for the file. Its page reaches this machine only: a request to another fails the
 * test, as does an error on the page. Without a browser the test is skipped, and says so; in CI it fails.
 */
export const inBrowser = test
  // biome-ignore lint/correctness/noEmptyPattern: a fixture names what it needs, here nothing
  .extend('browser', { scope: 'file' }, async ({}, { onCleanup }) => {
    if (!hasBrowser()) return undefined
    const browser = await chromium.launch({ executablePath, args: flags })
    onCleanup(() => browser.close())
    return browser
  })
  .extend('page', async ({ browser, skip }, { onCleanup }) => {
    if (!browser) return leaveOut(skip)
    const context = await browser.newContext()
    const complaints: string[] = []
    await context.route(isElsewhere, async (route) => {
      complaints.push(`it asks for ${route.request().url()}`)
      await route.abort()
    })
    const page = await context.newPage()
    page.on('pageerror', (error) => complaints.push(error.message))
    onCleanup(async () => {
      await context.close()
      if (complaints.length > 0) throw new Error(`the page is not well: ${complaints.join('; ')}`)
    })
    return page
  })

/** Skips a test for want of a browser. @throws Error in CI */
function leaveOut(skip: (note: string) => never): never {
  const lacking = `no browser at ${executablePath}: install Debian's package chromium, or set CHROMIUM_PATH`
  if (process.env['CI']) throw new Error(lacking)
  console.warn(`skipped, for there is ${lacking}`)
  return skip(lacking)
}

function hasBrowser(): boolean {
  try {
    accessSync(executablePath, constants.X_OK)
    return true
  } catch {
    return false
  }
}

const isElsewhere = ({ protocol, hostname }: URL): boolean =>
  /^(https?|wss?):$/.test(protocol) && hostname !== '127.0.0.1' && hostname !== 'localhost'
