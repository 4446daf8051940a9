import { z } from 'zod'
import { tiktok as contract } from '../../contracts/tiktok/contract.ts'
import { videoTypes } from '../../contracts/tiktok/wire.ts'
import { checkMedia, label, plantTask, statesOf, taskFields } from '../engine/seed.ts'
import type { Seedbed, Seeded } from '../engine/seedbed.ts'
import { snowflake } from './ids.ts'
import { latencyOf } from './latency.ts'
import { sourceProblems } from './model.ts'
import type { TikTokSettings } from './settings.ts'
import { keepUpload } from './uploads.ts'

const upload = z.strictObject({
  as: label.optional(),
  url: z.url().default('https://media.example.com/video.mp4').describe('Where it came from.'),
  problem: z.enum(sourceProblems).optional().describe('Why it cannot be used; it can when absent.'),
})

const { animation, remix } = contract.lifecycles

const task = z.strictObject({
  type: z
    .enum([...videoTypes, 'DUBBED'])
    .describe('Kind of the task. A DUBBED video is one that no operation makes.'),
  count: z.int().min(1).max(10_000).default(1).describe('How many of them.'),
  ...taskFields(statesOf(remix, animation)),
})

const account = z.strictObject({
  uploads: z.array(upload).default([]).describe('Footage for remixes.'),
  tasks: z.array(task).default([]).describe('Tasks in any state, and videos.'),
})

/** What fixtures can say of an account. */
export const createSeedbed = (settings: TikTokSettings): Seedbed => ({
  schema: account,
  async prepare(soil, part) {
    const { uploads, tasks } = account.parse(part)
    for (const [index, { media }] of tasks.entries())
      await checkMedia(soil, media, ['tasks', index])

    return async function plant() {
      const made: Seeded[] = []
      for (const { as, ...one } of uploads)
        made.push(told('upload', await keepUpload(soil.world, soil.account, one), as))
      for (const { as, type, count, ...one } of tasks)
        for (let nth = 0; nth < count; nth += 1) {
          const isAnimation = type === 'IMAGE_ANIMATION'
          const { id } = await plantTask(contract, soil, {
            ...one,
            operation: isAnimation ? 'createImageAnimationTask' : 'createVideoTask',
            kind: type,
            id: (chance, at) => snowflake(at, chance),
            latency: latencyOf(type, settings),
            mediaLifeMs: settings.previewLifeMs,
          })
          made.push(told('task', id, as))
        }
      return made
    }
  },
})

const told = (kind: string, id: string, as: string | undefined): Seeded => ({
  kind,
  id,
  ...(as !== undefined && { as }),
})
