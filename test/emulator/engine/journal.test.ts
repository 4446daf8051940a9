import { describe, expect, it } from 'vitest'
import { createJournal } from '../../../emulator/engine/journal.ts'
import type { Recorded } from '../../../emulator/engine/recorded.ts'
import { redacted } from '../../../emulator/engine/redaction.ts'

const call = (change: Partial<Recorded> = {}): Recorded => ({
  at: Date.UTC(2026, 0, 1),
  tookMs: 1.5,
  provider: 'p',
  operation: 'create',
  app: 'app',
  account: 'me',
  method: 'POST',
  target: '/create',
  requestHeaders: [],
  requestBody: '{}',
  status: 200,
  code: 0,
  responseHeaders: {},
  responseBody: '{"code":0}',
  ...change,
})

const secret = 'demo.very-secret'

describe('a journal', () => {
  it('shows what it was told, newest first', () => {
    const journal = createJournal()
    journal.record(call({ target: '/first' }))
    journal.record(
      call({
        target: '/second?a=1',
        requestHeaders: ['Host', 'h', 'X-A', 'b'],
        refused: { check: 'parameters', reason: 'why', field: 'x' },
        unread: ['colour'],
        stack: 'Error: no',
      }),
    )
    const { total, entries } = journal.page({}, 0, 10)
    expect(total).toBe(2)
    expect(entries.map(({ id }) => id)).toEqual(['req-000002', 'req-000001'])
    expect(entries[0]).toEqual({
      id: 'req-000002',
      at: '2026-01-01T00:00:00.000Z',
      tookMs: 1.5,
      provider: 'p',
      operation: 'create',
      app: 'app',
      account: 'me',
      request: {
        method: 'POST',
        target: '/second?a=1',
        headers: { host: 'h', 'x-a': 'b' },
        body: '{}',
        bodyTruncated: false,
      },
      response: { status: 200, code: 0, headers: {}, body: '{"code":0}', bodyTruncated: false },
      refused: { check: 'parameters', reason: 'why', field: 'x' },
      unread: ['colour'],
      stack: 'Error: no',
    })
    expect(journal.entry('req-000001')?.request.target).toBe('/first')
  })

  it('keeps no more calls than it may, and forgets the oldest', () => {
    const journal = createJournal({ entries: 10 })
    for (let index = 1; index <= 37; index += 1) journal.record(call({ target: `/${index}` }))
    const { total, entries } = journal.page({}, 0, 100)
    expect(total).toBe(10)
    expect(entries.map(({ request }) => request.target)).toEqual(
      Array.from({ length: 10 }, (_, index) => `/${37 - index}`),
    )
    expect(journal.entry('req-000027')).toBeUndefined()
    expect(journal.entry('req-000028')?.request.target).toBe('/28')
  })

  it('keeps no more characters than it may, in whichever part of a call they stand', () => {
    const journal = createJournal({ characters: 1000 })
    const long = 'x'.repeat(400)
    const parts = [
      { requestBody: long },
      { responseBody: long },
      { requestHeaders: ['x-long', long] },
    ]
    for (const part of parts) journal.record(call({ target: '/', ...part }))
    expect(journal.extent).toEqual({ first: 2, next: 4 })
    journal.record(call({ target: `/${long}` }))
    expect(journal.extent).toEqual({ first: 3, next: 5 })
    // The newest is there whatever it weighs.
    journal.record(call({ target: '/', requestBody: 'x'.repeat(5000) }))
    expect(journal.extent).toEqual({ first: 5, next: 6 })
  })

  it.each([
    [{ provider: 'q' }, ['/b']],
    [{ operation: 'list' }, ['/b', '/c']],
    [{ account: 'you' }, ['/c']],
    [{ app: 'other' }, ['/d']],
    [{ status: 413 }, ['/d']],
    [{ code: '40002' }, ['/c']],
    [{ code: 'WRONG' }, ['/b']],
    [{ since: Date.UTC(2026, 0, 2) }, ['/d']],
    [{ refused: true }, ['/c']],
    [{ refused: false }, ['/a', '/b', '/d']],
    [{ operation: 'list', provider: 'p' }, ['/c']],
    [{ provider: 'unknown' }, []],
    [{ before: 'req-000003' }, ['/a', '/b']],
    [{ before: 'req-000001' }, []],
    [{ before: 'req-000077' }, ['/a', '/b', '/c', '/d']],
  ])('filters by %j', (filter, targets) => {
    const journal = createJournal()
    journal.record(call({ target: '/a' }))
    journal.record(call({ target: '/b', provider: 'q', operation: 'list', code: 'WRONG' }))
    const refused = { check: 'quota', reason: 'why' }
    journal.record(call({ target: '/c', operation: 'list', account: 'you', code: 40002, refused }))
    journal.record(call({ target: '/d', app: 'other', status: 413, at: Date.UTC(2026, 0, 2) }))
    const { entries, total } = journal.page(filter, 0, 10)
    expect(entries.map(({ request }) => request.target).reverse()).toEqual(targets)
    expect(total).toBe(targets.length)
  })

  it('gives a page of what the filter leaves', () => {
    const journal = createJournal()
    for (let index = 0; index < 20; index += 1)
      journal.record(call({ target: `/${index}`, status: index % 2 === 0 ? 200 : 404 }))
    const { total, entries } = journal.page({ status: 404 }, 2, 3)
    expect(total).toBe(10)
    expect(entries.map(({ request }) => request.target)).toEqual(['/15', '/13', '/11'])
    expect(journal.page({}, 100, 10)).toEqual({ total: 20, entries: [] })
  })

  it('cuts bodies of a megabyte to size, and says so', () => {
    const journal = createJournal({ bodyLength: 1000 })
    const huge = 'ä'.repeat(1_000_000)
    journal.record(call({ requestBody: huge, responseBody: huge }))
    journal.record(call({ requestBody: 'x'.repeat(1000) }))
    const [exact, cut] = journal.page({}, 0, 10).entries
    expect(cut?.request).toMatchObject({ body: 'ä'.repeat(1000), bodyTruncated: true })
    expect(cut?.response).toMatchObject({ body: 'ä'.repeat(1000), bodyTruncated: true })
    expect(exact?.request).toMatchObject({ body: 'x'.repeat(1000), bodyTruncated: false })
  })

  it('keeps the facts of a refusal short, however long what was sent is', () => {
    const journal = createJournal()
    const long = 'x'.repeat(1_000_000)
    const deep = JSON.parse(`${'['.repeat(50_000)}1${']'.repeat(50_000)}`) as unknown
    journal.record(
      call({
        requestBody: '',
        refused: {
          check: 'parameters',
          reason: long,
          id: long,
          issues: Array.from({ length: 100_000 }, () => ({ path: [long], value: { deep, long } })),
        },
        unread: Array.from({ length: 100_000 }, () => long),
      }),
    )
    const [entry] = journal.page({}, 0, 1).entries
    expect(entry?.refused).toMatchObject({ check: 'parameters' })
    expect(JSON.stringify(entry).length).toBeLessThan(20_000)
  })

  it('never shows the credential of a call, wherever it stands', () => {
    const journal = createJournal({ secretHeaders: ['X-Pass'] })
    journal.record(
      call({
        secret,
        target: `/a/${secret}?token=1&q=${secret}`,
        requestHeaders: ['X-Pass', secret, 'X-Other', secret, 'X-More', `b ${secret}`],
        requestBody: JSON.stringify({ token: secret }),
        responseHeaders: { location: `/x?${secret}` },
        responseBody: `echo ${secret}`,
        refused: { check: 'parameters', reason: `bad ${secret}`, issues: [{ value: secret }] },
        unread: [secret],
        stack: `Error: ${secret}`,
      }),
    )
    const text = JSON.stringify(journal.page({}, 0, 1).entries)
    expect(text).not.toContain(secret)
    expect(text.split(redacted).length).toBeGreaterThan(10)
  })

  it('does not show half a credential where a body is cut', () => {
    for (let length = 0; length < 40; length += 1) {
      const journal = createJournal({ bodyLength: 20 })
      const body = `${'.'.repeat(length)}${secret}${'.'.repeat(100)}`
      journal.record(call({ secret, requestBody: body, responseBody: body }))
      const text = JSON.stringify(journal.page({}, 0, 1).entries)
      expect(text).not.toContain(secret.slice(0, 4))
    }
  })

  it('does not show elsewhere what it blots in a header', () => {
    const journal = createJournal()
    const token = 'A1b2C3d4E5f6G7h8'
    journal.record(
      call({
        requestHeaders: ['Authorization', `Bearer ${token}`, 'X-Copy', `<${token}>`],
        requestBody: `{"token":"${token}"}`,
      }),
    )
    expect(JSON.stringify(journal.page({}, 0, 1).entries)).not.toContain(token)
  })

  it('tells its listeners of each call until they stop listening', () => {
    const journal = createJournal()
    const heard: string[] = []
    const stop = journal.listen(({ target }) => heard.push(target))
    journal.record(call({ target: '/a' }))
    stop()
    stop()
    journal.record(call({ target: '/b' }))
    expect(heard).toEqual(['/a'])
  })

  it('is empty once it is cleared', () => {
    const journal = createJournal({ entries: 3 })
    for (let index = 0; index < 5; index += 1) journal.record(call())
    journal.clear()
    expect(journal.page({}, 0, 10)).toEqual({ total: 0, entries: [] })
    journal.record(call({ target: '/again' }))
    expect(journal.page({}, 0, 10).entries.map(({ request }) => request.target)).toEqual(['/again'])
  })
})
