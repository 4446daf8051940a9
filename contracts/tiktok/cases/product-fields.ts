import type { FieldRule } from './fields.ts'
import { absent } from './requests.ts'

const product = 'product_video_info.product_info_list.0'
const long = (length: number): string => 'x'.repeat(length)
const many = <T>(count: number, item: T): T[] => Array.from({ length: count }, () => item)

/** Fields of the product that a remix is about. */
export const productFields: readonly FieldRule[] = [
  {
    id: 'source-language',
    title: 'The language of the texts is required and one of five.',
    evidence: 'documented',
    path: `${product}.source_language`,
    accepts: ['en', 'fr', 'de', 'id', 'es'],
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
    title: 'A price below zero or with more than two decimals is refused, however large or small.',
    evidence: 'assumed',
    path: `${product}.price`,
    accepts: [0, 0.01, 400000.12, 123456789.12, 1234567890123.45],
    refuses: [-0.01, -1, 19.999, 0.001, 400000.123, 123456789.123, 1.000000001, 1.1e-9],
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
  {
    id: 'nul',
    title: 'A text with a NUL character is refused.',
    evidence: 'assumed',
    path: `${product}.title`,
    refuses: ['\u0000', 'kettle\u0000', 'ket\u0000tle'],
  },
]

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
