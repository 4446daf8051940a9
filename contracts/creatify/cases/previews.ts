import { type Case, caseOf } from '../../kit/case.ts'
import { expectMatch, expectSame, expectThat } from '../../kit/expect.ts'
import * as wire from '../wire.ts'
import {
  begin,
  credits,
  hasPreviews,
  isOver,
  look,
  makeLink,
  makePreviews,
  nobody,
  until,
} from './making.ts'
import { granted, refused, refusedField, refusedFields, refusedList } from './replies.ts'

/** What holds for previews, and for the videos that are made of them. */
export const previewCases: readonly Case[] = [
  caseOf(
    {
      id: 'createPreviewList/stays-pending',
      title: 'The job stays pending while its previews go from none to all.',
      evidence: 'documented',
      cost: 'paid',
      rule: 'previewsStayPending',
    },
    async (bench) => {
      const { id, previews, status } = await begin(bench, 'createPreviewList')
      expectSame([status, previews], ['pending', []], 'status and previews')
      const ready = await until(bench, id, hasPreviews)
      expectSame([ready.status, ready.outputs], ['pending', []], 'status and outputs')
      expectSame([ready.preview, ready.video_output], [null, null], 'preview and video_output')
    },
  ),
  caseOf(
    {
      id: 'createPreviewList/style-by-ratio',
      title: 'There is a preview for each style in each shape that it comes in.',
      evidence: 'assumed',
      cost: 'paid',
      rule: 'previewPerStyleAndRatio',
    },
    async (bench) => {
      const visual_styles = ['VlogTemplate', 'FullScreenTemplate', 'TopBottomTemplate']
      const aspect_ratios = ['9x16', '16x9', '1x1']
      const { previews } = await makePreviews(bench, { visual_styles, aspect_ratios })
      expectSame(
        previews.map(({ visual_style, aspect_ratio }) => `${visual_style} ${aspect_ratio}`),
        [
          'VlogTemplate 9x16',
          'FullScreenTemplate 9x16',
          'FullScreenTemplate 16x9',
          'FullScreenTemplate 1x1',
          'TopBottomTemplate 9x16',
          'TopBottomTemplate 1x1',
        ],
        'previews',
      )
      expectSame(new Set(previews.map(({ media_job }) => media_job)).size, 6, 'previews.media_job')
    },
  ),
  caseOf(
    {
      id: 'createPreviewList/no-pair',
      title: 'Styles that come in none of the shapes make no job.',
      evidence: 'assumed',
      cost: 'cheap',
    },
    async (bench) => {
      const link = (await makeLink(bench)).id
      const body = { link, visual_styles: ['VlogTemplate'], aspect_ratios: ['16x9'] }
      refusedField(await bench.call('createPreviewList', { body }), 'visual_styles')
    },
  ),
  caseOf(
    {
      id: 'createPreviewList/defaults',
      title: 'Without styles and shapes there is one preview, in the usual style and the shape.',
      evidence: 'assumed',
      cost: 'paid',
    },
    async (bench) => {
      const job = await makePreviews(bench, { aspect_ratio: '1x1' })
      expectSame(job.visual_styles, ['AvatarBubbleTemplate'], 'visual_styles')
      expectSame(job.aspect_ratios, ['1x1'], 'aspect_ratios')
      expectSame(job.previews.length, 1, 'previews (number of them)')
      expectSame(job.previews[0]?.aspect_ratio, '1x1', 'previews.0.aspect_ratio')
      expectSame(job.previews[0]?.duration, 15, 'previews.0.duration')
    },
  ),
  caseOf(
    {
      id: 'createPreviewList/fails',
      title: 'Previews that fail are told by the state of the job, and cost nothing.',
      evidence: 'assumed',
      cost: 'paid',
      rule: 'failuresAreFree',
    },
    async (bench) => {
      await bench.fate('createPreviewList', 'fail')
      const { id } = await begin(bench, 'createPreviewList')
      const before = await credits(bench)
      const failed = await until(bench, id, isOver)
      expectSame(await credits(bench), before, 'remaining_credits')
      expectSame([failed.status, failed.previews], ['failed', []], 'status and previews')
      expectMatch(failed.failed_reason, /./, 'failed_reason')
      expectSame(failed.credits_used, 0, 'credits_used')
      refusedList(await bench.call('renderVideo', { params: { id } }))
    },
  ),
  caseOf(
    {
      id: 'createPreview/at-once',
      title: 'A preview that is waited for is there with the answer; the job stays pending.',
      evidence: 'assumed',
      cost: 'paid',
      rule: 'synchronousPreview',
    },
    async (bench) => {
      const job = await begin(bench, 'createPreview')
      expectSame([job.status, job.previews, job.credits_used], ['pending', [], 1], 'job')
      expectMatch(job.preview, /\/preview\?layout=videos\/\d{8}\/[0-9a-f-]{36}\.json/, 'preview')
      expectSame(await look(bench, job.id), job, 'body')
    },
  ),
  caseOf(
    {
      id: 'renderVideo/same-job',
      title: 'Rendering keeps the id of the job and fills in its video.',
      evidence: 'observed',
      cost: 'paid',
      rule: 'renderOnTheSameJob',
    },
    async (bench) => {
      for (const operation of ['createPreview', 'createPreviewList'] as const) {
        const { id } = await begin(bench, operation)
        if (operation === 'createPreviewList') await until(bench, id, hasPreviews)
        const begun = await bench.call('renderVideo', { params: { id } })
        expectSame(begun.status, 200, 'status')
        expectSame(granted(begun, wire.video).id, id, 'id')
        const video = await until(bench, id, isOver)
        expectSame([video.id, video.status], [id, 'done'], 'status')
        expectSame(video.outputs.length, 1, 'outputs (number of them)')
        expectSame(video.outputs[0]?.video_output, video.video_output, 'video_output')
        expectSame(video.credits_used, 5, 'credits_used')
      }
    },
  ),
  caseOf(
    {
      id: 'renderSinglePreview/outputs-grow',
      title: 'Each preview that is rendered adds an output to the job.',
      evidence: 'assumed',
      cost: 'paid',
      rule: 'renderOnTheSameJob',
    },
    async (bench) => {
      const aspect_ratios = ['9x16', '16x9']
      const { id, previews } = await makePreviews(bench, { aspect_ratios })
      const params = { id }
      for (const [index, { media_job, aspect_ratio }] of previews.entries()) {
        await bench.call('renderSinglePreview', { params, body: { media_job } })
        const video = await until(bench, id, isOver)
        expectSame(video.outputs.length, index + 1, 'outputs (number of them)')
        expectSame(video.outputs[index]?.media_job, media_job, `outputs.${index}.media_job`)
        expectSame(
          video.outputs[index]?.aspect_ratio,
          aspect_ratio,
          `outputs.${index}.aspect_ratio`,
        )
        expectThat(hasPreviews(video), 'previews', 'the previews, still', video)
      }
    },
  ),
  caseOf(
    {
      id: 'renderVideo/too-early',
      title: 'What has no preview yet, or never will, is not rendered.',
      evidence: 'observed',
      cost: 'paid',
      rule: 'renderNeedsPreview',
    },
    async (bench) => {
      const early = await begin(bench, 'createPreviewList')
      refusedList(await bench.call('renderVideo', { params: { id: early.id } }))
      const other = await begin(bench, 'createVideo')
      await until(bench, other.id, isOver)
      refusedList(await bench.call('renderVideo', { params: { id: other.id } }))
    },
  ),
  caseOf(
    {
      id: 'renderVideo/twice',
      title: 'A job that is being rendered is not rendered again, nor a preview twice.',
      evidence: 'assumed',
      cost: 'paid',
      rule: 'renderNeedsPreview',
    },
    async (bench) => {
      const { id } = await begin(bench, 'createPreview')
      const params = { id }
      expectSame((await bench.call('renderVideo', { params })).status, 200, 'status')
      refusedList(await bench.call('renderVideo', { params }))
      await until(bench, id, isOver)
      refusedList(await bench.call('renderVideo', { params }))
    },
  ),
  caseOf(
    {
      id: 'renderVideo/fails',
      title: 'A rendering that fails leaves the previews, and may be tried again.',
      evidence: 'assumed',
      cost: 'paid',
    },
    async (bench) => {
      const { id } = await makePreviews(bench)
      const before = await credits(bench)
      await bench.fate('renderVideo', 'fail')
      await bench.call('renderVideo', { params: { id } })
      const failed = await until(bench, id, isOver)
      expectSame(await credits(bench), before, 'remaining_credits')
      expectSame([failed.status, failed.credits_used], ['failed', 1], 'status, credits_used')
      expectThat(hasPreviews(failed), 'previews', 'the previews, still', failed)
      await bench.call('renderVideo', { params: { id } })
      const done = await until(bench, id, ({ status }) => status === 'done')
      expectSame(
        done.outputs.map(({ status }) => status),
        ['failed', 'done'],
        'outputs.status',
      )
    },
  ),
  caseOf(
    {
      id: 'renderVideo/unknown',
      title: 'An unknown job is refused with 404, before anything else is looked at.',
      evidence: 'assumed',
      cost: 'free',
      rule: 'orderOfChecks',
    },
    async (bench) => {
      const params = { id: nobody }
      refused(await bench.call('renderVideo', { params }), 404)
      refused(await bench.call('renderSinglePreview', { params, body: {} }), 404)
    },
  ),
  caseOf(
    {
      id: 'renderSinglePreview/media-job',
      title: 'Only a preview of the job itself is rendered.',
      evidence: 'assumed',
      cost: 'paid',
    },
    async (bench) => {
      const { id } = await makePreviews(bench)
      const call = (body: object) => bench.call('renderSinglePreview', { params: { id }, body })
      for (const body of [{}, { media_job: nobody }, { media_job: null }])
        refusedField(await call(body), 'media_job')
      refusedFields(await call({ media_job: 'x' }), { media_job: ['Must be a valid UUID.'] })
    },
  ),
]
