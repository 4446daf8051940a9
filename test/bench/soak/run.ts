import { cpus } from 'node:os'
import { parseArgs } from 'node:util'
import { median, round, table, thousands } from '../statistics.ts'
import { gather } from './crowd.ts'
import { stopInFlight } from './last-calls.ts'
import { live } from './life.ts'
import { letIn } from './loris.ts'
import { openMailroom } from './mailroom.ts'
import { pause } from './pause.ts'
import type { Reading } from './probe.ts'
import { startServer } from './server.ts'
import { createTally } from './tally.ts'

// `npm run bench:soak` loads the built command for ten minutes (`-- --minutes 1` for less) with everything at once:
// callers of three APIs at full speed in worlds that come and go, with faults in every second of them, a crowd of
// connections, clients that send a byte a second, and SIGTERM in the midst of it. It ends with 1 where a verdict is no.

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '10' },
    crowd: { type: 'string', default: '2000' },
    worlds: { type: 'string', default: '8' },
  },
})
const [minutes, crowdSize, worlds] = [values.minutes, values.crowd, values.worlds].map(Number)
if (!(Number(minutes) > 0 && Number(crowdSize) >= 0 && Number(worlds) > 0)) {
  console.error('--minutes, --worlds and --crowd are numbers: npm run bench:soak -- --minutes 1')
  process.exit(2)
}
const total = Number(minutes) * 60_000
/** What is not yet measured: code is compiled, worlds fill, connections come. */
const warmUp = Math.min(120_000, total / 4)
const betweenReadings = Math.min(10_000, total / 20)

const limit = 1_000_000_000
const patience = { headersMs: 3_000, requestMs: 10_000 }
/** What a clock on a busy machine may add to a patience. */
const lateness = 5_000
const lorises = 100

const server = await startServer({
  patience,
  providers: {
    tiktok: {
      quotas: Object.fromEntries(
        ['createImageAnimationTask', 'listVideoTasks', 'listVideos'].map((name) => [name, limit]),
      ),
    },
    creatify: { callsPerMinute: 0, credits: { opening: limit } },
    aitoearn: { credits: { opening: 1e12 } },
  },
})
const tally = createTally()
const mailroom = await openMailroom()
let isOn = true
const ground = { url: server.url, mailroom, tally, isOn: () => isOn }
const slot = async (index: number): Promise<void> => {
  for (let life = 0; isOn; life += 1) await live(ground, `w${index}-${life}`, index % 2 === 1)
}

console.log(
  `Node ${process.version}, ${cpus().length} cores: ${minutes} minutes, ${worlds} worlds at a time, ` +
    `${crowdSize} connections, ${lorises} slow clients, seed of the server "backlot"`,
)
const readings: Reading[] = []
try {
  const crowd = await gather(server.url, Number(crowdSize), tally, () => isOn)
  const slowOnes = letIn(server.url, lorises, tally, patience.requestMs + lateness)
  const slots = Array.from({ length: Number(worlds) }, (_, index) => slot(index))
  const failed = Promise.race(slots).then(() => {
    if (isOn) throw new Error('the callers ended by themselves')
  })
  const measure = async (): Promise<void> => {
    await pause(warmUp)
    const first = await server.read(true)
    const [calls, others, began] = [tally.calls, crowd.answered, performance.now()]
    while (performance.now() - began < total - warmUp) {
      await pause(betweenReadings)
      readings.push(await server.read())
      const { heap, rss, delay, cpu } = readings.at(-1) as Reading
      const served = tally.calls - calls + crowd.answered - others
      const rate = ((tally.calls - calls) / (performance.now() - began)) * 1000
      console.log(
        `${round((performance.now() - began) / 1000, 0).padStart(4)} s: ${thousands(rate)} calls/s, ` +
          `${tally.lives} worlds ended, heap ${megabytes(heap)} MB, RSS ${megabytes(rss)} MB, ` +
          `${round((cpu - first.cpu) / served)} ms CPU a call, ` +
          `loop p50 ${round(delay.p50)} p99 ${round(delay.p99)} max ${round(delay.max, 0)} ms`,
      )
    }
    rateMeasured = ((tally.calls - calls) / (performance.now() - began)) * 1000
  }
  let rateMeasured = 0
  await Promise.race([measure(), failed])
  const delays = crowd.delays()
  const [cutOff, borne, answered] = [slowOnes.cutOff, slowOnes.longest, crowd.answered]
  isOn = false // what fails from now on fails because the server stops
  const { sent, answered: whole, saved, jobs, lost, ended } = await stopInFlight(server, mailroom)
  crowd.leave()
  slowOnes.leave()
  await Promise.allSettled(slots)

  const third = Math.max(1, Math.floor(readings.length / 3))
  const heaps = readings.map(({ heap }) => heap)
  const growth = median(heaps.slice(-third)) / median(heaps.slice(0, third)) - 1
  const p99 = readings.at(-1)?.delay.p99 ?? Number.NaN
  const unanswered = ended.lastWords.unanswered.length
  const verdicts: readonly [what: string, figure: string, target: string, holds: boolean][] = [
    [
      'calls answered',
      `${thousands(tally.calls)}, ${thousands(rateMeasured)}/s`,
      '> 0',
      tally.calls > 0,
    ],
    none('HTTP 5xx that no fault asked for', 'unasked5xx'),
    none('wrong answers in worlds without faults', 'wrong'),
    [
      'heap, last third beside first third after warm-up',
      `${megabytes(median(heaps.slice(0, third)))} → ${megabytes(median(heaps.slice(-third)))} MB, ${percent(growth)}`,
      '≤ +10 %',
      growth <= 0.1,
    ],
    none(`events lost or out of order, of ${thousands(tally.events)}`, 'disorder'),
    none(`webhooks lost or repeated, of ${thousands(tally.webhooks)}`, 'webhooks'),
    ['event-loop delay, p99', `${round(p99)} ms`, '< 50 ms', p99 < 50],
    none(
      `failures of ${thousands(Number(crowdSize))} connections, ${thousands(answered)} calls, ` +
        `p50 ${round(delays.p50, 0)} ms, p99 ${round(delays.p99, 0)} ms`,
      'crowd',
    ),
    [
      `slow clients cut off: ${thousands(cutOff)}; borne longest`,
      `${round(borne / 1000, 1)} s`,
      `≤ ${(patience.requestMs + lateness) / 1000} s`,
      cutOff > 0 && borne <= patience.requestMs + lateness,
    ],
    [
      'SIGTERM: calls in flight that were answered',
      `${whole} of ${sent}`,
      `${sent}`,
      whole === sent,
    ],
    ['SIGTERM: calls never answered', `${unanswered}`, '0', unanswered === 0],
    [
      'SIGTERM: their tasks in the snapshot',
      `${saved}, ${megabytes(ended.snapshot.length)} MB`,
      `${sent}`,
      saved === sent,
    ],
    [
      `SIGTERM: webhooks of ${thousands(jobs)} jobs neither taken nor in the snapshot`,
      `${lost.length}`,
      '0',
      lost.length === 0,
    ],
    [
      'SIGTERM: exit',
      `${ended.code ?? ended.signal} after ${round(ended.tookMs / 1000, 1)} s`,
      '0',
      ended.code === 0,
    ],
  ]
  function none(what: string, about: Parameters<typeof tally.countOf>[0]) {
    const count = tally.countOf(about)
    return [what, `${count}`, '0', count === 0] as [string, string, string, boolean]
  }
  console.log(
    `\n${table(
      ['what', 'figure', 'target', 'verdict'],
      verdicts.map(([what, figure, target, holds]) => [
        what,
        figure,
        target,
        holds ? 'holds' : 'NO',
      ]),
    )}\n`,
  )
  for (const one of lost.slice(0, 5)) console.log(`- lost: ${one}`)
  for (const path of ended.lastWords.unanswered) console.log(`- never answered: ${path}`)
  for (const example of tally.examples) console.log(`- ${example}`)
  process.exitCode = verdicts.every(([, , , holds]) => holds) ? 0 : 1
} finally {
  await Promise.all([server.remove(), mailroom.close()])
}

function megabytes(bytes: number): string {
  return round(bytes / 2 ** 20, 0)
}
function percent(share: number): string {
  return `${share < 0 ? '' : '+'}${round(share * 100, 1)} %`
}
