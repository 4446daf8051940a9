import type { Hono } from 'hono'
import { cors } from 'hono/cors'
import { controlPath, metricsPath } from './control/address.ts'

/**
 * Lets pages of every origin call the APIs and fetch media, which the real services do not; the control plane stays
 * closed to them. For front ends that are tried without the server that stands between them and the API in life.
 */
export function openToPages(app: Hono): void {
  const allow = cors({ origin: '*', exposeHeaders: ['*'] })
  app.use('*', function allowPages(c, next) {
    const { path } = c.req
    const isControl = path.startsWith(`${controlPath}/`) || path === metricsPath
    return isControl ? next() : allow(c, next)
  })
}
