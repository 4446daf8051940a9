import { type AspectRatio, ratiosOf } from '../../contracts/creatify/choices.ts'
import { creatify as contract } from '../../contracts/creatify/contract.ts'
import * as wire from '../../contracts/creatify/wire.ts'
import { ledgerOf } from '../engine/bill.ts'
import { createChance } from '../engine/chance.ts'
import { operation } from '../engine/operation.ts'
import type { Call, Operation, Outcome } from '../engine/provider.ts'
import { remembered } from '../engine/remembered.ts'
import type { Bill } from '../engine/task.ts'
import { makeTasks } from '../engine/tasks.ts'
import type { World } from '../engine/world.ts'
import { previewsCost, videoCost } from './costs.ts'
import type { JobDetail, Shot } from './job.ts'
import { latencyOf } from './latency.ts'
import { linkIn, pageOf } from './links.ts'
import type { CreatifyRefusal } from './refusals.ts'
import { asTold, type JobRequest } from './request.ts'
import type { CreatifySettings } from './settings.ts'
import { videoJson } from './view.ts'

type Result = Promise<Outcome<CreatifyRefusal>>
type Look = Pick<Shot, 'visual_style' | 'aspect_ratio'>

/** The stage of each sort's plan that charges what was reserved: leaving in_queue, or previews that are ready. */
const chargedAt = { video: 2, preview: 1, previews: 1 } as const

/** Names of the tallies of an account: the jobs it began, and those it was to pay for. */
export const tallies = {
  jobs: remembered((provider, account) => `jobs/${provider}/${account}`),
  bills: remembered((provider, account) => `bills/${ledgerOf(provider, account)}`),
}

/** How jobs begin. */
export function createJobs(
  settings: CreatifySettings,
): Readonly<Record<string, Operation<CreatifyRefusal>>> {
  const { quirks, credits } = settings

  /** Makes a job of some looks, if its link and the account's credits allow. */
  const begin = async (
    call: Call<unknown, JobRequest>,
    sort: JobDetail['sort'],
    looks: readonly Look[],
    cost: number,
  ): Result => {
    const { world, identity, now, body, origin } = call
    const found = linkIn(call, body.link)
    const link = found instanceof Promise ? await found : found
    if (!link) return { refusal: noSuchLink(body.link) }
    const { image_urls, video_urls } = pageOf(link)
    if (image_urls.length + video_urls.length === 0) return { refusal: noMedia }
    const reserved = await reserve(call, credits.opening, cost)
    if ('refusal' in reserved) return reserved

    const counted = world.store.tally(tallies.jobs(contract.id, identity.account))
    const nth = counted instanceof Promise ? await counted : counted
    const shots = shotsOf(world, identity.account, nth, looks)
    const operationId = call.endpoint.id
    const detail = jobDetail({ sort, origin, link: link.id, body, shots, operation: operationId })
    const [task] = await makeTasks(
      contract,
      call,
      {
        kind: sort,
        id: (chance) => chance.uuid(),
        latency: latencyOf(sort, settings),
        immediate: sort === 'preview',
        bill: billOf(reserved.spending, cost, chargedAt[sort], settings),
        detail,
      },
      1,
      call.fate(),
    )
    if (!task) throw new Error('no task was made')
    return { json: videoJson({ settings, world, origin, now }, task) }
  }

  const createVideo = operation({ body: wire.createVideoBody }, (call): Result => {
    const refusal = badLook(call.body)
    return refusal ? refused(refusal) : begin(call, 'video', [call.body], videoCost(call.body))
  })

  const createPreview = operation({ body: wire.createVideoBody }, (call): Result => {
    const refusal = badLook(call.body)
    if (refusal) return refused(refusal)
    return begin(call, 'preview', [call.body], previewsCost(call.body, 1, 'once'))
  })

  const createPreviewList = operation({ body: wire.createPreviewListBody }, (call): Result => {
    const { visual_styles, aspect_ratios, aspect_ratio } = call.body
    const ratios = distinct(aspect_ratios ?? [aspect_ratio])
    const looks: Look[] = []
    for (const visual_style of distinct(visual_styles))
      for (const ratio of ratios)
        if (ratiosOf(visual_style).includes(ratio))
          looks.push({ visual_style, aspect_ratio: ratio })
    if (looks.length === 0) return refused(noLook(ratios))
    const cost = previewsCost(call.body, looks.length, quirks.previewListCharge)
    return begin(call, 'previews', looks, cost)
  })

  return { createVideo, createPreview, createPreviewList }
}

const distinct = <T>(items: readonly T[]): readonly T[] =>
  items.length < 2 ? items : [...new Set(items)]

/** Each of some looks with the id that it bears in the n-th job of its account. */
export function shotsOf(
  world: World,
  account: string,
  nth: number,
  looks: readonly Look[],
): Shot[] {
  const chance = createChance(world.seed, world.name, contract.id, account, 'job', nth)
  return looks.map(({ visual_style, aspect_ratio }) => ({
    media_job: chance.uuid(),
    visual_style,
    aspect_ratio,
  }))
}

/** What a job that begins keeps beside its task. */
export const jobDetail = ({
  sort,
  origin,
  link,
  body,
  shots,
  operation: id,
}: Pick<JobDetail, 'sort' | 'origin'> & {
  readonly link: string
  readonly body: JobRequest
  readonly shots: readonly Shot[]
  readonly operation: string
}): JobDetail => ({
  sort,
  origin,
  request: asTold(body, link),
  previews: sort === 'video' ? none : shots,
  renders: sort === 'video' ? shots.map((shot) => ({ ...shot, since: 0, operation: id })) : none,
})

const none: readonly never[] = []

/** Credits that were reserved: the id of the spending, or the refusal of an account that has too few. */
type Reserved = { readonly spending: string } | { readonly refusal: CreatifyRefusal }

/** Reserves credits for a call. */
export async function reserve(call: Call, opening: number, amount: number): Promise<Reserved> {
  const { world, identity, now } = call
  const ledger = ledgerOf(contract.id, identity.account)
  const counted = world.store.tally(tallies.bills(contract.id, identity.account))
  const spending = `job-${counted instanceof Promise ? await counted : counted}`
  const order = { id: spending, amount, kind: 'reserve' } as const
  const granted = world.store.spend(ledger, opening, order, now)
  if (granted instanceof Promise ? await granted : granted) return { spending }
  const { available } = await world.store.funds(ledger, opening, now)
  const reason = `it costs ${amount} credits; ${available} are available`
  return { refusal: { kind: 'fewCredits', reason } }
}

/** What a job is to pay, once its plan has come to a stage. */
export const billOf = (
  id: string,
  amount: number,
  stage: number,
  { quirks }: CreatifySettings,
): Bill => (quirks.chargeFailed ? { id, amount, stage, evenIfFailed: true } : { id, amount, stage })

const refused = (refusal: CreatifyRefusal): Result => Promise.resolve({ refusal })

const badLook = ({ visual_style, aspect_ratio }: Look): CreatifyRefusal | undefined => {
  const ratios = ratiosOf(visual_style)
  if (ratios.includes(aspect_ratio) || !isKnown(aspect_ratio)) return undefined
  const sentence = `${visual_style} does not support the aspect ratio ${aspect_ratio}.`
  return {
    kind: 'fields',
    fields: { visual_style: [sentence] },
    reason: `${visual_style} comes in ${ratios.join(', ')}`,
  }
}

const isKnown = (ratio: string): ratio is AspectRatio => /^\d+x\d+$/.test(ratio)

const noLook = (ratios: readonly string[]): CreatifyRefusal => ({
  kind: 'fields',
  fields: {
    visual_styles: [`None of these styles supports the aspect ratios ${ratios.join(', ')}.`],
  },
  reason: 'every pair of style and shape is skipped, so there is no preview to make',
})

const noSuchLink = (id: string): CreatifyRefusal => ({
  kind: 'fields',
  fields: { link: ['Invalid link ID'] },
  reason: `this account has no link ${id}; is it the id of the page inside a link?`,
})

const noMedia: CreatifyRefusal = {
  kind: 'sentence',
  sentence: 'Link must have at least one image or one video.',
  reason: 'the page of this link has neither',
}
