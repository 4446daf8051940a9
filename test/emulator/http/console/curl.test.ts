import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import { curlLine } from '../../../../emulator/http/console/curl.ts'

/** The words that a shell makes of a line, without its first. */
async function wordsOf(line: string): Promise<string[]> {
  const script = `curl() { for word in "$@"; do printf '%s\\0' "$word"; done; }\n${line}`
  const { stdout } = await promisify(execFile)('sh', ['-c', script])
  return stdout.split('\0').slice(0, -1)
}

const url = 'http://127.0.0.1:4747/a/?ids=["1"]&x={1}'

describe('a curl line', () => {
  it('says to a shell what was sent, whatever stands in it', async () => {
    const body = `it's $HOME \`id\` "quoted" \\ @file\n\u202e!`
    const headers = { 'X-Odd': `'; rm -rf / #` }
    expect(await wordsOf(curlLine({ method: 'POST', url, headers, body }))).toEqual([
      ...['--globoff', url, '-H', `X-Odd: '; rm -rf / #`, '--data-raw', body],
    ])
  })

  it('names a method only where curl would take another', () => {
    const line = (method: string, body?: string) =>
      curlLine({ method, url: 'http://a.test/b', headers: {}, ...(body && { body }) })
    expect([line('GET'), line('POST', '1'), line('POST'), line('PUT', '1'), line('HEAD')]).toEqual([
      'curl http://a.test/b',
      'curl http://a.test/b \\\n  --data-raw 1',
      'curl -X POST http://a.test/b',
      'curl -X PUT http://a.test/b \\\n  --data-raw 1',
      'curl --head http://a.test/b',
    ])
  })
})
