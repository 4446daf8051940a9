import { type Case, caseOf } from '../../kit/case.ts'
import { expectThat } from '../../kit/expect.ts'
import { pollAtRandom } from '../../random-polling.ts'
import { aitoearn } from '../contract.ts'
import { create, taskOf } from './making.ts'

/** A task under polls at random moments. */
export const randomPollingCases: readonly Case[] = [
  caseOf(
    {
      id: 'getVideoTask/random-polling',
      title: 'Whenever a task is looked at, its status goes on or stays, and at its end it stays.',
      evidence: 'observed',
      cost: 'paid',
    },
    async (bench) => {
      const { video: lifecycle } = aitoearn.lifecycles
      expectThat(lifecycle !== undefined, 'lifecycle', 'a declared lifecycle', lifecycle)
      await pollAtRandom(bench, {
        lifecycle,
        longestMs: 40 * 60_000,
        leastMs: 1,
        seed: 'aitoearn getVideoTask',
        async begin() {
          const id = await create(bench)
          return async () => {
            const task = await taskOf(bench, id)
            return { status: task.status, told: task }
          }
        },
      })
    },
  ),
]
