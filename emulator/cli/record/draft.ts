import type { Contract } from '../../../contracts/kit/contract.ts'
import type { Endpoint } from '../../../contracts/kit/endpoint.ts'
import { shownState, successState } from '../../../contracts/kit/lifecycle.ts'
import { formatDuration } from '../../engine/duration.ts'
import { isLink } from '../replay/ids.ts'
import { callersWelcomed, type Known } from '../replay/known.ts'
import { paramsIn } from '../replay/request.ts'
import { type Sighting, sightingsIn } from '../replay/sightings.ts'
import { isControl } from './arranging.ts'
import { type DraftStep, literal, stepOf } from './draft-step.ts'
import { createSources, pointerOf } from './origins.ts'

/** A recording as a story: steps with their outputs, and what of the recording has no step. */
export interface Draft {
  readonly steps: readonly (DraftStep & { readonly outputs?: Readonly<Record<string, string>> })[]
  /** APIs that are called, by id; the control plane among them. */
  readonly sources: readonly string[]
  /** Requests that no step makes, one line each. */
  readonly left: readonly string[]
}

type Api = Known & { readonly contract: Contract; readonly endpoint: Endpoint }

/** Shortest pause that is told, in milliseconds; below it lies the way to the server. */
const shortestPause = 1000

/**
 * Drafts a story: ids become outputs of the steps that learned them, pauses become advances of the clock, polls of a
 * task at work become one wait for its end, and a failed task is asked for before it is made.
 */
export async function draftOf(recording: readonly Known[]): Promise<Draft> {
  const sightings = sightingsIn(recording)
  const sources = createSources()
  const awaited = new Set<string>()
  /** Tasks that somebody moved by hand: nothing has to be waited for. */
  const handled = new Set<string>()
  const welcome = callersWelcomed(recording)
  const steps: DraftStep[] = []
  const left: string[] = []
  const counts = new Map<string, number>()
  const nextId = (name: string): string => {
    const count = (counts.get(name) ?? 0) + 1
    counts.set(name, count)
    return count === 1 ? name : `${name}${count}`
  }
  const control = (operation: string, description: string, payload: object): void =>
    void steps.push({
      stepId: nextId(operation === 'advanceClock' ? 'wait' : operation),
      description,
      operationId: `$sourceDescriptions.backlot.${operation}`,
      requestBody: { contentType: 'application/json', payload },
      successCriteria: [{ condition: '$statusCode == 200' }],
    })
  const hasFates = recording.some(({ endpoint }) => endpoint?.id === 'addFate')
  let before = recording[0] ? recording[0].moment : 0
  let polls = 0

  for (const [index, known] of recording.entries()) {
    const { exchange, endpoint, contract } = known
    const { method, url } = exchange.request
    const seen = sightings[index] ?? []
    if (!contract || !endpoint || exchange.response.status === 0) {
      const shown = sources.expressed(url)
      if (isLink(url) && shown.startsWith('$steps.')) {
        pauseUntil(known)
        steps.push(linkStep(nextId('download'), shown, exchange.response.status))
      } else left.push(`${method} ${url.split('?')[0]}`)
      continue
    }
    const api: Api = { ...known, contract, endpoint }
    if (isIdle(api, seen) && wasSeen(index, seen)) {
      polls += 1
      continue
    }
    const ended = seen
      .filter((one) => isEnd(contract, one) && !awaited.has(`${one.id} ${one.state}`))
      .filter(({ id }) => !handled.has(id))
      .map((one) => ({ ...one, until: sources.expressed(one.id) }))
      .filter(({ until }) => until.startsWith('$steps.'))
    for (const { id, state, until } of ended) {
      awaited.add(`${id} ${state}`)
      const told = polls > 0 ? `; the recording asked ${polls} times more` : ''
      control('advanceClock', `Time passes until the task has ended${told}.`, { until })
    }
    if (ended.length > 0) before = Math.max(before, known.moment)
    else pauseUntil(known)
    polls = 0
    const fate = hasFates ? undefined : fateOf(index, api)
    if (fate !== undefined)
      control('addFate', `What ${endpoint.id} makes next will fail.`, {
        provider: contract.id,
        operation: endpoint.id,
        fate,
      })
    const stepId = nextId(endpoint.id)
    const step = await stepOf(stepId, api, sources, credentialIn(api))
    const states = seen.filter((one) => isEnd(contract, one) && !one.filled)
    steps.push({
      ...step,
      successCriteria: [
        ...step.successCriteria,
        ...states.map(({ at, state }) => ({
          condition: `$response.body#${pointerOf(at)} == ${literal(state)}`,
        })),
      ],
    })
    if (!isControl(contract)) sources.see(stepId, known.json)
    else {
      const [path = ''] = known.target.split('?')
      for (const [, id] of paramsIn(contract, endpoint, path)) handled.add(id)
    }
  }

  /** A caller that was never welcome, where others were, had no right credential. */
  function credentialIn({ contract, caller }: Api): string {
    const isStrange = welcome.size > 0 && !welcome.has(`${contract.id} ${caller}`)
    return isStrange ? 'a-credential-of-nobody' : '$inputs.credential'
  }

  function pauseUntil(known: Known): void {
    const pause = known.moment - before
    if (pause < shortestPause) return
    before = known.moment
    const by = formatDuration(Math.round(pause / 1000) * 1000)
    control('advanceClock', `A pause of ${by}.`, { by })
  }

  /** Whether every task in an answer has been seen in the same state before. */
  function wasSeen(index: number, seen: readonly Sighting[]): boolean {
    return seen.every((one) =>
      sightings.slice(0, index).some((all) => all.some(({ id }) => id === one.id)),
    )
  }

  /** The fate that a call has to ask for, since something that it made is seen to fail. */
  function fateOf(index: number, { contract, endpoint, json, target }: Api): string | undefined {
    if (endpoint.creates === undefined && endpoint.continues === undefined) return undefined
    const text = JSON.stringify(json) + target
    const failures = Object.values(contract.lifecycles).map((one) => shownState(one, one.failure))
    const again = recording.findIndex(
      (later, at) =>
        at > index &&
        later.endpoint?.continues !== undefined &&
        text.includes(later.target.split('/').at(-3) ?? '\n'),
    )
    return sightings
      .slice(index, again < 0 ? undefined : again)
      .some((all) => all.some(({ id, state }) => failures.includes(state) && text.includes(id)))
      ? 'fail'
      : undefined
  }

  const made = steps.map((step) => {
    const outputs = sources.outputsOf(step.stepId)
    return Object.keys(outputs).length > 0 ? { ...step, outputs } : step
  })
  const named = made.map(({ operationId }) => operationId.split('.')[1] ?? '')
  return { steps: made, sources: [...new Set(named)], left }
}

const linkStep = (stepId: string, url: string, status: number): DraftStep => ({
  stepId,
  description: 'The link is followed.',
  operationId: '$sourceDescriptions.backlot.followMediaLink',
  parameters: [{ name: 'url', in: 'query', value: url }],
  successCriteria: [
    { condition: '$statusCode == 200' },
    { condition: `$response.body#/status == ${status}` },
  ],
})

/** Whether an answer tells only of tasks that are at work. */
const isIdle = ({ contract, endpoint }: Api, seen: readonly Sighting[]): boolean =>
  endpoint.idempotent && seen.length > 0 && seen.every((one) => !isEnd(contract, one))

/** Whether a task is seen where it wanted to be. A state that is also a beginning says so only by what filled. */
function isEnd({ lifecycles }: Contract, { state, filled }: Sighting): boolean {
  const own = Object.values(lifecycles)
  const isUnderWay = own.some((one) =>
    one.path.slice(0, -1).some((each) => shownState(one, each) === state),
  )
  if (isUnderWay) return filled
  return own.some((one) =>
    [successState(one), one.failure].some((each) => shownState(one, each) === state),
  )
}
