import { z } from 'zod'
import { assumed, documented, observed } from '../kit/evidence.ts'

/** Schemas of what videos are made with: personas, voices, music, credits. */

const url = (description: string) => z.url().meta(observed(description))
const text = (description: string) => z.string().meta(observed(description))

// Pages --------------------------------------------------------------------------------------------

const paging = {
  page: z.int().min(1).default(1).meta(documented('Page, from 1.')),
  page_size: z
    .int()
    .min(1)
    .default(10)
    .catch(10)
    .meta(documented('Items on a page; at most 100, and 10 where it is no such number.')),
}

export const pageQuery = z.object(paging).meta(documented('Which page.', { id: 'PageQuery' }))

/** A page of items. */
export const pageOf = <T extends z.ZodType>(item: T, id: string) =>
  z
    .object({
      count: z.int().min(0).meta(documented('Items in all.')),
      next: z.url().nullable().meta(documented('The next page.')),
      previous: z.url().nullable().meta(documented('The page before.')),
      results: z.array(item).meta(documented('Items of this page.')),
    })
    .meta(documented('A page.', { id }))

// Personas -----------------------------------------------------------------------------------------

export const personaChoices = {
  age_range: ['child', 'teen', 'adult', 'senior'],
  gender: ['m', 'f', 'nb'],
  location: ['outdoor', 'fantasy', 'indoor', 'other'],
  style: ['selfie', 'presenter', 'other'],
} as const

const some = <const T extends readonly [string, ...string[]]>(choices: T, description: string) =>
  z.array(z.enum(choices)).optional().meta(documented(description))

const personaFilters = {
  age_range: some(personaChoices.age_range, 'Ages, separated by commas.'),
  gender: some(personaChoices.gender, 'Genders, separated by commas.'),
  location: some(personaChoices.location, 'Places, separated by commas.'),
  style: some(personaChoices.style, 'Styles, separated by commas.'),
}

export const personasQuery = z
  .object(personaFilters)
  .meta(documented('Which personas.', { id: 'PersonasQuery' }))
export const personasPageQuery = z
  .object({ ...personaFilters, ...paging })
  .meta(documented('Which personas, and which page of them.', { id: 'PersonasPageQuery' }))

export const persona = z
  .object({
    id: z.uuid().meta(documented('Id of the persona, for `override_avatar`.')),
    gender: z.enum(personaChoices.gender).meta(documented('Gender.')),
    age_range: z.enum(personaChoices.age_range).meta(documented('Age.')),
    location: z.enum(personaChoices.location).meta(documented('Place.')),
    style: z.enum(personaChoices.style).meta(documented('Style.')),
    creator_name: text('Name.'),
    video_scene: text('Scene.'),
    keywords: text('What it is like, in words.'),
    suitable_industries: z.array(z.string()).meta(observed('Trades it suits.')),
    preview_image_16_9: url('A picture.'),
    preview_image_1_1: url('A picture.'),
    preview_image_9_16: url('A picture.'),
    preview_video_16_9: url('A video.'),
    preview_video_1_1: url('A video.'),
    preview_video_9_16: url('A video.'),
    is_active: z.boolean().meta(observed('Whether it can be used.')),
    type: z.enum(['realistic', 'styled']).meta(observed('Kind.')),
    created_at: z.iso.datetime().meta(observed('When it was made.')),
    updated_at: z.iso.datetime().meta(observed('When it was changed.')),
  })
  .meta(observed('Someone who speaks in videos.', { id: 'Persona' }))

// Voices -------------------------------------------------------------------------------------------

export const accent = z
  .object({
    id: text('Id of the accent, for `override_voice`.'),
    accent_name: text('Name of the accent.'),
    preview_url: url('A sample.'),
  })
  .meta(observed('An accent of a voice.', { id: 'Accent' }))

export const voice = z
  .object({
    name: text('Name.'),
    gender: z.enum(['male', 'female', 'non_binary']).nullable().meta(documented('Gender.')),
    accents: z.array(accent).meta(documented('Accents it speaks with.')),
  })
  .meta(documented('A voice.', { id: 'Voice' }))

// Music --------------------------------------------------------------------------------------------

export const musicsQuery = z
  .object({
    category: z.string().optional().meta(documented('Name of a category.')),
    search: z.string().optional().meta(documented('Words in the address or category of a piece.')),
    ...paging,
  })
  .meta(documented('Which pieces, and which page of them.', { id: 'MusicsQuery' }))

export const music = z
  .object({
    url: z.url().meta(documented('The piece, for `background_music_url`.')),
    category: z.array(z.string()).meta(documented('Its categories.')),
    cover_url: z.url().meta(documented('A picture.')),
    is_favorite: z.boolean().meta(documented('Whether the account likes it.')),
    duration: z.number().meta(documented('Length in seconds.')),
  })
  .meta(documented('A piece of music.', { id: 'Music' }))

export const musicCategories = z
  .array(z.object({ name: z.string().meta(documented('Name of the category.')) }))
  .meta(documented('Categories of music.', { id: 'MusicCategories' }))

// Credits ------------------------------------------------------------------------------------------

export const remainingCredits = z
  .object({ remaining_credits: z.number().meta(documented('Credits that are left.')) })
  .meta(
    assumed('What the account has; reservations are not taken off.', { id: 'RemainingCredits' }),
  )
