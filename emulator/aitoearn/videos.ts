import { models } from '../../contracts/aitoearn/models.ts'
import { createChance } from '../engine/chance.ts'
import { digitsOf } from '../engine/instant.ts'
import { isRatio, type Ratio } from '../engine/media/ratio.ts'
import { hasEnded } from '../engine/plan.ts'
import type { MediaAnswer, MediaRoute, Showing } from '../engine/provider.ts'
import { successOf, type Task } from '../engine/task.ts'
import type { World } from '../engine/world.ts'
import { secondsOf } from './price.ts'
import { detailOf } from './tasks.ts'

const failure = 'FAILURE'

/** The moment at which a task has made its video; undefined when it has none by now. */
export function madeAt(task: Task, now: number): number | undefined {
  return hasEnded(task.plan, now) ? successOf(task, failure) : undefined
}

const userOf = (world: World, task: Task): string => `${world.name}.${task.account}`
const monthOf = (moment: number): string => digitsOf(moment).slice(0, 6)

/** Path of the video of a task that succeeded then. */
export function videoPath(world: World, task: Task, moment: number): string {
  const { model } = detailOf(task)
  const name = `${moment.toString(36)}-${task.id}`
  return `/${userOf(world, task)}/ai/video/${model}/${monthOf(moment)}/${name}.mp4`
}

/** Path of the still of a task that succeeded then; the id is in its name, so that it leads back. */
export function coverPath(world: World, task: Task, moment: number): string {
  const chance = createChance(world.seed, world.name, task.id, 'cover')
  const name = Buffer.from(task.id, 'hex').toString('base64url') + chance.text(alphabet, 5)
  return `/${userOf(world, task)}/ai/video-thumbnail/${monthOf(moment)}/${name}.png`
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-'

const videoForm = /^\/([\w-]+)\.([\w-]+)\/ai\/video\/[^/]+\/\d{6}\/[0-9a-z]+-([0-9a-f]{24})\.mp4$/
const coverForm = /^\/([\w-]+)\.([\w-]+)\/ai\/video-thumbnail\/\d{6}\/([\w-]{16})[\w-]{5}\.png$/

/** Where videos and their stills are fetched from; these URLs are not signed. */
export function mediaRoutes(provider: string, urlLifeMs: number | undefined): MediaRoute[] {
  const find = async (
    form: RegExp,
    target: string,
    worldOf: (name: string) => World | undefined,
    idOf: (text: string) => string,
  ) => {
    const [, name = '', account = '', text = ''] = form.exec(target) ?? []
    const world = worldOf(name)
    const task = await world?.store.get('tasks', `${provider}/${account}`, idOf(text))
    const moment = world && task && madeAt(task, world.clock.now())
    return world && task && moment !== undefined ? { world, task, moment } : undefined
  }
  const isOver = (world: World, moment: number): boolean =>
    urlLifeMs !== undefined && world.clock.now() >= moment + urlLifeMs

  return [
    {
      path: '/:user/ai/video/*',
      // Not a version of an API, which stands where a user does when a base URL is wrong.
      near: /^\/(?!v?\d+\.\d+\/)[\w-]+\.[\w-]+\/|^\/[^/]+\/ai\/video\/|\/\d{6}\/[^/]+\.mp4$/,
      async locate(target, worldOf): Promise<MediaAnswer> {
        const found = await find(videoForm, target, worldOf, (text) => text)
        if (!found || target !== videoPath(found.world, found.task, found.moment))
          return { forbidden: 'no such video was given out' }
        const { world, task, moment } = found
        if (isOver(world, moment))
          return { forbidden: 'the URL of the video has expired', expired: true }
        return task.media === undefined
          ? { clip: clipOf(task), lastModified: moment }
          : { own: task.media, lastModified: moment }
      },
    },
    {
      path: '/:user/ai/video-thumbnail/*',
      near: /\/video-thumbnail\/|\/\d{6}\/[^/]+\.png$/,
      async locate(target, worldOf): Promise<MediaAnswer> {
        const idOf = (text: string): string => Buffer.from(text, 'base64url').toString('hex')
        const found = await find(coverForm, target, worldOf, idOf)
        if (!found || target !== coverPath(found.world, found.task, found.moment))
          return { forbidden: 'no such cover was given out' }
        if (isOver(found.world, found.moment))
          return { forbidden: 'the URL of the cover has expired', expired: true }
        return { file: 'cover.png', contentType: 'image/png' }
      },
    },
  ]
}

function clipOf(task: Task) {
  const { model: name, input } = detailOf(task)
  const model = models.find((one) => one.name === name)
  const asked = model ? secondsOf(model, input) : 5
  return {
    ratio: ratioOf(input.aspectRatio) ?? ratioOf(model?.defaults.aspectRatio) ?? '16x9',
    // Any number may be asked for; a file has to have some length.
    seconds: Math.min(180, Math.max(1, asked)),
    title: `${name} ${task.id}`,
    comment: task.id,
  } as const
}

function ratioOf(text: string | undefined): Ratio | undefined {
  const shape = text?.replace(':', 'x') ?? ''
  return isRatio(shape) ? shape : undefined
}

/** The video and the still of a task that has succeeded. */
export function showingsOf(
  task: Task,
  world: World,
  urlLifeMs: number | undefined,
): readonly Showing[] {
  const since = madeAt(task, world.clock.now())
  if (since === undefined) return []
  const life = urlLifeMs === undefined ? {} : { until: since + urlLifeMs }
  const { model } = detailOf(task)
  return [
    { kind: 'video', title: model, target: videoPath(world, task, since), since, ...life },
    { kind: 'picture', title: 'Cover', target: coverPath(world, task, since), since, ...life },
  ]
}
