import { type Agent, request } from 'node:http'
import type { Shot } from '../loads.ts'

/** What came of a call. */
export interface Answer {
  /** 0 where none came. */
  readonly status: number
  readonly text: string
  /** Why it is not whole. */
  readonly broken?: string
  readonly tookMs: number
}

/** Calls a server over the connections of an agent. Never rejects. */
export function call(agent: Agent, url: string, shot: Shot): Promise<Answer> {
  const { method, path, headers, body } = shot
  const started = performance.now()
  return new Promise((resolve) => {
    let status = 0
    let text = ''
    const end = (broken?: Error): void =>
      resolve({
        status,
        text,
        tookMs: performance.now() - started,
        ...(broken && { broken: broken.message }),
      })
    const length = body === undefined ? {} : { 'content-length': Buffer.byteLength(body) }
    const calling = request(
      url + path,
      { method, agent, headers: { ...headers, ...length } },
      (answer) => {
        status = answer.statusCode ?? 0
        // Videos come along: only their bytes are counted.
        answer.setEncoding('latin1')
        answer.on('data', (chunk: string) => {
          text += chunk
        })
        answer.on('end', () => end())
        answer.on('error', end)
      },
    )
    calling.on('error', end)
    calling.end(body)
  })
}

/** Calls the control plane. @throws Error unless it is answered 200 */
export async function control<T = unknown>(
  agent: Agent,
  url: string,
  method: Shot['method'] | 'PUT' | 'DELETE',
  path: string,
  body?: object,
): Promise<T> {
  const shot = {
    method: method as Shot['method'],
    path: `/_backlot${path}`,
    headers: { 'content-type': 'application/json' },
    ...(body && { body: JSON.stringify(body) }),
  }
  const { status, text, broken } = await call(agent, url, shot)
  if (status !== 200 || broken)
    throw new Error(`${method} ${path} answered ${status} ${broken ?? ''} ${text.slice(0, 300)}`)
  // The caller says what it expects to have got.
  return JSON.parse(text) as T
}
