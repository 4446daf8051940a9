import { z } from 'zod'
import { aitoearn as contract } from '../../contracts/aitoearn/contract.ts'
import { models } from '../../contracts/aitoearn/models.ts'
import { ledgerOf } from '../engine/bill.ts'
import { scopeOf } from '../engine/filing.ts'
import { checkMedia, label, plantTask, statesOf, taskFields } from '../engine/seed.ts'
import { type Seedbed, SeedError, type Seeded } from '../engine/seedbed.ts'
import { groupOf, keepGroup } from './groups.ts'
import { objectId } from './ids.ts'
import type { AiToEarnSettings } from './settings.ts'

const [firstModel = '', ...otherModels] = models.map(({ name }) => name)

const group = z.strictObject({ as: label.describe('What it is called in this file.') })

const task = z.strictObject({
  model: z.enum([firstModel, ...otherModels]).default(firstModel),
  prompt: z.string().min(1).max(4000).default('A video').describe('What the video shows.'),
  group: z
    .string()
    .optional()
    .describe('Material group of the video: what it is called here, its id, or `given`.'),
  ratio: z.string().optional(),
  resolution: z.string().optional(),
  duration: z.number().min(1).max(180).optional().describe('Seconds.'),
  ...taskFields(statesOf(contract.lifecycles['video'])),
})

const account = z.strictObject({
  credits: z.number().min(0).max(1e12).optional().describe('What the account has to spend.'),
  groups: z.array(group).default([]).describe('Material groups beside the one that is given.'),
  tasks: z.array(task).default([]).describe('Tasks in any state.'),
})

/** What the group is called that every account has. */
const given = 'given'

/** What fixtures can say of an account. */
export const createSeedbed = (settings: AiToEarnSettings): Seedbed => ({
  schema: account,
  async prepare(soil, part) {
    const { world, account: name } = soil
    const { credits: balance, groups, tasks } = account.parse(part)
    const known = new Map([[given, groupOf(world, name)]])
    const names = [given, ...groups.map(({ as }) => as)]
    for (const [index, { media, group: wanted }] of tasks.entries()) {
      await checkMedia(soil, media, ['tasks', index])
      if (wanted === undefined || names.includes(wanted)) continue
      if (await world.store.get('things', scopeOf(contract.id, name), wanted)) continue
      throw new SeedError(
        ['tasks', index, 'group'],
        `no material group is called "${wanted}"; there are ${names.join(', ')}`,
      )
    }

    return async function plant() {
      const made: Seeded[] = []
      const owner = { seed: world.seed, world: world.name, account: name }
      for (const { as } of groups) {
        const id = await keepGroup(world, name)
        known.set(as, id)
        made.push({ kind: 'group', id, as })
      }
      for (const {
        as,
        model,
        prompt,
        group: wanted,
        ratio,
        resolution,
        duration,
        ...one
      } of tasks) {
        const nth = await world.store.tally(`ids/${contract.id}/${name}`)
        const groupId = wanted === undefined ? undefined : (known.get(wanted) ?? wanted)
        const input = {
          prompt,
          ...(groupId !== undefined && { groupId }),
          ...(duration !== undefined && { duration }),
          ...(ratio !== undefined && { aspectRatio: ratio }),
          ...(resolution !== undefined && { resolution }),
        }
        const { id } = await plantTask(contract, soil, {
          ...one,
          operation: 'createVideoTask',
          kind: 'video',
          id: (_, at) => objectId(at, owner, 'task', nth),
          latency: settings.latency,
          tickMs: settings.quirks.tickSeconds * 1000,
          mediaLifeMs: settings.urlLifeMs,
          detail: (_, at) => ({ model, input, mediaId: objectId(at, owner, 'media', nth) }),
        })
        made.push({ kind: 'task', id, ...(as !== undefined && { as }) })
      }
      if (balance !== undefined) {
        const ledger = ledgerOf(contract.id, name)
        await world.store.setBalance(ledger, settings.credits.opening, balance, world.clock.now())
      }
      return made
    }
  },
})
