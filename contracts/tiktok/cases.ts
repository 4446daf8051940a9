import type { Case } from '../kit/case.ts'
import { bodyCases } from './cases/bodies.ts'
import { createImageAnimationTaskCases } from './cases/create-image-animation-task.ts'
import { createVideoTaskCases } from './cases/create-video-task.ts'
import { createVideoTaskFieldCases } from './cases/create-video-task-fields.ts'
import { createVideoTaskRefusalCases } from './cases/create-video-task-refusals.ts'
import { everyFieldCases } from './cases/every-field.ts'
import { everyOperationCases } from './cases/every-operation.ts'
import { everyReplyCases } from './cases/every-reply.ts'
import { listDigitalAvatarsCases } from './cases/list-digital-avatars.ts'
import { listVideoTasksCases } from './cases/list-video-tasks.ts'
import { listVideoTasksQueryCases } from './cases/list-video-tasks-query.ts'
import { listVideosCases } from './cases/list-videos.ts'
import { previewLifeCases } from './cases/preview-life.ts'
import { previewCases } from './cases/previews.ts'
import { quotaCases } from './cases/quotas.ts'
import { randomPollingCases } from './cases/random-polling.ts'
import { randomReadCases } from './cases/random-reads.ts'
import { uploadVideoCases } from './cases/upload-video.ts'

/** What holds for TikTok's AI-video APIs wherever they run. */
export const tiktokCases: readonly Case[] = [
  ...everyOperationCases,
  ...everyReplyCases,
  ...quotaCases,
  ...bodyCases,
  ...uploadVideoCases,
  ...createVideoTaskCases,
  ...createVideoTaskRefusalCases,
  ...createVideoTaskFieldCases,
  ...everyFieldCases,
  ...createImageAnimationTaskCases,
  ...listVideoTasksQueryCases,
  ...listVideoTasksCases,
  ...listVideosCases,
  ...randomPollingCases,
  ...randomReadCases,
  ...listDigitalAvatarsCases,
  ...previewCases,
  ...previewLifeCases,
]
