import { type Case, caseOf } from '../../kit/case.ts'
import { expectThat } from '../../kit/expect.ts'
import { pollAtRandom } from '../../random-polling.ts'
import { creatify } from '../contract.ts'
import { begin, look } from './making.ts'

/** A job under polls at random moments. */
export const randomPollingCases: readonly Case[] = [
  caseOf(
    {
      id: 'getVideo/random-polling',
      title: 'Whenever a job is looked at, its status goes on or stays, and at its end it stays.',
      evidence: 'documented',
      cost: 'paid',
      rule: 'lifecycle',
    },
    async (bench) => {
      const { render: lifecycle } = creatify.lifecycles
      expectThat(lifecycle !== undefined, 'lifecycle', 'a declared lifecycle', lifecycle)
      await pollAtRandom(bench, {
        lifecycle,
        longestMs: 30 * 60_000,
        // Two looks every six seconds are well below the throttle.
        leastMs: 6_000,
        seed: 'creatify getVideo',
        async begin() {
          const { id } = await begin(bench, 'createVideo')
          return async () => {
            const video = await look(bench, id)
            return { status: video.status, told: video }
          }
        },
      })
    },
  ),
]
