import { accessSync, constants } from 'node:fs'
import { chromium } from 'playwright-core'
import type { TestProject } from 'vitest/node'

/** Where the browser is. */
const executablePath = process.env['CHROMIUM_PATH'] || '/usr/bin/chromium'

const flags = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-site-isolation-trials',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--autoplay-policy=no-user-gesture-required',
  // Whatever a page asks for, no other machine is found.
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost',
]

declare module 'vitest' {
  interface ProvidedContext {
    /** The browser that all test files share: where it is, and how to reach it once it runs. */
    browser: { readonly path: string; readonly endpoint: string | undefined }
  }
}

/** Starts one browser for all files of the project; none where none is installed. */
export default async function startBrowser({ provide }: TestProject): Promise<() => Promise<void>> {
  const server = hasBrowser()
    ? await chromium.launchServer({ executablePath, args: flags, host: '127.0.0.1' })
    : undefined
  provide('browser', { path: executablePath, endpoint: server?.wsEndpoint() })
  return async () => server?.close()
}

function hasBrowser(): boolean {
  try {
    accessSync(executablePath, constants.X_OK)
    return true
  } catch {
    return false
  }
}
