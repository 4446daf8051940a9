import * as clients from '../../../../client/index.ts'
import type { Contract } from '../../../../contracts/kit/contract.ts'
import type { Endpoint } from '../../../../contracts/kit/endpoint.ts'
import { encodeValue } from '../../../../contracts/kit/query.ts'
import { queryOf } from '../address.ts'
import { curlLine } from '../curl.ts'
import type { Input } from './fields.ts'

/** A call of an operation, as one caller makes it. */
export interface Speech {
  readonly contract: Contract
  readonly endpoint: Endpoint
  readonly input: Input
  readonly credential: string
  /** What shall happen to it; nothing in particular when undefined. */
  readonly fate: string | undefined
}

/** A call as it travels. */
export interface Travelling {
  readonly method: string
  readonly target: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string
}

/** The request that makes a call. */
export function requestFor({ contract, endpoint, input, credential, fate }: Speech): Travelling {
  const { params = {}, query = {}, body } = input
  const { encodings = {} } = endpoint.request
  const path = endpoint.path.replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(String(params[name] ?? '')),
  )
  const values = Object.entries(query).map(([name, value]) => [
    name,
    encodeValue(value, encodings[name] ?? 'string'),
  ])
  return {
    method: endpoint.method,
    target: contract.basePath + path + queryOf(Object.fromEntries(values)),
    headers: {
      ...Object.fromEntries(contract.credential.headers.map((name) => [name, credential])),
      ...(fate !== undefined && { 'X-Backlot-Fate': fate }),
      ...(body !== undefined && { 'Content-Type': 'application/json' }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  }
}

/** The line for a shell that makes a call. */
export function curlFor(speech: Speech, origin: string): string {
  const { target, ...request } = requestFor(speech)
  return curlLine({ ...request, url: origin + target })
}

/** The program that makes a call with our own client; undefined where none speaks this API. */
export function clientCodeFor(
  speech: Speech,
  environment: Readonly<Record<string, string>>,
): string | undefined {
  const { contract, endpoint, input, credential, fate } = speech
  const factory = Object.keys(clients).find(
    (name) => name.toLowerCase() === `create${contract.id}client`,
  )
  if (!factory) return undefined
  const prefix = `${contract.id.toUpperCase()}_`
  const options = Object.entries(environment).flatMap(([name, value]) =>
    name.startsWith(prefix)
      ? [[camelCase(name.slice(prefix.length)), name.endsWith('_URL') ? value : credential]]
      : [],
  )
  const told = { ...input, ...(fate !== undefined && { headers: { 'X-Backlot-Fate': fate } }) }
  const given = Object.keys(told).length === 0 ? '' : `, ${JSON.stringify(told, undefined, 2)}`
  return [
    `import { ${factory} } from 'backlot/client'`,
    '',
    `const client = ${factory}(${JSON.stringify(Object.fromEntries(options), undefined, 2)})`,
    `const { response } = await client.exchange('${endpoint.id}'${given})`,
    'console.log(response.status, response.json)',
  ].join('\n')
}

const camelCase = (name: string): string =>
  name.toLowerCase().replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase())
