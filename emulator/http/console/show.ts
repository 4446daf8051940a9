import { defaultName } from '../../engine/credential.ts'
import type { ControlStage } from '../control/answer.ts'
import { httpDate } from '../dates.ts'
import type { Inbound } from '../inbound.ts'
import { addressOf } from './address.ts'
import { createAsk } from './ask.ts'
import { framed, pageHeaders } from './layout.tsx'
import { noPage, noWorld } from './nowhere.tsx'
import type { Form, Outcome, Page, View } from './page.ts'
import { pages } from './pages.ts'

/** Somebody asks for a page by its name. */
export interface Visitor {
  readonly stage: ControlStage
  readonly page: string
  readonly inbound: Inbound
}

/** A page as it is now. */
export async function showPage(visitor: Visitor): Promise<Response> {
  return respond(viewOf(visitor), 200)
}

/** Does what a form asks for, and shows the page with what has become of it. */
export async function doAction(visitor: Visitor, name: string, text: string): Promise<Response> {
  const view = viewOf(visitor)
  const actions = view.page.actions ?? {}
  const act = Object.hasOwn(actions, name) ? actions[name] : undefined
  if (!act) return respond({ ...view, page: noPage }, 404)
  const result = await act(view, await formOf(text, visitor.inbound.header('content-type')))
  if ('to' in result) return elsewhere(result.to, visitor.inbound)
  const outcome: Outcome = { action: name, ...result }
  return respond({ ...view, outcome }, 'problem' in result ? 422 : 200)
}

function viewOf({ stage, page: name, inbound }: Visitor): View {
  const query = new URLSearchParams(inbound.query)
  const wanted = query.get('world') || defaultName
  const found = stage.worlds.get(wanted)
  const world = found ?? stage.worlds.open(defaultName)
  const page = found ? (pages.find((one) => one.name === name) ?? noPage) : noWorld
  const { world: _, ...rest } = Object.fromEntries(query)
  return {
    ...createAsk(stage.fetch, inbound.origin, world.name),
    ...{ stage, world, page, query },
    origin: inbound.origin,
    here: addressOf(name, world.name, rest),
    outcome: undefined,
  }
}

async function respond(view: View, status: number): Promise<Response> {
  const { page, world } = view
  // What happens from here on is told to the page once it listens.
  const after = world.events.mark()
  const html = await framed({ view, pages, after, content: await page.content(view) })
  return new Response(html, {
    status: statusOf(page) ?? status,
    headers: { ...pageHeaders, date: httpDate(world.clock.now()) },
  })
}

const statusOf = (page: Page): number | undefined =>
  page === noPage || page === noWorld ? 404 : undefined

/** Sends the person to another page: a script follows by itself, a browser is redirected. */
function elsewhere(to: string, inbound: Inbound): Response {
  return inbound.header('hx-request') === 'true'
    ? new Response(null, { headers: { 'hx-redirect': to } })
    : new Response(null, { status: 303, headers: { location: to } })
}

/** The fields of a form; of a file its text. */
async function formOf(text: string, type = 'application/x-www-form-urlencoded'): Promise<Form> {
  const fields = await new Response(text, { headers: { 'content-type': type } }).formData()
  const form = new Map<string, string>()
  for (const [name, value] of fields) {
    const told = typeof value === 'string' ? value.trim() : await value.text()
    if (told !== '') form.set(name, told)
  }
  return form
}
