import type { Task } from '../engine/task.ts'
import type { World } from '../engine/world.ts'
import {
  type Chapter,
  creditsUsed,
  detailOf,
  previewsAt,
  type Render,
  renderAt,
  type Shot,
} from './job.ts'
import { editorPath, outputPath, previewPath, thumbnailPath } from './places.ts'
import type { CreatifySettings } from './settings.ts'

/** How jobs are shown. */
export interface View {
  readonly settings: CreatifySettings
  readonly world: World
  readonly origin: string
  readonly now: number
}

/** Why jobs fail here. */
const reasons = {
  previews: 'The previews could not be made.',
  render: 'The video could not be rendered.',
}

/** A job as every operation of its family answers it, as JSON: how it stands, and then its request. */
export function videoJson(view: View, task: Task): string {
  const stand = JSON.stringify(standOf(view, task))
  const request = JSON.stringify(detailOf(task).request)
  // One object of all their fields takes twice as long to make and to write.
  return `${stand.slice(0, -1)},${request.slice(1)}`
}

function standOf(view: View, task: Task): object {
  const { settings, world, origin, now } = view
  const detail = detailOf(task)
  const first = previewsAt(task, now)
  const ready = first?.state === 'previews_ready'
  const outputs = detail.renders.map((render, index) => outputOf(view, task, render, index))
  const chapters = detail.renders.map((render) => renderAt(task, render, now))
  const last = chapters.at(-1) ?? first
  const shown = outputs.findLast(({ status }) => status === 'done')
  const current =
    detail.renders.at(-1) ?? (detail.sort === 'preview' ? detail.previews[0] : undefined)
  const hasBegun = detail.sort !== 'video' || last?.state !== 'pending'
  return {
    id: task.id,
    media_job: hasBegun ? (current?.media_job ?? null) : null,
    status: statusOf(last),
    failed_reason: reasonOf(last, chapters.length > 0 ? 'render' : 'previews'),
    is_hidden: false,
    video_output: shown?.video_output ?? null,
    video_thumbnail: shown?.video_thumbnail ?? null,
    outputs,
    credits_used: creditsUsed(task, now),
    duration: ready || shown ? detail.request.video_length : null,
    progress: written(settings, last?.progress ?? 0),
    preview: detail.sort === 'preview' && ready ? pageOf(view, task, detail.previews[0]) : null,
    previews: detail.sort === 'previews' && ready ? previewsOf(view, task) : [],
    editor_url:
      settings.editorAccess && current && (ready || shown)
        ? origin + editorPath(world, task, current.media_job)
        : null,
  }
}

/** The previews of a job. */
export const previewsOf = (view: View, task: Task): object[] =>
  detailOf(task).previews.map((shot) => ({
    media_job: shot.media_job,
    url: pageOf(view, task, shot),
    visual_style: shot.visual_style,
    aspect_ratio: shot.aspect_ratio,
    duration: detailOf(task).request.video_length,
    editor_url: view.settings.editorAccess
      ? view.origin + editorPath(view.world, task, shot.media_job)
      : null,
  }))

/** What a webhook about a rendering or about previews says. */
export function eventOf(view: View, task: Task, render: Render | undefined): object {
  const chapter = render ? renderAt(task, render, view.now) : previewsAt(task, view.now)
  const head = {
    id: task.id,
    status: statusOf(chapter),
    failed_reason: reasonOf(chapter, render ? 'render' : 'previews'),
  }
  if (!render)
    return { ...head, previews: chapter?.state === 'failed' ? [] : previewsOf(view, task) }
  const index = detailOf(task).renders.indexOf(render)
  const { video_output, video_thumbnail } = outputOf(view, task, render, index)
  return { ...head, video_output, video_thumbnail }
}

function outputOf(
  { settings, world, origin, now }: View,
  task: Task,
  render: Render,
  index: number,
) {
  const chapter = renderAt(task, render, now)
  const isDone = chapter.state === 'done'
  return {
    media_job: render.media_job,
    visual_style: render.visual_style,
    aspect_ratio: render.aspect_ratio,
    duration: isDone ? detailOf(task).request.video_length : null,
    video_output: isDone ? origin + outputPath(world, task, index) : null,
    video_thumbnail: isDone
      ? origin + thumbnailPath(world, task, render.media_job, chapter.endsAt ?? now)
      : null,
    status: statusOf(chapter),
    progress: written(settings, chapter.progress),
    failed_reason: reasonOf(chapter, 'render'),
  }
}

/** Previews that are ready are no state of their own to this API. */
const statusOf = (chapter: Chapter | undefined): string =>
  chapter === undefined || chapter.state === 'previews_ready' ? 'pending' : chapter.state

const reasonOf = (chapter: Chapter | undefined, what: keyof typeof reasons): string | null =>
  chapter?.state === 'failed' ? reasons[what] : null

const pageOf = ({ world, origin }: View, task: Task, shot: Shot | undefined): string | null =>
  shot ? origin + previewPath(world, task, shot.media_job) : null

const written = ({ quirks }: CreatifySettings, progress: number): string | number =>
  quirks.progressType === 'string' ? String(progress) : progress
