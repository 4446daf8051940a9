import type { Hono } from 'hono'
import { defaultName } from '../../engine/credential.ts'
import { httpDate } from '../dates.ts'
import { type Inbound, inboundOf } from '../inbound.ts'
import { controlPath, healthPaths, metricsPath } from './address.ts'
import type { ControlStage } from './answer.ts'
import { healthOf } from './health.ts'

/**
 * Serves the control plane under its reserved prefix. It is loaded when it is asked for the first time, for more than
 * whether it is well: nobody waits at the start for what many never use.
 */
export function playControl(app: Hono, stage: ControlStage): void {
  let control: Promise<Hono> | undefined
  const load = async (): Promise<Hono> => (await import('./control.ts')).createControl(stage)

  playMetrics(app)
  app.all(`${controlPath}/*`, async function playControlPlane(c) {
    if (isPlainHealth(inboundOf(c))) return health(stage)
    control ??= load()
    return (await control).fetch(c.req.raw, c.env)
  })
}

/** Serves the figures where Prometheus looks for them, too; by the same way, so that the same guards stand there. */
function playMetrics(app: Hono): void {
  app.get(metricsPath, (c) => {
    const url = new URL(c.req.url)
    url.pathname = `${controlPath}/metrics`
    return app.fetch(new Request(url, c.req.raw), c.env)
  })
}

/** Whether a call asks how it is, and nothing about it can be wrong. */
const isPlainHealth = ({ method, path, query }: Inbound): boolean =>
  method === 'GET' && healthPaths.has(path) && query === ''

function health(stage: ControlStage): Response {
  const { clock } = stage.worlds.open(defaultName)
  const headers = { 'content-type': 'application/json', date: httpDate(clock.now()) }
  return new Response(JSON.stringify(healthOf(stage)), { headers })
}
