import { spawn } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { type Browser, chromium } from 'playwright-core'
import { median, round } from './statistics.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const executablePath = process.env['CHROMIUM_PATH'] || '/usr/bin/chromium'

const commands = [
  { name: 'the built command', args: ['dist/backlot.cjs'] },
  { name: 'the sources', args: ['--import', 'tsx', 'emulator/cli/main.ts'] },
]

/** How long after its banner somebody opens the console, milliseconds. */
const waits = [0, 3000]

/**
 * How long the browser takes to paint the console's first page, by its own account, in a window that has loaded nothing
 * before; and the same page again. Needs `npm run build` first, and a browser.
 */
export async function firstPaint(): Promise<string[][]> {
  try {
    accessSync(executablePath, constants.X_OK)
  } catch {
    return [[`no browser at ${executablePath}`, '', '', '']]
  }
  const args = ['--headless', '--no-sandbox', '--disable-gpu']
  const browser = await chromium.launch({ executablePath, args })
  const rows: string[][] = []
  try {
    // The first page of a browser is slow whatever it shows.
    await paintsOf(browser, 'data:text/html,<p>It is up.</p>')
    for (const command of commands)
      for (const wait of waits) {
        const times: number[][] = []
        for (let round = 0; round < 7; round += 1)
          times.push(await opened(browser, command.args, wait))
        const at = (nth: number) => round(median(times.map((time) => time[nth] ?? Number.NaN)), 0)
        rows.push([command.name, wait === 0 ? 'at once' : `${wait} ms later`, at(0), at(1)])
      }
  } finally {
    await browser.close()
  }
  return rows
}

/** Starts a backlot and opens its console. @returns what the paints of `paintsOf` took */
async function opened(browser: Browser, args: readonly string[], wait: number): Promise<number[]> {
  const child = spawn(process.execPath, [...args, 'start', '--port', '0'], {
    ...{ cwd: root, stdio: ['ignore', 'pipe', 'inherit'] },
  })
  const exited = new Promise((resolve) => child.once('exit', resolve))
  try {
    const url = await new Promise<string>((resolve, reject) => {
      child.once('error', reject)
      child.stdout.on('data', (data: Buffer) => {
        const [found] = /http:\/\/127\.0\.0\.1:\d+/.exec(data.toString()) ?? []
        if (found) resolve(found)
      })
    })
    await new Promise((resolve) => setTimeout(resolve, wait))
    return await paintsOf(browser, `${url}/_backlot/`)
  } finally {
    child.kill()
    await exited
  }
}

/** Milliseconds to the first contentful paint of a page in a fresh window, and of the same page again. */
async function paintsOf(browser: Browser, url: string): Promise<number[]> {
  const context = await browser.newContext()
  const page = await context.newPage()
  const times: number[] = []
  for (let nth = 0; nth < 2; nth += 1) {
    await page.goto(url)
    times.push(
      await page.evaluate(async () => {
        for (;;) {
          const [paint] = performance.getEntriesByName('first-contentful-paint')
          if (paint) return paint.startTime
          await new Promise(requestAnimationFrame)
        }
      }),
    )
  }
  await context.close()
  return times
}
