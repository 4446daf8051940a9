import type { RawRequest } from '../../../contracts/kit/bench.ts'
import type { Contract } from '../../../contracts/kit/contract.ts'
import type { Endpoint } from '../../../contracts/kit/endpoint.ts'
import { decodeQuery } from '../../../contracts/kit/query.ts'
import { readBase } from '../../engine/media/base.ts'
import { redacted } from '../../engine/redaction.ts'
import { type HarBody, headerOf } from '../../har/exchange.ts'
import { jsonOf } from '../../har/json.ts'
import type { Ids } from './ids.ts'
import type { Known } from './known.ts'
import { textsIn } from './place.ts'

/** A body as it is to travel, and its media type where that is a new one. */
interface Sendable {
  readonly bytes: string | Uint8Array
  readonly contentType?: string
}

/** The request of a recorded exchange as it is sent now: other ids, another credential, files of our own. */
export async function requestAgain(
  { exchange, contract, target }: Known,
  ids: Ids,
  credential: string | undefined,
): Promise<RawRequest> {
  const { method, url, headers, body } = exchange.request
  const names = (contract?.credential.headers ?? []).map((name) => name.toLowerCase())
  const kept = headers.filter(
    ([name, value]) =>
      !leftOut.has(name.toLowerCase()) && !names.includes(name.toLowerCase()) && value !== redacted,
  )
  const sent = body && (await bodyAgain(body, ids, headerOf(headers, 'content-type') ?? ''))
  return {
    method,
    // A link to media leads to the emulator's own.
    target: ids.of(url) ?? targetAgain(target, ids),
    headers: {
      ...Object.fromEntries(kept),
      ...(credential !== undefined &&
        Object.fromEntries(
          (contract?.credential.headers ?? [])
            .filter((name) => headerOf(headers, name.toLowerCase()) !== undefined)
            .map((name) => [name, credential]),
        )),
      ...(sent?.contentType !== undefined && { 'content-type': sent.contentType }),
    },
    ...(sent && { body: sent.bytes }),
  }
}

/** Headers that speak of the connection, of sizes that change, or of another site. */
const leftOut = new Set(
  'connection keep-alive host content-length transfer-encoding accept-encoding content-encoding cookie te trailer upgrade expect origin referer'.split(
    ' ',
  ),
)

function targetAgain(target: string, ids: Ids): string {
  const [path = '', ...query] = target.split('?')
  return query.length === 0
    ? ids.inText(path)
    : `${ids.inText(path)}?${pairsAgain(query.join('?'), ids)}`
}

/** Names and values of a query or a form; those without a known id stay to the letter. */
const pairsAgain = (pairs: string, ids: Ids): string =>
  pairs
    .split('&')
    .map((pair) => {
      const mark = pair.indexOf('=')
      const plain = decoded(pair.slice(mark + 1))
      const changed = ids.inText(plain)
      return changed === plain ? pair : pair.slice(0, mark + 1) + encodeURIComponent(changed)
    })
    .join('&')

function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '))
  } catch {
    // A stray `%` stands for itself.
    return text
  }
}

async function bodyAgain(
  body: HarBody,
  ids: Ids,
  contentType: string,
): Promise<Sendable | undefined> {
  if ('text' in body) {
    const isForm = /^application\/x-www-form-urlencoded/i.test(contentType)
    const text = isForm ? pairsAgain(body.text, ids) : ids.inText(body.text)
    return text === '' ? undefined : { bytes: text }
  }
  if (!/^multipart\//i.test(contentType)) return { bytes: await ownMedia('video/mp4') }
  const form = new FormData()
  for (const { name, value, fileName, contentType: type = '' } of body.parts)
    if (fileName === undefined) form.append(name, ids.inText(value ?? ''))
    else form.append(name, new Blob([await ownMedia(type)], { type }), fileName)
  const packed = new Response(form)
  return {
    bytes: new Uint8Array(await packed.arrayBuffer()),
    contentType: packed.headers.get('content-type') ?? contentType,
  }
}

/** A file that stands in for one that was not recorded. */
async function ownMedia(type: string): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await readBase(type.startsWith('image/') ? '9x16.jpg' : '9x16.mp4'))
}

/** What a recorded request says, by name: path parameters, query and body. */
export function saidIn(known: Known): readonly [name: string, text: string][] {
  const { contract, endpoint, target, exchange } = known
  if (!contract || !endpoint) return []
  const [path = '', query = ''] = target.split('?')
  const { body } = exchange.request
  const told =
    body && 'text' in body
      ? (jsonOf(body.text) ?? Object.fromEntries(new URLSearchParams(body.text)))
      : {}
  return [
    ...paramsIn(contract, endpoint, path),
    ...textsIn(decodeQuery(query, endpoint.request.encodings ?? {}).values),
    ...textsIn(told),
  ]
}

/** Path parameters of a request, by name. */
export function paramsIn(
  contract: Contract,
  endpoint: Endpoint,
  path: string,
): readonly [name: string, text: string][] {
  const parts = path.split('/')
  return `${contract.basePath}${endpoint.path}`
    .split('/')
    .flatMap((step, index): [string, string][] =>
      step.startsWith('{') ? [[step.slice(1, -1), parts[index] ?? '']] : [],
    )
}
