import { createChance } from '../engine/chance.ts'
import { digitsOf } from '../engine/instant.ts'
import type { Task } from '../engine/task.ts'
import type { World } from '../engine/world.ts'
import { renderName } from './ids.ts'
import type { Shop } from './product.ts'

/** Paths of everything that can be fetched, below the origin. None is signed; each is served to the letter only. */

const job = (world: World, { account, id }: Task): string => `${world.name}/${account}/${id}`

/** The video of a rendering. */
export function outputPath(world: World, task: Task, index: number): string {
  const { provider, account, operation, nth } = task
  const key = [provider, account, operation, nth, 'render', index]
  const name = renderName(createChance(world.seed, world.name, ...key))
  return `/creatify/${job(world, task)}/renders/${name}/output.mp4`
}

/** A picture of a rendering that ended at a moment. */
export const thumbnailPath = (world: World, task: Task, mediaJob: string, at: number): string =>
  `/creatify/${job(world, task)}/${mediaJob}-${Math.floor(at / 1000)}/thumbnail.jpg`

/** The web page that shows a preview. */
export const previewPath = (world: World, task: Task, mediaJob: string): string =>
  `/preview?layout=videos/${digitsOf(task.bornAt).slice(0, 8)}/${mediaJob}.json&job=${job(world, task)}`

/** What the page of a preview plays. */
export const previewFilmPath = (world: World, task: Task, mediaJob: string): string =>
  `/creatify/${job(world, task)}/previews/${mediaJob}.mp4`

/** Where a preview can be edited. */
export const editorPath = (world: World, task: Task, mediaJob: string): string =>
  `/editor?project=${mediaJob}&job=${job(world, task)}`

/** Where the pictures and films of made-up products stand. */
export const shopAt = (origin: string, world: World): Shop => ({
  picture: (name) => origin + productPath(world, name, 'jpg'),
  film: (name) => origin + productPath(world, name, 'mp4'),
})

/** A picture or film of a product. Nobody keeps a list of them, so the second half of its name proves the first. */
export function productPath(world: World, name: string, extension: string): string {
  const proof = createChance(world.seed, world.name, 'product', name, extension).hex(10)
  return `/creatify/${world.name}/products/${name}${proof}.${extension}`
}

/** A picture or film of a persona, voice or piece of music. */
export const samplePath = (
  world: string,
  shelf: 'personas' | 'voices' | 'musics',
  id: string,
  file: string,
): string => `/creatify/${world}/${shelf}/${id}/${file}`
