import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

// The README's lines run literally, in order, in one shell, against the emulator started as the README says.

const root = fileURLToPath(new URL('..', import.meta.url))
const readme = await readFile(join(root, 'README.md'), 'utf8')

/** Shell blocks that follow a comment `<!-- story: … -->`, with what the comment says must be in their output. */
const story = [...readme.matchAll(/<!-- story: (.+?) -->\n```sh\n([\s\S]*?)```/g)].map(
  ([, wanted = '', script = '']) => ({ wanted, script }),
)
const control = /<!-- control plane -->\n```sh\n([\s\S]*?)```/.exec(readme)?.[1] ?? ''

let server: ChildProcess
let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'backlot-readme-'))
  server = spawn('npm', ['start', '--silent', '--', '--quiet'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
  })
  await new Promise<void>((resolve, reject) => {
    let printed = ''
    server.once('exit', (code) => reject(new Error(`npm start ended with ${code}: ${printed}`)))
    server.stdout?.on('data', (data: Buffer) => {
      printed += data.toString()
      if (printed.includes('listens on http://127.0.0.1:4747')) resolve()
    })
  })
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
function run(scripts: readonly string[]): Promise<string[]> {
  const shell = spawn('bash', ['-s'], { cwd: folder, stdio: ['pipe', 'pipe', 'inherit'] })
  let printed = ''
  shell.stdout.on('data', (data: Buffer) => {
    printed += data.toString()
  })
  shell.stdin.end(scripts.join(`\necho; echo '${marker}'\n`))
  return new Promise((resolve) => shell.once('close', () => resolve(printed.split(marker))))
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
    let printed = ''
    command.stdout.on('data', (data: Buffer) => {
      printed += data.toString()
    })
    await new Promise((resolve) => command.once('close', resolve))
    expect(printed).toBe('ftyp\n')
  })

  test.each(
    [...readme.matchAll(/<!-- exec (\S+): (.+?) -->\n```\w+\n([\s\S]*?)```/g)].map(
      ([, language = '', wanted = '', source = '']) => ({ language, wanted, source }),
    ),
  )('its program in $language runs under exec', async ({ language, wanted, source }) => {
    const file = join(folder, `program.${language}`)
    await writeFile(file, source)
    const main = join(root, 'emulator/cli/main.ts')
    const exec = ['exec', '--clock', 'frozen', '--', language, file]
    const { stdout } = await promisify(execFile)(join(root, 'node_modules/.bin/tsx'), [
      main,
      ...exec,
    ])
    expect(stdout).toContain(wanted)
  })

  test('its story of a first video goes as it says, line by line', async () => {
    expect(story.length).toBeGreaterThanOrEqual(8)
    const outputs = await run(story.map(({ script }) => script))
    expect(outputs).toHaveLength(story.length)
    for (const [index, { wanted }] of story.entries()) expect(outputs[index]).toContain(wanted)
    const video = await readFile(join(folder, 'video.mp4'))
    expect(video.subarray(4, 8).toString()).toBe('ftyp')
  })

  test('every line of its steering block is accepted', async () => {
    const lines = control.split('\n').filter((line) => line.startsWith('curl'))
    expect(lines.length).toBeGreaterThanOrEqual(9)
    const [base = ''] = control.split('\n')
    const [, ...outputs] = await run([base, ...lines])
    for (const [index, output] of outputs.entries()) {
      const body: unknown = JSON.parse(output)
      expect(body, lines[index]).not.toHaveProperty('title')
    }
  })

  test('its table of commands names the commands there are', async () => {
    const help = await new Promise<string>((resolve) => {
      const command = spawn('npm', ['run', '--silent', 'backlot', '--', '--help'], { cwd: root })
      let printed = ''
      command.stdout.on('data', (data: Buffer) => {
        printed += data.toString()
      })
      command.once('close', () => resolve(printed))
    })
    const named = [...readme.matchAll(/^\| `([a-z]+)[ `]/gm)].map(([, name]) => name)
    const there = [...help.matchAll(/^ {2}([a-z]+) .*$/gm)].map(([, name]) => name)
    expect(named.filter((name) => name !== 'demo').sort()).toEqual(
      there.filter((name) => name !== 'help').sort(),
    )
  })
})
