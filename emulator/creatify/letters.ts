import type { Task } from '../engine/task.ts'
import type { Letter } from '../engine/webhooks/letter.ts'
import type { World } from '../engine/world.ts'
import { detailOf, type Render } from './job.ts'
import type { CreatifySettings } from './settings.ts'
import { eventOf } from './view.ts'

/** What a job has sent to its webhook, as its plan now is: how its previews end, and how each rendering does. */
export const createLetters = (settings: CreatifySettings) =>
  function lettersOf(task: Task, world: World): readonly Letter[] {
    const detail = detailOf(task)
    const { request, sort, renders, origin } = detail
    const url = request.webhook_url
    if (url === null) return []
    const { usual, intermediate } = settings.webhooks
    const fate = usual === 'send' ? {} : { fate: `webhook.${usual}` as const }

    const letterOf = (index: number, render: Render | undefined): Letter[] => {
      const at = task.plan.at[index]
      if (at === undefined) return []
      return [
        {
          at,
          event: render ? 'render' : 'previews',
          key: `${index} ${task.plan.states[index]}`,
          url,
          operation: render?.operation ?? task.operation,
          ...fate,
          body: () => JSON.stringify(eventOf({ settings, world, origin, now: at }, task, render)),
        },
      ]
    }

    const ends = (from: number): number =>
      (renders.find(({ since }) => since > from)?.since ?? task.plan.states.length) - 1
    const aboutPreviews = sort === 'previews' ? letterOf(ends(0), undefined) : []
    const aboutRenders = renders.flatMap((render) => {
      const end = ends(render.since)
      const first = intermediate ? render.since + 1 : end
      return Array.from({ length: end - first + 1 }, (_, step) =>
        letterOf(first + step, render),
      ).flat()
    })
    return [...aboutPreviews, ...aboutRenders]
  }
