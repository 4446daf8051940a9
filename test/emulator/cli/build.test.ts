import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, inject, test } from 'vitest'
import { launchReady, run } from './command.ts'

const out = inject('built')

test('the built command starts without a transpiler and serves files of its own', async () => {
  const backlot = await launchReady(['--clock', 'frozen'], { folder: out })
  const { url, env } = backlot.ready
  const health = await fetch(`${url}/_backlot/health`)
  expect({ status: health.status, body: await health.json() }).toMatchObject({
    status: 200,
    body: { status: 'ok' },
  })
  const avatars = await fetch(`${url}/open_api/v1.3/creative/digital_avatar/get/`, {
    headers: { 'Access-Token': env['TIKTOK_ACCESS_TOKEN'] ?? '' },
  })
  const { data } = (await avatars.json()) as { data: { list: { avatar_thumbnail: string }[] } }
  const picture = await fetch(data.list[0]?.avatar_thumbnail ?? '')
  expect(picture.headers.get('content-type')).toBe('image/jpeg')
  const script = await fetch(`${url}/_backlot/assets/scalar.js`)
  expect(script.headers.get('content-type')).toMatch(/^text\/javascript/)
  const document = await fetch(`${url}/_backlot/openapi/tiktok.json`)
  expect(await document.json()).toMatchObject({ openapi: '3.1.0' })
  const coverage = await fetch(`${url}/_backlot/coverage?provider=tiktok`)
  expect(await coverage.json()).toMatchObject({ providers: [{ provider: 'tiktok' }] })
  backlot.child.kill('SIGTERM')
  expect((await backlot.ended).code).toBe(0)
})

test('the built command plays the scenarios it comes with', async () => {
  // A preview is rendered on the way, for which chunks and clips have to be found.
  const played = await run(['play', 'all'], { folder: out })
  expect(played).toMatchObject({ code: 0, stdout: expect.stringMatching(/[1-9] passed, 0 failed/) })
})

test('the built library serves in process', async () => {
  const script = `
    const { createBacklot } = await import('./index.js')
    const { createTikTokClient } = await import('./client.js')
    const { contracts } = await import('./contracts.js')
    const { backlotHandlers } = await import('./msw.js')
    const backlot = createBacklot({ clock: 'frozen' })
    const health = await backlot.fetch('http://localhost/_backlot/health')
    console.log(health.status, typeof createTikTokClient, contracts.length > 0, backlotHandlers(backlot).length > 0)`
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--input-type=module', '-e', script],
    { cwd: out },
  )
  expect(stdout).toBe('200 function true true\n')
})
