import type { Case } from '../../kit/case.ts'
import { fieldCasesOf } from '../../kit/field-cases.ts'
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

/**
 * Every field of a remix. Its footage is unknown, which is told after every field (40053): so nothing is made and
 * nothing is paid.
 */
export const everyFieldCases: readonly Case[] = fieldCasesOf(tiktok, {
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
})
