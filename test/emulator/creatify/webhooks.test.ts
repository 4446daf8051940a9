import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openReceiver, type Receiver } from '../../support/receiver.ts'
import { type Account, openAccount, type Settings } from './stage.ts'

let account: Account | undefined
let receiver: Receiver
beforeEach(async () => {
  receiver = await openReceiver()
})
afterEach(async () => {
  await account?.close()
  await receiver.close()
})

/** Makes a job that tells of itself, and lets it end. */
async function run(
  webhooks: NonNullable<Settings['webhooks']>,
  kind: '' | 'preview_list_async/' = '',
): Promise<Account> {
  account = await openAccount({ webhooks })
  const { id } = await account.make(kind, { webhook_url: receiver.hook })
  await account.pass({ until: id })
  return account
}

const statuses = (): string[] => receiver.bodies.map((body) => JSON.parse(body).status)

describe('webhooks', () => {
  it('tell once, of the end, unless they are to tell of every state', async () => {
    await run({})
    expect(statuses()).toEqual(['done'])
  })

  it('that are intermediate tell of every state that is entered, in order', async () => {
    await run({ intermediate: true })
    expect(statuses()).toEqual(['in_queue', 'running', 'done'])
  })

  it.each([
    ['send', 1],
    ['drop', 0],
    ['duplicate', 2],
    ['delay', 0],
  ] as const)('usually: %s arrive %d times by the end of the job', async (usual, count) => {
    await run({ usual })
    expect(receiver.bodies).toHaveLength(count)
  })

  it('that are delayed come later, saying what was true at their moment', async () => {
    const { pass } = await run({ usual: 'delay' }, 'preview_list_async/')
    await pass({ by: '10m' })
    expect(receiver.bodies).toHaveLength(1)
    const told = JSON.parse(receiver.bodies[0] ?? '')
    expect(told).toMatchObject({ status: 'pending', failed_reason: null })
    expect(told.previews).toHaveLength(1)
  })
})
