import type { Case } from '../kit/case.ts'
import { bodyCases } from './cases/bodies.ts'
import { objectBodyCases } from './cases/bodies-of-objects.ts'
import { creditCases } from './cases/credits.ts'
import { everyFieldCases } from './cases/every-field.ts'
import { everyOperationCases } from './cases/every-operation.ts'
import { fieldCases } from './cases/fields.ts'
import { linkCases } from './cases/links.ts'
import { mediaCases } from './cases/media.ts'
import { previewCases } from './cases/previews.ts'
import { randomPollingCases } from './cases/random-polling.ts'
import { randomReadCases } from './cases/random-reads.ts'
import { supportingCases } from './cases/supporting.ts'
import { throttleCases } from './cases/throttle.ts'
import { videoCases } from './cases/videos.ts'
import { webhookCases } from './cases/webhooks.ts'

/** What holds for Creatify's link to video wherever it runs. */
export const creatifyCases: readonly Case[] = [
  ...everyOperationCases,
  ...bodyCases,
  ...objectBodyCases,
  ...throttleCases,
  ...linkCases,
  ...fieldCases,
  ...everyFieldCases,
  ...videoCases,
  ...previewCases,
  ...creditCases,
  ...webhookCases,
  ...randomPollingCases,
  ...randomReadCases,
  ...mediaCases,
  ...supportingCases,
]
