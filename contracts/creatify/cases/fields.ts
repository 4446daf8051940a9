import type { Bench, Exchange } from '../../kit/bench.ts'
import { type Case, caseOf } from '../../kit/case.ts'
import { expectSame } from '../../kit/expect.ts'
import {
  captionStyles,
  documentedStyles,
  languages,
  observedStyles,
  scriptStyles,
  visualStyles,
} from '../choices.ts'
import * as wire from '../wire.ts'
import { type Body, makeLink } from './making.ts'
import { granted, refusedField, refusedFields } from './replies.ts'

const operations = ['createVideo', 'createPreview', 'createPreviewList'] as const

const long = (limit: number) => [`Ensure this field has no more than ${limit} characters.`]
const urlOf = (length: number): string => 'https://a.example/'.padEnd(length, 'a')
const choice = (value: unknown) => [`"${String(value)}" is not a valid choice.`]
const notBoolean = ['Must be a valid boolean.']

/** Values that are refused, with what is said of each. */
const bad: readonly (readonly [field: string, value: unknown, said: readonly string[]])[] = [
  ['link', 'kettle', ['Must be a valid UUID.']],
  ['link', null, ['This field may not be null.']],
  ['name', '', ['This field may not be blank.']],
  ['name', 'x'.repeat(256), long(255)],
  ['name', ['x'], ['Not a valid string.']],
  ['target_platform', ' ', ['This field may not be blank.']],
  ['target_platform', null, ['This field may not be null.']],
  ['target_platform', 'x'.repeat(256), long(255)],
  ['language', 'english', choice('english')],
  ['language', 'EN', choice('EN')],
  ['video_length', 20, choice(20)],
  ['video_length', '20', choice(20)],
  ['video_length', 15.5, choice(15.5)],
  ['aspect_ratio', '9:16', choice('9:16')],
  ['script_style', 'discoverywriter', choice('discoverywriter')],
  ['override_avatar', 'x'.repeat(256), long(255)],
  ['override_avatar_by_image', 'kettle', ['Enter a valid URL.']],
  ['override_avatar_by_image', urlOf(1001), long(1000)],
  ['override_voice', 'x'.repeat(256), long(255)],
  ['override_script', true, ['Not a valid string.']],
  ['background_music_url', 'x'.repeat(256), long(255)],
  ['background_music_volume', 1.1, ['Ensure this value is less than or equal to 1.']],
  ['background_music_volume', -0.1, ['Ensure this value is greater than or equal to 0.']],
  ['voiceover_volume', 'loud', ['A valid number is required.']],
  ['voiceover_volume', 2, ['Ensure this value is less than or equal to 1.']],
  ['webhook_url', 'kettle', ['Enter a valid URL.']],
  ['webhook_url', urlOf(201), long(200)],
  ['no_background_music', 'perhaps', notBoolean],
  ['no_caption', null, ['This field may not be null.']],
  ['no_emotion', [], notBoolean],
  ['no_cta', 7, notBoolean],
  ['no_stock_broll', {}, notBoolean],
  ['caption_style', 'normal', choice('normal')],
  ['caption_offset_x', 'left', ['A valid number is required.']],
  ['caption_offset_x', '0.51', ['Ensure this value is between -0.5 and 0.5.']],
  ['caption_offset_y', '-0.51', ['Ensure this value is between -0.5 and 0.5.']],
  ['caption_offset_y', 0.6, ['Ensure this value is less than or equal to 0.5.']],
  ['caption_setting', 'neo', ['Expected a dictionary of items but got type "str".']],
  ['model_version', 'aurora', choice('aurora')],
]

/** Values at the edge that are taken, with what the job tells of them. */
const good: readonly (readonly [field: string, value: unknown, told?: unknown])[] = [
  ['name', 'x'.repeat(255)],
  ['name', null],
  ['target_platform', 'x'.repeat(255)],
  ['target_audience', null],
  ['target_audience', 'x'.repeat(5_000)],
  ['video_length', 30],
  ['video_length', 45],
  ['aspect_ratio', '1x1'],
  ['override_avatar', 'x'.repeat(255)],
  ['override_avatar_by_image', urlOf(1000)],
  ['override_script', 'Look at this kettle.'],
  ['background_music_volume', 0],
  ['background_music_volume', 1],
  ['webhook_url', null],
  ['no_emotion', 1, true],
  ['no_caption', 0, false],
  ['caption_offset_x', -0.5, '-0.5'],
  ['caption_offset_y', '0.50'],
  ['caption_setting', { style: 'neo', font_family: 'Jockey One', text_color: '#11223344' }],
]

/** Values in as few lots as can be sent: no field twice, and not both ways to choose an avatar. */
function together(values: typeof good): (typeof good)[number][][] {
  const lots: (typeof good)[number][][] = []
  const place = (field: string): string => field.replace('_by_image', '')
  for (const value of values) {
    const lot = lots.find((one) => one.every(([field]) => place(field) !== place(value[0])))
    if (lot) lot.push(value)
    else lots.push([value])
  }
  return lots
}

/** Texts that spell what is wanted, and what the job tells of them. */
const spelled: readonly (readonly [field: string, value: string, told: unknown])[] = [
  ['video_length', '60', 60],
  ['voiceover_volume', '0.5', 0.5],
  ['no_cta', 'true', true],
]

/** What every operation that begins a job says of its fields. */
export const fieldCases: readonly Case[] = [
  ...operations.flatMap((operation): Case[] => [
    caseOf(
      {
        id: `${operation}/fields-refused`,
        title: 'A field that is wrong is refused under its name, in the words of the framework.',
        evidence: 'assumed',
        cost: 'cheap',
        rule: 'frameworkWords',
      },
      async (bench) => {
        const link = (await makeLink(bench)).id
        for (const [field, value, said] of bad)
          refusedFields(await bench.call(operation, { body: { link, [field]: value } }), {
            [field]: said,
          })
      },
    ),
    caseOf(
      {
        id: `${operation}/every-field-at-once`,
        title: 'All fields that are wrong are told at once.',
        evidence: 'observed',
        cost: 'free',
        rule: 'everyFieldAtOnce',
      },
      async (bench) => {
        const body = { aspect_ratio: '9:16', language: 'English', video_length: 7 }
        refusedFields(await bench.call(operation, { body }), {
          link: ['This field is required.'],
          aspect_ratio: choice('9:16'),
          language: choice('English'),
          video_length: choice(7),
        })
      },
    ),
    caseOf(
      {
        id: `${operation}/one-avatar`,
        title: 'A persona and a picture of one are not taken together.',
        evidence: 'assumed',
        cost: 'cheap',
      },
      async (bench) => {
        const link = (await makeLink(bench)).id
        const both = { override_avatar: 'a', override_avatar_by_image: urlOf(30) }
        refusedField(await bench.call(operation, { body: { link, ...both } }), 'non_field_errors')
      },
    ),
    caseOf(
      {
        id: `${operation}/unknown-fields`,
        title: 'A field that the API does not know is ignored.',
        evidence: 'observed',
        cost: 'paid',
        rule: 'unknownFieldsAreIgnored',
      },
      async (bench) => {
        await make(bench, operation, { videoLength: 15, style: 'x' })
      },
    ),
  ]),
  caseOf(
    {
      id: 'createVideo/fields-taken',
      title: 'Values at the edge of what is allowed are taken and told.',
      evidence: 'documented',
      cost: 'paid',
      rule: 'defaultsAreEchoed',
    },
    async (bench) => {
      const link = (await makeLink(bench)).id
      for (const values of together(good)) {
        const body = Object.fromEntries(values.map(([field, value]) => [field, value]))
        const video: Body = granted(
          await bench.call('createVideo', { body: { link, ...body } }),
          wire.video,
        )
        for (const [field, value, told = value] of values) expectSame(video[field], told, field)
      }
    },
  ),
  caseOf(
    {
      id: 'createVideo/spelled-values',
      title: 'A text that spells a number or a boolean is read as one.',
      evidence: 'assumed',
      cost: 'paid',
      rule: 'spelledValues',
    },
    async (bench) => {
      const link = (await makeLink(bench)).id
      for (const [field, value, told] of spelled) {
        const exchange = await bench.call('createVideo', { body: { link, [field]: value } })
        const video: Body = granted(exchange, wire.video)
        expectSame(video[field], told, field)
      }
    },
  ),
  caseOf(
    {
      id: 'createVideo/caption-setting',
      title: 'What is wrong inside the caption setting is told under its place.',
      evidence: 'assumed',
      cost: 'cheap',
    },
    async (bench) => {
      const link = (await makeLink(bench)).id
      const caption_setting = { style: 'neon', offset: { x: 2 }, text_color: 'red' }
      refusedFields(await bench.call('createVideo', { body: { link, caption_setting } }), {
        caption_setting: {
          style: choice('neon'),
          offset: { x: ['Ensure this value is less than or equal to 0.5.'] },
          text_color: ['Enter a valid color.'],
        },
      })
    },
  ),
  ...(
    [
      ['language', languages, 29],
      ['script_style', scriptStyles, 50],
      ['caption_style', captionStyles, 18],
      ['visual_style', visualStyles, 55],
    ] as const
  ).map(([field, choices, count]) =>
    caseOf(
      {
        id: `createVideo/every-${field.replace('_', '-')}`,
        title: `All ${count} values of ${field} are taken.`,
        evidence: field === 'visual_style' ? 'observed' : 'documented',
        cost: 'free',
      },
      async (bench) => {
        expectSame(choices.length, count, `${field} (number of choices)`)
        for (const [index, value] of choices.entries()) {
          if (index % 50 === 49) await bench.pass(60_000)
          // Asked of a call that is refused for its link alone, so that a right value costs nothing.
          const body = { link: 'kettle', [field]: value }
          refusedFields(await bench.call('createVideo', { body }), {
            link: ['Must be a valid UUID.'],
          })
        }
      },
    ),
  ),
  caseOf(
    {
      id: 'createPreviewList/styles-refused',
      title: 'Styles and shapes of a preview list are told by their place.',
      evidence: 'assumed',
      cost: 'cheap',
    },
    async (bench) => {
      const link = (await makeLink(bench)).id
      const call = (body: Body): Promise<Exchange> =>
        bench.call('createPreviewList', { body: { link, ...body } })
      const [known = ''] = documentedStyles
      const [seen = ''] = observedStyles
      refusedFields(await call({ visual_styles: [] }), {
        visual_styles: ['This list may not be empty.'],
      })
      refusedFields(await call({ visual_styles: null }), {
        visual_styles: ['This field may not be null.'],
      })
      refusedFields(await call({ visual_styles: [known, 'x', seen] }), {
        visual_styles: { '1': choice('x') },
      })
      refusedFields(await call({ visual_styles: known }), {
        visual_styles: ['Expected a list of items but got type "str".'],
      })
      refusedFields(await call({ aspect_ratios: ['9:16'] }), {
        aspect_ratios: { '0': choice('9:16') },
      })
    },
  ),
]

async function make(bench: Bench, operation: string, body: Body): Promise<void> {
  const link = (await makeLink(bench)).id
  granted(await bench.call(operation, { body: { link, ...body } }), wire.video)
}
