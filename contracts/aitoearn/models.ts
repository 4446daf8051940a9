/** A price in the catalogue: credits per second of video. */
export interface Price {
  readonly resolution?: string
  readonly mode?: string
  readonly duration?: number
  readonly price: number
  readonly originPrice?: number
}

/** A video model as the catalogue shows it. */
export interface Model {
  readonly name: string
  readonly label: string
  readonly description: string
  readonly tags: readonly string[]
  readonly creditsScope: 'general' | 'seedance'
  readonly modes: readonly string[]
  readonly resolutions: readonly string[]
  readonly durations: readonly number[]
  readonly maxInputImages: number
  readonly aspectRatios: readonly string[]
  readonly defaults: {
    readonly resolution?: string
    readonly aspectRatio?: string
    readonly duration?: number
  }
  readonly pricing: readonly Price[]
}

const upTo15 = (from: number): number[] =>
  Array.from({ length: 16 - from }, (_, index) => from + index)

const wideChoice = ['21:9', '16:9', '4:3', '1:1', '3:4', '9:16'] as const
const fromWords = ['text2video', 'image2video'] as const
const withFrames = [...fromWords, 'flf2video', 'multi-image2video', 'multi-ref'] as const

/** The models that can be asked for; which there are and what they cost is observed, what they can do assumed. */
export const models: readonly Model[] = [
  {
    name: 'seedance-2-fast-beta',
    label: 'Seedance 2 Fast',
    description: 'Quick drafts from words, pictures and references.',
    tags: ['fast', 'beta'],
    creditsScope: 'seedance',
    modes: withFrames,
    resolutions: ['480p', '720p'],
    durations: upTo15(4),
    maxInputImages: 9,
    aspectRatios: wideChoice,
    defaults: { resolution: '720p', aspectRatio: '16:9', duration: 6 },
    pricing: [
      { resolution: '480p', price: 5.5 },
      { resolution: '720p', price: 8 },
    ],
  },
  {
    name: 'seedance-2-beta',
    label: 'Seedance 2',
    description: 'Finished shots from words, pictures and references.',
    tags: ['beta'],
    creditsScope: 'seedance',
    modes: withFrames,
    resolutions: ['720p'],
    durations: upTo15(4),
    maxInputImages: 9,
    aspectRatios: wideChoice,
    defaults: { resolution: '720p', aspectRatio: '16:9', duration: 6 },
    pricing: [{ resolution: '720p', price: 11 }],
  },
  {
    name: 'seedance-2-beta-1080p',
    label: 'Seedance 2 1080p',
    description: 'Finished shots in full resolution.',
    tags: ['beta', 'full-hd'],
    creditsScope: 'seedance',
    modes: withFrames,
    resolutions: ['1080p'],
    durations: upTo15(4),
    maxInputImages: 9,
    aspectRatios: ['16:9', '9:16', '1:1'],
    defaults: { resolution: '1080p', aspectRatio: '16:9', duration: 8 },
    pricing: [{ resolution: '1080p', price: 24 }],
  },
  {
    name: 'happyhorse-1.1',
    label: 'HappyHorse 1.1',
    description: 'Videos from words, pictures and other videos.',
    tags: ['video-to-video'],
    creditsScope: 'general',
    modes: [...withFrames, 'video2video'],
    resolutions: ['720P', '1080P'],
    durations: upTo15(3),
    maxInputImages: 9,
    aspectRatios: ['16:9', '9:16', '1:1', '4:3', '3:4'],
    defaults: { resolution: '720P', aspectRatio: '9:16', duration: 5 },
    pricing: [
      { resolution: '720P', price: 13 },
      { resolution: '1080P', price: 23 },
    ],
  },
  {
    name: 'grok-imagine-video',
    label: 'Grok Imagine',
    description: 'Short videos from words or one picture.',
    tags: ['short'],
    creditsScope: 'general',
    modes: fromWords,
    resolutions: ['720p'],
    durations: upTo15(1),
    maxInputImages: 1,
    aspectRatios: ['1:1', '16:9', '9:16', '4:3', '3:4', '3:2', '2:3'],
    defaults: { resolution: '720p', aspectRatio: '16:9', duration: 6 },
    pricing: [{ resolution: '720p', price: 8 }],
  },
]
