import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { bundle } from './servers.ts'
import { median, round } from './statistics.ts'

const built = fileURLToPath(new URL('../../dist/backlot.cjs', import.meta.url))

interface Start {
  readonly name: string
  readonly args: readonly string[]
  readonly path: string
  readonly environment?: Readonly<Record<string, string>>
}

/** Milliseconds from spawning a server to its first 200. */
async function firstAnswer({ args, path, environment }: Start): Promise<number> {
  const started = performance.now()
  const env = { ...process.env, ...environment }
  const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'inherit'] })
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

/** Cold start of the built command beside bare servers, bundled alike. Needs `npm run build` first. */
export async function coldStart(): Promise<string[][]> {
  const bundled = await bundle(['test/bench/bare.ts', 'test/bench/baseline.ts'])
  const own = { args: [built, 'start', '--port', '0', '--json'], path: '/_backlot/health' }
  const all: readonly Start[] = [
    { name: 'bare hono', args: [bundled.file('bare')], path: '/hello' },
    { name: 'bare hono + zod', args: [bundled.file('baseline')], path: '/hello' },
    { name: 'backlot start', ...own },
    // As the first time after an installation, when nothing compiled is kept yet.
    {
      name: 'backlot start, the first time',
      ...own,
      environment: { NODE_DISABLE_COMPILE_CACHE: '1' },
    },
  ]
  const starts = all.map((start) => ({ start, times: [] as number[] }))
  try {
    for (let round = 0; round < 15; round += 1)
      for (const { start, times } of starts) times.push(await firstAnswer(start))
  } finally {
    await bundled.remove()
  }
  const first = median(starts[0]?.times ?? [])
  return starts.map(({ start, times }) => [
    start.name,
    round(median(times), 0),
    round(median(times) / first),
  ])
}
