import type { Contract } from '../../../contracts/kit/contract.ts'
import type { Endpoint } from '../../../contracts/kit/endpoint.ts'
import { decodeQuery, encodeValue, type QueryEncoding } from '../../../contracts/kit/query.ts'
import { jsonOf } from '../../har/json.ts'
import type { Known } from '../replay/known.ts'
import { memberOf } from '../replay/place.ts'
import { paramsIn } from '../replay/request.ts'
import { isControl } from './arranging.ts'
import type { Sources } from './origins.ts'

/** A step as Arazzo writes it. */
export interface DraftStep {
  readonly stepId: string
  readonly description: string
  readonly operationId: string
  readonly parameters?: readonly {
    readonly name: string
    readonly in: string
    readonly value: unknown
  }[]
  readonly requestBody?: { readonly contentType: 'application/json'; readonly payload: unknown }
  readonly successCriteria: readonly { readonly condition: string }[]
}

/** The step that makes a recorded call again; of what it is sent, ids become outputs of earlier steps. */
export async function stepOf(
  stepId: string,
  known: Known & { readonly contract: Contract; readonly endpoint: Endpoint },
  sources: Sources,
  credential = '$inputs.credential',
): Promise<DraftStep> {
  const { contract, endpoint, exchange, json, target } = known
  const [path = '', query = ''] = target.split('?')
  const encodings = endpoint.request.encodings ?? {}
  const values = decodeQuery(query, encodings).values
  const parameters = [
    ...(isControl(contract) || known.caller === undefined
      ? []
      : credentialOf(contract, credential)),
    ...paramsIn(contract, endpoint, path).map(([name, text]) => ({
      name,
      in: 'path',
      value: sources.expressed(text),
    })),
    ...Object.entries(values)
      // The world is the play's own.
      .filter(([name]) => !(isControl(contract) && name === 'world'))
      .map(([name, value]) => ({
        name,
        in: 'query',
        value: queryValue(value, encodings[name] ?? 'string', sources),
      })),
  ]
  const payload = await payloadOf(known)
  const { status } = exchange.response
  const opened = contract.envelope.open(status, json)
  const code = opened && (opened.ok ? memberOf(json, 'code') : opened.code)
  return {
    stepId,
    description: `${endpoint.summary}${status >= 400 || opened?.ok === false ? '; it is refused' : ''}.`,
    operationId: `$sourceDescriptions.${contract.id}.${endpoint.id}`,
    ...(parameters.length > 0 && { parameters }),
    ...(payload !== undefined && {
      requestBody: { contentType: 'application/json', payload: sources.inData(payload) },
    }),
    successCriteria: [
      { condition: `$statusCode == ${status}` },
      ...(code !== undefined && code === memberOf(json, 'code')
        ? [{ condition: `$response.body#/code == ${literal(code)}` }]
        : []),
    ],
  }
}

/** A value as a simple criterion writes it. */
export const literal = (value: unknown): string =>
  typeof value === 'string' ? `'${value.replaceAll("'", "''")}'` : String(value)

const credentialOf = ({ credential }: Contract, value: string) =>
  credential.headers.map((name) => ({ name, in: 'header', value }))

const queryValue = (value: unknown, encoding: QueryEncoding, sources: Sources): unknown =>
  typeof value === 'number' ? value : sources.expressed(encodeValue(value, encoding))

/** The body as JSON, whatever it came as; undefined where it is none that can be told so. */
async function payloadOf({ exchange, endpoint }: Known): Promise<unknown> {
  const { body } = exchange.request
  if (!body || !endpoint?.request.body) return undefined
  if (!('text' in body)) return undefined
  if (!/form/i.test(body.mimeType)) return jsonOf(body.text)
  const form = await new Response(body.text, { headers: { 'content-type': body.mimeType } })
    .formData()
    .catch(() => new FormData())
  const names = [...new Set([...form].map(([name]) => name))]
  return Object.fromEntries(
    names.map((name) => {
      const [only, ...others] = form.getAll(name).filter((one) => typeof one === 'string')
      const isList = others.length > 0 || takesList(endpoint, name, only)
      return [name, isList ? [only, ...others] : only]
    }),
  )
}

/** Whether a field wants a list, so that one value of a form is a list of one. */
const takesList = ({ request: { body } }: Endpoint, name: string, value: unknown): boolean => {
  const problems = body?.safeParse({ [name]: value }).error?.issues ?? []
  return problems.some(
    ({ path, code, ...rest }) =>
      path[0] === name &&
      path.length === 1 &&
      code === 'invalid_type' &&
      'expected' in rest &&
      rest.expected === 'array',
  )
}
