import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import request from 'supertest'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createBacklot } from '../../../emulator/index.ts'
import { journalOf, openStand, type Stand, stateOf } from '../../support/backlot.ts'
import { piecesOf, sendRaw } from '../../support/raw-http.ts'
import { avatarRemix, paths, tasksTarget } from '../../support/tiktok.ts'

let stand: Stand
beforeAll(async () => {
  stand = await openStand()
})
afterAll(() => stand.close())

/** A call of which the server has the head and half the body. */
async function begin(url: string, token: string, connection = 'close') {
  const { hostname, port } = new URL(url)
  const socket: Socket = connect(Number(port), hostname)
  const chunks: Buffer[] = []
  socket.on('data', (chunk) => chunks.push(chunk))
  const body = JSON.stringify(avatarRemix)
  const call = {
    method: 'POST',
    target: paths.createVideoTask,
    headers: [
      ['Access-Token', token],
      ['Connection', connection],
    ],
    body,
  } as const
  const [head = ''] = piecesOf(call, 'localhost')
  const closed = new Promise<void>((resolve) => socket.on('close', () => resolve()))
  await new Promise<void>((resolve) => {
    socket.write(head)
    socket.write(body.slice(0, 20), () => resolve())
  })
  // A call that came later has been answered: this one has been met.
  await request(url).get('/_backlot/health')
  return {
    heard: () => Buffer.concat(chunks).toString(),
    async finish(): Promise<{ code: number; data: { task_ids: string[] } }> {
      socket.write(body.slice(20))
      await closed
      const text = this.heard()
      return JSON.parse(text.slice(text.indexOf('\r\n\r\n') + 4))
    },
    async hangUp(): Promise<void> {
      socket.destroy()
      await closed
    },
  }
}

describe('a call in flight', () => {
  it('finishes in the old world when that is reset, and leaves no trace in the new one', async () => {
    const world = await stand.freshWorld()
    const fresh = await stateOf(stand, world)
    const call = await begin(stand.url, `demo.${world}`)
    await stand.control('POST', `/reset?world=${world}`)
    const reply = await call.finish()
    expect(reply).toMatchObject({ code: 0, data: { task_ids: [expect.any(String)] } })
    expect(await stateOf(stand, world)).toEqual(fresh)
    const listed = await request(stand.url)
      .get(tasksTarget(reply.data.task_ids, 'AVATAR_PRODUCT'))
      .set('Access-Token', `demo.${world}`)
    expect(listed.body.data).toEqual({ list: [] })
    const { quotas } = await stand.control<{ quotas: { operation: string; used: number }[] }>(
      'GET',
      `/quotas?world=${world}`,
    )
    expect(quotas.find(({ operation }) => operation === 'createVideoTask')?.used).toBe(0)
  })

  it('finishes when its world is dropped', async () => {
    const world = await stand.freshWorld()
    const call = await begin(stand.url, `demo.${world}`)
    await stand.control('DELETE', `/worlds/${world}`)
    expect(await call.finish()).toMatchObject({ code: 0 })
    const { worlds } = await stand.control<{ worlds: { name: string }[] }>('GET', '/worlds')
    expect(worlds.map(({ name }) => name)).not.toContain(world)
  })

  it('is answered before its backlot is closed, and no later one is', async () => {
    const other = await openStand()
    const call = await begin(other.url, 'demo')
    const closing = other.close()
    await expect(sendRaw(other.url, { target: '/_backlot/health' })).rejects.toThrow()
    expect(await call.finish()).toMatchObject({ code: 0 })
    await closing
  })

  it('may open a world while its backlot is closed, and nothing there holds that up', async () => {
    const other = await openStand()
    const { hostname, port } = new URL(other.url)
    const begun = (target: string): Socket => {
      const socket = connect(Number(port), hostname)
      socket.write(`GET ${target} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n`)
      return socket
    }
    const opening = begun(paths.listDigitalAvatars)
    const following = begun('/_backlot/events?world=late')
    await request(other.url).get('/_backlot/health')
    const closing = other.close()
    opening.write('Access-Token: demo.late\r\n\r\n')
    const opened = (await opening.setEncoding('utf8').toArray()).join('')
    expect(opened).toMatch(/^HTTP\/1.1 200 [\s\S]*"code":0/)
    following.write('\r\n')
    const told = (await following.setEncoding('utf8').toArray()).join('')
    expect(told).toMatch(/^HTTP\/1.1 200 [\s\S]*: connected/)
    await closing
  })

  it('that is broken off is no failure of the emulator, and changes nothing', async () => {
    const world = await stand.freshWorld()
    const before = await stateOf(stand, world)
    const call = await begin(stand.url, `demo.${world}`)
    await call.hangUp()
    await expect
      .poll(async () => (await journalOf(stand, world))[0]?.refused?.check)
      .toBe('brokenOff')
    expect(await stateOf(stand, world)).toEqual(before)
    expect(stand.backlot.world(world).failures).toEqual([])
  })

  it('does not keep a frozen clock from being moved, nor others from being answered', async () => {
    const world = await stand.freshWorld()
    const call = await begin(stand.url, `demo.${world}`)
    await stand.control('POST', `/clock/advance?world=${world}`, { by: '1h' })
    const other = await request(stand.url)
      .get(paths.listDigitalAvatars)
      .set('Access-Token', `demo.${world}`)
    expect(other.body.code).toBe(0)
    expect(await call.finish()).toMatchObject({ code: 0 })
  })
})

describe('a body that is too long', () => {
  /** Sends all of it before reading a byte, as simple clients do. */
  async function sendBlindly(bytes: number, pieces: number): Promise<string> {
    const { hostname, port } = new URL(stand.url)
    const socket = connect(Number(port), hostname).pause()
    const failed = new Promise<never>((_, reject) => socket.on('error', reject))
    const sent = async (): Promise<string> => {
      const head = [
        `POST ${paths.createVideoTask} HTTP/1.1`,
        'Host: localhost',
        'Access-Token: demo',
        'Connection: close',
        pieces > 1 ? 'Transfer-Encoding: chunked' : `Content-Length: ${bytes}`,
      ]
      const body = Buffer.alloc(bytes / pieces, 'x')
      socket.write(`${head.join('\r\n')}\r\n\r\n`)
      for (let piece = 0; piece < pieces; piece += 1) {
        if (pieces > 1) socket.write(`${body.length.toString(16)}\r\n`)
        await new Promise((resolve) => socket.write(body, resolve))
        if (pieces > 1) socket.write('\r\n')
      }
      if (pieces > 1) await new Promise((resolve) => socket.write('0\r\n\r\n', resolve))
      return (await socket.setEncoding('utf8').toArray()).join('')
    }
    return Promise.race([sent(), failed])
  }

  it.each([
    ['whole', 1],
    ['in chunks', 24],
  ])(
    'is refused in words that arrive, sent %s by a client that closes its connection',
    async (_, pieces) => {
      expect(await sendBlindly(24 * 1024 * 1024, pieces)).toMatch(/^HTTP\/1\.1 413 /)
    },
  )
})

describe('a backlot that listens', () => {
  it('answers on the port it names, once, and not any more once it is closed', async () => {
    const backlot = createBacklot({ clock: 'frozen' })
    expect(backlot.url).toBeUndefined()
    const { url, port } = await backlot.listen()
    expect(url).toBe(`http://127.0.0.1:${port}`)
    expect(backlot.url).toBe(url)
    await expect(backlot.listen()).rejects.toThrow(/listens on/)
    expect((await sendRaw(url, { target: '/_backlot/health' })).status).toBe(200)
    await backlot.close()
    expect(backlot.url).toBeUndefined()
    await expect(sendRaw(url, { target: '/_backlot/health' })).rejects.toThrow()
    await backlot.close()
  })

  it('says so when the port is taken', async () => {
    const port = Number(new URL(stand.url).port)
    const backlot = createBacklot()
    await expect(backlot.listen({ port })).rejects.toMatchObject({ code: 'EADDRINUSE' })
    await backlot.listen()
    await backlot.close()
  })

  it('answers a call by the virtual date, and keeps to it while time is frozen', async () => {
    const world = await stand.freshWorld({ start: '2031-02-03T04:05:06Z', clock: 'frozen' })
    const dateOf = async (): Promise<string | undefined> => {
      const target = paths.listDigitalAvatars
      return (await sendRaw(stand.url, { target, headers: [['Access-Token', `demo.${world}`]] }))
        .headers['date']
    }
    expect(await dateOf()).toBe('Mon, 03 Feb 2031 04:05:06 GMT')
    await stand.control('POST', `/clock/advance?world=${world}`, { by: '90m' })
    expect(await dateOf()).toBe('Mon, 03 Feb 2031 05:35:06 GMT')
  })
})

describe('a backlot that is closed', () => {
  const health = 'GET /_backlot/health HTTP/1.1\r\nHost: localhost\r\n\r\n'
  /** A connection over which this has been said, and all that comes back over it. */
  function say(url: string, words: string) {
    const { hostname, port } = new URL(url)
    const socket = connect(Number(port), hostname).setEncoding('latin1')
    let heard = ''
    socket.on('data', (text) => {
      heard += text
    })
    if (words !== '') socket.write(words)
    const ended = once(socket, 'close').then(() => heard)
    return { socket, ended, heard: () => heard }
  }

  it('ends the connections that its callers keep, at once', async () => {
    const other = await openStand()
    const kept = say(other.url, health)
    await once(kept.socket, 'data')
    await other.close()
    expect(await kept.ended).toMatch(/^HTTP\/1.1 200 [\s\S]*Connection: keep-alive/)
  })

  it('says of every answer from then on that its connection ends with it', async () => {
    const other = await openStand()
    const call = await begin(other.url, 'demo', 'keep-alive')
    const closing = other.close()
    expect(await call.finish()).toMatchObject({ code: 0 })
    expect(call.heard()).toMatch(/^connection: close\r$/im)
    await closing
  })

  it('answers a call that had come over a kept connection', async () => {
    const other = await openStand()
    const kept = say(other.url, health)
    await once(kept.socket, 'data')
    // What is written here lies in the server's buffer before the server, in this same process, can read it.
    kept.socket.write(health)
    await other.close()
    expect((await kept.ended).match(/HTTP\/1.1 200/g)).toHaveLength(2)
    expect(kept.heard()).toMatch(/connection: close\r\n(?![\s\S]*keep-alive)/i)
  })

  it('does not wait for one who has said nothing yet', async () => {
    const other = await openStand()
    const silent = say(other.url, '')
    await once(silent.socket, 'connect')
    await request(other.url).get('/_backlot/health')
    await other.close()
    expect(await silent.ended).toBe('')
  })

  it.each([
    'GET /_backlot/health HTTP/1.1\r\nHost: loc',
    'POST /_backlot/reset HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n\r\n{',
  ])('waits for one who does not come to the end no longer than ever: %j', async (words) => {
    const other = await openStand({ patience: { headersMs: 100, requestMs: 100 } })
    const slow = say(other.url, words)
    await once(slow.socket, 'connect')
    await request(other.url).get('/_backlot/health')
    await other.close()
    expect(await slow.ended).toMatch(/^HTTP\/1.1 408 /)
  })
})

describe('names of hosts', () => {
  it('stand in the links that a caller is given', async () => {
    const world = await stand.freshWorld()
    const links = async (host: string): Promise<string> => {
      const headers: [string, string][] = [
        ['Access-Token', `demo.${world}`],
        ['Host', host],
      ]
      const reply = await sendRaw(stand.url, {
        target: `${paths.listDigitalAvatars}?page_size=1`,
        headers,
      })
      return JSON.parse(reply.text).data.list[0].avatar_thumbnail
    }
    expect(await links('video.test:8080')).toMatch(/^http:\/\/video\.test:8080\/avatar\//)
    expect(await links('localhost')).toMatch(/^http:\/\/localhost\/avatar\//)
  })
})
