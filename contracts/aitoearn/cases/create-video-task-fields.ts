import type { Bench } from '../../kit/bench.ts'
import { type Case, caseOf } from '../../kit/case.ts'
import { ask, tooDear } from './making.ts'
import { refused } from './replies.ts'

const operation = 'createVideoTask'
const urls = (count: number): string[] =>
  Array.from({ length: count }, (_, index) => `https://media.example.com/${index}`)
const [picture = ''] = urls(1)

type Values = readonly Readonly<Record<string, unknown>>[]

/** Fields by name: values that pass and values that do not. */
const fields: readonly (readonly [name: string, title: string, good: Values, bad: Values])[] = [
  [
    'prompt',
    'A prompt is a text of one to four thousand characters.',
    [
      { prompt: 'x' },
      { prompt: 'x'.repeat(4000) },
      { prompt: ' ' },
      { prompt: '茶壶🫖' },
      { prompt: 'a\u0000b' },
    ],
    [
      { prompt: undefined },
      { prompt: '' },
      { prompt: 'x'.repeat(4001) },
      { prompt: null },
      { prompt: 1 },
      { prompt: ['x'] },
    ],
  ],
  [
    'model',
    'A model is a text and is required.',
    [{}],
    [{ model: undefined }, { model: null }, { model: 7 }, { model: {} }],
  ],
  [
    'pictures',
    'Pictures are texts: one or a list as `image`, a list as `images`.',
    [
      { image: picture },
      { image: urls(3) },
      { images: [] },
      { images: urls(9) },
      { image: picture, images: urls(8) },
    ],
    [
      { image: 1 },
      { image: [1] },
      { image: null },
      { images: picture },
      { images: [null] },
      { images: null },
    ],
  ],
  [
    'videos-and-audios',
    'Videos and audios are lists of texts, `video_url` is a text.',
    [{ videos: urls(3) }, { video_url: picture }, { videos: urls(1), audios: urls(3) }],
    [
      { videos: picture },
      { videos: [1] },
      { video_url: urls(1) },
      { audios: picture, image: picture },
    ],
  ],
  [
    'texts',
    'Resolution, size and ratio are texts that are not held against the catalogue.',
    [{ resolution: '8K' }, { size: 'huge' }, { ratio: '5:4' }, { ratio: '' }, { resolution: '' }],
    [{ resolution: 720 }, { size: 1 }, { ratio: 1 }, { ratio: null }, { groupId: 5 }],
  ],
  [
    'duration',
    'A duration is a number, whichever.',
    [{ duration: 1e9 }, { duration: 1e8 + 0.5 }],
    [{ duration: '6' }, { duration: null }, { duration: [6] }],
  ],
  [
    'choices',
    'Mode and source are of their lists; seed is whole, watermark true or false.',
    [{ mode: 'text2video' }, { source: 'plugin' }, { seed: -1 }, { seed: 0 }, { watermark: false }],
    [
      { mode: 'Text2Video' },
      { mode: '' },
      { source: 'web' },
      { seed: 1.5 },
      { seed: '1' },
      { watermark: 'true' },
      { watermark: 0 },
    ],
  ],
  [
    'tools',
    'The only tool is a web search.',
    [
      { tools: [] },
      { tools: [{ type: 'web_search' }] },
      { tools: [{ type: 'web_search', depth: 2 }] },
    ],
    [{ tools: [{}] }, { tools: [{ type: 'search' }] }, { tools: 'web_search' }, { tools: {} }],
  ],
  [
    'metadata',
    'Metadata is an object with anything in it.',
    [{ metadata: {} }, { metadata: { aspectRatio: 5, deep: { er: [null] } } }],
    [{ metadata: [] }, { metadata: 'x' }, { metadata: null }],
  ],
  [
    'unknown',
    'Unknown fields are dropped, whatever their names.',
    [{ colour: 'red' }, { constructor: 1, toString: 2 }, { n: 1 }, { callback_url: 'x' }],
    [],
  ],
]

/** How many inputs a task takes. */
const counts: readonly (readonly [name: string, title: string, good: Values, bad: Values])[] = [
  [
    'count-images',
    'A task takes at most nine pictures, `image` and `images` together.',
    [{ images: urls(9) }, { image: urls(4), images: urls(5) }],
    [{ images: urls(10) }, { image: urls(10) }, { image: picture, images: urls(9) }],
  ],
  [
    'count-videos',
    'A task takes at most three videos.',
    [{ videos: urls(3) }],
    [{ videos: urls(4) }, { videos: urls(400) }],
  ],
  [
    'count-audios',
    'A task takes at most three audios, and none alone.',
    [{ image: picture, audios: urls(3) }, { videos: urls(1), audios: urls(1) }, { audios: [] }],
    [{ image: picture, audios: urls(4) }, { audios: urls(1) }],
  ],
  [
    'count-all',
    'A task takes at most twelve references in all.',
    [
      { images: urls(9), videos: urls(3) },
      { images: urls(6), videos: urls(3), audios: urls(3) },
    ],
    [
      { images: urls(9), videos: urls(3), audios: urls(1) },
      { images: urls(7), videos: urls(3), audios: urls(3) },
    ],
  ],
  [
    'last-frame',
    'A last frame needs a first one.',
    [
      { image: picture, image_tail: picture },
      { images: urls(1), image_tail: picture },
    ],
    [
      { image_tail: picture },
      { image_tail: picture, images: [] },
      { image: picture, image_tail: 1 },
    ],
  ],
]

/** What each field of the body may be. A body that passes is refused behind the body, for nobody can pay for it. */
export const createVideoTaskFieldCases: readonly Case[] = [
  ...fields.map((field) => fieldCase(field, 'looseChoices', 'observed')),
  ...counts.map((count) => fieldCase(count, 'inputsAreCounted', 'assumed')),
]

function fieldCase(
  [name, title, good, bad]: (typeof fields)[number],
  rule: string,
  evidence: Case['evidence'],
): Case {
  const head = { id: `${operation}/${name}`, title, evidence, rule, cost: 'free' } as const
  return caseOf(head, async (bench: Bench) => {
    for (const change of good) refused(await ask(bench, { ...tooDear, ...change }), 12001)
    for (const change of bad) refused(await ask(bench, { ...tooDear, ...change }), 10002)
  })
}
