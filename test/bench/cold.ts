import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { bundle } from './servers.ts'
import { median, round } from './statistics.ts'

const built = fileURLToPath(new URL('../../dist/backlot.js', import.meta.url))

/** Milliseconds from spawning a server to its first 200. */
async function firstAnswer(args: readonly string[], path: string): Promise<number> {
  const started = performance.now()
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  const exited = new Promise((resolve) => child.once('exit', resolve))
  try {
    const line = await new Promise<string>((resolve, reject) => {
      child.once('error', reject)
      child.stdout.once('data', (data: Buffer) => resolve(data.toString()))
    })
    const { url } = JSON.parse(line.slice(0, line.indexOf('\n'))) as { url: string }
    const response = await fetch(url + path)
    if (response.status !== 200) throw new Error(`${args.join(' ')} answered ${response.status}`)
    return performance.now() - started
  } finally {
    child.kill()
    await exited
  }
}

/** Cold start of the built command beside bare hono + zod, bundled alike. Needs `npm run build` first. */
export async function coldStart(): Promise<string[][]> {
  const bundled = await bundle(['test/bench/baseline.ts'])
  try {
    const [bare, own]: [number[], number[]] = [[], []]
    for (let index = 0; index < 11; index += 1) {
      bare.push(await firstAnswer([bundled.file('baseline')], '/hello'))
      own.push(await firstAnswer([built, 'start', '--port', '0', '--json'], '/_backlot/health'))
    }
    const [bareMs, ownMs] = [median(bare), median(own)]
    return [[round(bareMs, 0), round(ownMs, 0), round(ownMs / bareMs), '≤ 1.5']]
  } finally {
    await bundled.remove()
  }
}
