import { examplesOf } from '../../../../contracts/examples.ts'
import { formatInstant } from '../../../engine/instant.ts'
import { addressOf } from '../address.ts'
import type { Result, View } from '../page.ts'
import { make } from '../timeline/make.ts'
import { recipesOf } from '../timeline/recipe.ts'
import { taskIn } from '../timeline/task-in.ts'

/** Operations whose tasks can be looked at, by `<api> <operation>`, those that are simplest to call first. */
export const visible = ({ stage }: View): readonly string[] =>
  stage.providers.flatMap(({ contract, showings }) =>
    showings
      ? recipesOf(contract, examplesOf(contract.id)).map(
          ({ operation }) => `${contract.id} ${operation}`,
        )
      : [],
  )

/** Makes a task, lets it end, and lets time pass until the first of its URLs is dead. */
export async function letPreviewDie(view: View, subject: string): Promise<Result> {
  const { stage, world } = view
  const provider = stage.providers.find(({ contract }) => subject.startsWith(`${contract.id} `))
  const recipe =
    provider &&
    recipesOf(provider.contract, examplesOf(provider.contract.id)).find(
      ({ operation }) => subject === `${provider.contract.id} ${operation}`,
    )
  if (!recipe) return refusal(`"${subject}" makes nothing that can be seen`)
  const made = await make(view, world.name, provider.contract, recipe, undefined)
  if ('problem' in made) return made
  const task = await taskIn(world, made.reply)
  if (!task) return refusal('the answer names no task')
  const done = await view.control('POST', '/clock/advance', { until: task.id })
  if (!done.ok) return { problem: done.problem }
  const [ended = task] = await world.store.find('tasks', task.id)
  const deaths = (provider.showings?.(ended, world) ?? []).flatMap(({ until }) => until ?? [])
  if (deaths.length === 0) return refusal('no URL of this task ever dies')
  const dead = await view.control('POST', '/clock/advance', {
    to: formatInstant(Math.min(...deaths)),
  })
  if (!dead.ok) return { problem: dead.problem }
  return { to: addressOf('', world.name, { task: task.id }) }
}

const refusal = (detail: string): Result => ({
  problem: { title: 'Nothing died', status: 422, detail },
})
