import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Har } from 'har-format'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { tiktok } from '../../../../contracts/tiktok/contract.ts'
import { type RecordFlags, startRecording } from '../../../../emulator/cli/record/record.ts'
import { openUpstream } from '../../../../emulator/cli/record/upstream.ts'
import { createBacklot } from '../../../../emulator/index.ts'
import { type Origin, openOrigin } from '../../../support/origin.ts'
import { launch } from '../command.ts'

const video = Buffer.from('not really a video, and a secret all the same')
let vendor: Origin
let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'backlot-recorder-'))
  vendor = await openOrigin((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString('latin1')
      const path = request.url?.split('?')[0]
      if (path === '/open_api/v1.3/cut') return void response.destroy()
      if (path === '/open_api/v1.3/moved')
        return void response
          .writeHead(302, { location: `${vendor.url}/open_api/v1.3/there?sig=1` })
          .end()
      if (path === '/open_api/v1.3/video')
        return void response.writeHead(200, { 'content-type': 'video/mp4' }).end(video)
      response.writeHead(200, {
        'content-type': 'application/json',
        'content-encoding': 'gzip',
        'set-cookie': ['session=cookie-secret', 'b=other-cookie'],
      })
      const echo = {
        echo: request.headers['access-token'],
        host: request.headers.host,
        length: body.length,
      }
      response.end(gzipSync(JSON.stringify({ ...echo, refresh_token: 'json-secret' })))
    })
  })
})
afterAll(async () => {
  await vendor.close()
  await rm(folder, { recursive: true })
})

let files = 0
async function open(flags: Partial<RecordFlags> = {}) {
  files += 1
  const out = join(folder, `${files}.har`)
  const said: string[] = []
  const recording = await startRecording(
    { provider: 'tiktok', out, upstream: vendor.url, port: '0', host: '127.0.0.1', ...flags },
    (line) => said.push(line),
  )
  onTestFinished(async () => void (await recording.close()))
  const read = async (): Promise<Har> => JSON.parse(await readFile(out, 'utf8')) as Har
  return { ...recording, said, out, read }
}

describe('a recorder', () => {
  it('hands calls on to the letter, and writes no secret of theirs', async () => {
    const { url, close, out, read } = await open()
    const response = await fetch(`${url}/open_api/v1.3/things/?page=2&access_token=query-secret`, {
      method: 'POST',
      headers: { 'Access-Token': 'header-secret-0123456789', cookie: 'c=request-cookie' },
      body: JSON.stringify({ password: 'body-secret', name: 'Kettle' }),
    })
    expect(await response.json()).toEqual({
      echo: 'header-secret-0123456789',
      host: new URL(vendor.url).host,
      length: 42,
      refresh_token: 'json-secret',
    })
    expect(response.headers.getSetCookie()).toEqual(['session=cookie-secret', 'b=other-cookie'])
    expect(await close()).toBe(1)
    const text = await readFile(out, 'utf8')
    expect(text).not.toMatch(/secret|cookie-|request-cookie|other-cookie/)
    const [entry] = (await read()).log.entries
    expect(entry?.request.url).toBe(
      `${vendor.url}/open_api/v1.3/things/?page=2&access_token=[redacted]`,
    )
    expect(entry?.request.postData?.text).toBe('{"password":"[redacted]","name":"Kettle"}')
    expect(entry?.response.content.text).toContain('"echo":"[redacted]"')
    expect((await stat(out)).mode & 0o077).toBe(0)
    expect((await readdir(folder)).filter((name) => name.endsWith('.tmp'))).toEqual([])
  })

  it('passes media on and refers to them only, files in forms too', async () => {
    const { url, close, out, read } = await open()
    const media = await fetch(`${url}/open_api/v1.3/video`)
    expect(Buffer.from(await media.arrayBuffer())).toEqual(video)
    const form = new FormData()
    form.append('title', 'Kettle')
    form.append('file', new Blob([video], { type: 'video/mp4' }), 'kettle.mp4')
    await (await fetch(`${url}/open_api/v1.3/form`, { method: 'POST', body: form })).text()
    await close()
    expect(await readFile(out, 'utf8')).not.toContain('not really a video')
    const [first, second] = (await read()).log.entries
    expect(first?.response.content).toEqual({
      size: video.length,
      mimeType: 'video/mp4',
      comment: 'the body is not stored',
    })
    expect(second?.request.postData?.params).toMatchObject([
      { name: 'title', value: 'Kettle' },
      { name: 'file', fileName: 'kettle.mp4', contentType: 'video/mp4' },
    ])
  })

  it('keeps redirections within reach of the application', async () => {
    const { url, close, read } = await open()
    const response = await fetch(`${url}/open_api/v1.3/moved`, { redirect: 'manual' })
    expect(response.headers.get('location')).toBe(`${url}/open_api/v1.3/there?sig=1`)
    await close()
    expect((await read()).log.entries[0]?.response.redirectURL).toBe(
      `${vendor.url}/open_api/v1.3/there?sig=[redacted]`,
    )
  })

  it('tells an answer that never came as none', async () => {
    const { url, close, read } = await open()
    const response = await fetch(`${url}/open_api/v1.3/cut`)
    expect(response.status).toBe(502)
    expect(await response.json()).toMatchObject({ title: 'No answer' })
    await close()
    const [entry] = (await read()).log.entries
    expect(entry?.response.status).toBe(0)
    expect(entry?.comment).toMatch(/gave no whole answer/)
  })

  it('tells callers apart without keeping their credentials', async () => {
    const { url, close, read } = await open()
    for (const token of ['one-token', 'two-token', 'one-token'])
      await (await fetch(`${url}/open_api/v1.3/x/`, { headers: { 'Access-Token': token } })).text()
    await close()
    const { entries } = (await read()).log
    expect(entries.map((entry) => entry['_caller' as keyof typeof entry])).toEqual([1, 2, 1])
  })

  it('refuses to overwrite a file, unless it is told to', async () => {
    const out = join(folder, 'there.har')
    await writeFile(out, 'mine')
    await expect(open({ out })).rejects.toThrow('there.har is there already')
    const { close } = await open({ out, force: true })
    expect(await readFile(out, 'utf8')).toBe('mine')
    await close()
    expect(JSON.parse(await readFile(out, 'utf8'))).toMatchObject({ log: { entries: [] } })
  })

  it.each([
    [{ provider: 'tictok' }, 'did you mean "tiktok"?'],
    [{ upstream: 'business-api.tiktok.com' }, 'that is no http URL'],
    [{ upstream: 'http://u:p@127.0.0.1' }, 'a base URL has no user'],
    [{ port: '70000' }, 'a port is a number from 0 to 65535'],
    [{ out: '/no/such/folder/a.har' }, 'nothing can be written in /no/such/folder'],
  ])('refuses %j', async (flags, message) => {
    await expect(open(flags)).rejects.toThrow(message)
  })
})

describe('a credential of a backlot', () => {
  it.each([undefined, 'https://business-api.tiktok.com.', 'http://example.invalid'])(
    'is never sent to %s',
    async (upstream) => {
      const { refusalOf, isBacklot } = await openUpstream(tiktok, upstream)
      expect(isBacklot).toBe(false)
      expect(refusalOf(['demo.world.app'])).toMatch(/credential is one of a backlot/)
      expect(refusalOf(['demo'])).toMatch(/credential is one of a backlot/)
      expect(refusalOf(['real-token'])).toBeUndefined()
    },
  )

  it('is refused by the recorder before anything leaves, in whatever API’s header it stands', async () => {
    const { url, close } = await open({ upstream: 'http://example.invalid' })
    for (const header of ['Access-Token', 'X-API-KEY']) {
      const response = await fetch(`${url}/open_api/v1.3/x/`, { headers: { [header]: 'demo' } })
      expect(response.status).toBe(403)
      expect(await response.json()).toMatchObject({ title: 'Credential not handed on' })
    }
    expect(await close()).toBe(0)
  })
})

it.each(['SIGINT', 'SIGTERM'] as const)(
  'the command leaves a whole file behind at %s',
  async (signal) => {
    const backlot = createBacklot({ clock: 'frozen' })
    onTestFinished(() => backlot.close())
    const { url: upstream } = await backlot.listen()
    const out = join(folder, `${signal}.har`)
    const running = launch([
      'record',
      '--provider',
      'tiktok',
      '-o',
      out,
      '--upstream',
      upstream,
      '-p',
      '0',
    ])
    const [, url] = await running.shown(/TIKTOK_BASE_URL=(\S+)/)
    for (let call = 0; call < 3; call += 1)
      await (
        await fetch(`${url}/open_api/v1.3/creative/digital_avatar/get/`, {
          headers: { 'Access-Token': 'demo' },
        })
      ).text()
    running.child.kill(signal)
    const { code, stdout, stderr } = await running.ended
    expect(code).toBe(0)
    expect(stdout).toContain('3 exchanges in')
    expect(stderr).toContain(
      '200 GET /open_api/v1.3/creative/digital_avatar/get/ listDigitalAvatars',
    )
    const har = JSON.parse(await readFile(out, 'utf8')) as Har
    expect(har.log.entries.map((entry) => entry['_operation' as keyof typeof entry])).toEqual(
      Array(3).fill('listDigitalAvatars'),
    )
  },
)
