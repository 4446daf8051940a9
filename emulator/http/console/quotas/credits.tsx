import { defaultName } from '../../../engine/credential.ts'
import { allCredits } from '../../control/credits-wire.ts'
import { queryOf } from '../address.ts'
import type { Action, View } from '../page.ts'
import { Button, Do, Pair, Told } from '../parts/form.tsx'
import { Live } from '../parts/live.tsx'
import { Text } from '../parts/text.tsx'
import { callersOf } from './callers.ts'

/** What accounts have to spend, where an API takes credits, and a way to give them more or less. */
export const Credits = async ({ view }: { readonly view: View }) => {
  const banks = view.stage.providers.filter(({ credits }) => credits)
  if (banks.length === 0) return null
  const accounts = new Set(callersOf(view.world, '').map(({ account }) => account))
  const answers = await Promise.all(
    [...accounts].map((account) => view.control('GET', `/credits${queryOf({ account })}`)),
  )
  const all = answers.flatMap((answer) => (answer.ok ? allCredits.parse(answer.data).credits : []))
  return (
    <section aria-labelledby="credits">
      <h2 id="credits">Credits</h2>
      <Live id="balances" on={['request', 'task', 'clock']} label="Balances" ages>
        <ul class="meters card">
          {all.map(({ provider, account, available, reserved, entries: [last] }) => (
            <li class="row">
              <strong>
                <Text value={account} />
              </strong>
              <small>{provider}</small>
              <span class="end row">
                {last && <small>{toldOf(last)}</small>}
                {reserved > 0 && <span class="chip">{reserved} reserved</span>}
                <strong>{available}</strong>
              </span>
            </li>
          ))}
        </ul>
      </Live>
      <Do view={view} action="credits" class="row below" label="Set a balance">
        <Pair of="bank" label="API">
          <select id="bank" name="provider">
            {banks.map(({ contract: { id } }) => (
              <option value={id}>{id}</option>
            ))}
          </select>
        </Pair>
        <Pair of="holder" label="Of account">
          <input
            id="holder"
            name="account"
            size={10}
            placeholder={defaultName}
            autocomplete="off"
          />
        </Pair>
        <Pair of="balance" label="Balance">
          <input id="balance" name="balance" inputmode="decimal" size={8} autocomplete="off" />
        </Pair>
        <Button id="set-credits">Set the balance</Button>
      </Do>
      <Told view={view} action="credits" />
    </section>
  )
}

const toldOf = ({ kind, amount }: { readonly kind: string; readonly amount: number }): string =>
  `last: ${kind} ${amount > 0 ? '+' : ''}${amount}`

/** Sets what an account has. */
export async function setCredits(view: View, form: Parameters<Action>[1]): ReturnType<Action> {
  const account = form.get('account') ?? defaultName
  const provider = form.get('provider') ?? ''
  const balance = Number(form.get('balance') ?? Number.NaN)
  const answer = await view.control('PUT', '/credits', { provider, account, balance })
  if (!answer.ok) return { problem: answer.problem }
  return { done: `Account ${account} of ${provider} has ${balance} from now on.` }
}
