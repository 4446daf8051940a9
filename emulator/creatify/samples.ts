import { type AspectRatio, aspectRatios } from '../../contracts/creatify/choices.ts'
import type { MediaAnswer } from '../engine/provider.ts'
import type { World } from '../engine/world.ts'
import { libraryOf } from './library.ts'
import { productPath, samplePath } from './places.ts'

export type WorldOf = (name: string) => World | undefined

const sampleForm = /^\/creatify\/([\w-]{1,64})\/(products|personas|voices|musics)\/([0-9a-f-]+)/

/** What a URL of products, or of what videos are made with, leads to; undefined for a URL of something else. */
export async function sampleOf(target: string, worldOf: WorldOf): Promise<MediaAnswer | undefined> {
  const [, worldName, shelf, id = ''] = sampleForm.exec(target) ?? []
  const world = worldName === undefined ? undefined : worldOf(worldName)
  const samples = world ? await samplesOf(world, shelf, id) : []
  const sample = samples.find(({ path }) => path === target)
  // An account may be called as a shelf is: then it may be a job's.
  if (!sample) return undefined
  const { ratio = 'none', seconds, path } = sample
  if (path.endsWith('.png')) return { file: 'cover.png', contentType: 'image/png' }
  if (path.endsWith('.jpg') && ratio !== 'none')
    return { file: `${ratio}.jpg`, contentType: 'image/jpeg' }
  const comment = path.split('/').slice(-2).join('/')
  return { clip: { ratio, seconds, title: 'Sample', comment }, lastModified: firstMade }
}

const sampleSeconds = 4

interface Sample {
  readonly path: string
  /** Absent for sound alone. */
  readonly ratio?: AspectRatio
  readonly seconds: number
}

/** Every file of something. */
async function samplesOf(world: World, shelf: string | undefined, id: string): Promise<Sample[]> {
  if (shelf === 'products')
    return ['jpg', 'mp4'].map((extension) => ({
      path: productPath(world, id.slice(0, 10), extension),
      ratio: '1x1',
      seconds: sampleSeconds,
    }))
  const { personas, voices, musics } = await libraryOf(world)
  const { name } = world
  if (shelf === 'personas' && personas.some((one) => one.id === id))
    return aspectRatios.flatMap((ratio) =>
      ['jpg', 'mp4'].map((extension) => ({
        path: samplePath(name, shelf, id, `${ratio}.${extension}`),
        ratio,
        seconds: sampleSeconds,
      })),
    )
  if (shelf === 'voices' && voices.some(({ accents }) => accents.some((one) => one.id === id)))
    return [{ path: samplePath(name, shelf, id, 'preview.m4a'), seconds: sampleSeconds }]
  if (shelf !== 'musics') return []
  const seconds = musics.find((music) => music.id === id)?.duration
  if (seconds === undefined) return []
  return ['music.m4a', 'cover.png'].map((file) => ({
    path: samplePath(name, shelf, id, file),
    seconds,
  }))
}

const firstMade = Date.UTC(2025, 0, 6)
