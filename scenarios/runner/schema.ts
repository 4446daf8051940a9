import { z } from 'zod'

/*
 * The shape of an Arazzo 1.0.1 document. What one place alone cannot tell (references, targets, which
 * fields exclude each other) is checked afterwards, where the whole document is known.
 */

/** Says of an issue that it is an unknown key, and which keys would be known. */
export type UnknownKey = { readonly unknownKey: string; readonly known: readonly string[] }

/** An object of the specification: its own fields, `x-` extensions, and nothing else. */
function specified<Shape extends z.ZodRawShape>(shape: Shape) {
  const known = Object.keys(shape)
  return z
    .looseObject(shape)
    .superRefine(
      function refuseUnknownKeys(value, context) {
        for (const key of isObject(value) ? Object.keys(value) : []) {
          if (known.includes(key) || key.startsWith('x-')) continue
          const params: UnknownKey = { unknownKey: key, known }
          context.addIssue({ code: 'custom', path: [key], params })
        }
      },
      // Also when something else is wrong, so that one reading finds everything.
      { when: () => true },
    )
    .meta({ extensible: true })
}

const name = z.string().min(1)
const namedKey = z.string().regex(/^[a-zA-Z0-9._-]+$/)
const jsonSchema = z.record(z.string(), z.unknown())
const outputs = z.record(namedKey, z.string())

const criterionSchema = specified({
  condition: z.string().min(1),
  context: z.string().optional(),
  type: z
    .union([
      z.enum(['simple', 'regex', 'jsonpath', 'xpath']),
      specified({ type: z.enum(['jsonpath', 'xpath']), version: z.string() }),
    ])
    .optional(),
})

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
  outputs: outputs.optional(),
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
  outputs: outputs.optional(),
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
})

export type RawDocument = z.infer<typeof documentSchema>
export type RawWorkflow = z.infer<typeof workflowSchema>
export type RawStep = z.infer<typeof stepSchema>
export type RawCriterion = z.infer<typeof criterionSchema>
export type RawReusable = z.infer<typeof reusableSchema>
export type RawParameter = z.infer<typeof parameterSchema>
export type RawAction = z.infer<typeof failureActionSchema>
export type RawRequestBody = z.infer<typeof requestBodySchema>

/** A JSON Schema of the same shape, by which editors complete and check scenario files. */
export function printEditorSchema(): unknown {
  return z.toJSONSchema(documentSchema, {
    io: 'input',
    override({ zodSchema, jsonSchema }) {
      if (z.globalRegistry.get(zodSchema)?.['extensible'] !== true) return
      jsonSchema.additionalProperties = false
      jsonSchema.patternProperties = { '^x-': {} }
      delete jsonSchema['extensible']
    },
  })
}

/** Text of `scenarios/schema.json`: two spaces deep, with a newline at its end. */
export const printedEditorSchema = (): string => `${JSON.stringify(printEditorSchema(), null, 2)}\n`

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}
