import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { catalogue } from '../../contracts/catalogue.ts'
import type { Json, JsonObject } from '../../contracts/kit/json-schema.ts'
import { runCase } from '../../contracts/suite.ts'
import { tiktok } from '../../contracts/tiktok/contract.ts'
import { createWorldTarget } from '../../emulator/cli/verify/world-target.ts'
import { openProxy, type Passing } from '../emulator/cli/proxy.ts'
import { openStand, type Stand } from '../support/backlot.ts'
import { openPrismRoad } from '../support/prism.ts'

let stand: Stand
let folder: string

beforeAll(async () => {
  stand = await openStand()
  folder = await mkdtemp(join(tmpdir(), 'backlot-prism-'))
})
afterAll(async () => {
  await stand.close()
  await rm(folder, { recursive: true })
})

const printed = (id: string): string =>
  fileURLToPath(new URL(`../../contracts/${id}/openapi.json`, import.meta.url))

/**
 * A copy of a printed document for the strictest of readers: no object may hold a field that is not declared.
 * Whatever it lets through, the printed document lets through too.
 */
async function strictCopy(id: string): Promise<string> {
  const file = join(folder, `${id}.json`)
  // It was printed as JSON by this project.
  const document = JSON.parse(await readFile(printed(id), 'utf8')) as JsonObject
  await writeFile(file, JSON.stringify(closed(document)))
  return file
}

function closed(value: Json): Json {
  if (Array.isArray(value)) return value.map(closed)
  if (value === null || typeof value !== 'object') return value
  const inside = Object.entries(value).map(([key, item]) => [key, closed(item)])
  const isOpenObject = value['type'] === 'object' && value['properties'] && !value['oneOf']
  return {
    ...(isOpenObject && { additionalProperties: false }),
    ...Object.fromEntries(inside),
  }
}

describe.concurrent.each(catalogue)(
  'Prism before the emulator, over a socket, for $contract.id,',
  ({ contract, cases }) => {
    test('meets no reply in the whole suite that the document does not allow, and no undeclared field', {
      timeout: 600_000,
    }, async ({ onTestFinished }) => {
      const prism = await openPrismRoad(contract, await strictCopy(contract.id), stand.url)
      onTestFinished(prism.close)
      const target = createWorldTarget({ name: 'prism', road: prism.road, prefix: contract.id })
      const told: string[] = []
      for (const held of cases) {
        const { bench, world, leave } = await target.open(contract)
        const verdict = await runCase(contract, held, bench)
        told.push(...stand.backlot.world(world).failures.map((failure) => `${held.id}: ${failure}`))
        if (verdict.verdict !== 'match') told.push(`${held.id}: ${JSON.stringify(verdict)}`)
        await leave()
      }
      expect(prism.passages.filter(({ violations }) => violations.length > 0)).toEqual([])
      expect(told).toEqual([])
      const judged = prism.passages.filter(({ isJudged }) => isJudged)
      expect(judged.length).toBeGreaterThan(cases.length)
      // What Prism cannot carry by itself stays the exception.
      expect(judged.filter(({ aside }) => aside === undefined).length).toBeGreaterThan(
        judged.length * 0.85,
      )
    })
  },
)

type Damage = (reply: Passing) => Partial<Passing>
const inBody =
  (from: string | RegExp, to: string): Damage =>
  ({ body }) => ({ body: body.replace(from, to) })

test('Prism with the printed document notices a reply that breaks it, and the strict copy a field too many.', {
  timeout: 120_000,
}, async ({ onTestFinished }) => {
  let damage: Damage = () => ({})
  const proxy = await openProxy(stand.url, { damage: (reply) => damage(reply) })
  onTestFinished(proxy.close)
  const seenBy = async (document: string, damages: Readonly<Record<string, Damage>>) => {
    const prism = await openPrismRoad(tiktok, document, proxy.url)
    onTestFinished(prism.close)
    const target = createWorldTarget({ name: 'prism', road: prism.road, prefix: 'proof' })
    const seen: Record<string, boolean[]> = {}
    for (const [what, next] of Object.entries(damages)) {
      damage = next
      const { bench, leave } = await target.open(tiktok)
      await bench.call('listVideos', { query: { aigc_video_types: ['IMAGE_ANIMATION'] } })
      // Without a credential it is set aside, and its reply judged all the same.
      await bench.send({ method: 'GET', target: bench.path('listVideos') })
      seen[what] = prism.passages.splice(0).map(({ violations }) => violations.length > 0)
      await leave()
    }
    await target.close()
    return seen
  }
  const extra = inBody('"request_id"', '"trace_id":"1","request_id"')
  const damages = {
    nothing: inBody('', ''),
    'a code as a text': inBody(/"code":(\d+)/, '"code":"$1"'),
    'no message': inBody(/"message":"[^"]*",/, ''),
    'a status that is not declared': () => ({ status: 418 }),
    'a field too many': extra,
  }
  expect(await seenBy(printed('tiktok'), damages)).toEqual({
    nothing: [false, false],
    'a code as a text': [true, true],
    'no message': [true, true],
    'a status that is not declared': [true, true],
    'a field too many': [false, false],
  })
  const strictly = await seenBy(await strictCopy('tiktok'), { 'a field too many': extra })
  expect(strictly).toEqual({ 'a field too many': [true, true] })
})
