import { z } from 'zod'
import { catalogue } from '../../contracts/catalogue.ts'
import type { Contract } from '../../contracts/kit/contract.ts'
import type { Endpoint } from '../../contracts/kit/endpoint.ts'
import type { QueryEncoding } from '../../contracts/kit/query.ts'
import type { Provider } from '../../emulator/engine/provider.ts'
import { inProvider, type Mutant } from './mutant.ts'
import { type Slip, slipsOf } from './slips.ts'

type Request = Endpoint['request']

/** For every operation each small mistake in what it takes: by the schemas and encodings of its request. */
export const requestMutants = (): Mutant[] =>
  catalogue.flatMap(({ contract }) =>
    contract.endpoints.flatMap((endpoint) => [
      ...(['params', 'query', 'body'] as const).flatMap((where) =>
        schemaMutants(contract, endpoint, where),
      ),
      ...encodingMutants(contract, endpoint),
    ]),
  )

function schemaMutants(
  { id: api }: Contract,
  { id, request }: Endpoint,
  where: 'params' | 'query' | 'body',
): Mutant[] {
  const schema: z.ZodType | undefined = request[where]
  if (!schema) return []
  const seen = new Map<string, number>()
  return slipsOf(schema).flatMap((slip): Mutant[] => {
    if (cannotShow(request, where, slip)) return []
    const place = slip.path.join('.') || where
    const name = `${api}/${id}/${place}-${slip.name}`.replaceAll(' ', '-')
    const nth = (seen.get(name) ?? 0) + 1
    seen.set(name, nth)
    const mutant: Mutant = {
      id: nth === 1 ? name : `${name}-${nth}`,
      what: `\`${place}\`: ${slip.what}.`,
      kind: slip.kind,
      operations: [id],
      generated: true,
      // The schema is of the kind that it was made from.
      parts: withRequest(api, id, { [where]: slip.schema } as Partial<Request>),
    }
    return Object.hasOwn(unobservable, mutant.id) ? [] : [mutant]
  })
}

/** Mistakes that nothing on the wire could show, and why; they are no mutants. */
export const unobservable: Readonly<Record<string, string>> = {
  'tiktok/createVideoTask/product_video_info.target_language-default':
    'no reply tells the language of a video',
  'tiktok/createImageAnimationTask/change_background-default':
    'no reply tells whether the background was changed',
  'aitoearn/listVideoTasks/page-maximum-looser': 'a larger number is no safe integer any more',
  'aitoearn/listVideoTasks/pageSize-maximum-looser': 'a narrower limit stands beside it',
  'aitoearn/listVideoTasks/pageSize-maximum-tighter': 'a narrower limit stands beside it',
}

/**
 * A null cannot stand in a query or path, a path lacks none of its parts, nor can a fraction where whole digits are
 * read, nor anything but a text where any text is.
 */
function cannotShow(
  { params, query, encodings = {} }: Request,
  where: string,
  { path, name }: Slip,
): boolean {
  const [first = ''] = path
  if (where === 'body') return false
  if (name === 'any-type' && isAnyText((where === 'params' ? params : query)?.shape[first]))
    return true
  if (where === 'params' && name === 'optional') return true
  // A list of nothing travels as one empty text where commas separate.
  if (name.startsWith('least length-looser') && encodings[first] === 'csv') return true
  if (name === 'not-null') return true
  return name === 'nullable' || (name === 'fraction' && encodings[first] === 'integer')
}

const isAnyText = (schema: unknown): boolean =>
  schema instanceof z.ZodOptional
    ? isAnyText(schema.unwrap())
    : schema instanceof z.ZodString && (schema.def.checks ?? []).length === 0

const others: Readonly<Record<QueryEncoding, readonly QueryEncoding[]>> = {
  string: ['csv'],
  integer: ['number', 'string'],
  number: ['integer', 'string'],
  json: ['csv', 'string'],
  csv: ['json', 'string'],
}

function encodingMutants({ id: api }: Contract, { id, request }: Endpoint): Mutant[] {
  const { encodings = {} } = request
  return Object.entries(encodings).flatMap(([name, encoding]) => [
    ...others[encoding].map(
      (other): Mutant => ({
        id: `${api}/${id}/${name}-as-${other}`,
        what: `The parameter \`${name}\` is read as ${other}, not as ${encoding}.`,
        kind: 'wrong encoding',
        operations: [id],
        generated: true,
        parts: withRequest(api, id, { encodings: { ...encodings, [name]: other } }),
      }),
    ),
    {
      id: `${api}/${id}/${name}-unread`,
      what: `The parameter \`${name}\` is not read.`,
      kind: 'field ignored',
      operations: [id],
      generated: true,
      parts: withRequest(api, id, {
        encodings: Object.fromEntries(Object.entries(encodings).filter(([key]) => key !== name)),
      }),
    },
  ])
}

const withRequest = (api: string, operation: string, change: Partial<Request>) =>
  inProvider(api, (real, reached) =>
    withEndpoint(real, operation, (endpoint) => {
      const request = { ...endpoint.request, ...change }
      return {
        ...endpoint,
        get request() {
          reached()
          return request
        },
      }
    }),
  )

/** A provider with one endpoint declared differently. */
export const withEndpoint = (
  real: Provider,
  operation: string,
  change: (endpoint: Endpoint) => Endpoint,
): Provider => ({
  ...real,
  contract: {
    ...real.contract,
    endpoints: real.contract.endpoints.map((one) => (one.id === operation ? change(one) : one)),
  },
})
