import { z } from 'zod'
import { type Case, caseOf } from '../../kit/case.ts'
import { expectMatch, expectSame, expectThat } from '../../kit/expect.ts'
import { defaults } from '../defaults.ts'
import * as wire from '../wire.ts'
import {
  type Body,
  begin,
  credits,
  isOver,
  look,
  makeLink,
  makePreviews,
  nobody,
  until,
} from './making.ts'
import { granted, refused, refusedField } from './replies.ts'

const videos = z.array(wire.video)

/** What holds for jobs that are rendered at once. */
export const videoCases: readonly Case[] = [
  caseOf(
    {
      id: 'createVideo/made',
      title: 'A job goes from pending to done in time, never back, and has a video then.',
      evidence: 'documented',
      cost: 'paid',
      rule: 'lifecycle',
    },
    async (bench) => {
      const born = await begin(bench, 'createVideo')
      expectSame([born.status, born.progress], ['pending', '0'], 'status and progress')
      expectSame([born.video_output, born.video_thumbnail], [null, null], 'video_output')
      const begun = born.outputs.map(({ status, progress }) => [status, progress])
      expectSame(begun, [['pending', '0']], 'outputs')
      const video = await until(bench, born.id, isOver)
      expectSame([video.status, video.progress], ['done', '1'], 'status and progress')
      expectSame([video.duration, video.failed_reason], [15, null], 'duration')
      expectMatch(video.video_output, /\/renders\/[a-z0-9]{10}\/output\.mp4$/, 'video_output')
      expectMatch(video.video_thumbnail, /[0-9a-f-]{36}-\d{10}\/thumbnail\.jpg$/, 'video_thumbnail')
      expectSame(video.outputs.length, 1, 'outputs (number of them)')
      expectSame(video.outputs[0]?.video_output, video.video_output, 'outputs.0.video_output')
    },
  ),
  caseOf(
    {
      id: 'createVideo/defaults',
      title: 'A job tells every field of its request, with the defaults filled in.',
      evidence: 'documented',
      cost: 'paid',
      rule: 'defaultsAreEchoed',
    },
    async (bench) => {
      const video = await begin(bench, 'createVideo')
      const told = { ...video, id: '', link: '', outputs: [] }
      expectSame(
        told,
        {
          id: '',
          link: '',
          outputs: [],
          media_job: null,
          status: 'pending',
          failed_reason: null,
          is_hidden: false,
          video_output: null,
          video_thumbnail: null,
          credits_used: 0,
          duration: null,
          progress: '0',
          preview: null,
          previews: [],
          editor_url: null,
          ...defaults,
          visual_style: 'AvatarBubbleTemplate',
        },
        'body',
      )
    },
  ),
  ...(['createPreview', 'createPreviewList'] as const).map((operation) =>
    caseOf(
      {
        id: `${operation}/every-default`,
        title: 'A job for previews tells every field of its request, with the defaults filled in.',
        evidence: 'documented',
        cost: 'paid',
        rule: 'defaultsAreEchoed',
      },
      async (bench) => {
        const video: Body = await begin(bench, operation)
        const told = Object.keys(defaults).map((field) => [field, video[field]])
        expectSame(Object.fromEntries(told), defaults, 'body')
        const style = 'AvatarBubbleTemplate'
        if (operation === 'createPreview') expectSame(video['visual_style'], style, 'visual_style')
        else expectSame(video['visual_styles'], [style], 'visual_styles')
      },
    ),
  ),
  caseOf(
    {
      id: 'createVideo/fails',
      title: 'A job that fails says why, has no video and costs nothing.',
      evidence: 'assumed',
      cost: 'paid',
      rule: 'failuresAreFree',
    },
    async (bench) => {
      await bench.fate('createVideo', 'fail')
      const { id } = await begin(bench, 'createVideo')
      const before = await credits(bench)
      const video = await until(bench, id, isOver)
      expectSame(await credits(bench), before, 'remaining_credits')
      expectSame(video.status, 'failed', 'status')
      expectMatch(video.failed_reason, /./, 'failed_reason')
      expectSame([video.video_output, video.credits_used], [null, 0], 'video_output, credits_used')
    },
  ),
  caseOf(
    {
      id: 'createVideo/inner-link',
      title: 'The id of the page inside a link is no link.',
      evidence: 'observed',
      cost: 'cheap',
      rule: 'outerId',
    },
    async (bench) => {
      const { link } = await makeLink(bench)
      for (const id of [link.id, nobody])
        for (const operation of ['createVideo', 'createPreview', 'createPreviewList']) {
          const exchange = await bench.call(operation, { body: { link: id } })
          expectSame(exchange.json, { link: ['Invalid link ID'] }, 'body')
        }
    },
  ),
  caseOf(
    {
      id: 'createVideo/ratio-of-style',
      title: 'A style that does not come in the shape asked for is refused.',
      evidence: 'assumed',
      cost: 'paid',
    },
    async (bench) => {
      const link = (await makeLink(bench)).id
      const make = (visual_style: string, aspect_ratio: string) =>
        bench.call('createVideo', { body: { link, visual_style, aspect_ratio } })
      for (const style of ['DramaticTemplate', 'DynamicResponseBubbleTemplate', 'VlogTemplate']) {
        refusedField(await make(style, '16x9'), 'visual_style')
        refusedField(await make(style, '1x1'), 'visual_style')
        granted(await make(style, '9x16'), wire.video)
      }
      for (const style of ['FeatureHighlightTemplate', 'TopBottomTemplate']) {
        refusedField(await make(style, '16x9'), 'visual_style')
        granted(await make(style, '1x1'), wire.video)
      }
    },
  ),
  caseOf(
    {
      id: 'listVideos/by-id',
      title: 'Jobs are listed by id as a bare array; unknown ids are left out.',
      evidence: 'documented',
      cost: 'paid',
      rule: 'bareArrays',
    },
    async (bench) => {
      const { id } = await begin(bench, 'createVideo')
      const listed = granted(
        await bench.call('listVideos', { query: { ids: [id, nobody] } }),
        videos,
      )
      expectSame(listed, [await look(bench, id)], 'body')
      const none = await bench.call('listVideos', { query: { ids: [nobody] } })
      expectSame(granted(none, videos), [], 'body')
    },
  ),
  caseOf(
    {
      id: 'listVideos/same-as-one',
      title: 'A listed job is the job as it is shown alone, with its previews and its video.',
      evidence: 'documented',
      cost: 'paid',
    },
    async (bench) => {
      const caption_setting = { font_size: 40, offset: { x: 0.1, y: 0.2 } }
      const { id, previews } = await makePreviews(bench, {
        visual_styles: ['FullScreenTemplate'],
        aspect_ratios: ['9x16', '1x1'],
        caption_setting,
      })
      const compare = async (): Promise<void> => {
        const listed = await bench.call('listVideos', { query: { ids: [id] } })
        expectSame(granted(listed, videos), [await look(bench, id)], 'body')
      }
      await compare()
      const body = { media_job: previews[1]?.media_job }
      await bench.call('renderSinglePreview', { params: { id }, body })
      await compare()
      await until(bench, id, isOver)
      await compare()
    },
  ),
  caseOf(
    {
      id: 'listVideos/order',
      title: 'Jobs are listed in the order asked, each once, however its id is written.',
      evidence: 'assumed',
      cost: 'paid',
    },
    async (bench) => {
      const [one, two] = [await begin(bench, 'createVideo'), await begin(bench, 'createVideo')]
      const told = async (...ids: string[]): Promise<string[]> =>
        granted(await bench.call('listVideos', { query: { ids } }), videos).map(({ id }) => id)
      expectSame(await told(one.id, two.id), [one.id, two.id], 'body (ids)')
      expectSame(await told(two.id, one.id), [two.id, one.id], 'body (ids)')
      expectSame(await told(two.id, nobody, two.id), [two.id], 'body (ids)')
      expectSame(await told(one.id.toUpperCase()), [one.id], 'body (ids)')
    },
  ),
  caseOf(
    {
      id: 'listVideos/ids',
      title: 'One to a hundred ids are wanted.',
      evidence: 'documented',
      cost: 'free',
    },
    async (bench) => {
      refusedField(await bench.call('listVideos'), 'ids')
      refusedField(await bench.call('listVideos', { query: { ids: ['1'] } }), 'ids')
      const many = Array.from({ length: 101 }, () => nobody)
      refusedField(await bench.call('listVideos', { query: { ids: many } }), 'ids')
      granted(await bench.call('listVideos', { query: { ids: many.slice(1) } }), videos)
    },
  ),
  caseOf(
    {
      id: 'getVideo/unknown',
      title: 'An unknown id, and one that is none, is refused with 404.',
      evidence: 'assumed',
      cost: 'free',
    },
    async (bench) => {
      for (const id of [nobody, 'kettle', '%00'])
        refused(
          await bench.call('getVideo', { params: { id } }),
          404,
          'No LinkToVideo matches the given query.',
        )
    },
  ),
  caseOf(
    {
      id: 'createVideo/media-job',
      title: 'A job at work has a media job, that of its output.',
      evidence: 'assumed',
      cost: 'paid',
    },
    async (bench) => {
      const { id } = await begin(bench, 'createVideo')
      const video = await until(bench, id, isOver)
      expectThat(video.media_job !== null, 'media_job', 'an id', video)
      expectSame(video.outputs[0]?.media_job, video.media_job, 'outputs.0.media_job')
    },
  ),
]
