import { open, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { writeDraft } from '../../../../emulator/cli/record/draft-file.ts'
import { recordingIn } from '../../../../emulator/cli/replay/recording.ts'
import { createBacklot } from '../../../../emulator/index.ts'
import { run } from '../command.ts'
import { changed, differencesIn, ownFolder, replayed } from '../record/recorded.ts'

const fixture = (name: string): string =>
  fileURLToPath(new URL(`../../har/fixtures/${name}.har`, import.meta.url))

let folder: Awaited<ReturnType<typeof ownFolder>>
beforeAll(async () => {
  folder = await ownFolder()
})
afterAll(() => folder.remove())

describe('a recording made elsewhere', () => {
  it.each([
    [
      'chrome',
      3,
      [
        '1 unverified app.example.com is no API that is emulated here',
        '2 unverified a browser asked before it called',
        '6 unverified the recording holds no answer',
      ],
    ],
    ['mitmproxy', 4, []],
    ['k6', 3, []],
  ] as const)('by %s is replayed, its media by our own', async (name, match, others) => {
    const { account, code } = await replayed(fixture(name))
    expect(differencesIn(account)).toEqual(others)
    expect(account.counts.match).toBe(match)
    expect(code).toBe(0)
  })

  it.each(['chrome', 'mitmproxy', 'k6'])(
    'by %s leaves no secret in a draft or an account',
    async (name) => {
      const file = join(folder.path, `${name}.arazzo.yaml`)
      await writeDraft(fixture(name), file, false)
      const { printed } = await replayed(fixture(name))
      const { recording } = await recordingIn(fixture(name))
      for (const text of [await readFile(file, 'utf8'), printed, JSON.stringify(recording)])
        expect(text).not.toMatch(/live-(token|cookie|signature|media)/)
    },
  )

  it('is replayed on a backlot that listens, in a world that is gone afterwards', async () => {
    const backlot = createBacklot()
    const { url } = await backlot.listen()
    const { account } = await replayed(fixture('mitmproxy'), { target: url })
    expect(account.counts).toEqual({ match: 4, drift: 0, unverified: 0 })
    const { worlds } = await (await fetch(`${url}/_backlot/worlds`)).json()
    expect(worlds.map(({ name }: { name: string }) => name)).toEqual(['default'])
    await backlot.close()
  })

  it('without a body, or with ids from before it began, is unverified there and says why', async () => {
    const file = await changed(fixture('k6'), 'partial', (har) => {
      const content = har.log.entries[0]?.response.content
      if (content) delete content.text
      har.log.entries.splice(1, 1)
    }).then(moveHere)
    const { account, code } = await replayed(file)
    expect(account.exchanges.map(({ verdict }) => verdict)).toEqual(['unverified', 'unverified'])
    expect(differencesIn(account)[0]).toContain(
      'does not show where task_ids 7400000000000000001 comes from',
    )
    expect(code).toBe(3)
  })
})

/** Moves a file out of the fixtures. */
async function moveHere(file: string): Promise<string> {
  const to = join(folder.path, 'partial.har')
  const { rename } = await import('node:fs/promises')
  await rename(file, to)
  return to
}

describe('what is no recording', () => {
  it.each([
    ['broken', '{"log":{"entries":[', 'is no JSON, so no HAR file'],
    ['strange', '{"hello":1}', 'is no HAR 1.2 file: log'],
    ['deep', `{"log":{"entries":${'['.repeat(100_000)}`, 'nests deeper than 256 levels'],
    [
      'wrong',
      '{"log":{"entries":[{"request":{"method":"GET","url":"javascript:"},"response":{"status":"x"}}]}}',
      'log.entries.0',
    ],
    ['empty', '{"log":{"entries":[]}}', 'holds no call to an API that is emulated here'],
  ])('is refused when %s, and nothing is written', async (name, text, message) => {
    const file = join(folder.path, `${name}.har`)
    await writeFile(file, text)
    const report = join(folder.path, `${name}.xml`)
    await expect(replayed(file, { report: [report] })).rejects.toThrow(message)
    expect(await readdir(folder.path)).not.toContain(`${name}.xml`)
  })

  it('is refused by every command when it is huge, with exit code 3', async () => {
    const file = join(folder.path, 'huge.har')
    const handle = await open(file, 'w')
    await handle.truncate(100 * 1024 * 1024)
    await handle.close()
    const before = await readdir(folder.path)
    const ended = await run(['replay', file])
    expect(ended).toMatchObject({ code: 3, stdout: '' })
    expect(ended.stderr).toContain('huge.har is 100 MiB; at most 64 MiB are read')
    await expect(replayed(file)).rejects.toThrow('at most 64 MiB')
    await expect(writeDraft(file, join(folder.path, 'huge.yaml'), false)).rejects.toThrow('64 MiB')
    expect(await readdir(folder.path)).toEqual(before)
  })

  it('cannot be sent to the real API', async () => {
    await expect(
      replayed(fixture('k6'), { target: 'https://business-api.tiktok.com' }),
    ).rejects.toThrow('never on the real API')
    await expect(replayed(fixture('k6'), { target: 'emulatr' })).rejects.toThrow('a target is')
    await expect(replayed(fixture('k6'), { target: 'http://127.0.0.1:1' })).rejects.toThrow(
      'cannot be replayed on',
    )
  })
})

it('a hostile recording does no harm: odd headers, verbs, members and addresses', async () => {
  const file = join(folder.path, 'hostile.har')
  const url = 'http://127.0.0.1/open_api/v1.3/creative/digital_avatar/get/'
  const entries = [
    {
      method: 'GET',
      url: `${url}?__proto__=1&page=%FF`,
      headers: [{ name: 'a\r\nb', value: 'c' }],
    },
    { method: 'TRACE', url, headers: [] },
    { method: 'POST', url: 'http://127.0.0.1/_backlot/reset', headers: [] },
    {
      method: 'POST',
      url,
      headers: [{ name: '__proto__', value: 'x' }],
      postData: { mimeType: 'application/json', text: '{"__proto__":{"a":1},"constructor":2}' },
    },
  ].map((request) => ({
    request,
    response: {
      status: 200,
      headers: [{ name: 'content-type', value: 'application/json' }],
      content: {
        mimeType: 'application/json',
        text: `{"__proto__":{"status":"SUCCESS","id":"x"},"data":${'['.repeat(300)}${']'.repeat(300)}}`,
      },
    },
  }))
  await writeFile(file, JSON.stringify({ log: { entries } }))
  const { account } = await replayed(file)
  expect(account.counts.match).toBe(0)
  expect(account.exchanges).toHaveLength(4)
  expect(({} as Record<string, unknown>)['status']).toBeUndefined()
})
