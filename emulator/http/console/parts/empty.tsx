import type { Child, PropsWithChildren } from 'hono/jsx'

interface EmptyProps {
  readonly title: string
  /** What to do next, as a shell line. */
  readonly curl?: string
  readonly action?: Child
}

/** Stands where nothing is yet, and teaches the next step. */
export const Empty = ({ title, curl, action, children }: PropsWithChildren<EmptyProps>) => (
  <div class="empty">
    <h2>{title}</h2>
    <p>{children}</p>
    {action}
    {curl && <Shell line={curl} />}
  </div>
)

/** A line for a shell, with a button that copies it. */
export const Shell = ({ line }: { readonly line: string }) => (
  <div class="shell">
    <pre class="wrap" tabindex={0}>
      <code>{line}</code>
    </pre>
    <button type="button" class="button small" data-copy={line}>
      Copy
    </button>
  </div>
)
