import { connect, type Socket } from 'node:net'
import type { Shot } from './loads.ts'

// A load generator that reads every reply as HTTP takes as long for it as the servers here take for the call, and then
// it is its own speed that is measured. This one reads the head of a reply and counts the bytes of the body.

const connections = 32
/** Seconds that each rate is measured for. */
const seconds = Number(process.env['BENCH_SECONDS'] ?? 2)

/** Calls a second that a server answers over 32 connections, one call at a time on each. Rejects for any but 2xx. */
export async function rate(url: string, shot: Shot): Promise<number> {
  const { hostname, port } = new URL(url)
  const request = bytesOf(shot, `${hostname}:${port}`)
  const sockets: Socket[] = []
  let answered = 0
  const started = performance.now()
  try {
    await new Promise<void>((resolve, reject) => {
      const timer = setTimeout(resolve, seconds * 1000)
      const fail = (reason: string): void => {
        clearTimeout(timer)
        reject(new Error(`${shot.method} ${url}${shot.path}: ${reason}`))
      }
      for (let index = 0; index < connections; index += 1) {
        const socket = connect({ host: hostname, port: Number(port), noDelay: true })
        sockets.push(socket)
        /** Bytes of the reply that are still to come. */
        let due = 0
        socket.on('connect', () => socket.write(request))
        socket.on('error', ({ message }) => fail(message))
        socket.on('end', () => fail('the server closed a connection'))
        socket.on('data', (chunk: Buffer) => {
          if (due === 0) {
            const size = sizeOf(chunk)
            if (size === undefined)
              return fail(
                `not a reply of success and known length: ${chunk.toString('latin1', 0, 500)}`,
              )
            due = size
          }
          due -= chunk.length
          if (due > 0) return
          if (due < 0) return fail('the server said more than it was asked')
          answered += 1
          socket.write(request)
        })
      }
    })
    return answered / ((performance.now() - started) / 1000)
  } finally {
    for (const socket of sockets) socket.destroy()
  }
}

function bytesOf({ method, path, headers, body }: Shot, host: string): Buffer {
  const length = body === undefined ? {} : { 'content-length': Buffer.byteLength(body) }
  const lines = Object.entries({ host, ...headers, ...length }).map(
    ([name, value]) => `${name}: ${value}\r\n`,
  )
  return Buffer.from(`${method} ${path} HTTP/1.1\r\n${lines.join('')}\r\n${body ?? ''}`)
}

/** Bytes of the reply that a chunk begins; undefined for one without success, or without a length in its first chunk. */
function sizeOf(chunk: Buffer): number | undefined {
  const head = chunk.toString('latin1', 0, 2_000)
  const end = head.indexOf('\r\n\r\n')
  const length = /\r\ncontent-length: (\d+)\r\n/i.exec(head)?.[1]
  if (!/^HTTP\/1\.1 2/.test(head) || end < 0 || length === undefined) return undefined
  return end + 4 + Number(length)
}
