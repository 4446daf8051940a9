import { z } from 'zod'
import { documented as says } from '../../../contracts/kit/evidence.ts'
import { count, instant, pageQuery, worldQuery } from './wire.ts'

/** Tasks of every API on the wire. */

export const task = z
  .object({
    id: z.string(),
    provider: z.string(),
    operation: z.string().meta(says('The operation that created it.')),
    kind: z.string().meta(says('What its API calls this sort of task.')),
    app: z.string(),
    account: z.string(),
    status: z.string().meta(says('Its state now.')),
    ended: z.boolean().meta(says('Whether that state is its last.')),
    held: z.boolean().meta(says('Whether a hand stopped it.')),
    fate: z.string(),
    bornAt: instant,
    plan: z
      .array(
        z.object({
          at: instant.nullable().meta(says('When it begins; null when that is not known.')),
          status: z.string(),
        }),
      )
      .meta(says('Its states, past and to come.')),
  })
  .meta(says('A task of any API.', { id: 'Task' }))
export const tasks = z
  .object({ tasks: z.array(task), total: count, page: count, pageSize: count })
  .meta(says('A page of tasks, newest first.', { id: 'Tasks' }))
export const tasksQuery = worldQuery.extend(pageQuery)
export const taskPath = z.object({ id: z.string().meta(says('Id of the task.')) })
