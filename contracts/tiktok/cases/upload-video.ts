import { Unreachable } from '../../kit/bench.ts'
import { type Case, caseOf } from '../../kit/case.ts'
import { expectSame, expectThat } from '../../kit/expect.ts'
import * as wire from '../wire.ts'
import { fieldCases } from './fields.ts'
import { upload } from './making.ts'
import { paceOf } from './pace.ts'
import { granted, refused, refusedMissing } from './replies.ts'
import { absent, footageBody, uploadBody, withField } from './requests.ts'

const operation = 'uploadVideo'

/** What an upload takes, gives and refuses. */
export const uploadVideoCases: readonly Case[] = [
  ...fieldCases(
    operation,
    [
      {
        id: 'upload-type',
        title: 'Only UPLOAD_BY_URL is a way to upload.',
        evidence: 'documented',
        path: 'upload_type',
        accepts: ['UPLOAD_BY_URL'],
        refuses: ['UPLOAD_BY_FILE', 'upload_by_url', '', null, 1, ['UPLOAD_BY_URL']],
        required: true,
      },
      {
        id: 'use-scenario',
        title: 'Only AIGC is a use.',
        evidence: 'documented',
        path: 'use_scenario',
        accepts: ['AIGC'],
        refuses: ['ADS', 'aigc', '', null, true],
        required: true,
      },
      {
        id: 'video-url',
        title: 'The URL is required and a text.',
        evidence: 'documented',
        path: 'video_url',
        refuses: [null, 5, {}, ['https://media.example.com/kettle.mp4']],
        required: true,
      },
      {
        id: 'unknown-fields',
        title: 'Fields that the API does not know are ignored, advertiser_id among them.',
        evidence: 'assumed',
        path: 'advertiser_id',
        accepts: ['7000000000000000001', absent],
      },
    ],
    uploadBody,
    (exchange) => granted(exchange, wire.uploadVideoData),
    'cheap',
  ),
  caseOf(
    {
      id: 'uploadVideo/success',
      title: 'An upload answers one video id in an array.',
      evidence: 'documented',
      cost: 'cheap',
    },
    async (bench) => {
      const exchange = await bench.call(operation, { body: uploadBody(bench) })
      expectSame(granted(exchange, wire.uploadVideoData).length, 1, 'data (number of videos)')
    },
  ),
  caseOf(
    {
      id: 'uploadVideo/new-each-time',
      title: 'The same URL uploaded twice gives two ids.',
      evidence: 'public',
      cost: 'cheap',
      rule: 'uploadsAreNew',
    },
    async (bench) => {
      const ids = [await upload(bench), await upload(bench)]
      expectThat(ids[0] !== ids[1], 'data.0.video_id', 'two different ids', ids)
    },
  ),
  caseOf(
    {
      id: 'uploadVideo/id-moment',
      title: 'A video id carries the second of its upload.',
      evidence: 'observed',
      cost: 'cheap',
    },
    async (bench) => {
      const id = await upload(bench)
      const away = Math.abs(secondsOf(id) * 1000 - (await bench.now()))
      expectThat(away < 120_000, 'data.0.video_id', 'an id that begins with about now', id)
    },
  ),
  caseOf(
    {
      id: 'uploadVideo/bad-url',
      title: 'What is no valid URL is refused with 40903; a space makes a URL invalid.',
      evidence: 'assumed',
      cost: 'free',
    },
    async (bench) => {
      const pace = paceOf(bench, operation)
      for (const url of [
        'kettle',
        'media.example.com/kettle.mp4',
        'http://',
        'https://media.example.com/my kettle.mp4',
        ' https://media.example.com/kettle.mp4',
        'https://media.example.com/%zz.mp4',
        'https://media.example.com/théière.mp4',
      ])
        refused(
          await pace.call({ body: withField(uploadBody(bench), 'video_url', url) }),
          40903,
          /./,
        )
    },
  ),
  caseOf(
    {
      id: 'uploadVideo/containers',
      title:
        'By its looks a URL is refused with 40908 when it ends as no video does; mp4, mov, mpeg and avi do.',
      evidence: 'assumed',
      cost: 'cheap',
    },
    async (bench) => {
      if (bench.assets)
        throw new Unreachable('the target fetches URLs and does not judge their looks')
      const pace = paceOf(bench, operation)
      const ask = (ending: string) =>
        pace.call({
          body: withField(
            uploadBody(bench),
            'video_url',
            `https://media.example.com/kettle.${ending}`,
          ),
        })
      for (const ending of ['mp4', 'mov', 'mpeg', 'avi', 'MP4', 'mp4?signature=a%20b'])
        granted(await ask(ending), wire.uploadVideoData)
      for (const ending of ['txt', 'html', 'jpg', 'webm', 'gif'])
        refused(await ask(ending), 40908, /./)
    },
  ),
  ...(
    [
      ['md5Mismatch', 40900, 'A file that differs from its Content-MD5 is refused with 40900.'],
      ['fetchTimeout', 40902, 'A file that takes too long to fetch is refused with 40902.'],
      ['unreachable', 40903, 'A URL that cannot be reached is refused with 40903.'],
      ['tooLarge', 40907, 'A file that is too large is refused with 40907.'],
      ['badMediaType', 40908, 'A file that is no video is refused with 40908.'],
      ['badRatio', 40915, 'A video of a strange ratio is refused with 40915.'],
    ] as const
  ).map(([fate, code, title]) =>
    caseOf(
      { id: `uploadVideo/${code}-${kebab(fate)}`, title, evidence: 'assumed', cost: 'free' },
      async (bench) => {
        await bench.fate(operation, fate)
        refused(await bench.call(operation, { body: uploadBody(bench) }), code, /./)
        granted(await bench.call(operation, { body: uploadBody(bench) }), wire.uploadVideoData)
      },
    ),
  ),
  caseOf(
    {
      id: 'uploadVideo/invalid-id',
      title: 'A bad source may be answered with an id that no remix takes: 40053.',
      evidence: 'documented',
      cost: 'free',
    },
    async (bench) => {
      await bench.fate(operation, 'invalidId')
      const id = await upload(bench)
      const body = footageBody('VOICEOVER', [id])
      refused(await bench.call('createVideoTask', { body }), 40053, new RegExp(id))
    },
  ),
  caseOf(
    {
      id: 'uploadVideo/order',
      title: 'Missing parameters are told before anything about the source.',
      evidence: 'assumed',
      cost: 'free',
    },
    async (bench) => {
      const body = withField({ ...uploadBody(bench), video_url: 'kettle' }, 'use_scenario', absent)
      refusedMissing(await bench.call(operation, { body }), 'use_scenario')
    },
  ),
]

function kebab(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
}

/** Unix seconds in the first 32 bits of the id's base32 digits. */
function secondsOf(videoId: string): number {
  const digits = '0123456789abcdefghijklmnopqrstuv'
  const bits = [...videoId.slice('v10033g50000'.length)].slice(0, 7)
  return Math.floor(bits.reduce((sum, digit) => sum * 32 + digits.indexOf(digit), 0) / 8)
}
