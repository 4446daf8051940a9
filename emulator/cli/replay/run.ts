import { type RawRequest, Unreachable } from '../../../contracts/kit/bench.ts'
import type { Contract } from '../../../contracts/kit/contract.ts'
import { formatInstant } from '../../engine/instant.ts'
import { headerOf } from '../../har/exchange.ts'
import { jsonOf } from '../../har/json.ts'
import { controlContract } from '../../http/control/contract.ts'
import { arranging, isControl } from '../record/arranging.ts'
import { type Answer, type Difference, differencesOf } from './compare.ts'
import { createIds, isIdName } from './ids.ts'
import { callersWelcomed, type Known, worked } from './known.ts'
import { paramsIn, requestAgain, saidIn } from './request.ts'
import { sightingsIn } from './sightings.ts'
import { createSteering } from './steering.ts'
import type { Target } from './target.ts'

/** What came of one recorded exchange. */
export interface Outcome {
  /** Counted from 1, in the order of the recording. */
  readonly number: number
  readonly known: Known
  readonly verdict: 'match' | 'drift' | 'unverified'
  /** Why it could not be verified. */
  readonly reason?: string
  /** Where the answers differ; empty unless it drifts. */
  readonly differences: readonly Difference[]
  /** What was sent and what came back; absent where nothing was sent. */
  readonly replayed?: { readonly request: RawRequest; readonly answer: Received }
  /** Virtual milliseconds since the recording began. */
  readonly virtualMs: number
  readonly tookMs: number
}

/** An answer of the emulator's, as text. */
export interface Received extends Answer {
  readonly headers: Readonly<Record<string, string>>
  readonly text: string
}

export interface ReplayOptions {
  readonly exact: boolean
  readonly signal: AbortSignal
  onOutcome(outcome: Outcome): void
}

/** Sends a recording to an emulator in order, with its pauses on the virtual clock, and compares what comes back. */
export async function replay(
  recording: readonly Known[],
  target: Target,
  { exact, signal, onOutcome }: ReplayOptions,
): Promise<Outcome[]> {
  const { control, given } = target
  const ids = createIds()
  const sent = new Set<string>()
  const others = new Set<string>()
  const steering = createSteering(control, recording, sightingsIn(recording), ids)
  const welcome = callersWelcomed(recording)
  const [first] = recording
  const start = first ? first.moment : 0
  let now = start

  const send = async (known: Known): Promise<{ request: RawRequest; answer: Received }> => {
    const { caller, contract, exchange } = known
    const once = async (credential: string | undefined) => {
      const request = await requestAgain(known, ids, credential)
      const { status, headers, bytes } = await target.road.send(request)
      const contentType = headers['content-type'] ?? ''
      const text = Buffer.from(bytes).toString('utf8')
      return { request, answer: { status, headers, contentType, text } }
    }
    if (caller === undefined || !contract) return once(undefined)
    if (!welcome.has(`${contract.id} ${caller}`)) {
      // A credential that never opened anything may have been a wrong one: a refusal alike says so.
      const refused = await once('unknown-credential')
      const codes = [known.json, jsonOf(refused.answer.text)].map((json) =>
        codeOf(contract, exchange.response.status, json),
      )
      if (refused.answer.status === exchange.response.status && codes[0] === codes[1])
        return refused
    }
    return once(target.credentialOf(caller))
  }

  /** Makes a call to the control plane again, in the world of the replay. */
  const arrange = async ({
    endpoint,
    target: path,
    exchange,
  }: Known): Promise<Partial<Outcome>> => {
    if (!endpoint || !arranging.has(endpoint.id))
      return { verdict: 'unverified', reason: 'such calls to a control plane are not made again' }
    const { body } = exchange.request
    const [place = '', query = ''] = path.split('?')
    const params = Object.fromEntries(
      paramsIn(controlContract, endpoint, place).map(([name, text]) => [
        name,
        ids.of(text) ?? text,
      ]),
    )
    const { world: _, ...asked } = Object.fromEntries(new URLSearchParams(query))
    // A set of names that the client has: they stand in the list above.
    const operation = endpoint.id as 'addFate'
    const { response } = await control.exchange(operation, {
      params,
      query: asked,
      ...(body && 'text' in body && { body: jsonOf(body.text) }),
    })
    return response.status === exchange.response.status
      ? {}
      : { verdict: 'unverified', reason: `the control plane answers ${response.status}` }
  }

  const judge = async (known: Known, number: number): Promise<Outcome> => {
    const begun = performance.now()
    const outcome = (rest: Pick<Outcome, 'verdict'> & Partial<Outcome>): Outcome => ({
      number,
      known,
      differences: [],
      virtualMs: now - start,
      tookMs: performance.now() - begun,
      ...rest,
    })
    const reason = reasonAgainst(known, (url) => ids.of(url) !== undefined)
    if (reason !== undefined) return outcome({ verdict: 'unverified', reason })
    const { contract, endpoint, exchange } = known
    const said = saidIn(known)
    const own = contract ? (given[contract.id] ?? {}) : {}
    for (const [name, text] of said)
      if (ids.of(text) === undefined && Object.hasOwn(own, name)) ids.learn(text, own[name] ?? text)
    const strange = unknownIn(known, said, (text) => ids.of(text) !== undefined || ids.isOwn(text))
    if (known.moment > now) {
      now = known.moment
      await control.advanceClock({ body: { to: formatInstant(now) } })
    }
    if (isControl(contract)) return outcome({ verdict: 'match', ...(await arrange(known)) })
    await steering.before(number - 1)
    let replayed: Outcome['replayed']
    try {
      replayed = await send(known)
    } catch (error) {
      if (!(error instanceof Unreachable || error instanceof TypeError)) throw error
      return outcome({ verdict: 'unverified', reason: `it cannot be sent again: ${error.message}` })
    }
    for (const [, text] of said)
      for (const one of [text, ids.inText(text)]) if (one.length > 2) sent.add(one)
    const { status, headers, mimeType, text } = exchange.response
    const contentType = headerOf(headers, 'content-type') ?? mimeType
    const differences = contract
      ? differencesOf({ status, contentType, text }, replayed.answer, {
          contract,
          endpoint,
          ids,
          sent,
          others,
          exact,
        })
      : mediaDifferences(status, contentType, replayed.answer)
    if (differences.length === 0) {
      const isBare =
        text === undefined && isJson(replayed.answer.contentType) && contract !== undefined
      return isBare
        ? outcome({
            verdict: 'unverified',
            reason: 'the recording does not hold the body of the answer',
            replayed,
          })
        : outcome({ verdict: 'match', replayed })
    }
    if (strange !== undefined && contract && worked(contract, known))
      return outcome({
        verdict: 'unverified',
        reason: `the recording does not show where ${strange} comes from`,
        replayed,
      })
    return outcome({ verdict: 'drift', differences, replayed })
  }

  const outcomes: Outcome[] = []
  for (const [index, known] of recording.entries()) {
    if (signal.aborted) break
    const outcome = await judge(known, index + 1)
    outcomes.push(outcome)
    onOutcome(outcome)
  }
  return outcomes
}

/** Why an exchange cannot be verified, where that is known before it is sent. */
function reasonAgainst(
  { exchange, contract }: Known,
  isLearned: (url: string) => boolean,
): string | undefined {
  const { request, response } = exchange
  if (response.status === 0) return exchange.comment ?? 'the recording holds no answer'
  if (contract) return request.method === 'OPTIONS' ? 'a browser asked before it called' : undefined
  return isLearned(request.url)
    ? undefined
    : `${new URL(request.url).host} is no API that is emulated here`
}

function mediaDifferences(status: number, contentType: string, seen: Answer): Difference[] {
  // What does not live at the API is known by kind alone.
  const kinds = [contentType, seen.contentType].map((type) => type.split(/[;/]/)[0] ?? '')
  if (status !== seen.status)
    return [{ path: 'status', recorded: String(status), seen: String(seen.status) }]
  return kinds[0] === kinds[1] || status >= 400
    ? []
    : [{ path: 'headers.content-type', recorded: contentType, seen: seen.contentType }]
}

/** An id that is sent without having come from anywhere in the recording, as `name value`. */
function unknownIn(
  { contract, endpoint, target }: Known,
  said: readonly (readonly [string, string])[],
  isKnown: (text: string) => boolean,
): string | undefined {
  if (!contract || !endpoint) return undefined
  const params = paramsIn(contract, endpoint, target.split('?')[0] ?? '').map(([name]) => name)
  const found = said.find(
    ([name, text]) => (params.includes(name) || isIdName(name)) && text !== '' && !isKnown(text),
  )
  return found && `${found[0]} ${found[1]}`
}

function codeOf(contract: Contract, status: number, json: unknown): string | number | undefined {
  const opened = contract.envelope.open(status, json)
  return opened && !opened.ok ? opened.code : undefined
}

const isJson = (contentType: string): boolean => /^application\/(.+\+)?json\b/.test(contentType)
