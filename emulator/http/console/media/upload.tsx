import { examplesOf } from '../../../../contracts/examples.ts'
import { endpointOf, type Notice } from '../../../../contracts/kit/contract.ts'
import { credentialOf, defaultName } from '../../../engine/credential.ts'
import { jsonOf } from '../json.ts'
import type { Action, View } from '../page.ts'
import { Button, Do, Told } from '../parts/form.tsx'
import { hasAgreed, Points, unheard } from './notice.tsx'

interface UploadProps {
  readonly view: View
  readonly api: string
  readonly notice: Notice
}

/** The form that hands footage to an API, behind the notice that it asks for. */
export const Upload = ({ view, api, notice }: UploadProps) => {
  const [operation = ''] = notice.operations
  const [field, example] = fileIn(api, operation) ?? []
  if (field === undefined) return null
  return (
    <section aria-label="Upload">
      <h2>Upload footage to {api}</h2>
      <Do view={view} action="upload" class="card notice" label="Before you upload">
        <Points notice={notice} />
        <input type="hidden" name="api" value={api} />
        <p class="row">
          <label for="url">URL of the file</label>
          <input id="url" name="url" type="url" value={example} required class="grow" />
          <Button id="upload" kind="main">
            Upload
          </Button>
        </p>
      </Do>
      <Told
        view={view}
        action="upload"
        more={(data) => (
          <pre class="wrap">
            <bdi>{JSON.stringify(data, undefined, 2)}</bdi>
          </pre>
        )}
      />
    </section>
  )
}

/** The field of an upload that names the file, and an example of it. */
function fileIn(api: string, operation: string): readonly [string, string] | undefined {
  return Object.entries(exampleOf(api, operation)).flatMap(([name, value]) =>
    typeof value === 'string' && URL.canParse(value) ? [[name, value] as const] : [],
  )[0]
}

function exampleOf(api: string, operation: string): object {
  const all = Object.values(examplesOf(api)[operation] ?? {})
  const body = all.find(({ input }) => input?.body !== undefined)?.input?.body
  return typeof body === 'object' && body !== null ? body : {}
}

/** Hands footage to an API, as a client would. */
export const upload: Action = async (view, form) => {
  if (!hasAgreed(form)) return unheard
  const provider = view.stage.providers.find(({ contract }) => contract.id === form.get('api'))
  const notice = provider?.contract.notices?.find(({ before }) => before === 'upload')
  const [operation] = notice?.operations ?? []
  const [field] = (provider && operation && fileIn(provider.contract.id, operation)) || []
  if (!provider || operation === undefined || field === undefined)
    return { problem: { title: 'Bad request', status: 400, detail: 'no such API takes uploads' } }
  const { contract } = provider
  const { method, path } = endpointOf(contract, operation)
  const credential = credentialOf({
    world: view.world.name,
    app: defaultName,
    account: defaultName,
  })
  const answer = await view.call(contract.basePath + path, {
    method,
    headers: {
      'content-type': 'application/json',
      ...Object.fromEntries(contract.credential.headers.map((name) => [name, credential])),
    },
    body: JSON.stringify({ ...exampleOf(contract.id, operation), [field]: form.get('url') ?? '' }),
  })
  if (!answer.ok) return answer
  const { status, text } = answer
  const opened = contract.envelope.open(status, jsonOf(text))
  if (opened?.ok) return { done: `${operation} took it over.`, data: opened.data }
  const detail = opened ? `${opened.code} ${opened.message}` : text.slice(0, 300)
  return { problem: { title: `${operation} was refused`, status, detail } }
}
