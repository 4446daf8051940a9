import { readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { catalogue } from '../../../contracts/catalogue.ts'
import { verifyCommand } from '../../../emulator/cli/verify.ts'
import { type Backlot, createBacklot } from '../../../emulator/index.ts'
import { openOrigin } from '../../support/origin.ts'
import { folderWith, launch, run } from './command.ts'
import { openProxy, type ProxyOptions } from './proxy.ts'

let backlot: Backlot
let url: string

beforeAll(async () => {
  backlot = createBacklot()
  url = (await backlot.listen()).url
})
afterAll(() => backlot.close())

interface Ended {
  readonly code: number | undefined
  readonly stdout: string
}

/** The command in this process, with surroundings of its own. @throws what the command refuses with */
async function verify(
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<Ended> {
  let stdout = ''
  let code: number | undefined
  const command = verifyCommand(() => ({
    print: (text) => {
      stdout += text
    },
    paint: (_, text) => text,
    progress: { show: () => undefined, clear: () => undefined },
    environment,
    folder: tmpdir(),
    signal: new AbortController().signal,
    end: (its) => {
      code = its
    },
  }))
  await command
    .exitOverride()
    .configureOutput({ writeErr: () => undefined })
    .parseAsync(args, { from: 'user' })
  return { code, stdout }
}

async function behind(options: ProxyOptions): Promise<string> {
  const proxy = await openProxy(url, options)
  onTestFinished(() => proxy.close())
  return proxy.url
}

const lastLine = (text: string): string => text.trimEnd().split('\n').at(-1) ?? ''

describe('against the emulator', () => {
  test('every case of an operation matches, and the last line says so', async () => {
    // All the other cases are held by test/contracts/cases.test.ts, in the same way.
    const { code, stdout } = await run(['verify', '--case', 'listVideoModels/*', '--strict'])
    const all = catalogue.flatMap(({ cases }) => cases.map(({ id }) => id))
    const { length } = all.filter((id) => id.startsWith('listVideoModels/'))
    expect(length).toBeGreaterThan(0)
    expect(lastLine(stdout)).toMatch(new RegExp(`^${length} match, 0 drift, 0 unverified \\(`))
    expect(code).toBe(0)
  })

  test('one line an operation is printed, and one a case when asked for', async () => {
    const short = await verify(['--case', 'listVideos/token-*'])
    expect(short.stdout).toMatch(/^✓ tiktok listVideos +4 match$/m)
    expect(short.stdout).not.toContain('listVideos/token-missing')
    const long = await verify(['--case', 'listVideos/token-*', '--verbose'])
    expect(long.stdout).toMatch(/^ +✓ listVideos\/token-missing {2}A call without a token/m)
  })

  test('with --json nothing but one document is printed', async () => {
    const { stdout } = await verify(['--case', 'listVideos/token-*', '--json'])
    expect(JSON.parse(stdout)).toMatchObject({
      counts: { match: 4, drift: 0, unverified: 0 },
      ending: 'whole',
      cases: expect.arrayContaining([
        expect.objectContaining({ id: 'listVideos/token-missing', verdict: 'match' }),
      ]),
    })
  })
})

describe('against a URL with a control plane', () => {
  test('cases that have to be arranged match, and no world is left', async () => {
    const { code, stdout } = await verify(
      ['--target', url, '--case', '*/permission', '--case', 'listVideos/preview-life'],
      // A credential for elsewhere stays where it is.
      { TIKTOK_ACCESS_TOKEN: 'a-real-one' },
    )
    expect(lastLine(stdout)).toMatch(/^7 match, 0 drift, 0 unverified/)
    expect(code).toBe(0)
    const reply = await backlot.fetch('http://localhost/_backlot/worlds')
    expect(await reply.json()).toMatchObject({ worlds: [{ name: 'default' }] })
  })

  test('calls without a credential are expected at the time of the default world', async () => {
    const { stdout } = await verify(['--target', url, '--case', '*/request-id'])
    expect(lastLine(stdout)).toMatch(/^\d+ match, 0 drift, 0 unverified/)
    expect(lastLine(stdout)).not.toMatch(/^0 match/)
  })

  test('a damage is told with its path, what was expected and seen, and how that is known', async () => {
    const target = await behind({
      damage: ({ body }) => ({ body: body.replaceAll('"video_name"', '"video_title"') }),
    })
    const { code, stdout } = await verify(['--target', target, '--case', 'listVideos/preview*'])
    expect(stdout).toMatch(
      /^ +✗ listVideos\/preview {2}data\.list\.0\.video_name: expected string/m,
    )
    expect(stdout).toMatch(
      /✗ data\.list\.0\.video_name\n +expected {2}string\n +seen +nothing\n +known as +documented\n/,
    )
    expect(stdout).toMatch(/^ +> GET \/open_api\//m)
    expect(stdout).toMatch(/^ +< HTTP 200$/m)
    expect(lastLine(stdout)).toMatch(/^0 match, \d+ drift, 0 unverified/)
    expect(code).toBe(1)
  })

  test('a control plane that wants a token is told apart from one that is not there', async () => {
    const guarded = createBacklot()
    onTestFinished(() => guarded.close())
    const { url: target } = await guarded.listen({ token: 'the-token' })
    const args = ['--target', target, '--case', 'listVideos/token-missing']
    await expect(verify(args)).rejects.toMatchObject({
      exitCode: 3,
      advice: [expect.stringContaining('BACKLOT_TOKEN')],
    })
    const admitted = await verify(args, { BACKLOT_TOKEN: 'the-token' })
    expect(admitted.code).toBe(0)
  })
})

describe('against a URL without a control plane', () => {
  const named = ['token-*', 'permission', 'none', 'quota-moment', 'preview-life'].flatMap(
    (name) => ['--case', `listVideos/${name}`],
  )

  test('what can be held is held, and the rest is unverified with its reason', async () => {
    const target = await behind({ hidesControlPlane: true })
    const { code, stdout } = await verify(['--target', target, ...named])
    expect(stdout).toContain('Without a control plane waiting is real: 4 cases can be verified')
    for (const reason of [
      /^\? 1 case: nothing there can take a permission from an app\n +listVideos\/permission$/m,
      /^\? 1 case: it needs an account that was never used, .*\n +listVideos\/none$/m,
      /^\? 1 case: the clock of the target does not stand still\n +listVideos\/quota-moment$/m,
      /^\? 1 case: it waits for 7h\w* in real time; --patience 7h\w* would let it\n +listVideos\/preview-life$/m,
    ])
      expect(stdout).toMatch(reason)
    expect(lastLine(stdout)).toMatch(/^4 match, 0 drift, 4 unverified/)
    expect(code).toBe(0)
  })

  test('with --strict unverified is no success, and where nothing was verified that is said', async () => {
    const target = await behind({ hidesControlPlane: true })
    const args = ['--target', target, '--case', 'listVideos/permission', '--strict']
    const { code, stdout } = await verify(args)
    expect(stdout).toContain('Nothing was verified.\n0 match, 0 drift, 1 unverified')
    expect(code).toBe(1)
  })

  test('a damage is found there too', async () => {
    const target = await behind({
      hidesControlPlane: true,
      damage: ({ body }) => ({ body: body.replace('{"code"', '{"trace":1,"code"') }),
    })
    const { code, stdout } = await verify([
      '--target',
      target,
      '--case',
      'listVideos/token-missing',
    ])
    expect(stdout).toMatch(/^✗ trace\n +expected {2}no such field\n +seen +1$/m)
    expect(code).toBe(1)
  })

  test('a signal ends a wait, and the summary is still printed', async () => {
    const target = await behind({ hidesControlPlane: true })
    const args = ['verify', '--target', target, '--case', 'listVideos/quota']
    const running = launch(args, { environment: { TIKTOK_ACCESS_TOKEN: '' } })
    await running.shown(/waiting is real: 1 case can be verified, in about 2m/)
    running.child.kill('SIGINT')
    const { code, stdout } = await running.ended
    expect(stdout).toContain('Interrupted')
    expect(lastLine(stdout)).toMatch(/^0 match, 0 drift, 1 unverified/)
    expect(code).toBe(130)
  })

  test('a real credential does not go to this machine by accident, and is shown nowhere', async () => {
    const target = await behind({ hidesControlPlane: true })
    const environment = { TIKTOK_ACCESS_TOKEN: 'a-real-one' }
    const args = ['--target', target, '--case', 'listVideos/page', '--case', 'listVideos/token-*']
    await expect(verify(args, environment)).rejects.toMatchObject({
      exitCode: 2,
      message: expect.stringContaining('holds a real credential'),
    })
    const report = join(await folderWith(), 'report.xml')
    const meant = ['--credential', 'TIKTOK_ACCESS_TOKEN', '--report', report]
    for (const more of ['--json', '--verbose']) {
      const { code, stdout } = await verify([...args, ...meant, more], environment)
      expect(code).toBe(1)
      expect(stdout.toLowerCase()).toContain('access-token')
      expect(stdout).toContain('[redacted]')
      expect(stdout + (await readFile(report, 'utf8'))).not.toContain('a-real-one')
    }
  })
})

describe('--report', () => {
  test('writes JUnit XML with a suite an operation', async () => {
    const report = join(await folderWith(), 'report.xml')
    const { code } = await verify(['--case', '*/token-missing', '--report', report])
    const text = await readFile(report, 'utf8')
    expect(text).toMatch(
      /^<\?xml .*\n<testsuites [^>]*tests="6" failures="0" errors="0" skipped="0"/,
    )
    expect(text).toContain('<testsuite name="tiktok.listVideos" tests="1"')
    expect(code).toBe(0)
  })

  test('tells the same in the summary of a step of GitHub, and in CTRF', async () => {
    const folder = await folderWith()
    const summary = join(folder, 'summary.md')
    const report = join(folder, 'report.json')
    const target = await behind({
      damage: ({ body }) => ({ body: body.replace('"page_size"', '"pagesize"') }),
    })
    const args = ['--target', target, '--case', 'listDigitalAvatars/token-missing']
    const more = ['--case', 'listDigitalAvatars/accounts', '--report', report]
    await verify([...args, ...more], { GITHUB_STEP_SUMMARY: summary })
    const text = await readFile(summary, 'utf8')
    expect(text).toMatch(/^## ❌ backlot verify: http/)
    expect(text).toContain('1 match, 1 drift')
    expect(text).toMatch(
      /^\| listDigitalAvatars\/accounts \| data\.page\\_info\.page\\_size: expected/m,
    )
    expect(JSON.parse(await readFile(report, 'utf8'))).toMatchObject({
      results: { summary: { tests: 2, passed: 1, failed: 1 } },
    })
  })

  test.each([
    ['of another kind', 'report.txt', 2],
    ['in a folder that is not there', 'nowhere/report.xml', 3],
  ])('refuses a file %s before any case is run', async (_, name, expected) => {
    const file = join(await folderWith(), name)
    await expect(verify(['--report', file])).rejects.toMatchObject({ exitCode: expected })
  })
})

describe('it does not start', () => {
  test('when nothing listens there, and the exit code is 3', async () => {
    const origin = await openOrigin(() => undefined)
    await origin.close()
    const { code, stdout, stderr } = await run(['verify', '--target', origin.url])
    expect(stderr).toContain(`${origin.url} cannot be reached: nothing listens there`)
    expect({ code, stdout }).toEqual({ code: 3, stdout: '' })
  })

  test('when no case has the name, and the exit code is 2', async () => {
    const { code, stdout, stderr } = await run(['verify', '--case', 'listVideos/pagse'])
    expect(stderr).toContain('did you mean listVideos/page?')
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
  })

  test.each([
    ['https://business-api.tiktok.com', 'the real host of one API', 2],
    ['https://BUSINESS-API.tiktok.com./open_api', 'the real host of one API', 2],
    ['emulater', 'did you mean emulator?', 2],
    ['localhost:4747', 'did you mean http://localhost:4747?', 2],
    ['ftp://localhost', 'that is no target', 2],
    ['http://me:secret@localhost', 'no user', 2],
  ])('against %s', async (target, words, exitCode) => {
    const message = expect.stringContaining(words)
    await expect(verify(['--target', target])).rejects.toMatchObject({ message, exitCode })
  })

  test.each([
    [['--provider', 'tictok'], 'did you mean tiktok?'],
    [['--patience', 'soon'], 'that is no duration'],
    [['--video', 'http://localhost/a.mp4'], 'belong together'],
    [['--spend', '3'], 'nothing costs anything at emulator'],
    [['--spend', '3calls'], 'that is no budget'],
    [['--spend', 'tiktok=3calls'], 'nothing costs anything at emulator'],
    [['--resume'], 'nothing costs anything at emulator'],
    [['--resume', '--fresh'], 'contradict each other'],
  ])('with %j', async (args, words) => {
    await expect(verify(args)).rejects.toThrow(words)
  })
})
