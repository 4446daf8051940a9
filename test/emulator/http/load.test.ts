import { once } from 'node:events'
import { Agent, get } from 'node:http'
import { connect, type Socket } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { openStand, type Stand, usedOf } from '../../support/backlot.ts'
import { paths } from '../../support/tiktok.ts'

let stand: Stand | undefined
afterEach(() => stand?.close())

/** A connection on which this has been said, and no more is for now. */
function say(text: string): Socket {
  const { hostname, port } = new URL(stand?.url ?? '')
  const socket = connect(Number(port), hostname)
  socket.write(text)
  return socket
}

/** Goes on with a byte now and then until the connection is closed, and gives what was answered until then. */
async function dripAfter(beginning: string): Promise<string> {
  const socket = say(beginning).setEncoding('utf8')
  let told = ''
  socket.on('data', (text) => {
    told += text
  })
  socket.on('error', () => undefined)
  const dripping = setInterval(() => socket.write('x'), 20)
  await new Promise((resolve) => socket.once('close', resolve))
  clearInterval(dripping)
  return told
}

const beginnings = {
  head: 'GET /_backlot/health HTTP/1.1\r\nHost: localhost\r\nX-Slow: ',
  body: [
    `POST ${paths.createImageAnimationTask} HTTP/1.1`,
    ...['Host: localhost', 'Access-Token: demo', 'Content-Length: 1000', '', '{"image_url'],
  ].join('\r\n'),
}

describe('a caller whose body takes its time', () => {
  it('has called at the moment at which it is whole', async () => {
    stand = await openStand()
    const body = '{"image_url":"https://media.example.com/a.jpg"}'
    const socket = say(
      [
        `POST ${paths.createImageAnimationTask} HTTP/1.1`,
        ...['Host: localhost', 'Access-Token: demo', 'Content-Type: application/json'],
        ...[`Content-Length: ${body.length}`, 'Expect: 100-continue', '', ''],
      ].join('\r\n'),
    )
    await once(socket, 'data')
    await stand.backlot.world().advance({ by: 7 * 3_600_000 })
    socket.write(body)
    const [answer] = (await once(socket, 'data')) as [Buffer]
    expect(String(answer)).toMatch(/^date: Thu, 01 Jan 2026 07:00:00 GMT\r\n[\s\S]*"code":0/im)
    expect(await stand.control('GET', '/tasks')).toMatchObject({
      tasks: [{ status: 'SUBMITTED', bornAt: '2026-01-01T07:00:00.000Z' }],
    })
    expect(await usedOf(stand, 'default')).toMatchObject({ createImageAnimationTask: 1 })
    socket.destroy()
  })
})

describe('callers who never come to the end of what they say', () => {
  it('keep nobody else from being answered', async () => {
    stand = await openStand()
    const slow = Array.from({ length: 200 }, (_, index) =>
      say(index % 2 === 0 ? beginnings.head : beginnings.body),
    )
    await Promise.all(slow.map((socket) => once(socket, 'connect')))
    const headers = { 'access-token': 'demo' }
    const answer = await fetch(`${stand.url}${paths.listDigitalAvatars}`, { headers })
    expect(await answer.json()).toMatchObject({ code: 0 })
    expect(slow.filter(({ closed }) => closed)).toEqual([])
    for (const socket of slow) socket.destroy()
  })

  it.each(['head', 'body'] as const)('are cut off when their %s takes too long', async (part) => {
    stand = await openStand({ patience: { headersMs: 100, requestMs: 200 } })
    // A byte that crosses the cutting takes the words with it: that is TCP, so another caller tries.
    await expect.poll(() => dripAfter(beginnings[part])).toMatch(/^HTTP\/1.1 408 Request Timeout/)
    expect(stand.backlot.world().failures).toEqual([])
  })

  it('are given more time for the whole than for its head', async () => {
    const backlot = openStand({ patience: { headersMs: 200, requestMs: 100 } })
    await expect(backlot).rejects.toThrow(/patience: headersMs must not be more than requestMs/)
  })
})

describe('many connections at once', () => {
  it('are all answered, and answered again', async () => {
    stand = await openStand()
    const url = `${stand.url}/api/ai/models/video/generation`
    const agent = new Agent({ keepAlive: true, maxSockets: Infinity, maxFreeSockets: Infinity })
    const call = (): Promise<number | undefined> =>
      new Promise((resolve, reject) => {
        get(url, { agent, headers: { 'x-api-key': 'demo' } }, (answer) => {
          answer.resume().on('end', () => resolve(answer.statusCode))
        }).on('error', reject)
      })
    for (let round = 0; round < 2; round += 1) {
      const statuses = await Promise.all(Array.from({ length: 500 }, call))
      expect(new Set(statuses)).toEqual(new Set([200]))
    }
    agent.destroy()
  })
})
