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

/** Cold start of the built command beside bare servers, bundled alike. Needs `npm run build` first. */
export async function coldStart(): Promise<string[][]> {
  const bundled = await bundle(['test/bench/bare.ts', 'test/bench/baseline.ts'])
  const starts = [
    { name: 'bare hono', args: [bundled.file('bare')], path: '/hello' },
    { name: 'bare hono + zod', args: [bundled.file('baseline')], path: '/hello' },
    {
      name: 'backlot start',
      args: [built, 'start', '--port', '0', '--json'],
      path: '/_backlot/health',
    },
  ].map((start) => ({ ...start, times: [] as number[] }))
  try {
    for (let round = 0; round < 15; round += 1)
      for (const { args, path, times } of starts) times.push(await firstAnswer(args, path))
  } finally {
    await bundled.remove()
  }
  const first = median(starts[0]?.times ?? [])
  return starts.map(({ name, times }) => [
    name,
    round(median(times), 0),
    round(median(times) / first),
  ])
}
