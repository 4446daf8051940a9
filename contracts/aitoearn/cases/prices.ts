import type { Bench } from '../../kit/bench.ts'
import { type Case, caseOf } from '../../kit/case.ts'
import { Drifted, expectSame } from '../../kit/expect.ts'
import * as wire from '../wire.ts'
import { ask, create, finish } from './making.ts'
import { codeOf, granted, refused } from './replies.ts'

const operation = 'createVideoTask'

/** What tasks cost. The API tells no balance, but whether a task could be paid: that is asked until it is known. */
export const priceCases: readonly Case[] = [
  caseOf(
    {
      id: `${operation}/price`,
      title: 'A task costs its seconds by the price of its resolution, once and at once.',
      evidence: 'observed',
      cost: 'paid',
    },
    async (bench) => {
      const models = granted(await bench.call('listVideoModels'), wire.listVideoModelsData)
      let left = await creditsOf(bench)
      for (const { name: model, pricing, defaults } of models) {
        const priceOf = (resolution: string | undefined): number =>
          pricing.find((row) => row.resolution === resolution)?.price ?? 0
        for (const [change, cost] of [
          [{ model }, (defaults.duration ?? 0) * priceOf(defaults.resolution)],
          [{ model, duration: 4 }, 4 * priceOf(defaults.resolution)],
          [
            { model, duration: 5, resolution: pricing[0]?.resolution },
            5 * priceOf(pricing[0]?.resolution),
          ],
        ] as const) {
          await create(bench, change)
          const rest = await creditsOf(bench, left - Math.ceil(cost))
          expectSame(left - rest, Math.ceil(cost), `credits (${JSON.stringify(change)})`)
          left = rest
        }
      }
    },
  ),
  caseOf(
    {
      id: `${operation}/refusals-are-free`,
      title: 'A refused call costs nothing, nor does reading.',
      evidence: 'observed',
      cost: 'free',
    },
    async (bench) => {
      const before = await creditsOf(bench)
      for (let times = 0; times < 5; times += 1) {
        refused(await ask(bench, { prompt: '' }), 10002)
        refused(await ask(bench, { model: 'nobody-1' }), 12300)
        refused(await ask(bench, { mode: 'video2video' }), 12310)
        refused(await ask(bench, { groupId: 'nobody' }), 12801)
        granted(await bench.call('listVideoTasks'), wire.listVideoTasksData)
      }
      expectSame(await creditsOf(bench, before), before, 'credits')
    },
  ),
  caseOf(
    {
      id: `${operation}/failure-is-free`,
      title: 'A task that failed has cost nothing to the credit, one that worked out its price.',
      evidence: 'observed',
      cost: 'paid',
      rule: 'failuresAreRefunded',
    },
    async (bench) => {
      const before = await creditsOf(bench)
      await bench.fate(operation, 'fail')
      await finish(bench, await create(bench, { duration: 10 }))
      expectSame(await creditsOf(bench, before), before, 'credits (after a failure)')
      const id = await create(bench, { duration: 10 })
      const paid = await creditsOf(bench)
      await finish(bench, id)
      expectSame(await creditsOf(bench, paid), paid, 'credits (after a success)')
    },
  ),
]

/** More than anybody has. */
const most = 2 ** 24

/**
 * What an account can pay: the dearest job that gets as far as the model, which refuses every one of them. The search
 * begins at what is expected.
 */
async function creditsOf(bench: Bench, expected?: number): Promise<number> {
  const models = granted(await bench.call('listVideoModels'), wire.listVideoModelsData)
  const [model] = models
  const [row] = model?.pricing ?? []
  if (!model || !row) throw new Drifted({ path: 'data', expected: 'a price', seen: 'none' })
  let waits = false
  const canPay = async (credits: number): Promise<boolean> => {
    if (!waits) await bench.fate(operation, 'upstreamRefusal')
    const { resolution } = row
    const exchange = await ask(bench, {
      model: model.name,
      ...(resolution !== undefined && { resolution }),
      // Half a credit less, so that it is rounded up to the whole one.
      duration: (credits - 0.5) / row.price,
    })
    const code = codeOf(exchange)
    waits = code === 12001
    if (code !== 12001 && code !== 12301) refused(exchange, 12301)
    return !waits
  }
  let [least, beyond] = [0, most]
  const guesses = expected === undefined ? [] : [expected, expected + 1]
  while (beyond - least > 1) {
    const middle = guesses.shift() ?? Math.floor((least + beyond) / 2)
    if (await canPay(middle)) least = middle
    else beyond = middle
  }
  // The outcome that still waits is met with a job that costs nothing.
  if (waits) refused(await ask(bench, { duration: 0 }), 12301)
  return least
}
