import type { z } from 'zod'
import { mediaOperation } from '../../engine/faults/faults.ts'
import { formatInstant } from '../../engine/instant.ts'
import { type Entry, numberOf } from '../../engine/journal.ts'
import { redactionFor } from '../../engine/redaction.ts'
import { type Why, whyRefused } from '../../engine/why.ts'
import type { HarExchange } from '../../har/exchange.ts'
import { harOf } from '../../har/write.ts'
import { noProvider } from '../watch.ts'
import { type Answer, type ControlCall, data, missing, problemWithNames } from './answer.ts'
import type { journalQuery } from './journal-wire.ts'

type Call<Query = unknown> = ControlCall<Query, undefined>

/** What calls are kept under that are no API's, and of no operation. */
const unclaimed = { providers: [noProvider], operations: [mediaOperation] }

export function listRequests({
  world,
  query,
  stage,
  origin,
}: Call<z.output<typeof journalQuery>>): Answer {
  const { page, pageSize, since, refused, format, world: _, ...filter } = query
  const strange = problemWithNames(stage, filter, unclaimed)
  if (strange) return strange
  const { entries, total } = world.journal.page(
    {
      ...filter,
      since: since === undefined ? undefined : Date.parse(since),
      refused: refused === undefined ? undefined : refused === 'true',
    },
    (page - 1) * pageSize,
    pageSize,
  )
  if (format === 'json') {
    const requests = entries.map((entry) => ({ ...entry, ...absencesIn(entry, stage) }))
    return data({ requests, total, page, pageSize })
  }
  const redaction = redactionFor(stage.providers.map(({ contract }) => contract))
  const har = harOf(
    entries.toReversed().map((entry) => exchangeOf(entry, origin)),
    { redaction, comment: `${entries.length} of ${total} calls in world "${world.name}"` },
  )
  const headers = { 'content-type': 'application/har+json' }
  return { response: new Response(JSON.stringify(har), { headers }) }
}

/** A call as archives tell of it. The journal knows the virtual moment alone. */
function exchangeOf(entry: Entry, origin: string): HarExchange {
  const { request, response, provider, operation, refused } = entry
  const host = request.headers['host']
  const at = Date.parse(entry.at)
  const mimeType = response.headers['content-type'] ?? ''
  return {
    startedAt: at,
    virtualAt: at,
    tookMs: entry.tookMs,
    provider,
    ...(operation !== undefined && { operation }),
    ...(refused && { comment: `refused (${refused.check}): ${refused.reason}` }),
    request: {
      method: request.method,
      url: `${host === undefined ? origin : `${new URL(origin).protocol}//${host}`}${request.target}`,
      headers: Object.entries(request.headers),
      ...(request.body !== '' && {
        body: { mimeType: request.headers['content-type'] ?? '', text: request.body },
      }),
    },
    response: {
      status: response.status,
      headers: Object.entries(response.headers),
      mimeType,
      // Media are not kept.
      ...(response.body !== '' && { text: response.body }),
    },
  }
}

export function getRequest({ world, params, stage }: Call): Answer {
  const id = params['id'] ?? ''
  const entry = world.journal.entry(id)
  if (!entry) return missing(`the journal of world "${world.name}" holds no ${id}; it is bounded`)
  const contracts = stage.providers.map(({ contract }) => contract)
  const why = whyRefused(world.journal, numberOf(id), contracts)
  return data({ ...entry, ...absencesIn(entry, stage), ...(why && { why: showWhy(why) }) })
}

/** What a call shows to want that its API is not emulated with, by name, and what that gets. */
function absencesIn(
  { provider, request }: Entry,
  { providers }: Call['stage'],
): { notEmulated?: string[] } {
  const contract = providers.find((one) => one.contract.id === provider)?.contract
  const words = new Set(`${request.body} ${unescaped(request.target)}`.split(/["?&=]+/))
  const found = (contract?.notEmulated ?? []).flatMap(({ names = [], answer }) =>
    names.filter((name) => words.has(name)).map((name) => `${name} is not emulated: ${answer}`),
  )
  return found.length > 0 ? { notEmulated: found } : {}
}

function unescaped(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

const showWhy = ({ allowedAt, window, ...why }: Why) => ({
  ...why,
  allowedAt: allowedAt === undefined ? null : formatInstant(allowedAt),
  ...(window && {
    window: {
      ...window,
      from: formatInstant(window.from),
      calls: window.calls.map((call) => ({ ...call, at: formatInstant(call.at) })),
    },
  }),
})
