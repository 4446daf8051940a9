import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createBacklot } from '../../../emulator/index.ts'
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

describe('a webhook to where nothing may be sent', () => {
  const addresses: Readonly<Record<string, string>> = {
    'inside.test': '10.0.0.1',
    'metadata.test': '169.254.169.254',
  }

  it.each([
    ['http://10.1.2.3/hook', 'blocked', 'forbidden'],
    ['http://169.254.169.254/latest/meta-data', 'blocked', 'forbidden'],
    ['http://[fd00::1]/hook', 'blocked', 'forbidden'],
    ['http://inside.test/hook', 'blocked', 'forbidden'],
    ['http://metadata.test/hook', 'blocked', 'forbidden'],
    ['http://nowhere.test/hook', 'failed', 'unresolvable'],
  ])('%s is taken by the call, and ends %s', async (webhook_url, state, problem) => {
    const backlot = createBacklot(
      { clock: 'frozen' },
      {
        async resolve(host) {
          const address = addresses[host]
          if (address === undefined) throw new Error(`${host} is not known`)
          return [{ address, family: 4 }]
        },
      },
    )
    const send = async (path: string, body: object): Promise<{ status: number; id: string }> => {
      const reply = await backlot.fetch(`http://backlot.test/api${path}`, {
        method: 'POST',
        headers: { 'x-api-id': 'demo', 'x-api-key': 'demo', 'content-type': 'application/json' },
        body: JSON.stringify(body),
      })
      return { status: reply.status, id: ((await reply.json()) as { id: string }).id }
    }
    const link = await send('/links/', { url: 'https://shop.example.com/kettle' })
    const made = await send('/link_to_videos/', { link: link.id, webhook_url })
    expect(made.status).toBe(201)
    await backlot.world().advance({ by: 3 * 86_400_000 })
    const { deliveries } = backlot.world().webhooks.page({}, 0, 10)
    expect(deliveries).toMatchObject([{ task: made.id, state }])
    const attempts = deliveries[0]?.attempts ?? []
    expect(attempts).toHaveLength(state === 'blocked' ? 1 : 5)
    for (const attempt of attempts) {
      expect(attempt.error?.problem).toBe(problem)
      expect(attempt.answer).toBeUndefined()
    }
    await backlot.close()
  })

  it('is not reached by a redirect either', async () => {
    const inside = 'http://10.0.0.1/hook'
    const gate = await openReceiver((answer) => answer.writeHead(307, { location: inside }).end())
    account = await openAccount()
    const { id } = await account.make('', { webhook_url: gate.hook })
    await account.pass({ until: id })
    await gate.close()
    const { webhooks } = await account.control<{ webhooks: object[] }>('GET', '/webhooks')
    expect(webhooks).toMatchObject([
      { state: 'waiting', attempts: [{ answer: { status: 307 }, error: null }] },
    ])
  })
})
