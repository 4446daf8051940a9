import { once } from 'node:events'
import { rate } from './load-client.ts'
import { bundle, type Served, serve } from './servers.ts'
import { round, thousands } from './statistics.ts'
import { page } from './stock.ts'
import { inTurns } from './turns.ts'

const names = ['many', 'ten'] as const

/** Microseconds for a page that is read in the process of a server, as the mean of so many. */
async function costInProcess(server: Served, pages: number): Promise<number> {
  server.process.send(pages)
  const [micros] = (await once(server.process, 'message')) as [number]
  return micros
}

/** How the price of a page grows with what is stored, beside a server that stores ten videos. */
export async function growth(): Promise<string[][]> {
  const bundled = await bundle(['test/bench/stocked.ts'])
  const open = (count: number): Promise<Served> =>
    serve(bundled.file('stocked'), ['--expose-gc'], [String(count)])
  const rows: string[][] = []
  try {
    for (const count of [10, 1_000, 100_000, 1_000_000]) {
      const servers = { many: await open(count), ten: await open(10) }
      try {
        const both = [servers.ten, servers.many]
        for (const { url } of both) await rate(url, page)
        const paged = await inTurns(names, servers, ({ url }) => rate(url, page), 3)
        for (const server of both) await costInProcess(server, 5_000)
        // The collector of young objects runs once in some 330 pages: each reading has many of its turns.
        const cost = await inTurns(names, servers, (server) => costInProcess(server, 5_000), 4)
        rows.push([
          count.toLocaleString('en-US'),
          ...[thousands(paged.many), thousands(paged.ten), round(paged.ten / paged.many)],
          ...[round(cost.many, 1), round(cost.ten, 1), round(cost.many / cost.ten)],
        ])
      } finally {
        await Promise.all([servers.many.stop(), servers.ten.stop()])
      }
    }
  } finally {
    await bundled.remove()
  }
  return rows
}
