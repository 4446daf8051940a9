import type { PropsWithChildren } from 'hono/jsx'
import type { View } from '../page.ts'

/** What can be heard of a world; each is an event of its feed. */
export type News = 'request' | 'task' | 'media' | 'webhook' | 'clock'

interface LiveProps {
  readonly view: View
  /** Unique in the page. */
  readonly id: string
  /** What it shows: it is fetched anew when news of this comes, or of a feed that was broken off. */
  readonly on: readonly News[]
  /** What it is, for whoever cannot see it. */
  readonly label: string
  readonly class?: string
  /** Whether time alone changes it: then it is fetched anew every few seconds while the clock runs. */
  readonly ages?: boolean
  /** Tells one state of it from another: while it stays the same, what is on the page is left alone. */
  readonly print?: string
}

/**
 * A part of a page that is kept up to date. It is cut out of the page fetched anew, so that it is written once;
 * fields do not belong inside, for what is typed would be lost. The part itself stays where it is: what comes while
 * it is being fetched waits for its turn with it.
 */
export const Live = ({
  view,
  id,
  on,
  label,
  class: name,
  ages = false,
  print,
  children,
}: PropsWithChildren<LiveProps>) => (
  <section
    id={id}
    class={name}
    aria-label={label}
    hx-get={view.here}
    hx-trigger={triggerOf(on, ages)}
    data-print={print}
    hx-target="this"
    hx-select={`#${id} > *`}
    hx-swap="innerHTML"
  >
    {children}
  </section>
)

const triggerOf = (on: readonly News[], ages: boolean): string =>
  [...on, 'all', ...(ages ? ['tick'] : [])].map((news) => `live:${news} from:body`).join(', ')
