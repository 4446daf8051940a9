import { type IncomingHttpHeaders, request } from 'node:http'
import { type Origin, openOrigin } from '../../support/origin.ts'

/** A reply on its way through a proxy. */
export interface Passing {
  /** Verb and path of the call that it answers. */
  readonly call: string
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

export interface ProxyOptions {
  /** Answers calls of the control plane as a server does that has none. */
  readonly hidesControlPlane?: boolean
  /** Says whether a call may pass; it hangs up on the others. */
  admits?(call: string): boolean
  /** Changes replies of the API; what it leaves alone passes byte by byte. */
  damage?(reply: Passing): Partial<Passing>
}

/** A server in front of another one on this machine, which may do harm to what it passes on. */
export function openProxy(upstream: string, options: ProxyOptions): Promise<Origin> {
  const { hidesControlPlane, admits = () => true, damage } = options
  return openOrigin((incoming, outgoing) => {
    const call = `${incoming.method} ${incoming.url?.split('?')[0]}`
    const isControl = incoming.url?.startsWith('/_backlot') ?? false
    if (!admits(call)) {
      incoming.socket.destroy()
      return
    }
    if (isControl && hidesControlPlane) {
      outgoing.writeHead(404, { 'content-type': 'text/plain' }).end('404 page not found')
      return
    }
    const { hostname, port } = new URL(upstream)
    const { method, url: path, headers } = incoming
    // A new connection upstream for each call, so that none is met half closed.
    const onward = request({ hostname, port, path, method, headers, agent: false }, (answer) => {
      const status = answer.statusCode ?? 0
      if (isControl || !damage) {
        outgoing.writeHead(status, answer.headers)
        answer.pipe(outgoing)
        return
      }
      const chunks: Buffer[] = []
      answer.on('data', (chunk: Buffer) => chunks.push(chunk))
      answer.on('end', () => {
        const bytes = Buffer.concat(chunks)
        const passing = { call, status, headers: answer.headers, body: bytes.toString('latin1') }
        const { body = passing.body, ...changed } = damage(passing)
        const { 'content-length': _, ...kept } = { ...answer.headers, ...changed.headers }
        outgoing.writeHead(changed.status ?? status, kept)
        outgoing.end(Buffer.from(body, 'latin1'))
      })
    })
    onward.on('error', () => outgoing.destroy())
    incoming.pipe(onward)
  })
}
