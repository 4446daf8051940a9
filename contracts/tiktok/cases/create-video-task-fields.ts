import type { Exchange } from '../../kit/bench.ts'
import type { Case } from '../../kit/case.ts'
import { expectSame } from '../../kit/expect.ts'
import { shown } from '../../kit/judge.ts'
import { fieldCases } from './fields.ts'
import { productFields } from './product-fields.ts'
import { avatarFields, footageFields } from './remix-fields.ts'
import { codeOf } from './replies.ts'
import {
  absent,
  avatarBody,
  footageBody,
  pictureUrl,
  unknownVideoId,
  withField,
} from './requests.ts'

/**
 * Fields of a remix. A value is accepted when the call gets as far as the footage, which is unknown: so
 * nothing is made and nothing is paid.
 */
export const createVideoTaskFieldCases: readonly Case[] = [
  ...fieldCases(
    'createVideoTask',
    [...footageFields, ...productFields],
    () => footageBody('VOICEOVER', [unknownVideoId]),
    acceptedButForFootage,
  ),
  ...fieldCases(
    'createVideoTask',
    avatarFields,
    (bench) =>
      withField(avatarBody(pictureUrl(bench)), 'product_video_info.input_video_list', {
        video_id_list: [unknownVideoId],
      }),
    acceptedButForFootage,
  ),
]

function acceptedButForFootage(exchange: Exchange, value: unknown): void {
  const seen = value === absent ? 'no value' : shown(value)
  expectSame(codeOf(exchange), 40053, `code (40053 would mean that ${seen} was accepted)`)
}
