import type { Case } from '../../kit/case.ts'
import { type FieldTrial, fieldCasesOf } from '../../kit/field-cases.ts'
import { randomCasesOf } from '../../random-cases.ts'
import { aitoearn } from '../contract.ts'
import { tooDear } from './making.ts'
import { codeOf } from './replies.ts'

const url = 'https://media.example.com/kettle'

/** A task that nobody can pay for, which is told after every field (12001): so nothing is made. */
const trial: FieldTrial = {
  operation: 'createVideoTask',
  cost: 'free',
  base: {
    ...tooDear,
    images: [url],
    videos: [url],
    audios: [url],
    tools: [{ type: 'web_search' }],
    metadata: {},
  },
  // A length that can be paid for would make a video.
  except: ['duration'],
  ask: (bench) => (body) => bench.call('createVideoTask', { body }),
  isTaken(exchange) {
    const code = codeOf(exchange)
    // Group, model and mode are looked for once the body is taken.
    if (code === 10002) return false
    return code === 12001 || code === 12801 || code === 12300 || code === 12310 || undefined
  },
  pin: (body) => ({ ...Object(body), duration: tooDear.duration }),
}

/** Every field of a task, and random bodies. */
export const everyFieldCases: readonly Case[] = [
  ...fieldCasesOf(aitoearn, trial),
  ...randomCasesOf(aitoearn, trial),
]
