import { formatInstant } from '../../../engine/instant.ts'
import { addressOf } from '../address.ts'
import type { View } from '../page.ts'
import { phases } from './phase.ts'
import { type Stretch, zooms } from './stretch.ts'

const without = (view: View, ...names: readonly string[]): Record<string, string> =>
  Object.fromEntries([...view.query].filter(([name]) => name !== 'world' && !names.includes(name)))

/** Which tasks are shown. */
export const Filters = ({ view }: { readonly view: View }) => {
  const { query, stage, world } = view
  const chosen = (name: string): string => query.get(name) ?? ''
  return (
    <form method="get" action={addressOf('', 'default')} class="row filters" aria-label="Filter">
      {Object.entries({
        ...without(view, 'provider', 'account', 'state', 'page'),
        world: world.name,
      }).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      <span class="field">
        <label for="provider">API</label>
        <select id="provider" name="provider" data-sends autocomplete="off">
          <option value="">all</option>
          {stage.providers.map(({ contract: { id } }) => (
            <option value={id} selected={chosen('provider') === id}>
              {id}
            </option>
          ))}
        </select>
      </span>
      <span class="field">
        <label for="state">State</label>
        <select id="state" name="state" data-sends autocomplete="off">
          <option value="">all</option>
          {phases.map((phase) => (
            <option value={phase} selected={chosen('state') === phase}>
              {phase}
            </option>
          ))}
        </select>
      </span>
      <span class="field">
        <label for="account">Account</label>
        <input
          id="account"
          name="account"
          size={10}
          value={chosen('account')}
          placeholder="all"
          data-sends
          autocomplete="off"
        />
      </span>
      <noscript>
        <button type="submit" class="button small">
          Show
        </button>
      </noscript>
    </form>
  )
}

/** How much of the axis is shown, and where. */
export const Zooms = ({ view, stretch }: { readonly view: View; readonly stretch: Stretch }) => {
  const present = view.query.get('zoom') ?? ''
  const rest = without(view, 'zoom', 'end', 'page')
  const to = (query: Record<string, string>) =>
    addressOf('', view.world.name, { ...rest, ...query })
  const move = (share: number) =>
    to({ zoom: present, end: formatInstant(stretch.from + stretch.span * (1 + share)) })
  return (
    <nav class="row zooms" aria-label="Zoom">
      {present && (
        <a class="button small" href={move(-0.5)}>
          Earlier
        </a>
      )}
      <a class="button small" href={to({})} aria-current={present === '' ? 'true' : undefined}>
        Fit
      </a>
      {zooms.map((zoom) => (
        <a
          class="button small"
          href={to({ zoom })}
          aria-current={present === zoom ? 'true' : undefined}
        >
          {zoom}
        </a>
      ))}
      {present && (
        <a class="button small" href={move(0.5)}>
          Later
        </a>
      )}
      <Legend />
    </nav>
  )
}

const Legend = () => (
  <span class="legend">
    {phases.map((phase) => (
      <span>
        <span class={`dot ${phase}`} aria-hidden="true" /> {phase}
      </span>
    ))}
    <span>
      <span class="dot webhook" aria-hidden="true" /> webhook
    </span>
    <span>
      <span aria-hidden="true">×</span> URL dies
    </span>
  </span>
)
