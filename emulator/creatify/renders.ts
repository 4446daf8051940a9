import { creatify as contract } from '../../contracts/creatify/contract.ts'
import * as wire from '../../contracts/creatify/wire.ts'
import { ledgerOf } from '../engine/bill.ts'
import { scopeOf } from '../engine/filing.ts'
import { operation } from '../engine/operation.ts'
import { hasEnded } from '../engine/plan.ts'
import type { Call, FindingCall, Operation, Outcome } from '../engine/provider.ts'
import type { Task } from '../engine/task.ts'
import { continueTask, readTask } from '../engine/tasks.ts'
import { renderCost } from './costs.ts'
import { detailOf, hasPreviews, renderAt, type Shot } from './job.ts'
import { billOf, reserve } from './jobs.ts'
import { latencyOf } from './latency.ts'
import type { CreatifyRefusal } from './refusals.ts'
import type { CreatifySettings } from './settings.ts'
import { videoJson } from './view.ts'

type Result = Promise<Outcome<CreatifyRefusal>>

/** How jobs are looked at, and how their previews become videos. */
export function createRenders(
  settings: CreatifySettings,
): Readonly<Record<string, Operation<CreatifyRefusal>>> {
  const { credits } = settings

  const shown = ({ world, origin, now }: Call, task: Task): string =>
    videoJson({ settings, world, origin, now }, task)

  /** A job as JSON. Once it has ended it changes only by going on, which makes its plan longer. */
  const jsonOf = async (call: Call, id: string): Promise<string | undefined> => {
    const { world, now, identity, origin } = call
    const task = await readTask(world, contract, identity.account, id.toLowerCase(), now)
    if (!task) return undefined
    if (!hasEnded(task.plan, now)) return shown(call, task)
    const shelf = `videos ${identity.account} ${origin}`
    const key = `${task.id} ${task.plan.states.length}`
    const known = world.fragments.get(shelf, key)
    if (known !== undefined) return known
    const json = shown(call, task)
    world.fragments.set(shelf, key, json)
    return json
  }

  const getVideo: Operation<CreatifyRefusal> = {
    find: findJob,
    async run(call) {
      const json = await jsonOf(call, call.params['id'] ?? '')
      return json === undefined ? { refusal: noJob } : { json }
    },
  }

  const listVideos = operation({ query: wire.idsQuery }, async (call): Result => {
    const found: string[] = []
    for (const id of new Set(call.query.ids)) {
      const json = await jsonOf(call, id)
      if (json !== undefined) found.push(json)
    }
    return { json: `[${found.join(',')}]` }
  })

  /** Renders a preview of a job that is at rest. */
  const render = async (call: Call, choose: (task: Task) => Shot | CreatifyRefusal): Result => {
    const { world, identity, now } = call
    const task = await jobIn(call)
    if (!task) return { refusal: noJob }
    const shot = choose(task)
    if ('kind' in shot) return { refusal: shot }
    if (!hasPreviews(task, now)) return { refusal: noPreview }
    if (!hasEnded(task.plan, now)) return { refusal: atWork }
    if (isRendered(task, shot, now)) return { refusal: renderedAlready }
    const detail = detailOf(task)
    const cost = renderCost(detail.request)
    const reserved = await reserve(call, credits.opening, cost)
    if ('refusal' in reserved) return reserved
    const since = task.plan.states.length
    const next = { ...shot, since, operation: call.endpoint.id }
    const sequel = {
      latency: latencyOf('video', settings),
      bill: billOf(reserved.spending, cost, 2, settings),
      detail: { ...detail, origin: call.origin, renders: [...detail.renders, next] },
    }
    const going = await continueTask(contract, call, task, sequel, call.fate())
    if (going) return { json: shown(call, going) }
    const ledger = ledgerOf(contract.id, identity.account)
    const released = { turns: ['release'], at: [now] } as const
    await world.store.schedule(ledger, reserved.spending, released, now)
    return { refusal: atWork }
  }

  const renderVideo: Operation<CreatifyRefusal> = {
    find: findJob,
    run: (call) => render(call, (task) => detailOf(task).previews[0] ?? noPreview),
  }

  const renderSinglePreview: Operation<CreatifyRefusal> = {
    find: findJob,
    ...operation({ body: wire.renderSinglePreviewBody }, (call): Result => {
      const wanted = call.body.media_job.toLowerCase()
      return render(call, (task) => {
        const { previews } = detailOf(task)
        if (previews.length === 0 || !hasPreviews(task, call.now)) return noPreview
        return previews.find(({ media_job }) => media_job === wanted) ?? unknownPreview
      })
    }),
  }

  return { listVideos, getVideo, renderVideo, renderSinglePreview }
}

/** Whether a preview has been rendered, and its rendering did not fail. */
const isRendered = (task: Task, shot: Shot, now: number): boolean =>
  detailOf(task).renders.some(
    (render) =>
      render.media_job === shot.media_job && renderAt(task, render, now).state !== 'failed',
  )

const jobIn = async ({ world, identity, params }: FindingCall): Promise<Task | undefined> =>
  world.store.get(
    'tasks',
    scopeOf(contract.id, identity.account),
    (params['id'] ?? '').toLowerCase(),
  )

const findJob = async (call: FindingCall): Promise<CreatifyRefusal | undefined> =>
  (await jobIn(call)) ? undefined : noJob

const noJob: CreatifyRefusal = {
  kind: 'noObject',
  model: 'LinkToVideo',
  reason: 'this account has no job of this id',
}

const sentence = (text: string, reason: string): CreatifyRefusal => ({
  kind: 'sentence',
  sentence: text,
  reason,
})

const noPreview = sentence(
  'There is no preview to render yet.',
  'the previews of this job are not ready, failed, or were never asked for',
)
const atWork = sentence('This job is being rendered.', 'one rendering of a job at a time')
const renderedAlready = sentence(
  'This preview is rendered already.',
  'each preview is rendered once, unless its rendering fails',
)

const unknownPreview: CreatifyRefusal = {
  kind: 'fields',
  fields: { media_job: ['Invalid media job ID'] },
  reason: 'the job has no preview of this id',
}
