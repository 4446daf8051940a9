import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { catalogue } from '../../contracts/catalogue.ts'
import type { Contract } from '../../contracts/kit/contract.ts'
import { type Backlot, createBacklot } from '../../emulator/index.ts'
import {
  credentialHeaders,
  liftQuotas,
  makeEverything,
  type Request,
  requestsTo,
} from '../support/everything.ts'

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
const owned = new Map<string, readonly string[]>()

async function open(): Promise<Backlot> {
  const backlot = createBacklot({ clock: 'frozen' })
  backlot.world('w')
  await liftQuotas((change) =>
    backlot.fetch(`${origin}/_backlot/quotas?world=w`, {
      method: 'PUT',
      body: JSON.stringify(change),
    }),
  )
  return backlot
}

const sender =
  (backlot: Backlot, contract: Contract, credential: string) =>
  async ({ endpoint, target, body }: Request) => {
    const reply = await backlot.fetch(origin + target, {
      method: endpoint.method,
      headers: [
        ['Content-Type', 'application/json'],
        ...credentialHeaders(contract, credential),
      ].map(([name = '', value = '']): [string, string] => [name, value]),
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    return { status: reply.status, text: await reply.text() }
  }

beforeAll(async () => {
  inhabited = await open()
  empty = await open()
  for (const { contract } of catalogue)
    owned.set(contract.id, await makeEverything(contract, sender(inhabited, contract, owner)))
  for (const backlot of [inhabited, empty]) await backlot.world('w').advance({ by: 3_600_000 })
})
afterAll(async () => {
  await inhabited.close()
  await empty.close()
})

/** Calls every operation that reads by every id, and every one that changes something by the id in its path. */
async function walk(backlot: Backlot, contract: Contract, credential: string) {
  const send = sender(backlot, contract, credential)
  const told = []
  for (const endpoint of contract.endpoints)
    if (endpoint.method === 'GET' || endpoint.path.includes('{'))
      for (const request of requestsTo(contract, endpoint, owned.get(contract.id) ?? [])) {
        const { target, body } = request
        told.push({ operation: endpoint.id, target, body, answer: await send(request) })
      }
  return told
}

describe.each(catalogue.map(({ contract }) => contract))('$id', (contract) => {
  const reads = contract.endpoints.filter(({ method }) => method === 'GET').map(({ id }) => id)

  it.each(strangers)('answers %s as if nobody else had anything', async (stranger) => {
    const answers = await walk(inhabited, contract, stranger)
    expect(answers.map(({ operation }) => operation)).toEqual(expect.arrayContaining(reads))
    expect(answers).toEqual(await walk(empty, contract, stranger))
  })

  it('tells the owner of what was made, by the same calls', async () => {
    const answers = await walk(inhabited, contract, owner)
    const others = await walk(empty, contract, owner)
    const telling = new Set(
      answers
        .filter(({ answer }, index) => answer.text !== others[index]?.answer.text)
        .map(({ operation }) => operation)
        .filter((operation) => reads.includes(operation)),
    )
    expect(telling.size).toBeGreaterThan(1)
  })
})
