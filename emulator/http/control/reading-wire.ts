import { z } from 'zod'
import { documented as says } from '../../../contracts/kit/evidence.ts'

export const document = z.looseObject({ openapi: z.string() }).meta(says('An OpenAPI document.'))
export const documentName = z.object({
  document: z.string().meta(says('Id of the API, with `.json` behind it.')),
})
export const page = z.string().meta(says('A page in HTML.'))
export const assetName = z.object({ name: z.string().meta(says('Name of the file.')) })
export const script = z.string().meta(says('A script for browsers.'))
