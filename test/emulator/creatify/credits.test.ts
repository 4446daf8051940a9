import { afterEach, describe, expect, it } from 'vitest'
import { createChance } from '../../../emulator/engine/chance.ts'
import { type Account, openAccount } from './stage.ts'

let account: Account | undefined
afterEach(() => account?.close())

interface Credits {
  readonly balance: number
  readonly reserved: number
  readonly available: number
  readonly total: number
  readonly entries: readonly { readonly kind: string; readonly amount: number }[]
}

const creditsOf = async ({ control }: Account): Promise<Credits> => {
  const { credits } = await control<{ credits: [Credits] }>(
    'GET',
    '/credits?provider=creatify&pageSize=1000',
  )
  return credits[0]
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0)

describe('the ledger of an account', () => {
  it.each([
    ['time', 1],
    ['polls', 3],
    ['manual', 4],
  ] as const)('adds up after whatever happens: %s, sequence %d', async (progress, seed) => {
    account = await openAccount(
      { callsPerMinute: 0, credits: { opening: 120 } },
      { progress, seed },
    )
    const { make, look, send, pass, control, balance } = account
    const chance = createChance('sequence', seed)
    const jobs: string[] = []
    let links = 1
    for (let step = 0; step < 70; step += 1) {
      const id = jobs[chance.int(0, Math.max(0, jobs.length - 1))] ?? 'none'
      const fate = chance.pick(['succeed', 'succeed', 'fail', 'slow', 'stuck'])
      const headers = { 'X-Backlot-Fate': fate }
      const model_version = chance.pick(['standard', 'standard', 'aurora_v1', 'aurora_v1_fast'])
      const change = { video_length: chance.pick([15, 30, 45, 60]), model_version }
      const kind = chance.pick(['', 'preview/', 'preview_list_async/'] as const)
      const what = chance.int(0, 9)
      if (what <= 3) {
        const made = await make(kind, change, headers)
        if (made.id !== undefined) jobs.push(made.id)
      } else if (what <= 5) await send('POST', `/link_to_videos/${id}/render/`, undefined, headers)
      else if (what === 6) {
        const { status } = await send('POST', '/links/', { url: 'https://e.com/a' })
        if (status === 201) links += 1
      } else if (what === 7) await pass({ by: chance.pick(['30s', '3m', '40m']) })
      else if (jobs.length > 0) {
        const hand = chance.pick(['step', 'finish', 'fail', 'hold'])
        // One that has ended cannot be moved, and then nothing happens.
        await control('POST', `/tasks/${id}/${hand}`).catch(() => undefined)
      }
      const { entries, total, available, reserved, ...told } = await creditsOf(account)
      expect(entries).toHaveLength(total)
      expect(sum(entries.map(({ amount }) => amount))).toBeCloseTo(told.balance, 9)
      expect(await balance()).toBe(told.balance)
      expect(available).toBeCloseTo(told.balance - reserved, 9)
      expect(available).toBeGreaterThanOrEqual(0)
      expect(reserved).toBeGreaterThanOrEqual(0)
    }
    expect(jobs.length).toBeGreaterThan(5)
    const used: number[] = []
    for (const id of jobs) used.push((await look(id)).credits_used)
    expect(await balance()).toBe(120 - links - sum(used))
  })
})
