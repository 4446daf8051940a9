import { rate } from './load-client.ts'
import { type Load, loads, type Shot } from './loads.ts'
import { bundle, type Served, serve } from './servers.ts'
import { median, round, thousands } from './statistics.ts'
import { inTurns } from './turns.ts'

const rounds = Number(process.env['BENCH_ROUNDS'] ?? 3)

/** Makes a request once, and holds that it worked. @returns the answer's body */
async function once(server: Served, load: Load, shot: Shot): Promise<string> {
  const { method, headers, body } = shot
  const sent = { method, headers, ...(body !== undefined && { body }) }
  const response = await fetch(server.url + shot.path, sent)
  const text = await response.text()
  const { code = 0 } = JSON.parse(text) as { code?: number }
  if (response.ok && code === 0) return text
  throw new Error(`${load.name} is refused by ${server.url}: ${text}`)
}

/** One load on both servers, new ones in each round. */
async function compare(files: { bare: string; own: string }, load: Load): Promise<string[]> {
  const rates = { bare: [] as number[], own: [] as number[] }
  let [bareSize, ownSize] = [0, 0]
  for (let index = 0; index < rounds; index += 1) {
    const own = await serve(files.own)
    const bare = await serve(files.bare)
    try {
      const shot = await load.prepare(own.url)
      const answer = await once(own, load, shot)
      // The bare server answers the like of it: it is shown one answer, and makes its own of the same form.
      const shown = { method: 'POST', body: JSON.stringify({ path: shot.path, answer }) }
      await fetch(`${bare.url}/like`, shown)
      ownSize = answer.length
      bareSize = (await once(bare, load, shot)).length
      const both = await inTurns(['bare', 'own'], { bare, own }, ({ url }) => rate(url, shot))
      rates.bare.push(both.bare)
      rates.own.push(both.own)
    } finally {
      await Promise.all([own.stop(), bare.stop()])
    }
  }
  const ratio = median(rates.own.map((value, index) => value / (rates.bare[index] ?? value)))
  return [
    load.name,
    thousands(median(rates.bare)),
    thousands(median(rates.own)),
    round(ratio),
    `≥ ${load.target}`,
    `${bareSize} / ${ownSize}`,
  ]
}

/** Requests a second beside a bare hono + zod server, for the loads whose names hold this text. */
export async function throughput(wanted = ''): Promise<string[][]> {
  const bundled = await bundle(['test/bench/baseline.ts', 'test/bench/subject.ts'])
  const files = { bare: bundled.file('baseline'), own: bundled.file('subject') }
  const rows: string[][] = []
  try {
    for (const load of loads) if (load.name.includes(wanted)) rows.push(await compare(files, load))
  } finally {
    await bundled.remove()
  }
  return rows
}
