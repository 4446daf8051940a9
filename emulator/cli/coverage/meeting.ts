import type { Catalogued } from '../../../contracts/catalogue.ts'
import type { Arrival, Bench, Exchange } from '../../../contracts/kit/bench.ts'
import type { Case } from '../../../contracts/kit/case.ts'
import type { Contract } from '../../../contracts/kit/contract.ts'
import {
  fieldName,
  type Meeting,
  type Meetings,
  refusalName,
} from '../../../contracts/kit/coverage.ts'
import type { Endpoint } from '../../../contracts/kit/endpoint.ts'
import { fieldsMet } from '../../../contracts/kit/fields.ts'
import { endpointAt } from '../../../contracts/kit/judged.ts'
import { decodeQuery } from '../../../contracts/kit/query.ts'
import { runCase, type Verdict } from '../../../contracts/suite.ts'
import type { WorldTarget } from '../verify/world-target.ts'

/**
 * Runs every case of an API, and tells which fields each of them sends or gets back, and which refusals. Each reply
 * is judged on the way, so that a field which is met is a field whose form was held against its schema.
 * @throws Error when a case does not match: what it then meets would say nothing
 */
export async function meetingsOf(
  { contract, cases }: Pick<Catalogued, 'contract' | 'cases'>,
  target: WorldTarget,
): Promise<Meetings> {
  const meetings: Record<string, Meeting> = {}
  for (const held of cases) {
    const stage = await target.open(contract, held)
    const { verdict, meeting } = await meetingOf(contract, held, stage.bench)
    await stage.leave()
    if (verdict.verdict !== 'match')
      throw new Error(`${held.id} does not match: ${JSON.stringify(verdict)}`)
    meetings[held.id] = meeting
  }
  return meetings
}

/** Runs one case, and tells what it meets on the way. */
export async function meetingOf(
  contract: Contract,
  held: Case,
  bench: Bench,
): Promise<{ readonly verdict: Verdict; readonly meeting: Meeting }> {
  const met = new Set<string>()
  const mail: (() => readonly Arrival[])[] = []
  const heard = listening(bench, (exchange) => note(contract, exchange, met), mail)
  const verdict = await runCase(contract, held, heard)
  for (const { json } of mail.flatMap((arrivals) => arrivals())) noteWebhook(contract, json, met)
  const rule = held.rule !== undefined && { rule: held.rule }
  return { verdict, meeting: { ...rule, met: [...met] } }
}

/** A bench that tells of every exchange, and of the mailboxes that are opened. */
function listening(
  bench: Bench,
  hear: (exchange: Exchange) => void,
  mail: (() => readonly Arrival[])[],
): Bench {
  const heard = async (answer: Promise<Exchange>): Promise<Exchange> => {
    const exchange = await answer
    hear(exchange)
    return exchange
  }
  return {
    ...bench,
    call: (operation, input) => heard(bench.call(operation, input)),
    send: (request) => heard(bench.send(request)),
    as: (other) => listening(bench.as(other), hear, mail),
    async mailbox() {
      const box = await bench.mailbox()
      mail.push(box.arrivals)
      return box
    },
  }
}

function note(contract: Contract, exchange: Exchange, met: Set<string>): void {
  const { request, status, json, text } = exchange
  const endpoint = endpointAt(contract, request.method, request.target)
  if (!endpoint) return
  const tell = (place: string, fields: Iterable<string>): void => {
    for (const path of fields) met.add(fieldName(endpoint.id, place, path))
  }
  noteRequest(endpoint, request, tell)
  const reply = endpoint.replies[status]
  if (reply) tell(`reply ${status}`, fieldsMet(reply.schema, json ?? text))
  const opened = contract.envelope.open(status, json)
  if (opened && !opened.ok) met.add(refusalName(endpoint.id, opened.code))
}

function noteRequest(
  { request }: Endpoint,
  sent: Exchange['request'],
  tell: (place: string, fields: Iterable<string>) => void,
): void {
  const { params, query, encodings = {}, body } = request
  if (params) tell('params', Object.keys(params.shape))
  const [, search = ''] = sent.target.split('?')
  if (query) tell('query', fieldsMet(query, decodeQuery(search, encodings).values))
  if (body && typeof sent.body === 'string') tell('body', fieldsMet(body, jsonOf(sent.body)))
}

function noteWebhook({ webhooks = {} }: Contract, json: unknown, met: Set<string>): void {
  for (const [event, { body }] of Object.entries(webhooks))
    if (body.safeParse(json).success)
      for (const path of fieldsMet(body, json)) met.add(fieldName(`webhook ${event}`, 'body', path))
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
