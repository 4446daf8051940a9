import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { catalogue } from '../../contracts/catalogue.ts'
import type { Contract } from '../../contracts/kit/contract.ts'
import type { Endpoint } from '../../contracts/kit/endpoint.ts'
import { unwrapped } from '../../contracts/kit/problems.ts'
import { encodeValue } from '../../contracts/kit/query.ts'
import { type Backlot, createBacklot } from '../../emulator/index.ts'

/**
 * Two backlots alike in all, but that in one an account has made of everything something. To any other account the
 * two must answer alike, to the last character, whatever it asks for and by whichever id.
 */

const origin = 'http://backlot.test'
const owner = 'demo.w.app.owner'
const strangers = ['demo.w.app.stranger', 'demo.w.other.stranger']

let inhabited: Backlot
let empty: Backlot
/** Ids of what the owner has, by API. */
const owned = new Map<string, string[]>()

/** What was asked of an operation, and the answer. */
interface Told {
  readonly operation: string
  readonly asked: string
  readonly answer: string
}

async function call(
  backlot: Backlot,
  contract: Contract,
  endpoint: Endpoint,
  credential: string,
  target: string,
  body?: unknown,
): Promise<string> {
  const reply = await backlot.fetch(origin + contract.basePath + target, {
    method: endpoint.method,
    headers: {
      'Content-Type': 'application/json',
      ...Object.fromEntries(contract.credential.headers.map((name) => [name, credential])),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
  return `${reply.status} ${await reply.text()}`
}

/** Texts that can be the id of something. */
const idForm = /^(?:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{24}|\d{19}|v10033\w{20,})$/

function idsIn(answer: string): string[] {
  const found: string[] = []
  JSON.parse(answer.slice(answer.indexOf(' ') + 1), (name, value) => {
    if (typeof value === 'string' && idForm.test(value) && !/request.?id/i.test(name))
      found.push(value)
    return value
  })
  return found
}

/** Every target by which an operation can be asked for what these ids name. */
function targetsOf({ path, request }: Endpoint, ids: readonly string[]): string[] {
  const paths = path.includes('{') ? ids.map((id) => path.replace(/\{\w+\}/, id)) : [path]
  const queries = Object.entries(request.query?.shape ?? {}).reduce<URLSearchParams[]>(
    (sofar, [name, field]) =>
      sofar.flatMap((query) => [
        // What is not asked for may be left out.
        ...(field.safeParse(undefined).success ? [query] : []),
        ...valuesOf(field, ids).map((value) => {
          const encoding = request.encodings?.[name] ?? 'string'
          return new URLSearchParams([...query, [name, encodeValue(value, encoding)]])
        }),
      ]),
    [new URLSearchParams()],
  )
  return paths.flatMap((one) => queries.map((query) => (query.size > 0 ? `${one}?${query}` : one)))
}

/** Values of a parameter: all ids, where it takes ids, a few at a time; each of its choices, or all at once. */
function valuesOf(field: unknown, ids: readonly string[]): unknown[] {
  // The members of a shape are schemas.
  const inner = unwrapped(field as z.ZodType)
  if (inner instanceof z.ZodEnum) return inner.options
  if (!(inner instanceof z.ZodArray)) return []
  const item = unwrapped(inner.element as z.ZodType)
  if (item instanceof z.ZodEnum) return [item.options]
  return ids.map((id) => [id])
}

const readsOf = ({ endpoints }: Contract): Endpoint[] =>
  endpoints.filter(({ method }) => method === 'GET')

/** Calls every operation that reads by every id, and every one that changes something by the id in its path. */
async function walk(backlot: Backlot, contract: Contract, credential: string): Promise<Told[]> {
  const ids = owned.get(contract.id) ?? []
  const told: Told[] = []
  for (const endpoint of contract.endpoints) {
    const changes = endpoint.method !== 'GET'
    if (changes && !endpoint.path.includes('{')) continue
    const bodies =
      changes && endpoint.request.body ? bodiesOf(contract, endpoint, ids) : [undefined]
    for (const target of targetsOf(endpoint, ids))
      for (const body of bodies) {
        const answer = await call(backlot, contract, endpoint, credential, target, body)
        told.push({ operation: endpoint.id, asked: `${target} ${JSON.stringify(body)}`, answer })
      }
  }
  return told
}

/** Bodies of an operation as its examples have them, with one of these ids wherever an id stands. */
function bodiesOf({ id }: Contract, endpoint: Endpoint, ids: readonly string[]): unknown[] {
  const examples = catalogue.find(({ contract }) => contract.id === id)?.examples[endpoint.id] ?? {}
  const inputs = Object.values(examples).flatMap(({ input }) => input?.body ?? [])
  return inputs.slice(0, 1).flatMap((body) => {
    const written = JSON.stringify(body)
    if (idsIn(` ${written}`).length === 0) return [body]
    return ids.map((one) => JSON.parse(written, (_, value) => (isId(value) ? one : value)))
  })
}

const isId = (value: unknown): boolean => typeof value === 'string' && idForm.test(value)

/** Lets the owner make something by every operation that makes something, from what was made before. */
async function inhabit(backlot: Backlot, contract: Contract): Promise<void> {
  const ids: string[] = []
  owned.set(contract.id, ids)
  const making = contract.endpoints.filter(
    ({ method, path }) => method === 'POST' && !path.includes('{'),
  )
  for (const endpoint of making)
    for (const body of bodiesOf(contract, endpoint, ids.length > 0 ? [...ids] : ['none'])) {
      const answer = await call(backlot, contract, endpoint, owner, endpoint.path, body)
      const status = Number(answer.slice(0, 3))
      const opened = contract.envelope.open(status, JSON.parse(answer.slice(4)))
      if (!opened?.ok) continue
      for (const one of idsIn(answer)) if (!ids.includes(one)) ids.push(one)
      break
    }
}

async function withPlenty(): Promise<Backlot> {
  const backlot = createBacklot({ clock: 'frozen' })
  backlot.world('w')
  for (const { contract } of catalogue)
    for (const { id, quota } of contract.endpoints)
      if (quota)
        await backlot.fetch(`${origin}/_backlot/quotas?world=w`, {
          method: 'PUT',
          body: JSON.stringify({ provider: contract.id, operation: id, limit: 1_000_000 }),
        })
  return backlot
}

beforeAll(async () => {
  inhabited = await withPlenty()
  empty = await withPlenty()
  for (const { contract } of catalogue) await inhabit(inhabited, contract)
  for (const backlot of [inhabited, empty]) await backlot.world('w').advance({ by: 3_600_000 })
})
afterAll(async () => {
  await inhabited.close()
  await empty.close()
})

describe.each(catalogue.map(({ contract }) => contract))('$id', (contract) => {
  it.each(strangers)('answers %s as if nobody else had anything', async (stranger) => {
    const answers = await walk(inhabited, contract, stranger)
    expect(answers.map(({ operation }) => operation)).toEqual(
      expect.arrayContaining(readsOf(contract).map(({ id }) => id)),
    )
    expect(answers).toEqual(await walk(empty, contract, stranger))
  })

  it('tells the owner of what was made, by the same calls', async () => {
    const ids = owned.get(contract.id) ?? []
    expect(ids.length).toBeGreaterThan(0)
    const [own, others] = [
      await walk(inhabited, contract, owner),
      await walk(empty, contract, owner),
    ]
    const different = own.filter(({ answer }, index) => answer !== others[index]?.answer)
    const reads = readsOf(contract).map(({ id }) => id)
    const telling = new Set(
      different.map(({ operation }) => operation).filter((one) => reads.includes(one)),
    )
    expect(telling.size).toBeGreaterThan(1)
  })
})
