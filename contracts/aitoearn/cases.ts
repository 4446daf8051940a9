import type { Case } from '../kit/case.ts'
import { createVideoTaskCases } from './cases/create-video-task.ts'
import { createVideoTaskFieldCases } from './cases/create-video-task-fields.ts'
import { everyFieldCases } from './cases/every-field.ts'
import { everyOperationCases } from './cases/every-operation.ts'
import { getVideoTaskCases } from './cases/get-video-task.ts'
import { listVideoModelsCases } from './cases/list-video-models.ts'
import { listVideoTasksCases } from './cases/list-video-tasks.ts'
import { mediaCases } from './cases/media.ts'
import { priceCases } from './cases/prices.ts'
import { randomPollingCases } from './cases/random-polling.ts'
import { randomReadCases } from './cases/random-reads.ts'

/** What holds for AiToEarn's video generation wherever it runs. */
export const aitoearnCases: readonly Case[] = [
  ...everyOperationCases,
  ...listVideoModelsCases,
  ...createVideoTaskCases,
  ...createVideoTaskFieldCases,
  ...everyFieldCases,
  ...priceCases,
  ...getVideoTaskCases,
  ...randomPollingCases,
  ...randomReadCases,
  ...listVideoTasksCases,
  ...mediaCases,
]
