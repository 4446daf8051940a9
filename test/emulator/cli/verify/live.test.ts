import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { Unreachable } from '../../../../contracts/kit/bench.ts'
import { verifyCommand } from '../../../../emulator/cli/verify.ts'
import type { Recorded } from '../../../../emulator/engine/recorded.ts'
import { createBacklot } from '../../../../emulator/index.ts'
import { folderWith } from '../command.ts'
import { openProxy, type ProxyOptions } from '../proxy.ts'

const secret = 'a-real-token-0123456789'
const variables: Readonly<Record<string, readonly string[]>> = {
  TIKTOK: ['TIKTOK_ACCESS_TOKEN'],
  CREATIFY: ['CREATIFY_API_ID', 'CREATIFY_API_KEY'],
  AITOEARN: ['AITOEARN_API_KEY'],
}

/** A rehearsal: the real API is a backlot of its own, whose time passes only while somebody waits. */
async function stage(proxied: ProxyOptions = {}) {
  const calls: Recorded[] = []
  const identity = { world: 'default', app: 'default', account: 'default' }
  const upstream = createBacklot({
    clock: 'frozen',
    credentials: { [secret]: identity },
  })
  onTestFinished(() => upstream.close())
  upstream.world().journal.listen((call) => calls.push(call))
  const { url } = await upstream.listen()
  const proxy = await openProxy(url, { hidesControlPlane: true, ...proxied })
  onTestFinished(() => proxy.close())
  const folder = await folderWith()
  const { clock } = upstream.world()
  const environment: Record<string, string> = {}
  for (const [api, names] of Object.entries(variables)) {
    environment[`${api}_BASE_URL`] = proxy.url
    for (const name of names) environment[name] = secret
  }
  // Real credentials reach this machine only where they are named.
  const all = Object.values(variables).flatMap((names) =>
    names.flatMap((name) => ['--credential', name]),
  )

  async function verify(
    args: readonly string[],
    {
      onSleep,
      meant = all,
    }: { onSleep?(by: number, stop: () => void): void; meant?: readonly string[] } = {},
  ) {
    let stdout = ''
    let code: number | undefined
    const interruption = new AbortController()
    const command = verifyCommand(() => ({
      print: (text) => {
        stdout += text
      },
      paint: (_, text) => text,
      progress: { show: () => undefined, clear: () => undefined },
      environment,
      folder,
      signal: interruption.signal,
      time: {
        now: () => clock.now(),
        async sleep(by) {
          onSleep?.(by, () => interruption.abort())
          if (interruption.signal.aborted) throw new Unreachable('the run was interrupted')
          await upstream.world().advance({ by })
        },
      },
      end: (its) => {
        code = its
      },
    }))
    await command
      .exitOverride()
      .configureOutput({ writeErr: () => undefined })
      .parseAsync(['--target', 'live', ...meant, ...args], { from: 'user' })
    return { stdout, code, last: stdout.trimEnd().split('\n').at(-1) ?? '' }
  }

  /** Calls of an operation that were granted upstream. */
  const granted = (operation: string): Recorded[] =>
    calls.filter((call) => call.operation === operation && call.refused === undefined)
  const stored = async (): Promise<string> => {
    const [name = ''] = await readdir(join(folder, '.backlot'))
    return readFile(join(folder, '.backlot', name), 'utf8')
  }
  return { verify, granted, calls, environment, folder, stored, upstream }
}

const animation = 'createImageAnimationTask'
const cases = (...ids: string[]): string[] => ids.flatMap((id) => ['--case', id])
const tiktok = ['--provider', 'tiktok']
const aitoearn = ['--provider', 'aitoearn']

describe('without a budget', () => {
  const chosen = [
    ...tiktok,
    ...cases(`${animation}/success`, `${animation}/five`, `${animation}/token-missing`),
    ...cases('listVideos/page'),
  ]

  test('nothing is called once anything costs something, and the price is told', async () => {
    const { verify, calls } = await stage()
    await expect(verify(chosen)).rejects.toMatchObject({
      exitCode: 3,
      message: 'some of these cases cost something, and nobody said what may be spent',
      advice: [
        '--spend 0 runs only the 2 cases that cost nothing',
        '--spend tiktok=2calls runs every case that can',
      ],
    })
    expect(calls).toEqual([])
  })

  test('what costs nothing runs', async () => {
    const { verify } = await stage()
    const { last } = await verify([...tiktok, ...cases('listVideos/page')])
    expect(last).toMatch(/^1 match, 0 drift, 0 unverified/)
  })

  test('no server beyond this machine is made to pay, whatever it is', async () => {
    const { verify, environment, granted } = await stage()
    const elsewhere = new URL(environment['TIKTOK_BASE_URL'] ?? '')
    // Any address of this machine that is none of loopback.
    elsewhere.hostname = '0.0.0.0'
    const { stdout, last } = await verify([...chosen, '--target', elsewhere.href])
    expect(stdout).toMatch(/over budget: it costs 1 call, and nothing may be spent at tiktok/)
    expect(last).toMatch(/^2 match, 0 drift, 2 unverified/)
    expect(granted(animation)).toEqual([])
  })
})

describe('with a budget of nothing', () => {
  test('only what costs nothing runs, and the price of all else is told first', async () => {
    const { verify, granted } = await stage()
    const chosen = cases(`${animation}/success`, `${animation}/five`, `${animation}/token-missing`)
    const args = [...tiktok, ...chosen, ...cases('listVideos/page'), '--spend', '0']
    const { stdout, last, code } = await verify(args)
    expect(stdout).toMatch(/^tiktok at http:\S+, where nothing may be spent$/m)
    expect(stdout).toMatch(/TIKTOK_BASE_URL leads there; unset, it would be the vendor's own host/)
    expect(stdout).toMatch(/^ +paid +\S+\/success +1 call +does not run: over budget$/m)
    expect(stdout).toMatch(/together 2 calls; this run: nothing/)
    expect(stdout.indexOf('together')).toBeLessThan(stdout.indexOf('✓'))
    expect(stdout).toMatch(/over budget: it costs 1 call, and nothing may be spent at tiktok/)
    expect(last).toMatch(/^2 match, 0 drift, 2 unverified/)
    expect(granted(animation)).toEqual([])
    expect(code).toBe(0)
  })

  test('a call that has to be refused and is not ends everything that may cost something', async () => {
    const { verify, calls } = await stage({
      // The real API accepts what the contract says it refuses.
      damage: ({ body }) =>
        body.includes('"code":40002')
          ? { body: body.replace(/"code":40002,"message":"[^"]*"/, '"code":0,"message":"OK"') }
          : {},
    })
    const all = await verify([
      ...tiktok,
      ...cases(`${animation}/*`, '!*/quota*', '!*/order-*'),
      '--spend',
      '0',
    ])
    expect(all.stdout).toMatch(
      /a call of createImageAnimationTask that was to be refused was granted/,
    )
    expect(all.stdout).toMatch(/Spent at tiktok: 1 call\./)
    const answered = calls.filter(
      ({ operation, refused }) => operation === animation && refused?.check === 'parameters',
    )
    expect(answered).toHaveLength(1)
  })
})

describe('within a budget', () => {
  test('calls stay under it, the cheapest cases first, and what was spent is told', async () => {
    const { verify, granted } = await stage()
    const chosen = cases('createVideoTask/five', `${animation}/success`, `${animation}/portrait`)
    const { stdout, last } = await verify([...tiktok, ...chosen, '--spend', 'tiktok=2calls'])
    expect(granted(animation)).toHaveLength(2)
    expect(granted('createVideoTask')).toHaveLength(0)
    expect(stdout).toContain('Spent at tiktok: 2 calls.')
    expect(last).toMatch(/^2 match, 0 drift, 1 unverified/)
  })

  test('credits are counted as the API charges them', async () => {
    const { verify, upstream } = await stage()
    const chosen = cases('createVideoTask/made', 'createVideoTask/twice')
    const creditsLeft = async (): Promise<number> => {
      const reply = await upstream.fetch('http://localhost/_backlot/credits?provider=aitoearn')
      // The control plane answers as its document says.
      return ((await reply.json()) as { credits: { balance: number }[] }).credits[0]?.balance ?? 0
    }
    const before = await creditsLeft()
    const args = [...aitoearn, ...chosen, '--spend', 'aitoearn=100credits']
    const { stdout } = await verify(args)
    const spent = before - (await creditsLeft())
    expect(spent).toBeGreaterThan(0)
    expect(spent).toBeLessThanOrEqual(100)
    expect(stdout).toContain(`Spent at aitoearn: 1 call, ${spent} credits.`)
    expect(stdout).toMatch(
      /over budget: it costs 2 calls, 96 credits, and cheaper cases take what there is/,
    )
  })
})

test('calls keep under every quota, though cases call as fast as they can', async () => {
  const { verify, calls, granted } = await stage()
  const chosen = cases(`${animation}/success`, `${animation}/portrait`, `${animation}/token-*`)
  const reading = cases('listVideos/page', 'listVideos/page-*', 'listVideos/types-*')
  const { last } = await verify([...tiktok, ...chosen, ...reading, '--spend', 'tiktok=9calls'])
  expect(last).toMatch(/^[1-9]\d+ match, 0 drift, 0 unverified/)
  expect(calls.filter(({ refused }) => refused?.check === 'quota')).toEqual([])
  const moments = granted(animation).map(({ at }) => at)
  expect(moments.length).toBe(2)
  expect((moments[1] ?? 0) - (moments[0] ?? 0)).toBeGreaterThanOrEqual(60_000)
  // More than a minute grants; those that are refused for their parameters count, too.
  expect(calls.filter(({ operation }) => operation === 'listVideos').length).toBeGreaterThan(20)
})

test('what is stored and shown holds neither credentials nor signatures', async () => {
  const { verify, stored, folder } = await stage({
    damage: ({ body, headers }) => ({
      body: body.replace('"data":{"list"', `"data":{"echo":"${secret}","list"`),
      headers: { ...headers, 'set-cookie': ['session=kettle'] },
    }),
  })
  const report = join(folder, 'report.json')
  const page = join(folder, 'report.html')
  const args = [...tiktok, ...cases('listVideos/preview', 'listDigitalAvatars/page')]
  const files = ['--report', report, '--report', page]
  const { stdout } = await verify([...args, ...files, '--spend', 'tiktok=9calls', '--json'])
  const texts = [
    stdout,
    await stored(),
    await readFile(report, 'utf8'),
    await readFile(page, 'utf8'),
  ]
  for (const text of texts) {
    expect(text).toContain('[redacted]')
    expect(text).not.toContain(secret)
    expect(text).not.toContain('session=kettle')
    expect(text).not.toMatch(/[?&](x-)?signature=(?!\[redacted\])/i)
  }
})

describe('an interrupted run', () => {
  const chosen = [
    ...tiktok,
    ...cases(`${animation}/success`, `${animation}/portrait`),
    '--spend',
    'tiktok=2calls',
  ]

  test('goes on where it ended, and pays for nothing twice', async () => {
    const { verify, granted, stored } = await stage()
    // The second case waits for the quota; there it ends.
    const first = await verify(chosen, {
      onSleep: (by, stop) => {
        if (granted(animation).length === 1 && by !== 5_000) stop()
      },
    })
    expect(first.stdout).toMatch(/Interrupted|interrupted/)
    expect(first.stdout).toContain('--resume goes on from there')
    expect(JSON.parse(await stored())).not.toHaveProperty('ended')
    await expect(verify(chosen)).rejects.toMatchObject({
      exitCode: 2,
      message: 'an interrupted run of this target has spent 1 call',
    })
    const second = await verify([...chosen, '--resume'])
    expect(granted(animation)).toHaveLength(2)
    expect(second.stdout).toContain('Spent at tiktok: 2 calls.')
    expect(JSON.parse(await stored())).toHaveProperty('ended')
  })

  test('does not pay again for a case that it ended in the middle of', async () => {
    const { verify, granted } = await stage()
    const one = [...tiktok, ...cases(`${animation}/success`), '--spend', 'tiktok=5calls']
    await verify(one, {
      onSleep: (_, stop) => {
        if (granted(animation).length === 1) stop()
      },
    })
    const { stdout, last } = await verify([...one, '--resume'])
    expect(granted(animation)).toHaveLength(1)
    expect(stdout).toContain(
      'it was interrupted after it had spent 1 call; --fresh would pay again',
    )
    expect(last).toMatch(/^0 match, 0 drift, 1 unverified/)
    await verify([...one, '--fresh'])
    expect(granted(animation)).toHaveLength(2)
  })

  test('that spent nothing is begun anew without a question', async () => {
    const { verify } = await stage()
    const free = [...tiktok, ...cases('listVideos/quota')]
    await verify(free, { onSleep: (_, stop) => stop() })
    const { last } = await verify(free)
    expect(last).toMatch(/^1 match/)
  })
})

describe('an assumption of ours that the real API does not keep', () => {
  const damage: NonNullable<ProxyOptions['damage']> = ({ headers }) => ({
    headers: { ...headers, 'x-tt-logid': 'another' },
  })
  const args = [...tiktok, ...cases('listVideos/request-id', 'listVideos/page')]

  test('is a discovery with a line for the notes, and no drift', async () => {
    const { verify } = await stage({ damage })
    const { stdout, last, code } = await verify(args)
    expect(stdout).toMatch(
      /^contracts\/tiktok\/NOTES\.md: - observed 20\d\d-\d\d-\d\d: `listVideos`, rule `logIdRepeatsRequestId`: `headers\.x-tt-logid`: "another" instead of /m,
    )
    expect(last).toMatch(/^1 match, 0 drift, 0 unverified, 1 discovery/)
    expect(code).toBe(0)
    expect((await verify([...args, '--strict'])).code).toBe(1)
  })
})

test('an API without a credential stays unverified, and the others do not wait for it', async () => {
  const { verify, environment } = await stage()
  delete environment['AITOEARN_API_KEY']
  delete environment['AITOEARN_BASE_URL']
  const { stdout, last } = await verify(cases('listVideos/page', 'listVideoModels/key-unknown'), {
    meant: ['--credential', 'TIKTOK_ACCESS_TOKEN'],
  })
  expect(stdout).toMatch(/^\? 1 case: no credential: AITOEARN_API_KEY$/m)
  expect(last).toMatch(/^1 match, 0 drift, 1 unverified/)
})

describe('it does not start', () => {
  test('without any credential, and tells what it needs and what it would cost', async () => {
    const { verify, environment, calls } = await stage()
    for (const name of Object.values(variables).flat()) delete environment[name]
    for (const api of Object.keys(variables)) delete environment[`${api}_BASE_URL`]
    const shown: string[] = []
    const command = verifyCommand(() => ({
      print: (text) => void shown.push(text),
      paint: (_, text) => text,
      progress: { show: () => undefined, clear: () => undefined },
      environment,
      folder: '/nowhere',
      signal: new AbortController().signal,
      end: () => undefined,
    }))
    const args = ['--target', 'live', '--provider', 'aitoearn']
    await expect(command.parseAsync(args, { from: 'user' })).rejects.toMatchObject({
      exitCode: 3,
      advice: [
        'aitoearn needs AITOEARN_API_KEY',
        expect.stringMatching(/^with --spend 0 only the \d+ cases that cost nothing would run$/),
        expect.stringMatching(/^with --spend aitoearn=\d+credits every case would that can$/),
      ],
    })
    expect(shown.join('')).toMatch(/aitoearn at https:\/\/aitoearn\.ai/)
    expect(shown.join('')).toMatch(
      /createVideoTask\/made +1 call, 48 credits +does not run: no cred/,
    )
    expect(calls).toEqual([])
    expect(typeof verify).toBe('function')
  })

  test.each([
    ['a credential of a backlot for a real host', { AITOEARN_API_KEY: 'demo' }, 'of a backlot'],
    [
      'a real credential for this machine that nobody named',
      { AITOEARN_API_KEY: secret, AITOEARN_BASE_URL: 'http://127.0.0.1:9' },
      'holds a real credential',
    ],
    [
      'a credential that everybody could read on its way',
      { AITOEARN_API_KEY: secret, AITOEARN_BASE_URL: 'http://api.example.com' },
      'for everybody to read',
    ],
    ['a base URL that is none', { AITOEARN_BASE_URL: 'api.example.com' }, 'that is no base URL'],
  ])('with %s', async (_, environment, words) => {
    const command = verifyCommand(() => ({
      print: () => undefined,
      paint: (_colour, text) => text,
      progress: { show: () => undefined, clear: () => undefined },
      environment,
      folder: '/nowhere',
      signal: new AbortController().signal,
      end: () => undefined,
    }))
    await expect(
      command.parseAsync(['--target', 'live', '--provider', 'aitoearn'], { from: 'user' }),
    ).rejects.toMatchObject({ exitCode: 2, message: expect.stringContaining(words) })
  })
})

test('a dry run tells what everything costs, and calls nothing', async () => {
  const { verify, calls } = await stage()
  const args = [...aitoearn, ...cases('createVideoTask/*'), '--spend', 'aitoearn=48credits']
  const { stdout, code } = await verify([...args, '--dry-run'])
  expect(stdout).toMatch(/createVideoTask\/made +1 call, 48 credits +runs$/m)
  expect(stdout).toMatch(/createVideoTask\/twice +2 calls, 96 credits +does not run: over budget$/m)
  expect(stdout).toContain('Nothing was called.')
  expect(calls).toEqual([])
  expect(code).toBe(0)
})
