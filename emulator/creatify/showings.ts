import type { Showing } from '../engine/provider.ts'
import type { Task } from '../engine/task.ts'
import type { World } from '../engine/world.ts'
import { detailOf, hasPreviews, previewsAt, renderAt } from './job.ts'
import { outputPath, previewFilmPath } from './places.ts'
import type { CreatifySettings } from './settings.ts'

/** The films of the previews and renderings of a job that are done. */
export function showingsOf(
  task: Task,
  world: World,
  { mediaLifeMs }: Pick<CreatifySettings, 'mediaLifeMs'>,
): readonly Showing[] {
  const now = world.clock.now()
  const { previews, renders } = detailOf(task)
  const film = (title: string, target: string, since: number): Showing => ({
    ...{ kind: 'video', title, target, since },
    ...(mediaLifeMs !== undefined && { until: since + mediaLifeMs }),
  })
  const shown = hasPreviews(task, now)
    ? previews.map(({ media_job, visual_style, aspect_ratio }) =>
        film(
          `Preview, ${visual_style} ${aspect_ratio}`,
          previewFilmPath(world, task, media_job),
          previewsAt(task, now)?.endsAt ?? now,
        ),
      )
    : []
  const rendered = renders.flatMap((render, index) => {
    const { state, endsAt } = renderAt(task, render, now)
    if (state !== 'done' || endsAt === undefined) return []
    const title = `${render.visual_style} ${render.aspect_ratio}`
    return film(title, outputPath(world, task, index), endsAt)
  })
  return [...rendered, ...shown]
}
