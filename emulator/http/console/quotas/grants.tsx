import { defaultName } from '../../../engine/credential.ts'
import { app as appShape } from '../../control/apps-wire.ts'
import { queryOf } from '../address.ts'
import type { Action, View } from '../page.ts'
import { Button, Do, Pair, Told } from '../parts/form.tsx'
import { Live } from '../parts/live.tsx'
import { Text } from '../parts/text.tsx'
import { callersOf } from './callers.ts'

/** What apps may do at all, and a way to allow it or not. */
export const Grants = async ({ view }: { readonly view: View }) => {
  const contracts = view.stage.providers
    .map(({ contract }) => contract)
    .filter(({ grants }) => Object.keys(grants).length > 0)
  if (contracts.length === 0) return null
  const answers = await Promise.all(
    appsOf(view).map((app) => view.control('GET', `/apps/${encodeURIComponent(app)}`)),
  )
  const apps = answers.flatMap((answer) => (answer.ok ? [appShape.parse(answer.data)] : []))
  return (
    <section aria-labelledby="grants">
      <h2 id="grants">Grants</h2>
      <Live id="apps" on={['request']} label="Grants of each app">
        <ul class="meters card">
          {apps.flatMap(({ app, grants }) =>
            contracts.map(({ id }) => (
              <li class="row">
                <strong>
                  <Text value={app} />
                </strong>
                <small>{id}</small>
                <span class="end row">
                  {Object.entries(grants[id] ?? {}).map(([grant, given]) => (
                    <span class={given ? 'chip' : 'chip alarm'}>
                      {grant}: {given ? 'yes' : 'no'}
                    </span>
                  ))}
                </span>
              </li>
            )),
          )}
        </ul>
      </Live>
      <dl class="facts quiet below">
        {contracts.flatMap(({ grants }) =>
          Object.entries(grants).flatMap(([grant, says]) => [<dt>{grant}</dt>, <dd>{says}</dd>]),
        )}
      </dl>
      <Do view={view} action="grant" class="row below" label="Give or take a grant">
        <Pair of="holder-app" label="Of app">
          <input
            id="holder-app"
            name="app"
            size={10}
            placeholder={defaultName}
            autocomplete="off"
          />
        </Pair>
        <Pair of="grant" label="Grant">
          <select id="grant" name="grant">
            {contracts.flatMap(({ id, grants }) =>
              Object.keys(grants).map((grant) => (
                <option value={`${id} ${grant}`}>
                  {id} · {grant}
                </option>
              )),
            )}
          </select>
        </Pair>
        <Button id="grant-give" name="given" value="yes">
          Give
        </Button>
        <Button id="grant-take" name="given" value="no">
          Take away
        </Button>
      </Do>
      <Told view={view} action="grant" />
    </section>
  )
}

/** Apps that have called, and those that something was taken from. */
const appsOf = ({ world }: View): string[] => {
  const denied = [...world.denied].filter(([, grants]) => grants.size > 0)
  return [
    ...new Set([
      ...callersOf(world, '').map(({ app }) => app),
      ...denied.map(([key]) => key.slice(key.indexOf('/') + 1)),
    ]),
  ]
}

/** Gives an app what it may do, or takes it away. */
export async function setGrant(view: View, form: Parameters<Action>[1]): ReturnType<Action> {
  const app = form.get('app') ?? defaultName
  const [provider = '', grant = ''] = (form.get('grant') ?? '').split(' ')
  const given = form.get('given') === 'yes'
  const path = `/apps/${encodeURIComponent(app)}${queryOf({ provider })}`
  const answer = await view.control('PUT', path, { [grant]: given })
  if (!answer.ok) return { problem: answer.problem }
  return { done: `App ${app} ${given ? 'has' : 'lacks'} ${grant} of ${provider} from now on.` }
}
