import { cpus, totalmem } from 'node:os'
import { coldStart } from './cold.ts'
import { creation } from './creation.ts'
import { judging } from './findings.ts'
import { growth } from './growth.ts'
import { heapPerTask, heapPerWorld } from './memory.ts'
import { firstPaint } from './paint.ts'
import { round, table } from './statistics.ts'
import { throughput } from './throughput.ts'

// `npm run bench` prints every figure the README gives. `npm run bench -- growth heap` runs some parts only, and
// `npm run bench -- throughput:TikTok` those rows whose names hold the word.

const wanted = process.argv.slice(2)
const isWanted = (part: string): boolean =>
  wanted.length === 0 || wanted.some((word) => word.split(':')[0] === part)
const rowsWanted = wanted.find((word) => word.startsWith('throughput:'))?.split(':')[1]
const print = (title: string, text: string): void => console.log(`\n## ${title}\n\n${text}`)

const gigabytes = Math.round(totalmem() / 2 ** 30)
console.log(`Node ${process.version}, ${cpus().length} cores, ${gigabytes} GiB`)

if (isWanted('creation')) {
  const { first, later } = await creation()
  print(
    'createBacklot() in process',
    `first ${round(first, 1)} ms, later ${round(later)} ms (target ≤ 5)`,
  )
}
if (isWanted('throughput'))
  print(
    'Requests a second beside bare hono + zod, 32 connections',
    table(['call', 'bare', 'backlot', 'ratio', 'target', 'bytes'], await throughput(rowsWanted)),
  )
if (isWanted('growth'))
  print(
    'A page of listVideos, over 32 connections and in process, beside a server with ten videos',
    table(
      [
        ...['videos stored', 'pages/s', 'with ten', 'times as dear (target ≤ 1.3)'],
        ...['in process, µs', 'with ten, µs', 'times as dear'],
      ],
      await growth(),
    ),
  )
if (isWanted('heap'))
  print('Heap for a task never listed', `${round(await heapPerTask(), 0)} bytes (target ≤ 700)`)
if (isWanted('worlds'))
  print(
    'Heap for each of a thousand worlds, journals included',
    table(['tasks in each', 'bytes a world', 'in all'], await heapPerWorld()),
  )
if (isWanted('findings'))
  print(
    'What it costs to judge every call (`findings.eager`), in process',
    table(['findings', 'µs a call', 'ratio to off'], await judging()),
  )
if (isWanted('cold'))
  print(
    'Cold start, spawn to first 200',
    table(['what starts', 'ms', 'ratio to bare hono (target ≤ 1.5)'], await coldStart()),
  )
if (isWanted('paint'))
  print(
    'First contentful paint of the console on loopback, by the browser’s own account',
    table(['what serves', 'opened', 'ms (target ≤ 200)', 'again, ms'], await firstPaint()),
  )
