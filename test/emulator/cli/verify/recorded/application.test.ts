import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import type { CaseAccount } from '../../../../../emulator/cli/verify/case-account.ts'
import { verifyCommand } from '../../../../../emulator/cli/verify.ts'
import { createBacklot } from '../../../../../emulator/index.ts'
import { folderWith } from '../../command.ts'

const v13 = '/open_api/v1.3/creative/aigc'
const animate = `${v13}/image_animation/task/create/`
const avatars = '/open_api/v1.3/creative/digital_avatar/get/'
const picture = { image_url: 'https://media.example.com/kettle.jpg' }

interface Sending {
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
}

/** An application at work on a backlot of its own, and its session as the journal keeps it. */
async function session() {
  const backlot = createBacklot({ clock: 'frozen' })
  onTestFinished(() => backlot.close())
  const call = async (method: string, target: string, { body, headers }: Sending = {}) => {
    const reply = await backlot.fetch(`http://127.0.0.1:4747${target}`, {
      method,
      headers: {
        ...(target.startsWith('/api/')
          ? { 'x-api-id': 'demo', 'x-api-key': 'demo' }
          : { 'access-token': 'demo' }),
        'content-type': 'application/json',
        ...headers,
      },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    })
    return reply.text()
  }
  const recording = async (change = (har: string) => har): Promise<string> => {
    const reply = await backlot.fetch('http://127.0.0.1:4747/_backlot/requests?format=har')
    const file = join(await folderWith(), 'session.har')
    await writeFile(file, change(await reply.text()))
    return file
  }
  return { call, recording, wait: (by: number) => backlot.world().advance({ by }) }
}

/** @throws what the command refuses with */
async function verify(...args: readonly string[]) {
  let stdout = ''
  let code: number | undefined
  const command = verifyCommand(() => ({
    print: (text) => {
      stdout += text
    },
    paint: (_, text) => text,
    progress: { show: () => undefined, clear: () => undefined },
    environment: {},
    folder: '/nowhere',
    signal: new AbortController().signal,
    end: (its) => {
      code = its
    },
  }))
  await command
    .exitOverride()
    .configureOutput({ writeErr: () => undefined })
    .parseAsync(args, { from: 'user' })
  return { stdout, code, last: stdout.trimEnd().split('\n').at(-1) ?? '' }
}

/** The cases that a recording comes to, by id. */
async function judged(file: string, ...args: string[]) {
  const { stdout, code } = await verify('--recording', file, '--json', ...args)
  // Printed by the command itself.
  const { cases, advice } = JSON.parse(stdout) as { cases: CaseAccount[]; advice: string[] }
  return { cases: new Map(cases.map((one) => [one.id, one])), advice, code }
}

describe('an application that knows the API', () => {
  test('matches, and its refusal by a quota was handled', async () => {
    const { call, recording, wait } = await session()
    await call('POST', animate, { body: picture })
    await call('POST', animate, { body: picture })
    await wait(60_000)
    await call('POST', animate, { body: picture })
    await call('GET', avatars)
    const { stdout, code, last } = await verify('--recording', await recording(), '--verbose')
    expect(stdout).toMatch(/^4 requests in \S+session\.har, recorded by backlot/)
    expect(stdout).toMatch(/✓ createImageAnimationTask\/refusal-2 {2}it called again after 1m/)
    expect(last).toMatch(/^7 match, 0 drift, 0 unverified/)
    expect(code).toBe(0)
  })

  test('may call by form where the API reads forms', async () => {
    const { call, recording } = await session()
    const headers = { 'content-type': 'application/x-www-form-urlencoded' }
    await call('POST', '/api/links/', { body: 'url=https%3A%2F%2Fshop.example.com%2Fa', headers })
    const { cases, code } = await judged(await recording())
    expect([...cases.values()].map(({ verdict }) => verdict)).toEqual(['match', 'match'])
    expect(code).toBe(0)
  })
})

describe('requests that are not within the contract', () => {
  test.each([
    [
      'a field out of bounds',
      'POST',
      animate,
      { ...picture, video_generation_count: 6 },
      'body.video_generation_count',
      '6',
    ],
    ['a field that is missing', 'POST', animate, {}, 'body.image_url', 'nothing'],
    ['a body that is no JSON', 'POST', animate, '{', 'body', '"{"'],
    [
      'a list that is no list',
      'GET',
      `${v13}/video/list/?aigc_video_types=STOCK_VIDEO`,
      undefined,
      'query.aigc_video_types',
      '"STOCK_VIDEO"',
    ],
    ['another verb', 'PUT', animate, picture, 'method', 'PUT'],
    [
      'a path without its slash',
      'POST',
      animate.slice(0, -1),
      picture,
      'path',
      animate.slice(0, -1),
    ],
  ])('%s', async (_, method, target, body, path, seen) => {
    const { call, recording } = await session()
    await call(method, target, { body })
    const { cases, code } = await judged(await recording())
    const [first] = cases.values()
    expect(first).toMatchObject({ verdict: 'drift', drifts: [{ path, seen }] })
    expect(first?.drifts?.[0]?.expected).not.toBe('')
    expect(code).toBe(1)
  })

  test('bear the id under which the vendor knows the request, and how the rule is known', async () => {
    const { call, recording } = await session()
    const reply = await call('POST', animate, { body: { ...picture, image_url: 7 } })
    const { cases } = await judged(await recording())
    expect(cases.get('createImageAnimationTask/request-1')?.drifts).toMatchObject([
      { evidence: 'documented', requestId: /"request_id":"(\w+)"/.exec(reply)?.[1] },
    ])
  })

  test('a path without its slash is told the one with it', async () => {
    const { call, recording } = await session()
    await call('POST', animate.slice(0, -1), { body: picture })
    const { cases } = await judged(await recording())
    expect(cases.get('unknown/request-1')?.drifts?.[0]?.expected).toContain(animate)
  })
})

test('what nobody reads is told with the nearest name that somebody does', async () => {
  const { call, recording } = await session()
  await call('POST', animate, { body: { ...picture, animation_promt: 'pours' } })
  await call('GET', `${avatars}?pagesize=5`, { headers: { 'x-mood': 'good' } })
  const { cases, advice, code } = await judged(await recording())
  expect(cases.get('createImageAnimationTask/request-1')?.verdict).toBe('match')
  expect(cases.get('createImageAnimationTask/unread')?.drifts).toMatchObject([
    { path: 'body.animation_promt', expected: 'no such field; animation_prompt is read' },
  ])
  expect(cases.get('listDigitalAvatars/unread')?.drifts).toMatchObject([
    { path: 'query.pagesize', expected: 'no such field; page_size is read' },
  ])
  expect(advice).toContainEqual(expect.stringContaining('nobody reads the header x-mood'))
  expect(code).toBe(1)
})

describe('a refusal is not handled', () => {
  test('when the same is sent again', async () => {
    const { call, recording, wait } = await session()
    const wrong = { ...picture, video_generation_count: 6 }
    await call('POST', animate, { body: wrong })
    await wait(60_000)
    await call('POST', animate, { body: wrong })
    const { cases } = await judged(await recording())
    expect(cases.get('createImageAnimationTask/refusal-1')).toMatchObject({
      verdict: 'drift',
      drifts: [{ seen: expect.stringMatching(/^request 2, the same, refused with 40002/) }],
    })
    expect(cases.get('createImageAnimationTask/refusal-2')).toMatchObject({
      verdict: 'unverified',
      reason: 'the recording ends with it',
    })
  })

  test('when nobody waits for the quota', async () => {
    const { call, recording } = await session()
    for (let count = 0; count < 3; count += 1) await call('POST', animate, { body: picture })
    const { cases, advice } = await judged(await recording())
    expect(advice).toEqual([])
    expect(cases.get('createImageAnimationTask/refusal-2')?.drifts?.[0]).toMatchObject({
      expected: expect.stringMatching(
        /a wait until the quota forgives.*2026-01-01T00:01:00\.000Z$/,
      ),
      seen: 'request 3 after 0 ms, refused again',
    })
  })

  test('when its data is taken for an answer', async () => {
    const { call, recording } = await session()
    await call('POST', animate, { body: {} })
    const ids = encodeURIComponent('["undefined"]')
    await call('GET', `${v13}/video/task/list/?task_ids=${ids}&aigc_video_type=IMAGE_ANIMATION`)
    const { cases } = await judged(await recording())
    expect(cases.get('createImageAnimationTask/refusal-1')?.drifts).toMatchObject([
      { seen: expect.stringMatching(/^answer\/refusal-overlooked: .*undefined/) },
    ])
  })

  test('when waits grow, it is, though a word is said of it', async () => {
    const { call, recording, wait } = await session()
    await call('POST', animate, { body: picture })
    for (const by of [1_000, 2_000, 4_000]) {
      await wait(by)
      await call('POST', animate, { body: picture })
    }
    const { cases, code } = await judged(await recording())
    expect(cases.get('createImageAnimationTask/refusal-2')).toMatchObject({
      verdict: 'match',
      warnings: [expect.stringContaining('came back too early')],
    })
    expect(code).toBe(0)
  })
})

test('a recording shows none of its secrets, and what was blotted out in it is not held against anybody', async () => {
  const { call, recording } = await session()
  await call('POST', animate, { body: { ...picture, video_generation_count: 6 } })
  const file = await recording((har) => har.replaceAll('[redacted]', 'a-real-token-0123456789'))
  for (const args of [['--json'], ['--verbose']]) {
    const { stdout } = await verify('--recording', file, ...args)
    expect(stdout).not.toContain('a-real-token')
  }
})

describe('it does not start', () => {
  test.each([
    [['--target', 'live'], 'it takes no --target'],
    [['--spend', 'tiktok=3'], 'it takes no --spend'],
    [['--dry-run'], 'it takes no --dry-run'],
    [['--provider', 'tictok'], 'did you mean tiktok?'],
  ])('with %j', async (args, words) => {
    await expect(verify('--recording', 'session.har', ...args)).rejects.toMatchObject({
      exitCode: 2,
      message: expect.stringContaining(words),
    })
  })

  test('without a file, or with one that holds no call to these APIs', async () => {
    await expect(verify('--recording', '/nowhere/session.har')).rejects.toMatchObject({
      exitCode: 3,
    })
    const file = join(await folderWith(), 'empty.har')
    await writeFile(file, JSON.stringify({ log: { version: '1.2', entries: [] } }))
    await expect(verify('--recording', file)).rejects.toMatchObject({
      exitCode: 3,
      message: expect.stringContaining('holds no call'),
    })
  })
})
