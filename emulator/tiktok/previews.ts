import { createHmac, timingSafeEqual } from 'node:crypto'
import { scopeOf } from '../engine/filing.ts'
import { statusAt } from '../engine/plan.ts'
import type { MediaAnswer, MediaRoute, Showing } from '../engine/provider.ts'
import type { Task } from '../engine/task.ts'
import type { World } from '../engine/world.ts'
import { videoOf } from './videos.ts'

/**
 * Preview URLs: `/{32 hex signature}/{8 hex expiry}/video/…`. The signature covers every other character, so a URL
 * is served only if it is, to the letter, one that was given out; the expiry is a Unix second in the path.
 */

/** Path and query of the preview of a succeeded task. */
export function previewTarget(world: World, task: Task): string {
  const { succeededAt, id } = videoOf(world, task)
  const life = task.mediaLifeMs ?? Infinity
  const expiry = Math.floor((succeededAt + life) / 1000)
  const hex = Math.min(Math.max(0, expiry), 0xffffffff).toString(16).padStart(8, '0')
  const rest = `/${hex}/video/tos/${world.name}/${task.account}/${task.id}/?a=1233&ch=0&ds=3&mime_type=video_mp4&vid=${id}`
  return `/${signatureOf(world, rest)}${rest}`
}

const signatureOf = (world: World, text: string): string =>
  createHmac('sha256', `preview ${world.seed} ${world.name}`)
    .update(text)
    .digest('hex')
    .slice(0, 32)

const form = /^\/[0-9a-f]{32}\/[0-9a-f]{8}\/video\/tos\/([\w-]{1,64})\/([\w-]{1,64})\/(\d{19})\/\?/

/** Where previews are fetched from. */
export function previewRoute(provider: string): MediaRoute {
  return {
    path: '/:signature{[0-9a-f]{32}}/:expiry{[0-9a-f]{8}}/video/*',
    // One of its three first parts may be changed in its form.
    near: /^\/[^/]{31,33}\/|^\/[^/]+\/[^/]+\/video\/|\/video\/tos\//,
    async locate(target, worldOf): Promise<MediaAnswer> {
      const [, worldName = '', account = '', taskId = ''] = form.exec(target) ?? []
      const world = worldOf(worldName)
      const task = world && (await world.store.get('tasks', scopeOf(provider, account), taskId))
      if (!world || !task) return { forbidden: 'no such preview was given out' }
      const now = world.clock.now()
      if (statusAt(task.plan, now) !== 'SUCCESS') return { forbidden: 'the task has no video' }
      if (!isSame(target, previewTarget(world, task)))
        return { forbidden: 'the URL was changed: its signature does not fit' }
      const video = videoOf(world, task)
      if (now >= video.succeededAt + (task.mediaLifeMs ?? Infinity))
        return { forbidden: 'the preview URL has expired', expired: true }
      if (task.media !== undefined) return { own: task.media, lastModified: video.succeededAt }
      return {
        clip: { ratio: '9x16', seconds: video.seconds, title: video.name, comment: video.id },
        lastModified: video.succeededAt,
      }
    },
  }
}

function isSame(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)]
  return left.length === right.length && timingSafeEqual(left, right)
}

/** The preview of a task that has succeeded. */
export function showingsOf(task: Task, world: World): readonly Showing[] {
  if (statusAt(task.plan, world.clock.now()) !== 'SUCCESS') return []
  const { succeededAt, name } = videoOf(world, task)
  const { mediaLifeMs } = task
  const target = previewTarget(world, task)
  const until = mediaLifeMs === undefined ? {} : { until: succeededAt + mediaLifeMs }
  return [{ kind: 'video', title: name, target, since: succeededAt, ...until }]
}
