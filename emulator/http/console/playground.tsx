import type { Notice } from '../../../contracts/kit/contract.ts'
import { credentialOf, defaultName } from '../../engine/credential.ts'
import { idOf } from '../../engine/journal.ts'
import { fatesOf } from '../fate.ts'
import { addressOf } from './address.ts'
import { jsonOf } from './json.ts'
import { hasAgreed, Points, unheard } from './media/notice.tsx'
import type { Action, Form, Page, View } from './page.ts'
import { Shell } from './parts/empty.tsx'
import { Button, Do, Told } from './parts/form.tsx'
import { pretty } from './parts/pretty.ts'
import { Sift } from './parts/sift.tsx'
import { Text } from './parts/text.tsx'
import { Entry } from './playground/entry.tsx'
import { fieldsOf, type Input, inputOf, valueIn } from './playground/fields.ts'
import { seededInput } from './playground/seeded.ts'
import { clientCodeFor, curlFor, requestFor, type Speech } from './playground/spoken.ts'
import { noticeBefore } from './showing.tsx'
import { taskIn } from './timeline/task-in.ts'

/** Any operation, as a form made from its contract; its answer, and the same call for a shell and a program. */
export const playgroundPage: Page = {
  name: 'playground',
  title: 'Playground',
  content: (view) => {
    const chosen = chosenIn(view)
    if (!chosen) return <p class="quiet">No API is played here.</p>
    const { endpoint, provider, key } = chosen
    const called = calledIn(view)
    const speech = called?.speech ?? speechOf(view, seeded(view))
    const fields = fieldsOf(endpoint)
    const notice = noticeBefore(provider, 'upload', endpoint.id)
    const fates = fatesOf(endpoint)
    return (
      <>
        <div class="row bar-of-tools">
          <Sift view={view} sieves={[{ ...sieve, choices: choicesOf(view), chosen: key }]} />
        </div>
        <div class="exchange">
          <section class="card" aria-labelledby="operation">
            <h2 id="operation">{endpoint.summary}</h2>
            <p class="quiet">
              <span class="mono">
                {endpoint.method} {provider.contract.basePath + endpoint.path}
              </span>
              <br />
              {endpoint.description}
            </p>
            <Do view={view} action="call" class="sheet" label={`Call ${endpoint.id}`}>
              <input type="hidden" name="operation" value={key} />
              {fields.map((field) => (
                <Entry field={field} value={valueIn(speech.input, field)} />
              ))}
              {fields.length === 0 && <p class="quiet">It asks for nothing.</p>}
              <div class="entry">
                <label for="account">As account</label>
                <input
                  id="account"
                  name="account"
                  placeholder={defaultName}
                  value={called?.account}
                />
              </div>
              {fates.length > 1 && (
                <div class="entry">
                  <label for="call-fate">Fate</label>
                  <select id="call-fate" name="fate">
                    {fates.map((fate) => (
                      <option value={fate} selected={fate === speech.fate}>
                        {fate}
                      </option>
                    ))}
                  </select>
                </div>
              )}
              {notice && <Points notice={notice} />}
              <div>
                <Button id="call" kind="main">
                  Call
                </Button>
              </div>
            </Do>
          </section>
          <section class="answers" aria-label="Answer and equivalents">
            <Told
              view={view}
              action="call"
              more={() => called && <Answered view={view} called={called} />}
            />
            <h2>For a shell</h2>
            <Shell line={curlFor(speech, view.origin)} />
            <Program view={view} speech={speech} />
          </section>
        </div>
      </>
    )
  },
  actions: { call },
}

const sieve = { name: 'operation', label: 'Operation' } as const

const operationsOf = ({ stage }: View) =>
  stage.providers.flatMap((provider) =>
    provider.contract.endpoints.map((endpoint) => ({
      ...{ provider, endpoint },
      key: `${provider.contract.id} ${endpoint.id}`,
    })),
  )

const choicesOf = (view: View): Record<string, string> =>
  Object.fromEntries(operationsOf(view).map(({ key }) => [key, key.replace(' ', ' · ')]))

/** The operation that is looked at: the one asked for, or the first that makes something. */
function chosenIn(view: View) {
  const all = operationsOf(view)
  const asked = view.query.get('operation')
  return (
    all.find(({ key }) => key === asked) ??
    all.find(({ endpoint }) => endpoint.creates !== undefined) ??
    all[0]
  )
}

/** What is put into a call by hand. */
interface Typed {
  readonly input: Input
  readonly account: string | undefined
  readonly fate: string | undefined
}

const seeded = (view: View): Typed => {
  const chosen = chosenIn(view)
  const input = chosen ? seededInput(view.world, chosen.provider.contract, chosen.endpoint) : {}
  return { input, account: undefined, fate: undefined }
}

function speechOf(view: View, { input, account = defaultName, fate }: Typed): Speech {
  const chosen = chosenIn(view)
  if (!chosen) throw new RangeError('no operation is there')
  return {
    ...{ input, fate, endpoint: chosen.endpoint, contract: chosen.provider.contract },
    credential: credentialOf({ world: view.world.name, app: defaultName, account }),
  }
}

/** A call that was made, and what came back. */
interface Called {
  readonly speech: Speech
  readonly account: string | undefined
  readonly text: string
  /** Its id in the journal. */
  readonly id: string
  readonly task: string | undefined
}

const calledIn = ({ outcome }: View): Called | undefined =>
  // Only our own action puts anything there.
  outcome && 'done' in outcome ? (outcome.data as Called) : undefined

const Answered = ({ view, called }: { readonly view: View; readonly called: Called }) => {
  const { id, task, text } = called
  const refused = view.world.journal.entry(id)?.refused
  return (
    <>
      {refused && (
        <p class="reason">
          <Text value={refused.reason} most={600} />
        </p>
      )}
      <p class="row">
        <a href={addressOf('requests', view.world.name, { call: id })}>What the contract says</a>
        {task !== undefined && (
          <a href={addressOf('', view.world.name, { task })}>Watch its task</a>
        )}
      </p>
      <pre class="wrap body" tabindex={0}>
        <bdi>{pretty(text, 20_000)}</bdi>
      </pre>
    </>
  )
}

const Program = ({ view, speech }: { readonly view: View; readonly speech: Speech }) => {
  const { stage, origin, world } = view
  const code = clientCodeFor(speech, stage.environment(origin, world.name))
  return code === undefined ? null : (
    <>
      <h2>For a program</h2>
      <Shell line={code} />
    </>
  )
}

async function call(view: View, form: Form): ReturnType<Action> {
  const query = new URLSearchParams(view.query)
  query.set('operation', form.get('operation') ?? '')
  const here: View = { ...view, query }
  const chosen = chosenIn(here)
  if (!chosen) return refusal('no API is played here')
  const { endpoint, provider } = chosen
  const notice: Notice | undefined = noticeBefore(provider, 'upload', endpoint.id)
  if (notice && !hasAgreed(form)) return unheard
  const fate = form.get('fate')
  const account = form.get('account')
  const speech = speechOf(here, {
    ...{ account, input: inputOf(fieldsOf(endpoint), form) },
    fate: fate === 'succeed' ? undefined : fate,
  })
  if (!/^[A-Za-z0-9_-]{1,64}$/.test(account ?? defaultName))
    return refusal('an account is 1 to 64 letters, digits, _ and -')
  const { target, ...init } = requestFor(speech)
  const answer = await view.call(target, init)
  if (!answer.ok) return answer
  const { status, text } = answer
  const reply = jsonOf(text)
  const opened = provider.contract.envelope.open(status, reply)
  const task = opened?.ok ? await taskIn(view.world, reply) : undefined
  const called: Called = {
    ...{ speech, account, text },
    id: idOf(view.world.journal.extent.next - 1),
    task: task?.id,
  }
  const said = opened && !opened.ok ? `: ${opened.code} ${opened.message}` : ''
  const verdict = opened?.ok ? 'Answered' : 'Refused'
  return { done: `${verdict}, HTTP ${status}${said}`, data: called }
}

const refusal = (detail: string): Awaited<ReturnType<Action>> => ({
  problem: { title: 'Not called', status: 422, detail },
})
