import type { Arrival, Bench, Mailbox } from '../../kit/bench.ts'
import { type Case, caseOf } from '../../kit/case.ts'
import { Drifted, expectMatch, expectSame, expectThat } from '../../kit/expect.ts'
import { judgeEvent } from '../../kit/judge.ts'
import { creatify } from '../contract.ts'
import {
  type Body,
  begin,
  hasPreviews,
  isOver,
  look,
  makeLink,
  until,
  type Video,
} from './making.ts'
import { refusedFields } from './replies.ts'

const hour = 3_600_000

/** What is sent to a webhook, when, and how often. */
export const webhookCases: readonly Case[] = [
  ...(['done', 'failed'] as const).map((end) =>
    caseOf(
      {
        id: `createVideo/webhook-${end}`,
        title: `A job that is ${end} is told of by one webhook, at that moment and with what the job says.`,
        evidence: 'documented',
        cost: 'paid',
      },
      async (bench) => {
        const mailbox = await bench.mailbox()
        if (end === 'failed') await bench.fate('createVideo', 'fail')
        const { id, webhook_url } = await begin(bench, 'createVideo', { webhook_url: mailbox.url })
        expectSame(webhook_url, mailbox.url, 'webhook_url')
        const video = await watch(bench, mailbox, id, isOver, 1)
        expectSame(video.status, end, 'status')
        expectRender(mailbox.arrivals().at(-1), video)
        await bench.pass(24 * hour)
        expectSame(mailbox.arrivals().length, 1, 'webhook (number of them, a day later)')
      },
    ),
  ),
  ...(['renderVideo', 'renderSinglePreview'] as const).map((operation) =>
    caseOf(
      {
        id: `${operation}/webhooks`,
        title: 'Previews and the video made of one are each told of once, the previews first.',
        evidence: 'documented',
        cost: 'paid',
      },
      async (bench) => {
        const mailbox = await bench.mailbox()
        const { id } = await begin(bench, 'createPreviewList', {
          webhook_url: mailbox.url,
          aspect_ratios: ['9x16', '1x1'],
        })
        const ready = await watch(bench, mailbox, id, hasPreviews, 1)
        expectPreviews(mailbox.arrivals().at(-1), ready)
        const body = { media_job: ready.previews[0]?.media_job }
        const isSingle = operation === 'renderSinglePreview'
        await bench.call(operation, { params: { id }, ...(isSingle && { body }) })
        const video = await watch(bench, mailbox, id, isOver, 2)
        expectRender(mailbox.arrivals().at(-1), video)
        await bench.pass(24 * hour)
        expectSame(mailbox.arrivals().length, 2, 'webhook (number of them, a day later)')
      },
    ),
  ),
  caseOf(
    {
      id: 'createPreviewList/webhook-failed',
      title: 'Previews that failed are told of by one webhook, with why and with none of them.',
      evidence: 'assumed',
      cost: 'paid',
    },
    async (bench) => {
      const mailbox = await bench.mailbox()
      await bench.fate('createPreviewList', 'fail')
      const { id } = await begin(bench, 'createPreviewList', { webhook_url: mailbox.url })
      const failed = await watch(bench, mailbox, id, isOver, 1)
      expectPreviews(mailbox.arrivals().at(-1), failed)
      expectMatch(eventOf(mailbox.arrivals().at(-1))['failed_reason'], /./, 'failed_reason')
    },
  ),
  caseOf(
    {
      id: 'createPreview/no-webhook',
      title: 'A preview that is waited for is told of by no webhook.',
      evidence: 'assumed',
      cost: 'paid',
    },
    async (bench) => {
      const mailbox = await bench.mailbox()
      await begin(bench, 'createPreview', { webhook_url: mailbox.url })
      await bench.pass(hour)
      expectSame(mailbox.arrivals().length, 0, 'webhook (number of them)')
    },
  ),
  caseOf(
    {
      id: 'createVideo/webhook-repeated',
      title: 'A webhook that comes twice says the same both times.',
      evidence: 'documented',
      cost: 'paid',
    },
    async (bench) => {
      const mailbox = await bench.mailbox()
      await bench.fate('createVideo', 'webhook.duplicate')
      const { id } = await begin(bench, 'createVideo', { webhook_url: mailbox.url })
      const video = await until(bench, id, isOver)
      await bench.pass(hour)
      const [first, second, ...more] = mailbox.arrivals()
      expectSame(more.length, 0, 'webhook (number beyond two)')
      expectRender(first, video)
      expectSame(second?.text, first?.text, 'webhook')
    },
  ),
  caseOf(
    {
      id: 'createVideo/webhook-refused',
      title: 'A job that was refused is told of by no webhook.',
      evidence: 'assumed',
      cost: 'cheap',
    },
    async (bench) => {
      const mailbox = await bench.mailbox()
      const body = { link: (await makeLink(bench)).id, webhook_url: mailbox.url, language: 'x' }
      const exchange = await bench.call('createVideo', { body })
      refusedFields(exchange, { language: ['"x" is not a valid choice.'] })
      await bench.pass(hour)
      expectSame(mailbox.arrivals().length, 0, 'webhook (number of them)')
    },
  ),
]

/** Looks at a job every two seconds; the nth webhook is there as soon as it holds, and not before. */
async function watch(
  bench: Bench,
  mailbox: Mailbox,
  id: string,
  holds: (video: Video) => boolean,
  nth: number,
): Promise<Video> {
  for (let looks = 0; looks < 1_200; looks += 1) {
    const video = await look(bench, id)
    const due = holds(video) ? nth : nth - 1
    expectSame(mailbox.arrivals().length, due, `webhook (number of them, ${video.status})`)
    if (holds(video)) return video
    await bench.pass(2_000)
  }
  throw new Drifted({ path: 'status', expected: 'an end in time', seen: 'none in forty minutes' })
}

function expectRender(arrival: Arrival | undefined, video: Video): void {
  const { id, status, failed_reason, video_output, video_thumbnail } = video
  expectArrival(arrival, 'render', { id, status, failed_reason, video_output, video_thumbnail })
}

function expectPreviews(arrival: Arrival | undefined, video: Video): void {
  const { id, status, failed_reason, previews } = video
  expectArrival(arrival, 'previews', { id, status, failed_reason, previews })
}

/** @throws Drifted unless a webhook is one of this event, as documented and with these values. */
function expectArrival(arrival: Arrival | undefined, name: string, values: Body): void {
  expectThat(arrival !== undefined, 'webhook', 'one', arrival)
  expectSame(arrival.method, 'POST', 'webhook (method)')
  expectMatch(arrival.headers['content-type'], /^application\/json/, 'webhook (content-type)')
  const event = creatify.webhooks?.[name]
  expectThat(event !== undefined, 'webhook', `the event ${name} in the contract`, event)
  const [first, ...rest] = judgeEvent(event, arrival.json)
  if (first) throw new Drifted(first, ...rest)
  expectSame(arrival.json, values, 'webhook (body)')
}

const eventOf = (arrival: Arrival | undefined): Body =>
  // What is no object has no fields to look at.
  typeof arrival?.json === 'object' ? { ...arrival.json } : {}
