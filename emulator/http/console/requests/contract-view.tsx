import type { Contract } from '../../../../contracts/kit/contract.ts'
import { decodeQuery } from '../../../../contracts/kit/query.ts'
import { jsonOf } from '../json.ts'
import type { View } from '../page.ts'
import { Text } from '../parts/text.tsx'
import { type SeenField, seenFields } from './seen-fields.ts'
import type { WholeCall } from './whole-call.ts'

/** What the contract knows of a call and its answer: each field, how it is known, and what nobody reads. */
export const ContractView = ({ view, call }: { readonly view: View; readonly call: WholeCall }) => {
  const contract = view.stage.providers.find((one) => one.contract.id === call.provider)?.contract
  const endpoint = contract?.endpoints.find(({ id }) => id === call.operation)
  if (!contract || !endpoint) return null
  const { request, evidence } = endpoint
  const [, queryText = ''] = call.request.target.split(/\?(.*)/s)
  const query = decodeQuery(queryText, request.encodings ?? {})
  const inQuery = {
    ...query.values,
    ...Object.fromEntries(query.unknown.map((name) => [name, '…'])),
  }
  const body = call.request.bodyTruncated ? undefined : readBody(call.request)
  const reply = call.response.bodyTruncated ? undefined : jsonOf(call.response.body)
  const replySchema = endpoint.replies[call.response.status]?.schema
  return (
    <section aria-labelledby="contract">
      <h2 id="contract">What the contract says</h2>
      <p class="quiet">
        {endpoint.summary}. This operation is <Mark evidence={evidence} />.
      </p>
      <Verdict call={call} contract={contract} />
      <Fields
        title="Sent in the query"
        fields={
          request.query ? seenFields(request.query, inQuery, evidence) : unreadOf(query.unknown)
        }
      />
      <Fields
        title="Sent in the body"
        fields={request.body && body ? seenFields(request.body, body, evidence) : []}
      />
      <Fields
        title="Answered"
        fields={replySchema ? seenFields(replySchema, reply, evidence) : []}
      />
    </section>
  )
}

/** The code of the answer, and when the API gives it. */
const Verdict = ({ call, contract }: { call: WholeCall; contract: Contract }) => {
  const { code } = call.response
  const known = contract.codes.find((one) => String(one.code) === String(code))
  if (!known || known.outside === 'success') return null
  return (
    <p>
      Code <strong>{known.code}</strong>: {known.when} <Mark evidence={known.evidence} />
    </p>
  )
}

const unreadOf = (names: readonly string[]): SeenField[] =>
  names.map((path) => ({ path, value: '"…"', evidence: undefined, says: undefined }))

function readBody({ headers, body }: WholeCall['request']): unknown {
  return /^application\/x-www-form-urlencoded/i.test(headers['content-type'] ?? '')
    ? Object.fromEntries(new URLSearchParams(body))
    : jsonOf(body)
}

const Mark = ({ evidence }: { readonly evidence: string }) => (
  <span class={`mark ${evidence}`}>{evidence}</span>
)

const Fields = ({ title, fields }: { title: string; fields: readonly SeenField[] }) =>
  fields.length === 0 ? null : (
    <>
      <h3>{title}</h3>
      <ul class="fields card" aria-label={title}>
        {fields.map(({ path, value, evidence, says, nearest }) => (
          <li class={evidence ? undefined : 'unread'}>
            <span class="mono field">
              <Text value={path} most={120} />
            </span>
            <span class="mono value">
              {value !== undefined && <Text value={value} most={160} />}
            </span>
            {evidence ? <Mark evidence={evidence} /> : <span class="mark unread">unread</span>}
            <small class="says">
              {evidence ? says : 'The contract knows no such field.'}
              {nearest !== undefined && (
                <>
                  {' '}
                  Did you mean <strong>{nearest}</strong>?
                </>
              )}
            </small>
          </li>
        ))}
      </ul>
    </>
  )
