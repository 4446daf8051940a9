import type { Answer, ControlCall } from './answer.ts'

export async function getMetrics({ stage }: ControlCall<undefined, undefined>): Promise<Answer> {
  const { contentType, body } = await stage.metrics.text()
  return { response: new Response(body, { headers: { 'content-type': contentType } }) }
}
