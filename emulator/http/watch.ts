import type { Hono } from 'hono'
import { wall } from '../engine/clock.ts'
import { defaultName } from '../engine/credential.ts'
import type { Recorded, Refused } from '../engine/recorded.ts'
import { createRedaction } from '../engine/redaction.ts'
import { isAssetPath, isConsolePath } from './console/address.ts'
import { controlId, controlPath, healthPaths } from './control/address.ts'
import { type Inbound, inboundOf } from './inbound.ts'
import { refuseChanged } from './media.ts'
import { problemResponse } from './problem.ts'
import type { Stage } from './stage.ts'

/** What is told of a call while it is answered: no headers and no bodies, and no credential in what is left. */
export interface Heard
  extends Pick<
    Recorded,
    | 'at'
    | 'tookMs'
    | 'provider'
    | 'operation'
    | 'app'
    | 'account'
    | 'method'
    | 'target'
    | 'status'
    | 'code'
    | 'stack'
  > {
  readonly refused?: Pick<Refused, 'check' | 'reason'> | undefined
}

/** Hears of a call and of the world it was in. */
export type Hear = (call: Heard, world: string) => void

const redaction = createRedaction([])

/** A call as a listener may hear of it; the rest stands in the journal, redacted when it is read. */
export function heardOf({ secret, refused, stack, target, ...call }: Recorded): Heard {
  const secrets = secret === undefined ? [] : [secret]
  const blot = (text: string): string => redaction.text(text, secrets)
  const { at, tookMs, provider, operation, app, account, method, status, code } = call
  return {
    ...{ at, tookMs, provider, operation, app, account, method, status, code },
    target: redaction.target(target, secrets),
    refused: refused && { check: refused.check, reason: blot(refused.reason) },
    stack: stack === undefined ? undefined : blot(stack),
  }
}

/** Lets someone hear of calls to the control plane, which the journal leaves out; not of health, pages and their files. */
export function watchControl(app: Hono, stage: Stage, hear: Hear): void {
  app.use(`${controlPath}/*`, async function watch(c, next) {
    const { path } = c.req
    // What a page asks for by itself is nobody's call; what it does, it does by calls of its own.
    if (healthPaths.has(path) || isConsolePath(path) || isAssetPath(path)) return next()
    const started = wall.elapsed()
    const name = c.req.query('world') ?? defaultName
    await next()
    const { res } = c
    const world = stage.worlds.get(name) ?? stage.worlds.open(defaultName)
    const refused = res.status < 400 ? undefined : await reasonOf(res.clone())
    hear(
      heardOf({
        ...bare(inboundOf(c)),
        at: world.clock.now(),
        tookMs: wall.elapsed() - started,
        provider: controlId,
        status: res.status,
        refused,
      }),
      world.name,
    )
  })
}

async function reasonOf(response: Response): Promise<Refused> {
  // Every answer of the control plane from 400 on is a problem.
  const { title, detail } = (await response.json()) as { title: string; detail: string }
  return { check: title, reason: detail }
}

/** What the journal calls the API of a call that none claims. */
export const noProvider = 'none'

/** Answers what no API claims, and tells the journal, for a wrong base URL is where integrations begin to fail. */
export function playElsewhere(app: Hono, stage: Stage): void {
  const prefixes = stage.providers.map(({ contract }) => `${contract.basePath}/…`)
  app.notFound((c) => {
    const refused = refuseChanged(c, stage)
    if (refused) return refused
    // Whoever opens the address in a browser wants to see what there is.
    if (c.req.path === '/' && c.req.header('accept')?.includes('text/html'))
      return c.redirect(`${controlPath}/`)
    const { journal, clock } = stage.worlds.open(defaultName)
    const reason = `nothing is emulated at ${c.req.path}; see ${controlPath}/openapi.json and \`backlot routes\``
    const response = problemResponse({
      title: 'Not found',
      status: 404,
      detail: reason,
      allowed: [...prefixes, `${controlPath}/…`],
    })
    journal.record({
      ...bare(inboundOf(c)),
      at: clock.now(),
      tookMs: 0,
      provider: noProvider,
      status: 404,
      refused: { check: 'route', reason },
    })
    return response
  })
}

const bare = (inbound: Inbound) => ({
  method: inbound.method,
  target: inbound.target,
  requestHeaders: inbound.rawHeaders(),
  requestBody: '',
  responseHeaders: {},
  responseBody: '',
})
