import { describe, expect, test } from 'vitest'
import { createBacklot } from '../../../../emulator/index.ts'

const backlot = createBacklot({ clock: 'frozen' })
const ask = (path: string, headers: Record<string, string> = {}) =>
  backlot.fetch(`http://localhost${path}`, { headers })

/** What a page loads. */
const loaded = async (): Promise<string[]> => {
  const html = await (await ask('/_backlot/')).text()
  return [...html.matchAll(/(?:src|href)="(\/_backlot\/assets\/[^"]+)"/g)].map(
    ([, path = '']) => path,
  )
}

describe('the files of the console', () => {
  test('bear their bytes in their names, and are kept for ever', async () => {
    const paths = await loaded()
    expect(paths.length).toBe(5)
    for (const path of paths) {
      const reply = await ask(path)
      expect(reply.status, path).toBe(200)
      expect(reply.headers.get('cache-control')).toContain('immutable')
      const etag = reply.headers.get('etag') ?? ''
      expect(path).toContain(etag.slice(1, -1))
      expect((await ask(path, { 'if-none-match': etag })).status).toBe(304)
    }
  })

  test('are not kept where their name tells nothing, or something else', async () => {
    for (const name of ['console.css', 'console-000000000000.css']) {
      const reply = await ask(`/_backlot/assets/${name}`)
      expect([reply.status, reply.headers.get('content-type')]).toEqual([
        200,
        'text/css; charset=utf-8',
      ])
      expect(reply.headers.get('cache-control')).not.toContain('immutable')
    }
  })
})

describe('a page of the console', () => {
  test('may load nothing but files of its origin, and holds neither scripts nor styles', async () => {
    for (const path of ['/_backlot/', '/_backlot/console/clock', '/_backlot/console/nothing']) {
      const reply = await ask(path)
      const policy = reply.headers.get('content-security-policy') ?? ''
      expect(policy).toMatch(/^default-src 'none'; script-src 'self'; style-src 'self';/)
      expect(policy).toContain("frame-ancestors 'none'")
      expect(policy).not.toContain('unsafe')
      const html = await reply.text()
      expect(html).not.toMatch(/<style|style=|<script(?![^>]*src=)| on\w+=/)
    }
  })

  test('says that it is not there where it is not', async () => {
    expect((await ask('/_backlot/console/nothing')).status).toBe(404)
    const post = await backlot.fetch('http://localhost/_backlot/console/clock/nothing', {
      method: 'POST',
    })
    expect(post.status).toBe(404)
  })
})
