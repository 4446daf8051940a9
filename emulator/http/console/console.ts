import type { Context, Hono } from 'hono'
import type { ControlStage } from '../control/answer.ts'
import { inboundOf } from '../inbound.ts'
import { foreignOrigin } from '../origin.ts'
import { problemResponse } from '../problem.ts'
import { consolePath, home } from './address.ts'

/** Bytes of a form that are read: a snapshot of a world may be in it. */
const longestForm = 256 * 1024 * 1024

/**
 * Serves the console: pages that watch and steer the worlds. They are loaded when the first one is asked for, so
 * that nobody waits for them who never looks.
 */
export function playConsole(app: Hono, stage: ControlStage): void {
  // Whoever opens the bare origin in a browser is looking for this; a client with a wrong base URL is not.
  app.get('/', (c, next) =>
    inboundOf(c).header('accept')?.includes('text/html')
      ? Promise.resolve(c.redirect(home))
      : next(),
  )
  app.get(home.slice(0, -1), (c) => c.redirect(home))
  app.get(consolePath, (c) => c.redirect(home))
  app.get(home, (c) => show(c, stage, ''))
  app.get(`${consolePath}/:page`, (c) => show(c, stage, c.req.param('page')))
  app.post(`${consolePath}/:page/:action`, (c) => act(c, stage))
}

async function show(c: Context, stage: ControlStage, page: string): Promise<Response> {
  const { showPage } = await import('./show.ts')
  return showPage({ stage, page, inbound: inboundOf(c) })
}

async function act(c: Context, stage: ControlStage): Promise<Response> {
  const inbound = inboundOf(c)
  const foreign = foreignOrigin(inbound.header('origin'), 'POST', inbound.origin)
  if (foreign) return problemResponse(foreign)
  const text = await inbound.text(longestForm)
  if (text === undefined)
    return problemResponse({
      title: 'Too large',
      status: 413,
      detail: `the form is longer than ${longestForm} bytes; this is no setting`,
      allowed: [`a form of at most ${longestForm} bytes`],
      limit: longestForm,
    })
  const { page = '', action = '' } = c.req.param()
  const { doAction } = await import('./show.ts')
  return doAction({ stage, page: page === 'home' ? '' : page, inbound }, action, text)
}
