import { type Backlot, createBacklot } from '../../emulator/index.ts'
import { median, round, thousands } from './statistics.ts'

const base = '/open_api/v1.3'
const limit = 1_000_000_000
const quotas = { createVideoTask: limit, listVideos: limit, createImageAnimationTask: limit }

/** A frozen backlot whose default account has this many succeeded videos. */
async function stocked(count: number) {
  const backlot = createBacklot({ clock: 'frozen', providers: { tiktok: { quotas } } })
  await make(backlot, count)
  return backlot
}

/** Makes so many tasks, five a call. */
async function make(backlot: Backlot, count: number, credential = 'demo'): Promise<void> {
  const body = JSON.stringify({
    image_url: 'https://cdn.example.com/a.png',
    video_generation_count: 5,
  })
  const headers = { 'access-token': credential, 'content-type': 'application/json' }
  const url = `http://backlot.test${base}/creative/aigc/image_animation/task/create/`
  for (let made = 0; made < count; made += 5)
    await backlot.fetch(url, { method: 'POST', headers, body })
}

/** Microseconds to answer one page of `listVideos`, in process, with so many videos stored. */
async function pageCost(count: number): Promise<number> {
  const backlot = await stocked(count)
  backlot.clock.moveTo(backlot.clock.now() + 3_600_000)
  const url = `http://backlot.test${base}/creative/aigc/video/list/?aigc_video_types=["IMAGE_ANIMATION"]&page_size=10`
  const headers = { 'access-token': 'demo' }
  const read = async () => (await backlot.fetch(url, { headers })).text()
  const text = await read()
  if (!text.includes(`"total_number":${count}`)) throw new Error(`unexpected page: ${text}`)
  // What making them left behind is no part of what a page costs, nor is the heap that settles afterwards.
  globalThis.gc?.()
  for (let index = 0; index < 5_000; index += 1) await read()
  // The collector of young objects runs once in some 330 pages: a batch has several of its turns, so that each is
  // charged to the pages that brought it on. A short batch has one or none, and the median is that of those with one.
  const [batches, length] = [15, 1_000]
  const costs: number[] = []
  for (let batch = 0; batch < batches; batch += 1) {
    const started = performance.now()
    for (let index = 0; index < length; index += 1) await read()
    costs.push(((performance.now() - started) / length) * 1000)
  }
  await backlot.close()
  return median(costs)
}

/**
 * How the price of a page grows with what is stored. Each count is compared with ten videos right after it: a machine
 * that has just made a million of them is slower than one that has not.
 */
export async function growth(): Promise<string[][]> {
  const counts = [10, 1_000, 100_000, 1_000_000]
  await pageCost(1_000) // the first run pays for the compiler
  const rows: string[][] = []
  for (const count of counts) {
    const cost = await pageCost(count)
    const least = await pageCost(10)
    const cells = [round(cost, 1), round(least, 1), round(cost / least)]
    rows.push([count.toLocaleString('en-US'), ...cells])
  }
  return rows
}

/** Bytes of heap for a task that was made and never listed. Needs `--expose-gc`. */
export async function heapPerTask(): Promise<number> {
  const backlot = await stocked(5_000)
  const before = heapUsed()
  const count = 200_000
  await make(backlot, count)
  const grown = heapUsed() - before
  await backlot.close()
  return grown / count
}

/** Bytes of heap for a world, its journal included, with so many tasks in each of a thousand. Needs `--expose-gc`. */
export async function heapPerWorld(): Promise<string[][]> {
  const worlds = 1_000
  const rows: string[][] = []
  // The first run pays for code that is compiled and schemas that are built.
  for (const [tasks, isShown] of [
    [100, false],
    [0, true],
    [100, true],
  ] as const) {
    const backlot = await stocked(0)
    const before = heapUsed()
    for (let index = 0; index < worlds; index += 1) {
      const name = `w${index}`
      backlot.world(name)
      await make(backlot, tasks, `demo.${name}`)
    }
    const grown = heapUsed() - before
    await backlot.close()
    if (isShown)
      rows.push([`${tasks}`, thousands(grown / worlds), `${round(grown / 2 ** 20, 1)} MB`])
  }
  return rows
}

/** Bytes that are in use once everything that can be was collected. */
function heapUsed(): number {
  const collect = globalThis.gc
  if (!collect) throw new Error('run with --expose-gc')
  collect()
  return process.memoryUsage().heapUsed
}

/** Milliseconds that `createBacklot()` takes in this process: the first time, and later. */
export async function creation(): Promise<{ first: number; later: number }> {
  const times: number[] = []
  for (let index = 0; index < 30; index += 1) {
    const started = performance.now()
    const backlot = createBacklot()
    times.push(performance.now() - started)
    await backlot.close()
  }
  return { first: times[0] ?? 0, later: median(times.slice(1)) }
}
