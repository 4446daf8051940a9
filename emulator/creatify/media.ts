import { scopeOf } from '../engine/filing.ts'
import type { MediaAnswer, MediaRoute } from '../engine/provider.ts'
import type { Task } from '../engine/task.ts'
import type { World } from '../engine/world.ts'
import { detailOf, hasPreviews, previewsAt, renderAt, type Shot } from './job.ts'
import { editorPage, previewPage } from './page.ts'
import { editorPath, outputPath, previewFilmPath, previewPath, thumbnailPath } from './places.ts'
import { sampleOf, type WorldOf } from './samples.ts'
import type { CreatifySettings } from './settings.ts'

const nothing: MediaAnswer = { forbidden: 'no such file was given out' }
const expired: MediaAnswer = { forbidden: 'the link has expired', expired: true }

const name = '([\\w-]{1,64})'
const jobForm = new RegExp(`(?:^/creatify/|[?&]job=)${name}/${name}/([0-9a-f-]{36})`)

/** Everything of this API that can be fetched. */
export function mediaRoutes(provider: string, settings: CreatifySettings): readonly MediaRoute[] {
  /** Finds the job that a URL names, and what of it the URL leads to. */
  const ofJob = (lead: (found: Found) => MediaAnswer) =>
    async function locate(target: string, worldOf: WorldOf): Promise<MediaAnswer> {
      const [, worldName = '', account = '', id = ''] = jobForm.exec(target) ?? []
      const world = worldOf(worldName)
      const task = world && (await world.store.get('tasks', scopeOf(provider, account), id))
      if (!world || !task) return nothing
      return lead({ world, task, target, now: world.clock.now(), settings })
    }
  const file = ofJob(fileOf)
  return [
    { path: '/preview', near: /^\/preview|[?&]layout=/, locate: ofJob(previewOf) },
    { path: '/editor', near: /^\/editor|[?&]project=/, locate: ofJob(editorOf) },
    {
      path: '/creatify/*',
      near: /^\/creatify|^\/[^/]+\/[\w-]+\/(products|personas|voices|musics|[\w-]+\/[0-9a-f-]{36})\//,
      locate: async (target, worldOf) => (await sampleOf(target, worldOf)) ?? file(target, worldOf),
    },
  ]
}

interface Found {
  readonly world: World
  readonly task: Task
  readonly target: string
  readonly now: number
  readonly settings: CreatifySettings
}

function fileOf({ world, task, target, now, settings }: Found): MediaAnswer {
  const { renders, previews, request } = detailOf(task)
  const seconds = request.video_length
  const life = settings.mediaLifeMs ?? Infinity
  const clip = (shot: Shot, title: string, at: number): MediaAnswer =>
    now >= at + life
      ? expired
      : task.media !== undefined
        ? { own: task.media, lastModified: at }
        : {
            clip: { ratio: shot.aspect_ratio, seconds, title, comment: shot.media_job },
            lastModified: at,
          }
  for (const [index, render] of renders.entries()) {
    const { state, endsAt = now } = renderAt(task, render, now)
    if (state !== 'done') continue
    if (target === outputPath(world, task, index))
      return clip(render, `${render.visual_style} of ${task.id}`, endsAt)
    if (target === thumbnailPath(world, task, render.media_job, endsAt))
      return now >= endsAt + life
        ? expired
        : { file: `${render.aspect_ratio}.jpg`, contentType: 'image/jpeg' }
  }
  const shot = previews.find(({ media_job }) => target === previewFilmPath(world, task, media_job))
  if (!shot || !hasPreviews(task, now)) return nothing
  return clip(shot, `Preview of ${task.id}`, previewsAt(task, now)?.endsAt ?? now)
}

function previewOf({ world, task, target, now, settings }: Found): MediaAnswer {
  const { previews, request } = detailOf(task)
  const shot = previews.find(({ media_job }) => target === previewPath(world, task, media_job))
  if (!shot || !hasPreviews(task, now)) return nothing
  const since = previewsAt(task, now)?.endsAt ?? now
  if (now >= since + (settings.mediaLifeMs ?? Infinity)) return expired
  return {
    page: previewPage(shot, request.video_length, previewFilmPath(world, task, shot.media_job)),
  }
}

function editorOf({ world, task, target, now, settings }: Found): MediaAnswer {
  if (!settings.editorAccess) return nothing
  const { previews, renders } = detailOf(task)
  const isMeant = ({ media_job }: Shot): boolean => target === editorPath(world, task, media_job)
  const preview = previews.find(isMeant)
  const render = renders.find(isMeant)
  const shot = preview ?? render
  const begun = preview || !render ? previewsAt(task, now) : renderAt(task, render, now)
  const isThere = begun?.state === 'done' || begun?.state === 'previews_ready'
  if (!shot || !isThere) return nothing
  if (now >= (begun.endsAt ?? now) + settings.editorLifeMs) return expired
  return { page: editorPage(shot) }
}
