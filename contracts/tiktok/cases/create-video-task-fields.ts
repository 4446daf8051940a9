import type { Exchange } from '../../kit/bench.ts'
import type { Case } from '../../kit/case.ts'
import { expectSame } from '../../kit/expect.ts'
import { shown } from '../../kit/judge.ts'
import { type FieldRule, fieldCases } from './fields.ts'
import { codeOf } from './replies.ts'
import {
  absent,
  avatarBody,
  footageBody,
  pictureUrl,
  unknownVideoId,
  withField,
} from './requests.ts'

const info = 'product_video_info'
const product = `${info}.product_info_list.0`
const long = (length: number): string => 'x'.repeat(length)
const many = <T>(count: number, item: T): T[] => Array.from({ length: count }, () => item)
const languages = ['en', 'fr', 'de', 'id', 'es']
const picture = 'https://media.example.com/kettle/front.jpg'

/**
 * Fields of a remix. A value is accepted when the call gets as far as the footage, which is unknown: so
 * nothing is made and nothing is paid.
 */
export const createVideoTaskFieldCases: readonly Case[] = [
  ...fieldCases(
    'createVideoTask',
    remixRules(),
    () => footageBody('VOICEOVER', [unknownVideoId]),
    acceptedButForFootage,
  ),
  ...fieldCases(
    'createVideoTask',
    avatarRules(),
    (bench) =>
      withField(avatarBody(pictureUrl(bench)), `${info}.input_video_list`, {
        video_id_list: [unknownVideoId],
      }),
    acceptedButForFootage,
  ),
]

function acceptedButForFootage(exchange: Exchange, value: unknown): void {
  const seen = value === absent ? 'no value' : shown(value)
  expectSame(codeOf(exchange), 40053, `code (40053 would mean that ${seen} was accepted)`)
}

function text(name: string, max: number): FieldRule {
  return {
    id: name.replaceAll('_', '-'),
    title: `\`${name}\` is a required text of up to ${max} characters.`,
    evidence: 'documented',
    path: `${product}.${name}`,
    accepts: [long(1), long(max - 1), long(max)],
    refuses: [long(max + 1), null, 5, [], {}],
    required: true,
  }
}

function pictures(id: string, title: string): FieldRule {
  return {
    id,
    title,
    evidence: 'documented',
    path: `${info}.input_image_list.image_url_list`,
    accepts: [many(3, picture), many(4, picture), many(29, picture), many(30, picture)],
    refuses: [many(2, picture), many(31, picture), [], null, picture],
  }
}

function remixRules(): FieldRule[] {
  return [
    {
      id: 'type',
      title: 'The kind is required and one of three.',
      evidence: 'documented',
      path: 'aigc_video_type',
      accepts: ['STOCK_VIDEO', 'VOICEOVER'],
      refuses: ['IMAGE_ANIMATION', 'TRYON', 'voiceover', '', null, 1],
      required: true,
    },
    {
      id: 'info',
      title: 'What to make it from is required and an object.',
      evidence: 'documented',
      path: info,
      refuses: [null, [], 'kettle', 1],
      required: true,
    },
    {
      id: 'count',
      title: 'One to five videos may be asked for, in whole numbers.',
      evidence: 'documented',
      path: `${info}.video_generation_count`,
      accepts: [absent, 1, 2, 4, 5],
      refuses: [0, -1, 6, 1.5, '1', null, true],
    },
    {
      id: 'target-language',
      title: 'The language of the video is one of five, or left out.',
      evidence: 'documented',
      path: `${info}.target_language`,
      accepts: [absent, ...languages],
      refuses: ['pt', 'EN', '', null, 1],
    },
    {
      id: 'products',
      title: 'Exactly one product is required.',
      evidence: 'documented',
      path: `${info}.product_info_list`,
      refuses: [many(2, productOf()), null, {}, 'kettle'],
      required: true,
    },
    {
      id: 'products-empty',
      title: 'An empty list of products is refused.',
      evidence: 'assumed',
      path: `${info}.product_info_list`,
      accepts: [[productOf()]],
      refuses: [[]],
    },
    {
      id: 'source-language',
      title: 'The language of the texts is required and one of five.',
      evidence: 'documented',
      path: `${product}.source_language`,
      accepts: languages,
      refuses: ['pt', 'EN', '', null],
      required: true,
    },
    text('product_name', 500),
    text('title', 500),
    text('description', 300),
    {
      id: 'selling-points',
      title: 'Up to ten selling points are required.',
      evidence: 'documented',
      path: `${product}.selling_points`,
      accepts: [['Slow'], many(9, 'Slow'), many(10, 'Slow')],
      refuses: [many(11, 'Slow'), null, 'Slow', {}],
      required: true,
    },
    {
      id: 'selling-points-long',
      title: 'Ten words a selling point are advice, not a limit.',
      evidence: 'documented',
      path: `${product}.selling_points`,
      accepts: [[many(11, 'slow').join(' ')]],
    },
    {
      id: 'selling-points-items',
      title: 'A selling point is a text.',
      evidence: 'documented',
      path: `${product}.selling_points.0`,
      accepts: ['Slow'],
      refuses: [null, 5, []],
    },
    {
      id: 'brand',
      title: 'The brand is optional and up to a hundred characters long.',
      evidence: 'documented',
      path: `${product}.brand`,
      accepts: [absent, long(99), long(100)],
      refuses: [long(101), 5],
    },
    {
      id: 'price',
      title: 'The price is an optional number with two decimals at most.',
      evidence: 'documented',
      path: `${product}.price`,
      accepts: [absent, 1, 19.9, 19.99, 0.07, 1.1, 123456.78],
      refuses: ['19.99', true],
    },
    {
      id: 'price-limits',
      title: 'A price below zero or with three decimals is refused.',
      evidence: 'assumed',
      path: `${product}.price`,
      accepts: [0, 0.01],
      refuses: [-0.01, -1, 19.999, 0.001],
    },
    {
      id: 'currency',
      title: 'The currency is optional and an assigned ISO 4217 code.',
      evidence: 'documented',
      path: `${product}.currency`,
      accepts: [absent, 'EUR', 'USD', 'IDR', 'ZWG'],
      refuses: ['EURO', 'eur', 'ABC', 'ZWL', '', 978],
    },
    {
      id: 'nulls',
      title: 'Null is no way to leave a field out.',
      evidence: 'assumed',
      path: `${product}.brand`,
      refuses: [null],
    },
    pictures('pictures-optional', 'Three to thirty pictures may be given beside footage.'),
    {
      id: 'pictures-required',
      title: 'The list of pictures is required once there is an object for it.',
      evidence: 'assumed',
      path: `${info}.input_image_list`,
      accepts: [absent],
      refuses: [{}],
      at: `${info}.input_image_list.image_url_list`,
    },
    {
      id: 'footage',
      title: 'One to twenty videos may be given, the same one twice.',
      evidence: 'documented',
      path: `${info}.input_video_list.video_id_list`,
      accepts: [many(1, unknownVideoId), many(19, unknownVideoId), many(20, unknownVideoId)],
      refuses: [[], many(21, unknownVideoId), null, unknownVideoId],
      required: true,
    },
    {
      id: 'footage-required',
      title: 'VOICEOVER needs footage.',
      evidence: 'documented',
      path: `${info}.input_video_list`,
      refuses: [absent],
      at: `${info}.input_video_list.video_id_list`,
    },
    {
      id: 'avatar-ignored',
      title: 'Where no avatar takes part, `avatar_info` is ignored.',
      evidence: 'documented',
      path: `${info}.avatar_info`,
      accepts: [{}, { avatar_id: '1' }],
    },
    {
      id: 'nul',
      title: 'A text with a NUL character is refused.',
      evidence: 'assumed',
      path: `${product}.title`,
      refuses: ['\u0000', 'kettle\u0000', 'ket\u0000tle'],
    },
    {
      id: 'unknown-fields',
      title: 'Fields that the API does not know are ignored.',
      evidence: 'assumed',
      path: `${info}.voice_id`,
      accepts: ['v1', null, 1],
    },
  ]
}

function avatarRules(): FieldRule[] {
  return [
    pictures('avatar-pictures', 'AVATAR_PRODUCT takes three to thirty pictures.'),
    {
      id: 'avatar-pictures-required',
      title: 'AVATAR_PRODUCT needs pictures.',
      evidence: 'documented',
      path: `${info}.input_image_list`,
      refuses: [absent, {}],
      at: `${info}.input_image_list.image_url_list`,
    },
    {
      id: 'avatar-pictures-unusable',
      title: 'A picture URL that cannot be used is dropped, not refused.',
      evidence: 'documented',
      path: `${info}.input_image_list.image_url_list.1`,
      accepts: ['kettle', '', 'https://media.example.com/kettle.txt'],
      refuses: [null, 5],
    },
    {
      id: 'avatar-optional',
      title: 'The avatar may be left to the service.',
      evidence: 'documented',
      path: `${info}.avatar_info`,
      accepts: [absent],
    },
    {
      id: 'avatar-required',
      title: '`avatar_info` without an avatar is refused.',
      evidence: 'assumed',
      path: `${info}.avatar_info`,
      refuses: [{}],
      at: `${info}.avatar_info.avatar_id`,
    },
    {
      id: 'avatar-unknown',
      title: 'An avatar that is not listed is refused.',
      evidence: 'assumed',
      path: `${info}.avatar_info.avatar_id`,
      refuses: ['7000000000000000000', 'kettle', '', 7, null],
    },
  ]
}

function productOf(): object {
  return {
    source_language: 'en',
    product_name: 'Kettle',
    title: 'Kettle',
    description: 'A kettle.',
    selling_points: ['Slow'],
  }
}
