import type { Hono } from 'hono'
import type { Answer, ControlCall } from './answer.ts'

export async function getMetrics({ stage }: ControlCall<undefined, undefined>): Promise<Answer> {
  const { contentType, body } = await stage.metrics.text()
  return { response: new Response(body, { headers: { 'content-type': contentType } }) }
}

/** Where Prometheus looks for figures. */
export const metricsPath = '/metrics'

/** Serves the figures where Prometheus looks for them, too; by the same way, so that the same guards stand there. */
export function playMetrics(app: Hono): void {
  app.get(metricsPath, (c) => {
    const url = new URL(c.req.url)
    url.pathname = '/_backlot/metrics'
    return app.fetch(new Request(url, c.req.raw), c.env)
  })
}
