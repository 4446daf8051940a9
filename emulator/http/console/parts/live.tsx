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
}

/**
 * A part of a page that is kept up to date. It is cut out of the page fetched anew, so that it is written once;
 * forms do not belong inside, for what is typed would be lost.
 */
export const Live = ({
  view,
  id,
  on,
  label,
  class: name,
  children,
}: PropsWithChildren<LiveProps>) => (
  <section
    id={id}
    class={name}
    aria-label={label}
    hx-get={view.here}
    hx-trigger={[...on, 'all'].map((news) => `live:${news} from:body`).join(', ')}
    hx-target="this"
    hx-select={`#${id}`}
    hx-swap="outerHTML"
  >
    {children}
  </section>
)
