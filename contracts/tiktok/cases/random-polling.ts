import { type Case, caseOf } from '../../kit/case.ts'
import { expectThat } from '../../kit/expect.ts'
import { pollAtRandom } from '../../random-polling.ts'
import { tiktok } from '../contract.ts'
import * as wire from '../wire.ts'
import { create, longest } from './making.ts'
import { paceOf } from './pace.ts'
import { granted } from './replies.ts'

/** Tasks under polls at random moments. */
export const randomPollingCases: readonly Case[] = (['VOICEOVER', 'IMAGE_ANIMATION'] as const).map(
  (type) => {
    const isAnimation = type === 'IMAGE_ANIMATION'
    const operation = isAnimation ? 'createImageAnimationTask' : 'createVideoTask'
    return caseOf(
      {
        id: `${operation}/random-polling`,
        title:
          'Whenever a task is looked at, its status goes on or stays, and at its end it stays.',
        evidence: 'documented',
        cost: 'paid',
        rule: 'lifecycle',
      },
      async (bench) => {
        const lifecycle = tiktok.lifecycles[isAnimation ? 'animation' : 'remix']
        expectThat(lifecycle !== undefined, 'lifecycle', 'a declared lifecycle', type)
        const pace = paceOf(bench, 'listVideoTasks')
        await pollAtRandom(bench, {
          lifecycle,
          longestMs: longest(type),
          leastMs: 1,
          seed: `tiktok ${operation}`,
          async begin() {
            const task_ids = await create(bench, type)
            return async () => {
              const exchange = await pace.call({ query: { task_ids, aigc_video_type: type } })
              const [task] = granted(exchange, wire.listVideoTasksData).list
              expectThat(task !== undefined, 'data.list.0', 'the task', exchange.json)
              return { status: task.status, told: task }
            }
          },
        })
      },
    )
  },
)
