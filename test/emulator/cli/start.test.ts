import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { promisify } from 'node:util'
import { describe, expect, test } from 'vitest'
import { launch, launchReady, run } from './command.ts'

describe('start', () => {
  test('with --json, stdout carries the ready line alone and the log goes to stderr', async () => {
    const backlot = await launchReady(['--clock', 'frozen'])
    const { url, env } = backlot.ready
    expect(backlot.ready).toEqual({ event: 'ready', url, pid: backlot.child.pid, env })
    expect(env).toMatchObject({
      BACKLOT_URL: url,
      TIKTOK_BASE_URL: url,
      TIKTOK_ACCESS_TOKEN: 'demo',
    })
    expect((await fetch(`${url}/_backlot/health`)).status).toBe(200)
    const list = `${url}/open_api/v1.3/creative/aigc/video/list/`
    await fetch(list, { headers: { 'Access-Token': 'demo.alice' } })
    await fetch(list)
    await fetch(`${url}/v2/videos`)
    await fetch(`${url}/_backlot/clock?wrld=x`)
    backlot.child.kill('SIGTERM')
    const { code, stdout, stderr } = await backlot.ended
    expect(code).toBe(0)
    expect(stdout.trim().split('\n')).toHaveLength(1)
    expect(
      stderr
        .replaceAll(/[\d.]+ ms/g, '… ms')
        .trim()
        .split('\n'),
    ).toEqual([
      '2026-01-01T00:00:00.000Z [alice] GET /open_api/v1.3/creative/aigc/video/list/ 200 code 0 … ms',
      '2026-01-01T00:00:00.000Z GET /open_api/v1.3/creative/aigc/video/list/ 200 code 40104 … ms - no credential in Access-Token',
      expect.stringContaining('GET /v2/videos 404 … ms - nothing is emulated at /v2/videos'),
      expect.stringContaining('GET /_backlot/clock 400 … ms - getClock knows no parameter "wrld"'),
    ])
  })

  test('the banner names base URLs, credentials, clock and control plane, and its curl lines work', async () => {
    const backlot = launch(['-p', '0', '--clock', 'frozen', '--quiet'])
    const [banner] = await backlot.shown(/^[\s\S]*Let time pass:\n.*\n\n/)
    const url = /listens on (\S+)/.exec(banner)?.[1]
    expect(banner).toContain(`TIKTOK_BASE_URL=${url}\n`)
    expect(banner).toContain('TIKTOK_ACCESS_TOKEN=demo\n')
    expect(banner).toContain('frozen at 2026-01-01T00:00:00.000Z')
    expect(banner).toContain(`${url}/_backlot/openapi.json`)
    const [create = '', advance = ''] = banner.match(/curl (.*\\\n)*.*/g) ?? []
    expect(await shell(create)).toMatchObject({ code: 0, message: 'OK' })
    expect(await shell(advance)).toMatchObject({ now: '2026-01-01T00:10:00.000Z' })
    backlot.child.kill('SIGINT')
    const { code, stdout } = await backlot.ended
    expect({ code, rest: stdout.slice(banner.length) }).toEqual({ code: 0, rest: '' })
  })

  test('a port that is taken ends it with exit code 3 and a way on', async () => {
    const server = createServer().listen(0, '127.0.0.1')
    await once(server, 'listening')
    const { port } = server.address() as AddressInfo
    const { code, stdout, stderr } = await run(['start', '-p', `${port}`])
    server.close()
    expect({ code, stdout }).toEqual({ code: 3, stdout: '' })
    expect(stderr).toContain(`port ${port} of 127.0.0.1 is taken`)
    expect(stderr).toContain('--port 0')
  })

  test('a call that comes before the banner is told below it', async () => {
    const server = createServer().listen(0, '127.0.0.1')
    await once(server, 'listening')
    const { port } = server.address() as AddressInfo
    await new Promise((resolve) => server.close(resolve))
    const backlot = launch(['-p', `${port}`])
    const call = (): Promise<Response> => fetch(`http://127.0.0.1:${port}/v2/videos`)
    while (!(await call().catch(() => undefined))) expect(backlot.child.exitCode).toBeNull()
    await backlot.shown(/GET \/v2\/videos 404/)
    expect(backlot.stdout()).toMatch(/^backlot \S+ listens on [\s\S]*GET \/v2\/videos 404/)
  })

  test('told to stop, it answers the call in flight and ends with 0', async () => {
    const backlot = await launchReady()
    const call = await callInFlight(backlot.ready.url)
    backlot.child.kill('SIGTERM')
    await untilClosed(backlot.ready.url)
    call.write('{"image_url":"https://media.example.com/a.jpg"}')
    const [answer] = (await once(call, 'data')) as [Buffer]
    expect(String(answer)).toMatch(/^HTTP\/1.1 200 OK[\s\S]*"code":0/)
    expect((await backlot.ended).code).toBe(0)
  })

  test('told twice, it ends at once', async () => {
    const backlot = await launchReady()
    await callInFlight(backlot.ready.url)
    backlot.child.kill('SIGTERM')
    await untilClosed(backlot.ready.url)
    backlot.child.kill('SIGINT')
    expect((await backlot.ended).code).toBe(130)
  })

  test('it goes on when nobody reads its log any more', async () => {
    const backlot = await launchReady()
    backlot.child.stderr?.destroy()
    for (let call = 0; call < 3; call += 1) await fetch(`${backlot.ready.url}/v2/videos`)
    expect((await fetch(`${backlot.ready.url}/_backlot/health`)).status).toBe(200)
    backlot.child.kill('SIGTERM')
    expect((await backlot.ended).code).toBe(0)
  })

  test('with BACKLOT_TOKEN the control plane asks for it, and clients are told it', async () => {
    const backlot = await launchReady([], { environment: { BACKLOT_TOKEN: 'open-sesame' } })
    const { url, env } = backlot.ready
    expect(env['BACKLOT_TOKEN']).toBe('open-sesame')
    expect((await fetch(`${url}/_backlot/clock`)).status).toBe(401)
    const authorization = 'Bearer open-sesame'
    const told = await fetch(`${url}/_backlot/clock`, { headers: { authorization } })
    expect(told.status).toBe(200)
  })
})

async function shell(line: string): Promise<unknown> {
  const { stdout } = await promisify(execFile)('sh', ['-c', line.replace('curl', 'curl -sS')])
  return JSON.parse(stdout)
}

/** Sends the head of a call and waits until the server has read it. */
async function callInFlight(url: string): Promise<Socket> {
  const { port, hostname } = new URL(url)
  const socket = connect(Number(port), hostname)
  socket.write(
    [
      'POST /open_api/v1.3/creative/aigc/image_animation/task/create/ HTTP/1.1',
      'Host: localhost',
      'Access-Token: demo',
      'Content-Type: application/json',
      'Content-Length: 47',
      'Expect: 100-continue',
      '',
      '',
    ].join('\r\n'),
  )
  const [answer] = (await once(socket, 'data')) as [Buffer]
  expect(String(answer)).toContain('100 Continue')
  return socket
}

/** Resolves once no new connection is taken. */
async function untilClosed(url: string): Promise<void> {
  const { port, hostname } = new URL(url)
  for (;;) {
    const socket = connect(Number(port), hostname)
    const refused = await Promise.race([
      once(socket, 'connect').then(() => false),
      once(socket, 'error').then(() => true),
    ]).catch(() => true)
    socket.destroy()
    if (refused) return
  }
}
