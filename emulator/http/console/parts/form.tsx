import type { Child, PropsWithChildren } from 'hono/jsx'
import type { Problem } from '../../problem.ts'
import { actionOf } from '../address.ts'
import type { Outcome, View } from '../page.ts'

interface DoProps {
  readonly view: View
  /** The action that its page does. */
  readonly action: string
  readonly class?: string
  /** What it is for, where its button alone does not say. */
  readonly label?: string
  /** Whether it sends a file. */
  readonly files?: boolean
}

/** A form that does something. It works without scripts too: then the whole page comes anew. */
export const Do = ({
  view,
  action,
  class: name,
  label,
  files,
  children,
}: PropsWithChildren<DoProps>) => {
  const query = Object.fromEntries(view.query)
  const { world: _, ...rest } = query
  const address = actionOf(view.page.name, action, view.world.name, rest)
  return (
    <form
      method="post"
      action={address}
      hx-post={address}
      hx-target="main"
      hx-select="main"
      hx-swap="outerHTML"
      class={name}
      aria-label={label}
      enctype={files ? multipart : undefined}
      hx-encoding={files ? multipart : undefined}
    >
      {children}
    </form>
  )
}

const multipart = 'multipart/form-data'

interface ButtonProps {
  /** Unique in the page: whoever pressed it keeps the focus. */
  readonly id: string
  readonly name?: string
  readonly value?: string
  readonly kind?: 'main' | 'danger'
  readonly pressed?: boolean
  readonly title?: string
}

/** What sends a form. */
export const Button = ({ kind, pressed, children, ...rest }: PropsWithChildren<ButtonProps>) => (
  <button
    type="submit"
    class={kind ? `button ${kind}` : 'button'}
    {...(pressed !== undefined && { 'aria-pressed': String(pressed) })}
    {...rest}
  >
    {children}
  </button>
)

interface PairProps {
  /** Id of the field. */
  readonly of: string
  readonly label: string
}

/** A field and what it is called, side by side. */
export const Pair = ({ of, label, children }: PropsWithChildren<PairProps>) => (
  <span class="pair">
    <label for={of}>{label}</label>
    {children}
  </span>
)

interface ToldProps {
  readonly view: View
  readonly action: string
  /** More to show of what was done. */
  readonly more?: (data: unknown) => Child
}

/** What became of a form of this page, to stand beside it. */
export const Told = ({ view: { outcome }, action, more }: ToldProps) =>
  outcome?.action === action ? <Outcomed outcome={outcome} {...(more && { more })} /> : null

const Outcomed = ({ outcome, more }: { outcome: Outcome; more?: (data: unknown) => Child }) =>
  'problem' in outcome ? (
    <Refused problem={outcome.problem} />
  ) : (
    <div class="told" role="status">
      <p>
        <bdi>{outcome.done}</bdi>
      </p>
      {more?.(outcome.data)}
    </div>
  )

/** What was wrong with something that was asked, and what would have been right. */
export const Refused = ({ problem }: { readonly problem: Problem }) => (
  <div class="told refused" role="alert">
    <p>
      <strong>{problem.title}.</strong> <bdi>{problem.detail}</bdi>
    </p>
    {problem.allowed && problem.allowed.length > 0 && (
      <p class="quiet">
        Possible: <bdi>{problem.allowed.slice(0, 20).join(', ')}</bdi>
      </p>
    )}
  </div>
)
