import { type Case, caseOf } from '../../kit/case.ts'
import * as wire from '../wire.ts'
import { upload } from './making.ts'
import { paceOf } from './pace.ts'
import { granted, refused, refusedField, refusedMissing } from './replies.ts'
import {
  absent,
  avatarBody,
  footageBody,
  pictureUrl,
  unknownVideoId,
  withField,
} from './requests.ts'

const operation = 'createVideoTask'
const count = 'product_video_info.video_generation_count'

/** What a remix refuses beside bad fields: footage, pictures and avatars that it cannot have. */
export const createVideoTaskRefusalCases: readonly Case[] = [
  caseOf(
    {
      id: 'createVideoTask/unknown-footage',
      title:
        'Footage that nobody uploaded is refused with 40053, by its id, also among good footage.',
      evidence: 'assumed',
      cost: 'cheap',
    },
    async (bench) => {
      const good = await upload(bench)
      const pace = paceOf(bench, operation)
      const named = new RegExp(unknownVideoId)
      for (const type of ['STOCK_VIDEO', 'VOICEOVER'] as const)
        for (const ids of [[unknownVideoId], [good, unknownVideoId]])
          refused(await pace.call({ body: footageBody(type, ids) }), 40053, named)
      refused(await pace.call({ body: footageBody('VOICEOVER', ['kettle']) }), 40053, /kettle/)
    },
  ),
  caseOf(
    {
      id: 'createVideoTask/foreign-footage',
      title: 'Footage of another account is refused with 40053, and granted to that account.',
      evidence: 'assumed',
      cost: 'paid',
      rule: 'accountsAreApart',
    },
    async (bench) => {
      const other = bench.as('otherAccount')
      const foreign = await upload(other)
      const body = footageBody('VOICEOVER', [foreign])
      refused(await bench.call(operation, { body }), 40053, new RegExp(foreign))
      granted(await other.call(operation, { body }), wire.createdTasks)
    },
  ),
  caseOf(
    {
      id: 'createVideoTask/needs',
      title: 'STOCK_VIDEO and VOICEOVER need footage, AVATAR_PRODUCT needs pictures.',
      evidence: 'documented',
      cost: 'free',
    },
    async (bench) => {
      const footage = 'product_video_info.input_video_list'
      const pictures = 'product_video_info.input_image_list'
      for (const type of ['STOCK_VIDEO', 'VOICEOVER'] as const) {
        const body = withField(footageBody(type, [unknownVideoId]), footage, absent)
        refusedMissing(await bench.call(operation, { body }), `${footage}.video_id_list`)
      }
      const body = withField(avatarBody(pictureUrl(bench)), pictures, absent)
      refusedMissing(await bench.call(operation, { body }), `${pictures}.image_url_list`)
    },
  ),
  caseOf(
    {
      id: 'createVideoTask/order-parameters-footage',
      title: 'Every bad parameter is told before unknown footage.',
      evidence: 'assumed',
      cost: 'free',
      rule: 'parametersBeforeIds',
    },
    async (bench) => {
      const body = footageBody('VOICEOVER', [unknownVideoId])
      refusedField(await bench.call(operation, { body: withField(body, count, 6) }), count)
      refused(await bench.call(operation, { body }), 40053)
      const avatar = withField(
        withField(avatarBody(pictureUrl(bench)), 'product_video_info.input_video_list', {
          video_id_list: [unknownVideoId],
        }),
        'product_video_info.avatar_info',
        { avatar_id: '1' },
      )
      const path = 'product_video_info.avatar_info.avatar_id'
      refusedField(await bench.call(operation, { body: avatar }), path)
    },
  ),
  caseOf(
    {
      id: 'createVideoTask/avatar-allowlist',
      title: 'An app without Digital Avatar gets 40118 for AVATAR_PRODUCT alone.',
      evidence: 'assumed',
      cost: 'free',
    },
    async (bench) => {
      await bench.grant({ avatar: false })
      refused(await bench.call(operation, { body: avatarBody(pictureUrl(bench)) }), 40118, /./)
      const body = footageBody('VOICEOVER', [unknownVideoId])
      refused(await bench.call(operation, { body }), 40053)
    },
  ),
]
