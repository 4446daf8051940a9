import type { FieldRule } from './fields.ts'
import { absent, unknownVideoId } from './requests.ts'

const info = 'product_video_info'
const many = <T>(count: number, item: T): T[] => Array.from({ length: count }, () => item)
const languages = ['en', 'fr', 'de', 'id', 'es']
const picture = 'https://media.example.com/kettle/front.jpg'

/** Fields of a remix of footage, but for those of its product. */
export const footageFields: readonly FieldRule[] = [
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
    id: 'unknown-fields',
    title: 'Fields that the API does not know are ignored.',
    evidence: 'assumed',
    path: `${info}.voice_id`,
    accepts: ['v1', null, 1],
    rule: 'unknownFieldsAreIgnored',
  },
]

/** Fields of a video with an avatar. */
export const avatarFields: readonly FieldRule[] = [
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
    rule: 'unusablePicturesAreDropped',
  },
  {
    id: 'avatar-footage',
    title: 'Footage beside pictures may be left out, but is not null.',
    evidence: 'assumed',
    path: `${info}.input_video_list`,
    refuses: [null, [], 'kettle'],
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

function productOf(): object {
  return {
    source_language: 'en',
    product_name: 'Kettle',
    title: 'Kettle',
    description: 'A kettle.',
    selling_points: ['Slow'],
  }
}
