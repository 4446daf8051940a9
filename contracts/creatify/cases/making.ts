import type { z } from 'zod'
import type { Bench, CallInput } from '../../kit/bench.ts'
import { expectThat } from '../../kit/expect.ts'
import { canFollow, type Lifecycle } from '../../kit/lifecycle.ts'
import { creatify } from '../contract.ts'
import { remainingCredits } from '../supporting.ts'
import * as wire from '../wire.ts'
import { granted } from './replies.ts'

export type Video = z.output<typeof wire.video>
export type Link = z.output<typeof wire.link>
export type Body = Readonly<Record<string, unknown>>

/** An id of the right form that nothing has. */
export const nobody = '00000000-0000-4000-8000-000000000000'

export const pageUrl = 'https://shop.example.com/gooseneck-kettle'

/** For each operation a call that costs nothing and starts nothing. */
export const idleInput: Readonly<Record<string, CallInput>> = {
  createLink: { body: {} },
  createLinkWithParams: { body: {} },
  listLinks: { query: { ids: [nobody] } },
  getLink: { params: { id: nobody } },
  updateLink: { params: { id: nobody }, body: {} },
  createVideo: { body: {} },
  createPreview: { body: {} },
  createPreviewList: { body: {} },
  listVideos: { query: { ids: [nobody] } },
  getVideo: { params: { id: nobody } },
  renderVideo: { params: { id: nobody } },
  renderSinglePreview: { params: { id: nobody }, body: {} },
  getPersona: { params: { id: nobody } },
}

/** A new link with pictures. */
export const makeLink = async (bench: Bench): Promise<Link> =>
  granted(await bench.call('createLink', { body: { url: pageUrl } }), wire.link)

/** Begins a job with whatever is wanted beside its link. */
export async function begin(
  bench: Bench,
  operation: 'createVideo' | 'createPreview' | 'createPreviewList',
  body: Body = {},
): Promise<Video> {
  const link = (await makeLink(bench)).id
  return granted(await bench.call(operation, { body: { link, ...body } }), wire.video)
}

export const look = async (bench: Bench, id: string): Promise<Video> =>
  granted(await bench.call('getVideo', { params: { id } }), wire.video)

/** The longest that a job may take, in milliseconds. */
const longest = 40 * 60_000

/** Looks at a job every ten seconds until it holds; every step of its state must be legal. */
export async function until(
  bench: Bench,
  id: string,
  holds: (video: Video) => boolean,
): Promise<Video> {
  const end = (await bench.now()) + longest
  let before = 'pending'
  for (;;) {
    const video = await look(bench, id)
    expectThat(
      canFollow(rendering, before, video.status),
      'status',
      `a state after ${before}`,
      video,
    )
    before = video.status
    if (holds(video)) return video
    expectThat((await bench.now()) < end, 'status', 'an end in time', video)
    await bench.pass(10_000)
  }
}

const rendering: Lifecycle = creatify.lifecycles['render'] ?? {
  path: ['pending'],
  failure: 'failed',
}

export const isOver = ({ status }: Video): boolean => status === 'done' || status === 'failed'
export const hasPreviews = ({ previews }: Video): boolean => previews.length > 0

/** A job with previews that are ready. */
export async function makePreviews(bench: Bench, body: Body = {}): Promise<Video> {
  const { id } = await begin(bench, 'createPreviewList', body)
  return until(bench, id, hasPreviews)
}

export async function credits(bench: Bench): Promise<number> {
  const exchange = await bench.call('getRemainingCredits')
  return granted(exchange, remainingCredits).remaining_credits
}
