import { z } from 'zod'
import { evidenceMarks, documented as says } from '../../../contracts/kit/evidence.ts'

export const document = z.looseObject({ openapi: z.string() }).meta(says('An OpenAPI document.'))
export const documentName = z.object({
  document: z.string().meta(says('Id of the API, with `.json` behind it.')),
})
export const page = z.string().meta(says('A page in HTML.'))
export const assetName = z.object({ name: z.string().meta(says('Name of the file.')) })
export const script = z.string().meta(says('A script for browsers.'))

// Coverage

export const coverageQuery = z.object({
  provider: z.string().optional().meta(says('Only this API.')),
})
const covered = {
  evidence: z.enum(evidenceMarks).meta(says('How it is known.')),
  source: z.string().meta(says('Where it is known from.')),
  cases: z.array(z.string()).meta(says('Ids of the contract cases that hold it.')),
  live: z.iso
    .date()
    .nullable()
    .meta(says('The last day on which one of them matched the real API; null for never.')),
}
const coveredField = z
  .object({
    place: z.string().meta(says('`params`, `query`, `body`, or `reply` and a status.')),
    path: z.string().meta(says('Dots, and `[]` for every item of a list.')),
    ...covered,
  })
  .meta(says('A field of a request or a reply.', { id: 'CoveredField' }))
const coveredRefusal = z
  .object({ code: z.union([z.string(), z.number()]), when: z.string(), ...covered })
  .meta(says('A way in which an operation says no.', { id: 'CoveredRefusal' }))
const coveredOperation = z
  .object({
    id: z.string(),
    method: z.string(),
    path: z.string(),
    ...covered,
    fields: z.array(coveredField),
    refusals: z.array(coveredRefusal),
  })
  .meta(says('An operation, and all that is said of it.', { id: 'CoveredOperation' }))
const coveredWebhook = z
  .object({ id: z.string(), ...covered, fields: z.array(coveredField) })
  .meta(says('A webhook, and all that is said of it.', { id: 'CoveredWebhook' }))
const coveredRule = z
  .object({ id: z.string(), statement: z.string(), ...covered })
  .meta(says('A fact about behaviour.', { id: 'CoveredRule' }))
export const coverage = z
  .object({
    providers: z.array(
      z
        .object({
          provider: z.string(),
          title: z.string(),
          cases: z.int().meta(says('How many contract cases there are.')),
          operations: z.array(coveredOperation),
          webhooks: z.array(coveredWebhook),
          rules: z.array(coveredRule),
        })
        .meta(says('What is known of an API.', { id: 'ProviderCoverage' })),
    ),
  })
  .meta(says('What is known, and what holds it.', { id: 'Coverage' }))
