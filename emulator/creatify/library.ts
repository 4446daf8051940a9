import { personaChoices } from '../../contracts/creatify/supporting.ts'
import { type Chance, createChance, proseOf } from '../engine/chance.ts'
import { formatInstant } from '../engine/instant.ts'
import { samplePath } from './places.ts'

/** What videos are made with. The same for every account of a seed. */

const firstMade = Date.UTC(2025, 0, 6)
const day = 86_400_000

/** Someone who speaks; its pictures and videos stand below an origin. */
export interface Persona {
  readonly id: string
  readonly gender: 'm' | 'f' | 'nb'
  readonly age_range: string
  readonly location: string
  readonly style: string
  readonly creator_name: string
  readonly video_scene: string
  readonly keywords: string
  readonly suitable_industries: readonly string[]
  readonly type: 'realistic' | 'styled'
  readonly made: number
}

interface Voice {
  readonly name: string
  readonly gender: 'male' | 'female' | 'non_binary' | null
  readonly accents: readonly { readonly id: string; readonly accent_name: string }[]
}

interface Music {
  readonly id: string
  readonly category: readonly string[]
  readonly is_favorite: boolean
  readonly duration: number
}

export interface Library {
  readonly personas: readonly Persona[]
  readonly voices: readonly Voice[]
  readonly musics: readonly Music[]
}

const known = new WeakMap<object, Promise<Library>>()

/** The library of a world; it is drawn once. */
export function libraryOf(world: { readonly seed: string }): Promise<Library> {
  const found = known.get(world) ?? draw(world.seed)
  known.set(world, found)
  return found
}

const scenes = ['Kitchen', 'Living room', 'Office', 'Park', 'Street', 'Studio'] as const
const moods = ['calm', 'cheerful', 'curious', 'earnest', 'lively', 'witty'] as const
const industries = ['Beauty', 'Electronics', 'Fashion', 'Food', 'Home', 'Sports'] as const
const accents = ['American', 'Australian', 'British', 'Canadian', 'Indian', 'Irish'] as const
const voiceGenders = ['male', 'female', 'non_binary', null] as const

/** Categories of music. */
export const musicCategories = ['Acoustic', 'Ambient', 'Electronic', 'Pop', 'Rock'] as const

/** Two different ones of a choice. */
function two<T>(chance: Chance, items: readonly [T, ...T[]]): readonly T[] {
  const first = chance.int(0, items.length - 1)
  const other = (first + chance.int(1, items.length - 1)) % items.length
  return [first, other].map((index) => items[index] ?? items[0])
}

async function draw(seed: string): Promise<Library> {
  const chance = createChance(seed, 'library')
  const prose = await proseOf(createChance(seed, 'library names'))
  const personas = Array.from({ length: 24 }, (_, index): Persona => {
    const gender = personaChoices.gender[index % 3] ?? 'f'
    const sex = gender === 'm' ? 'male' : gender === 'f' ? 'female' : undefined
    return {
      id: chance.uuid(),
      gender,
      age_range: personaChoices.age_range[Math.floor(index / 3) % 4] ?? 'adult',
      location: chance.pick(personaChoices.location),
      style: chance.pick(personaChoices.style),
      creator_name: prose.person.firstName(sex),
      video_scene: chance.pick(scenes),
      keywords: two(chance, moods).join(', '),
      suitable_industries: two(chance, industries),
      type: chance.unit() < 0.75 ? 'realistic' : 'styled',
      made: firstMade + index * day,
    }
  })
  const voices = Array.from({ length: 12 }, (_, index): Voice => {
    const gender = voiceGenders[index % 4] ?? null
    const sex = gender === 'male' || gender === 'female' ? gender : undefined
    return {
      name: prose.person.firstName(sex),
      gender,
      accents: two(chance, accents).map((accent_name) => ({ id: chance.uuid(), accent_name })),
    }
  })
  const musics = Array.from({ length: 30 }, (_, index): Music => {
    const main = musicCategories[index % musicCategories.length] ?? 'Pop'
    return {
      id: chance.hex(12),
      category: index % 3 === 0 ? two(chance, musicCategories) : [main],
      is_favorite: false,
      duration: chance.int(30, 180),
    }
  })
  return { personas, voices, musics }
}

/** A persona as it is answered. */
export function personaAnswer(origin: string, world: string, persona: Persona): object {
  const { made, type, ...rest } = persona
  const file = (name: string): string => origin + samplePath(world, 'personas', persona.id, name)
  return {
    ...rest,
    preview_image_16_9: file('16x9.jpg'),
    preview_image_1_1: file('1x1.jpg'),
    preview_image_9_16: file('9x16.jpg'),
    preview_video_16_9: file('16x9.mp4'),
    preview_video_1_1: file('1x1.mp4'),
    preview_video_9_16: file('9x16.mp4'),
    is_active: true,
    type,
    created_at: formatInstant(made),
    updated_at: formatInstant(made),
  }
}

/** A voice as it is answered. */
export const voiceAnswer = (origin: string, world: string, voice: Voice): object => ({
  ...voice,
  accents: voice.accents.map((accent) => ({
    ...accent,
    preview_url: origin + samplePath(world, 'voices', accent.id, 'preview.m4a'),
  })),
})

/** A piece of music as it is answered. */
export const musicAnswer = (origin: string, world: string, music: Music): object => ({
  url: origin + samplePath(world, 'musics', music.id, 'music.m4a'),
  category: music.category,
  cover_url: origin + samplePath(world, 'musics', music.id, 'cover.png'),
  is_favorite: music.is_favorite,
  duration: music.duration,
})
