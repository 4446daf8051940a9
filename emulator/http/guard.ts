import { createHash, timingSafeEqual } from 'node:crypto'
import type { HttpBindings } from '@hono/node-server'
import type { Context, Hono } from 'hono'
import { isConsolePath } from './console/address.ts'
import { isLetIn, receive } from './console/entrance.ts'
import { controlPath, healthPaths } from './control/address.ts'
import { inboundOf } from './inbound.ts'
import { isLoopbackName } from './origin.ts'
import { type Problem, problemResponse } from './problem.ts'

/** Who may use the control plane over an open port. */
export type Access =
  /** Whoever reaches it under a name of this machine. */
  | { readonly kind: 'loopback' }
  /** Whoever knows the token. */
  | { readonly kind: 'token'; readonly token: string }

/** What the page loads that asks for the token. */
const isFile = (path: string): boolean =>
  /^\/assets\/(console|icon)-\w+\.(css|svg)$/.test(path.slice(controlPath.length))

/**
 * Guards the control plane against strangers. Calls in process are let through; `access` says what
 * holds for calls that came over a socket.
 */
export function guardControl(app: Hono, access: () => Access | undefined): void {
  app.use(`${controlPath}/*`, async function guard(c, next) {
    const rule = cameOverSocket(c) && !healthPaths.has(c.req.path) ? access() : undefined
    const inbound = inboundOf(c)
    if (rule?.kind === 'loopback') {
      const problem = foreignHost(inbound.header('host'))
      if (problem) return problemResponse(problem)
    }
    if (rule?.kind === 'token' && !bears(inbound.header('authorization'), rule.token)) {
      if (isFile(c.req.path) || isLetIn(inbound, rule.token)) return next()
      if (isConsolePath(c.req.path)) return receive(inbound, rule.token)
      return problemResponse(tokenWanted, { 'www-authenticate': 'Bearer' })
    }
    await next()
    return undefined
  })
}

/** The access that suits an address. @throws RangeError for an address beyond loopback without a token */
export function accessFor(host: string, token: string | undefined): Access {
  if (token !== undefined) return { kind: 'token', token }
  if (isLoopbackHost(host)) return { kind: 'loopback' }
  throw new RangeError(`bound to ${host}, the control plane needs a token: listen({ host, token })`)
}

/** Whether an address or name, as it is bound, is reached from this machine alone. */
export const isLoopbackHost = (host: string): boolean =>
  isLoopbackName(host.includes(':') && !host.startsWith('[') ? `[${host}]` : host)

const cameOverSocket = (c: Context): boolean =>
  // Set by @hono/node-server for requests that came over a socket, absent in process
  (c.env as Partial<HttpBindings> | undefined)?.incoming !== undefined

/** A page whose name was made to point here (DNS rebinding) still sends its own name as host. */
function foreignHost(host: string | undefined): Problem | undefined {
  if (host === undefined) return undefined
  const address = `http://${host}`
  if (URL.canParse(address) && isLoopbackName(new URL(address).hostname)) return undefined
  return {
    title: 'Forbidden',
    status: 403,
    detail: `the control plane does not answer to the host "${host}"`,
    allowed: ['localhost', '127.0.0.1', '[::1]'],
  }
}

const tokenWanted: Problem = {
  title: 'Unauthorized',
  status: 401,
  detail: 'the control plane wants the bearer token that was printed at the start',
}

/** Compares digests, so that the time it takes tells nothing of the token. */
function bears(authorization: string | undefined, token: string): boolean {
  const sent = /^Bearer +(\S+)$/i.exec(authorization ?? '')?.[1]
  return sent !== undefined && timingSafeEqual(digestOf(sent), digestOf(token))
}

const digestOf = (text: string): Buffer => createHash('sha256').update(text).digest()
