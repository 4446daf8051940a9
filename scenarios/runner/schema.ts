import { z } from 'zod'
import { criterionSchema, namedKey, outputsSchema } from './criterion-schema.ts'
import { documentExtensions, stepExtensions } from './extension-schema.ts'
import { openToExtensions, specified } from './specified.ts'

/*
 * The shape of an Arazzo 1.0.1 document. What one place alone cannot tell (references, targets, which
 * fields exclude each other) is checked afterwards, where the whole document is known.
 */

const name = z.string().min(1)
const jsonSchema = z.record(z.string(), z.unknown())

const reusableSchema = specified({ reference: z.string(), value: z.unknown().optional() })

const parameterSchema = specified({
  name,
  in: z.enum(['path', 'query', 'header', 'cookie']).optional(),
  value: z.unknown(),
})

const target = { workflowId: name.optional(), stepId: name.optional() }
const criteria = z.array(criterionSchema).optional()

const successActionSchema = specified({ name, type: z.enum(['end', 'goto']), ...target, criteria })

const failureActionSchema = specified({
  name,
  type: z.enum(['end', 'goto', 'retry']),
  ...target,
  retryAfter: z.number().nonnegative().optional(),
  retryLimit: z.int().nonnegative().optional(),
  criteria,
})

const parameters = z.array(z.union([reusableSchema, parameterSchema])).optional()
const successActions = z.array(z.union([reusableSchema, successActionSchema])).optional()
const failureActions = z.array(z.union([reusableSchema, failureActionSchema])).optional()

const requestBodySchema = specified({
  contentType: name.optional(),
  payload: z.unknown().optional(),
  replacements: z.array(specified({ target: z.string(), value: z.unknown() })).optional(),
})

const stepSchema = specified({
  stepId: name,
  description: z.string().optional(),
  operationId: name.optional(),
  operationPath: name.optional(),
  workflowId: name.optional(),
  parameters,
  requestBody: requestBodySchema.optional(),
  successCriteria: criteria,
  onSuccess: successActions,
  onFailure: failureActions,
  outputs: outputsSchema.optional(),
  ...stepExtensions,
})

const workflowSchema = specified({
  workflowId: name,
  summary: z.string().optional(),
  description: z.string().optional(),
  inputs: jsonSchema.optional(),
  dependsOn: z.array(name).optional(),
  steps: z.array(stepSchema).min(1),
  successActions,
  failureActions,
  outputs: outputsSchema.optional(),
  parameters,
})

/** A whole Arazzo 1.0.1 document, as written. */
export const documentSchema = specified({
  arazzo: z.string().regex(/^1\.0\.\d+(?:-.+)?$/),
  info: specified({
    title: z.string(),
    summary: z.string().optional(),
    description: z.string().optional(),
    version: z.string(),
  }),
  sourceDescriptions: z
    .array(specified({ name, url: name, type: z.enum(['openapi', 'arazzo']).optional() }))
    .min(1),
  workflows: z.array(workflowSchema).min(1),
  components: specified({
    inputs: z.record(namedKey, jsonSchema).optional(),
    parameters: z.record(namedKey, parameterSchema).optional(),
    successActions: z.record(namedKey, successActionSchema).optional(),
    failureActions: z.record(namedKey, failureActionSchema).optional(),
  }).optional(),
  ...documentExtensions,
})

export type RawDocument = z.infer<typeof documentSchema>
export type RawWorkflow = z.infer<typeof workflowSchema>
export type RawStep = z.infer<typeof stepSchema>
export type RawReusable = z.infer<typeof reusableSchema>
export type RawParameter = z.infer<typeof parameterSchema>
export type RawAction = z.infer<typeof failureActionSchema>
export type RawRequestBody = z.infer<typeof requestBodySchema>

/** A JSON Schema of the same shape, by which editors complete and check scenario files. */
export function printEditorSchema(): unknown {
  return z.toJSONSchema(documentSchema, {
    io: 'input',
    override: ({ zodSchema, jsonSchema }) => openToExtensions(zodSchema, jsonSchema),
  })
}

/** Text of `scenarios/schema.json`: two spaces deep, with a newline at its end. */
export const printedEditorSchema = (): string => `${JSON.stringify(printEditorSchema(), null, 2)}\n`
