import {
  type BrowserContext,
  type ConsoleMessage,
  chromium,
  type Page,
  type Request,
} from 'playwright-core'
import { inject, test } from 'vitest'

/**
 * A test in a real browser, one for all files, with one page a worker. The page reaches this machine only: a request
 * to another fails the test, as does an error on the page. Without a browser the test is skipped, and says so; in CI
 * it fails.
 */
export const inBrowser = test
  // biome-ignore lint/correctness/noEmptyPattern: a fixture names what it needs, here nothing
  .extend('window', { scope: 'worker' }, async ({}, { onCleanup }) => {
    const { endpoint } = inject('browser')
    if (endpoint === undefined) return undefined
    const browser = await chromium.connect(endpoint)
    onCleanup(() => browser.close())
    const context = await browser.newContext()
    // Shorter than a test may take, so that it says what was waited for.
    context.setDefaultTimeout(40_000)
    return { context, page: await context.newPage() }
  })
  .extend('page', async ({ window, skip }, { onCleanup }) => {
    if (!window) return leaveOut(skip)
    const { context, page } = window
    const complaintsOf = listen(context, page)
    onCleanup(async () => {
      // What this test has left behind ends here; a window of its own would take half a second.
      await page.goto('about:blank')
      await context.clearCookies()
      const complaints = complaintsOf()
      if (complaints.length > 0) throw new Error(`the page is not well: ${complaints.join('; ')}`)
    })
    return page
  })

/** Collects what a page should not do. @returns what it has done so far; nothing is heard from then on */
function listen(context: BrowserContext, page: Page): () => readonly string[] {
  const complaints: string[] = []
  // Heard, not held up: the browser finds no other machine anyway.
  const onRequest = (request: Request) => {
    if (isElsewhere(new URL(request.url()))) complaints.push(`it asks for ${request.url()}`)
  }
  const onError = ({ message }: Error) => complaints.push(message)
  const onConsole = (message: ConsoleMessage) => {
    if (/Content Security Policy/.test(message.text())) complaints.push(message.text())
  }
  context.on('request', onRequest)
  page.on('pageerror', onError)
  page.on('console', onConsole)
  return () => {
    context.off('request', onRequest)
    page.off('pageerror', onError)
    page.off('console', onConsole)
    return complaints
  }
}

/** Skips a test for want of a browser. @throws Error in CI */
function leaveOut(skip: (note: string) => never): never {
  const lacking = `no browser at ${inject('browser').path}: install Debian's package chromium, or set CHROMIUM_PATH`
  if (process.env['CI']) throw new Error(lacking)
  console.warn(`skipped, for there is ${lacking}`)
  return skip(lacking)
}

const isElsewhere = ({ protocol, hostname }: URL): boolean =>
  /^(https?|wss?):$/.test(protocol) && hostname !== '127.0.0.1' && hostname !== 'localhost'
