import { readFile } from 'node:fs/promises'
import { Validator } from '@seriousme/openapi-schema-validator'
import request from 'supertest'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { contracts } from '../../../../contracts/index.ts'
import { openStand, type Stand } from '../../../support/backlot.ts'

let stand: Stand
beforeAll(async () => {
  stand = await openStand()
})
afterAll(() => stand.close())

const get = (path: string) => request(stand.url).get(`/_backlot${path}`)

describe.each(contracts)('the served document of $id', ({ id, basePath }) => {
  test('is the printed one, with this emulator as its only server', async () => {
    const file = new URL(`../../../../contracts/${id}/openapi.json`, import.meta.url)
    const printed = JSON.parse(await readFile(file, 'utf8'))
    const reply = await get(`/openapi/${id}.json`)
    expect(reply.status).toBe(200)
    expect(reply.type).toBe('application/json')
    expect(reply.body).toEqual({ ...printed, servers: [{ url: stand.url + basePath }] })
    expect((await new Validator().validate(reply.body)).valid).toBe(true)
  })
})

test('a document of an API that is not there is answered 404, with those that are', async () => {
  const reply = await get('/openapi/sora.json')
  expect(reply.status).toBe(404)
  expect(reply.body.allowed).toEqual(contracts.map(({ id }) => `${id}.json`))
})

describe('the reference page', () => {
  test('offers every document that is served, and each of them is there', async () => {
    const page = await get('/reference')
    expect(page.status).toBe(200)
    expect(page.type).toBe('text/html')
    const [, json = ''] = /id="configuration">(.*?)<\/script>/.exec(page.text) ?? []
    const { sources } = JSON.parse(json) as { sources: { url: string; slug: string }[] }
    expect(sources.map(({ slug }) => slug)).toEqual([...contracts.map(({ id }) => id), 'backlot'])
    for (const { url } of sources) {
      const document = await request(stand.url).get(url)
      expect(document.body).toMatchObject({ openapi: '3.1.0' })
    }
  })

  test('loads scripts from here alone, and lets no other run', async () => {
    const page = await get('/reference')
    const policy = page.headers['content-security-policy'] ?? ''
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("script-src 'self';")
    expect(policy).toContain("connect-src 'self'")
    const sources = [...page.text.matchAll(/<script src="([^"]+)"/g)].map(([, source]) => source)
    expect(sources).toEqual(['/_backlot/assets/scalar.js', '/_backlot/assets/reference.js'])
    for (const source of sources) {
      const script = await request(stand.url).get(source ?? '')
      expect(script.status).toBe(200)
      expect(script.type).toBe('text/javascript')
    }
    // Whatever else is a script on the page is data.
    const inline = [...page.text.matchAll(/<script(?! src)([^>]*)>/g)].map(([, rest]) => rest)
    expect(inline).toEqual([' type="application/json" id="configuration"'])
  })

  test('says which scripts there are when asked for another', async () => {
    for (const name of ['other.js', 'constructor', '..%2f..%2fpackage.json']) {
      const reply = await get(`/assets/${name}`)
      expect(reply.status).toBe(404)
      expect(reply.body.allowed).toEqual(
        expect.arrayContaining(['reference.js', 'scalar.js', 'console.css']),
      )
    }
  })

  test('answers HEAD without a body', async () => {
    const reply = await request(stand.url).head('/_backlot/assets/scalar.js')
    expect(reply.status).toBe(200)
    expect(reply.text).toBeUndefined()
  })
})
