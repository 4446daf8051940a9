import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { request } from 'node:https'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { generate } from 'selfsigned'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { serve } from '../../../emulator/cli/serve.ts'
import { readSettings } from '../../../emulator/cli/settings.ts'

let folder: string
let pems: { cert: string; private: string }
const file = (name: string): string => join(folder, name)

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'backlot-tls-'))
  pems = await generate([{ name: 'commonName', value: 'localhost' }], {
    keySize: 2048,
    extensions: [{ name: 'subjectAltName', altNames: [{ type: 2, value: 'localhost' }] }],
  })
  await writeFile(file('cert.pem'), pems.cert)
  await writeFile(file('key.pem'), pems.private)
  await writeFile(file('other.pem'), 'no certificate')
})
afterAll(() => rm(folder, { recursive: true }))

const settingsOf = (flags: Record<string, string>, environment: Record<string, string> = {}) =>
  readSettings({ flags: { port: '0', ...flags }, environment, folder })

/** The answer to a call that trusts this certificate alone. */
function get(
  url: string,
  headers: Record<string, string> = {},
): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    request(url, { ca: pems.cert, headers, agent: false }, async (answer) => {
      const body = (await answer.setEncoding('utf8').toArray()).join('')
      resolve({ status: answer.statusCode ?? 0, body })
    })
      .on('error', reject)
      .end()
  })
}

describe('with a certificate and its key', () => {
  test('it listens for HTTPS, and gives out media URLs that say so', async () => {
    const settings = await settingsOf({ tlsCert: file('cert.pem'), tlsKey: file('key.pem') })
    const { backlot, environment } = await serve(settings)
    try {
      const url = environment['TIKTOK_BASE_URL']?.replace('127.0.0.1', 'localhost') ?? ''
      expect(url).toMatch(/^https:/)
      const avatars = await get(`${url}/open_api/v1.3/creative/digital_avatar/get/`, {
        'access-token': 'demo',
      })
      const picture = /https:\/\/localhost[^"]+/.exec(avatars.body)?.[0] ?? ''
      expect((await get(picture)).status).toBe(200)
      expect((await get(`${url}/_backlot/clock`)).status).toBe(200)
    } finally {
      await backlot.close()
    }
  })

  test('variables of the environment name them too', async () => {
    const settings = await settingsOf(
      {},
      { BACKLOT_TLS_CERT: file('cert.pem'), BACKLOT_TLS_KEY: file('key.pem') },
    )
    expect(settings.tls).toEqual({ cert: file('cert.pem'), key: file('key.pem') })
  })
})

describe('what makes no secure server', () => {
  test('is one without the other', async () => {
    await expect(settingsOf({ tlsCert: file('cert.pem') })).rejects.toThrow(/needs its private key/)
  })

  test.each([
    ['cert.pem', 'missing.pem', /missing\.pem cannot be read/],
    ['other.pem', 'key.pem', /cannot be used together/],
  ])('is %s with %s', async (cert, key, words) => {
    const settings = await settingsOf({ tlsCert: file(cert), tlsKey: file(key) })
    await expect(serve(settings)).rejects.toThrow(words)
  })
})
