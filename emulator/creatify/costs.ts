import type { CreatifySettings } from './settings.ts'

/** What of a request decides its cost. */
export interface Priced {
  readonly video_length: number
  readonly model_version: string
}

const halfMinutes = ({ video_length }: Priced): number => Math.ceil(video_length / 30)

/** Credits a second of the models that are paid so. */
const perSecond: Readonly<Record<string, number>> = { aurora_v1: 1, aurora_v1_fast: 0.5 }

function priced(request: Priced, perHalfMinute: number): number {
  const { model_version: model, video_length: seconds } = request
  const rate = Object.hasOwn(perSecond, model) ? perSecond[model] : undefined
  return rate === undefined ? perHalfMinute * halfMinutes(request) : Math.ceil(rate * seconds)
}

/** Credits for reading a page, or for taking a product over. */
export const linkCost = 1

/** Credits for a video without previews. */
export const videoCost = (request: Priced): number => priced(request, 5)

/** Credits for a video of a preview. */
export const renderCost = (request: Priced): number => priced(request, 4)

/** Credits for so many previews. */
export const previewsCost = (
  request: Priced,
  previews: number,
  charge: CreatifySettings['quirks']['previewListCharge'],
): number => halfMinutes(request) * (charge === 'once' ? 1 : previews)
