import { chromium } from 'playwright-core'
import { inject, test } from 'vitest'

/**
 * A test in a real browser, one for all files. Its page reaches this machine only: a request to another fails the
 * test, as does an error on the page. Without a browser the test is skipped, and says so; in CI it fails.
 */
export const inBrowser = test
  // biome-ignore lint/correctness/noEmptyPattern: a fixture names what it needs, here nothing
  .extend('browser', { scope: 'file' }, async ({}, { onCleanup }) => {
    const { endpoint } = inject('browser')
    if (endpoint === undefined) return undefined
    const browser = await chromium.connect(endpoint)
    onCleanup(() => browser.close())
    return browser
  })
  .extend('page', async ({ browser, skip }, { onCleanup }) => {
    if (!browser) return leaveOut(skip)
    const context = await browser.newContext()
    // Shorter than a test may take, so that it says what was waited for.
    context.setDefaultTimeout(40_000)
    const complaints: string[] = []
    // Heard, not held up: the browser finds no other machine anyway.
    context.on('request', (request) => {
      if (isElsewhere(new URL(request.url()))) complaints.push(`it asks for ${request.url()}`)
    })
    const page = await context.newPage()
    page.on('pageerror', (error) => complaints.push(error.message))
    page.on('console', (message) => {
      if (/Content Security Policy/.test(message.text())) complaints.push(message.text())
    })
    onCleanup(async () => {
      await context.close()
      if (complaints.length > 0) throw new Error(`the page is not well: ${complaints.join('; ')}`)
    })
    return page
  })

/** Skips a test for want of a browser. @throws Error in CI */
function leaveOut(skip: (note: string) => never): never {
  const lacking = `no browser at ${inject('browser').path}: install Debian's package chromium, or set CHROMIUM_PATH`
  if (process.env['CI']) throw new Error(lacking)
  console.warn(`skipped, for there is ${lacking}`)
  return skip(lacking)
}

const isElsewhere = ({ protocol, hostname }: URL): boolean =>
  /^(https?|wss?):$/.test(protocol) && hostname !== '127.0.0.1' && hostname !== 'localhost'
