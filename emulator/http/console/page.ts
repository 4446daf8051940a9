import type { Child } from 'hono/jsx'
import type { World } from '../../engine/world.ts'
import type { ControlStage } from '../control/answer.ts'
import type { Problem } from '../problem.ts'
import type { Ask } from './ask.ts'

/** One page of the console: a file of its own, and a line in pages.ts. */
export interface Page {
  /** Its place in addresses: `/_backlot/console/<name>`; empty for the home page, `/_backlot/`. */
  readonly name: string
  /** What the navigation and the window call it. */
  readonly title: string
  /** Whether the navigation leaves it out: it is reached from another page. */
  readonly isInner?: boolean
  /** What stands below the heading. */
  content(view: View): Child | Promise<Child>
  /** What its forms do, by name: `POST <page>/<name>`, `home/<name>` for the home page. */
  readonly actions?: Readonly<Record<string, Action>>
}

/** One person looking at one world through one page. */
export interface View extends Ask {
  readonly stage: ControlStage
  readonly world: World
  readonly page: Page
  /** Scheme and host under which the person came. */
  readonly origin: string
  readonly query: URLSearchParams
  /** Path and query of this page as it is, for whatever is fetched anew. */
  readonly here: string
  /** What became of the form that was sent from this page; undefined when none was. */
  readonly outcome: Outcome | undefined
}

/** Does what a form asks for. */
export type Action = (view: View, form: Form) => Promise<Result>

/** The fields of a form: those that are missing or left empty are absent. */
export type Form = ReadonlyMap<string, string>

/** What an action comes to. */
export type Result =
  /** Something to tell, in one sentence, and what the page may show of it. */
  | { readonly done: string; readonly data?: unknown }
  /** It was refused; the page shows it beside the form. */
  | { readonly problem: Problem }
  /** Another page shows what has come of it. */
  | { readonly to: string }

/** What became of a form, beside the name of its action. */
export type Outcome = Exclude<Result, { to: string }> & { readonly action: string }
