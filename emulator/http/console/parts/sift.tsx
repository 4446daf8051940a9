import { addressOf, type Query } from '../address.ts'
import type { View } from '../page.ts'

/** Something to choose what is shown by. */
export interface Sieve {
  /** Parameter of the address. */
  readonly name: string
  readonly label: string
  /** What can be chosen, by value; anything may be typed when absent. */
  readonly choices?: Readonly<Record<string, string>>
  readonly size?: number
  /** What is chosen where one has to be: then nothing stands for all. */
  readonly chosen?: string
}

/** The query of a page without its world and without these. */
export const without = (view: View, ...names: readonly string[]): Query =>
  Object.fromEntries([...view.query].filter(([name]) => name !== 'world' && !names.includes(name)))

/** Choices by which a list is sifted, sent as soon as one is made. */
export const Sift = ({
  view,
  sieves,
}: {
  readonly view: View
  readonly sieves: readonly Sieve[]
}) => {
  const names = sieves.map(({ name }) => name)
  const kept = { ...without(view, 'page', 'before', ...names), world: view.world.name }
  return (
    <form
      method="get"
      action={addressOf(view.page.name, 'default')}
      class="row filters"
      aria-label="Filter"
    >
      {Object.entries(kept).map(([name, value]) => (
        <input type="hidden" name={name} value={String(value)} />
      ))}
      {sieves.map((sieve) => (
        <span class="row sieve">
          <label for={`sieve-${sieve.name}`}>{sieve.label}</label>
          <Field sieve={sieve} value={sieve.chosen ?? view.query.get(sieve.name) ?? ''} />
        </span>
      ))}
      <noscript>
        <button type="submit" class="button small">
          Show
        </button>
      </noscript>
    </form>
  )
}

const Field = ({ sieve, value }: { readonly sieve: Sieve; readonly value: string }) => {
  const { name, choices, size = 10 } = sieve
  const common = { id: `sieve-${name}`, name, 'data-sends': true, autocomplete: 'off' }
  if (!choices) return <input {...common} size={size} value={value} placeholder="all" />
  return (
    <select {...common} class={sieve.chosen === undefined ? undefined : 'wide'}>
      {sieve.chosen === undefined && <option value="">all</option>}
      {Object.entries(choices).map(([key, label]) => (
        <option value={key} selected={key === value}>
          {label}
        </option>
      ))}
    </select>
  )
}

/** Choices whose values are their own labels. */
export const plainly = (values: readonly string[]): Record<string, string> =>
  Object.fromEntries(values.map((value) => [value, value]))
