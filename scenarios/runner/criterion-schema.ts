import { z } from 'zod'
import { specified } from './specified.ts'

export const criterionSchema = specified({
  condition: z.string().min(1),
  context: z.string().optional(),
  type: z
    .union([
      z.enum(['simple', 'regex', 'jsonpath', 'xpath']),
      specified({ type: z.enum(['jsonpath', 'xpath']), version: z.string() }),
    ])
    .optional(),
})

export type RawCriterion = z.infer<typeof criterionSchema>

/** A key of a map that the specification wants to be a name. */
export const namedKey = z.string().regex(/^[a-zA-Z0-9._-]+$/)

export const outputsSchema = z.record(namedKey, z.string())
