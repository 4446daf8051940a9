import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { commands } from '../emulator/cli/commands.ts'
import { run } from './emulator/cli/command.ts'

// The README's lines run literally, in order, in one shell, against the emulator started as the README says.

const root = fileURLToPath(new URL('..', import.meta.url))
const readme = await readFile(join(root, 'README.md'), 'utf8')

interface Step {
  readonly script: string
  /** What must be in its output; undefined for a line of the steering block. */
  readonly wanted?: string
}

/**
 * Shell blocks that follow a comment `<!-- story: … -->`, with what the comment says must be in their output, and the
 * lines of the one that follows `<!-- control plane -->`; from top to bottom.
 */
const steps = [
  ...readme.matchAll(/<!-- (?:story: (.+?)|control plane) -->\n```sh\n([\s\S]*?)```/g),
].flatMap(([, wanted, script = '']): Step[] =>
  wanted === undefined
    ? script.split('\n').map((line) => ({ script: line }))
    : [{ script, wanted }],
)

let server: ChildProcess
let folder: string
/** What each step prints. */
let printed: Promise<readonly string[]>

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'backlot-readme-'))
  server = spawn('npm', ['start', '--silent', '--', '--quiet'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
  })
  await new Promise<void>((resolve, reject) => {
    let heard = ''
    server.once('exit', (code) => reject(new Error(`npm start ended with ${code}: ${heard}`)))
    server.stdout?.on('data', (data: Buffer) => {
      heard += data.toString()
      if (heard.includes('listens on http://127.0.0.1:4747')) resolve()
    })
  })
  printed = runInShell(steps.map(({ script }) => script))
})

afterAll(async () => {
  const exited = new Promise((resolve) => server.once('exit', resolve))
  // npm and the emulator are one process group of this test's own.
  if (server.pid !== undefined) process.kill(-server.pid, 'SIGTERM')
  await exited
  await rm(folder, { recursive: true })
})

const marker = '---- next block ----'

/** Runs scripts in one shell and returns what each printed. */
function runInShell(scripts: readonly string[]): Promise<string[]> {
  const shell = spawn('bash', ['-s'], { cwd: folder, stdio: ['pipe', 'pipe', 'inherit'] })
  let heard = ''
  shell.stdout.on('data', (data: Buffer) => {
    heard += data.toString()
  })
  shell.stdin.end(scripts.join(`\necho; echo '${marker}'\n`))
  return new Promise((resolve) => shell.once('close', () => resolve(heard.split(marker))))
}

const program = /```ts\n([\s\S]*?)```/.exec(readme)?.[1] ?? ''

describe('the README', () => {
  test('its program runs, in process, and ends with the bytes of a video', async () => {
    const source = program
      .replace("'backlot'", JSON.stringify(join(root, 'emulator/index.ts')))
      .replace("'backlot/client'", JSON.stringify(join(root, 'client/index.ts')))
    const file = join(folder, 'program.mts')
    await writeFile(file, `${source}\nconsole.log(Buffer.from(bytes).toString('latin1', 4, 8))\n`)
    const tsx = join(root, 'node_modules/.bin/tsx')
    const command = spawn(tsx, [file], { stdio: ['ignore', 'pipe', 'inherit'] })
    let heard = ''
    command.stdout.on('data', (data: Buffer) => {
      heard += data.toString()
    })
    await new Promise((resolve) => command.once('close', resolve))
    expect(heard).toBe('ftyp\n')
  })

  test.each(
    [...readme.matchAll(/<!-- exec (\S+): (.+?) -->\n```\w+\n([\s\S]*?)```/g)].map(
      ([, language = '', wanted = '', source = '']) => ({ language, wanted, source }),
    ),
  )('its program in $language runs under exec', async ({ language, wanted, source }) => {
    const file = join(folder, `program.${language}`)
    await writeFile(file, source)
    const { stdout } = await run(['exec', '--clock', 'frozen', '--', language, file])
    expect(stdout).toContain(wanted)
  })

  test('its story of a first video goes as it says, line by line', async () => {
    const outputs = await printed
    expect(outputs).toHaveLength(steps.length)
    expect(steps.filter(({ wanted }) => wanted !== undefined).length).toBeGreaterThanOrEqual(8)
    for (const [index, { wanted = '' }] of steps.entries()) expect(outputs[index]).toContain(wanted)
    const video = await readFile(join(folder, 'video.mp4'))
    expect(video.subarray(4, 8).toString()).toBe('ftyp')
  })

  test('every line of its steering block is accepted', async () => {
    const outputs = await printed
    const lines = steps.flatMap(({ script }, index) =>
      script.startsWith('curl') && steps[index]?.wanted === undefined
        ? [{ script, output: outputs[index] ?? '' }]
        : [],
    )
    expect(lines.length).toBeGreaterThanOrEqual(9)
    for (const { script, output } of lines) {
      const body: unknown = JSON.parse(output)
      expect(body, script).not.toHaveProperty('title')
    }
  })

  test('its table of commands names the commands there are', () => {
    const named = [...readme.matchAll(/^\| `([a-z]+)[ `]/gm)].map(([, name]) => name)
    expect(named.filter((name) => name !== 'demo').sort()).toEqual(Object.keys(commands).sort())
  })

  test.each(
    [...readme.matchAll(/^(?:npx|npm run) backlot (?:-- )?([a-z]+)(.*?)(?: +#.*)?$/gm)].map(
      ([line, name = '', words = '']) => ({ line, name, words: words.split(/ +/).slice(1) }),
    ),
  )('its line `$line` is one that the command takes', async ({ name, words }) => {
    const command = await commands[name]?.load()
    expect(command?.exitOverride().parseOptions(words).unknown).toEqual([])
  })
})
