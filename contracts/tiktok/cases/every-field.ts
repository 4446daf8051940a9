import type { Exchange } from '../../kit/bench.ts'
import type { Case } from '../../kit/case.ts'
import { type FieldTrial, fieldCasesOf } from '../../kit/field-cases.ts'
import { randomCasesOf } from '../../random-cases.ts'
import { tiktok } from '../contract.ts'
import { paceOf } from './pace.ts'
import { codeOf } from './replies.ts'
import { footageBody, unknownVideoId, withField } from './requests.ts'

const operation = 'createVideoTask'
const info = 'product_video_info'
const picture = 'https://media.example.com/kettle/front.jpg'

/** A remix of footage that nobody uploaded, with everything in it that is to be looked into. */
const base = [
  [`${info}.input_image_list`, { image_url_list: [picture, picture, picture] }],
  [`${info}.avatar_info`, { avatar_id: '1' }],
  [`${info}.product_info_list.0.price`, 19.99],
] as const

/** A remix of unknown footage, which is told after every field (40053): so nothing is made and nothing is paid. */
const trial: FieldTrial = {
  operation,
  cost: 'free',
  base: base.reduce(
    (body, [path, value]) => withField(body, path, value),
    footageBody('VOICEOVER', [unknownVideoId]),
  ),
  // Other kinds of remix need other things beside.
  except: ['aigc_video_type'],
  ask(bench) {
    const pace = paceOf(bench, operation)
    return (body) => pace.call({ body })
  },
  isTaken(exchange) {
    const code = codeOf(exchange)
    return code === 40053 ? true : code === 40002 ? false : undefined
  },
  pin(body) {
    const voiceover = withField(Object(body), 'aigc_video_type', 'VOICEOVER')
    return withField(voiceover, `${info}.input_video_list`, { video_id_list: [unknownVideoId] })
  },
}

const takes = (exchange: Exchange): boolean | undefined => {
  const code = codeOf(exchange)
  return code === 0 ? true : code === 40002 ? false : undefined
}

/** What costs little or nothing is tried as it is. */
const others: readonly FieldTrial[] = [
  {
    operation: 'uploadVideo',
    cost: 'cheap',
    base: {},
    ask: (bench) => {
      const pace = paceOf(bench, 'uploadVideo')
      return (body) => pace.call({ body })
    },
    // Whether the URL leads anywhere is told once the body is taken.
    isTaken: (exchange) => takes(exchange) ?? codeOf(exchange) === 40903,
  },
  {
    operation: 'createImageAnimationTask',
    cost: 'paid',
    base: {},
    ask: (bench) => {
      const pace = paceOf(bench, 'createImageAnimationTask')
      return (body) => pace.call({ body })
    },
    isTaken: takes,
  },
]

/** Every field of a remix, and random bodies of every operation with one. */
export const everyFieldCases: readonly Case[] = [
  ...fieldCasesOf(tiktok, trial),
  ...[trial, ...others].flatMap((one) => randomCasesOf(tiktok, one)),
]
