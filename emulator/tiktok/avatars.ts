import { createChance, proseOf } from '../engine/chance.ts'
import type { MediaRoute } from '../engine/provider.ts'
import { snowflake } from './ids.ts'

/** A digital avatar that can speak in a video. */
export interface Avatar {
  readonly avatar_id: string
  readonly avatar_name: string
  readonly tag_groups: readonly { readonly tag_type: string; readonly tags: readonly string[] }[]
}

const avatarCount = 12
const firstMade = Date.UTC(2025, 0, 6)
const day = 86_400_000

const tagChoices = {
  gender: ['Female', 'Male'],
  age: ['Young adult', 'Adult', 'Middle-aged'],
  identity: ['Creator', 'Expert', 'Parent', 'Student'],
  industry: ['Beauty', 'Electronics', 'Fashion', 'Food', 'Home', 'Sports'],
  scene: ['Kitchen', 'Living room', 'Office', 'Outdoors', 'Studio'],
  region: ['Europe', 'Latin America', 'North America', 'Southeast Asia'],
} as const

/** Ids of the avatars of a seed, cheap to have. */
export function avatarIds(seed: string): readonly string[] {
  const chance = createChance(seed, 'avatars')
  return Array.from({ length: avatarCount }, (_, index) =>
    snowflake(firstMade + index * day, chance),
  )
}

const known = new WeakMap<object, Promise<readonly Avatar[]>>()

/** The avatars of a world; their names are drawn once. */
export function avatarsOf(world: { readonly seed: string }): Promise<readonly Avatar[]> {
  const found = known.get(world) ?? draw(world.seed)
  known.set(world, found)
  return found
}

async function draw(seed: string): Promise<readonly Avatar[]> {
  const chance = createChance(seed, 'avatar names')
  const prose = await proseOf(chance)
  return avatarIds(seed).map((avatar_id) => {
    const gender = chance.pick(tagChoices.gender)
    const name = prose.person.firstName(gender === 'Female' ? 'female' : 'male')
    return {
      avatar_id,
      avatar_name: name,
      tag_groups: Object.entries(tagChoices).map(([tag_type, tags]) => ({
        tag_type,
        tags: [tag_type === 'gender' ? gender : chance.pick<string>(tags)],
      })),
    }
  })
}

/** Path of an avatar's picture. */
export const thumbnailPath = (world: string, id: string): string =>
  `/avatar/${world}/${id}/thumbnail.jpg`
/** Path of an avatar's introduction. */
export const introductionPath = (world: string, id: string): string =>
  `/avatar/${world}/${id}/preview.mp4`

const form = /^\/avatar\/([\w-]{1,64})\/(\d{19})\/(thumbnail\.jpg|preview\.mp4)$/

/** Where pictures and introductions of avatars are fetched from; these URLs are not signed and never expire. */
export const avatarRoute: MediaRoute = {
  path: '/avatar/*',
  near: /^\/avatar|^\/[^/]+\/[\w-]+\/\d{19}\//,
  async locate(target, worldOf) {
    const [, worldName = '', id = '', file] = form.exec(target) ?? []
    const world = worldOf(worldName)
    if (!world || !avatarIds(world.seed).includes(id)) return { forbidden: 'no such avatar file' }
    if (file === 'thumbnail.jpg') return { file: '9x16.jpg', contentType: 'image/jpeg' }
    return {
      clip: { ratio: '9x16', seconds: 4, title: `avatar ${id}`, comment: id },
      lastModified: firstMade,
    }
  },
}
