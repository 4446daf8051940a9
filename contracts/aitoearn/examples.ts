import type { Example, Examples } from '../kit/example.ts'
import { models } from './models.ts'

const kettle = {
  id: '6955b900c4a1d2e3f4a5b6c7',
  model: 'seedance-2-fast-beta',
  input: { prompt: 'A kettle whistles on a gas stove', duration: 6, aspectRatio: '9:16' },
  submittedAt: '2026-01-01T00:00:00.000Z',
  startedAt: '2026-01-01T00:00:00.000Z',
}
const waiting = {
  ...inOrder('InProgress'),
  submittedAt: kettle.submittedAt,
  startedAt: kettle.startedAt,
}
const made = {
  ...inOrder('SUCCESS'),
  videoUrl:
    'https://assets.example.com/u1/ai/video/seedance-2-fast-beta/202601/mjuj1o8w-kettle.mp4',
  submittedAt: kettle.submittedAt,
  startedAt: kettle.startedAt,
  finishedAt: '2026-01-01T00:04:00.000Z',
}
const failed = {
  ...inOrder('FAILURE'),
  error: { message: 'The video could not be made.' },
  submittedAt: kettle.submittedAt,
  startedAt: kettle.startedAt,
  finishedAt: '2026-01-01T00:04:00.000Z',
}

/** Made-up calls and replies of every operation, for printed documents. */
export const aitoearnExamples: Examples = {
  listVideoModels: {
    all: { summary: 'The catalogue', input: {}, reply: success('r-1', models.slice(0, 1)) },
    otherSite: refused('A key of the other site', 'r-2', 401, 'Unauthorized'),
  },
  createVideoTask: {
    kettle: {
      summary: 'Six seconds of a kettle',
      input: {
        body: {
          model: 'seedance-2-fast-beta',
          prompt: 'A kettle whistles on a gas stove',
          ratio: '9:16',
          duration: 6,
        },
      },
      reply: success('r-3', { id: kettle.id, status: 'SUBMITTED' }),
    },
    unknownModel: refused('No such model', 'r-4', 12300, 'Invalid AI model'),
    noCredits: refused('An account that cannot pay', 'r-5', 12001, 'Insufficient user credits'),
  },
  listVideoTasks: {
    firstPage: {
      summary: 'One task on one page',
      input: { query: { page: 1, pageSize: 10 } },
      reply: success('r-6', { page: 1, pageSize: 10, totalPages: 1, total: 1, list: [made] }),
    },
    badPage: refused('Pages are counted from one', 'r-7', 10002, 'Validation failed'),
  },
  getVideoTask: {
    waiting: {
      summary: 'A task at work',
      input: { params: { taskId: kettle.id } },
      reply: success('r-8', waiting),
    },
    made: {
      summary: 'A task that worked out',
      input: { params: { taskId: kettle.id } },
      reply: success('r-9', made),
    },
    failed: {
      summary: 'A task that did not',
      input: { params: { taskId: kettle.id } },
      reply: success('r-10', failed),
    },
    unknown: refused('Nobody’s id', 'r-11', 12302, 'Invalid AI task ID'),
  },
}

function inOrder(status: string) {
  const { id, model, input } = kettle
  return { id, model, status, input }
}

function success(requestId: string, data: unknown): unknown {
  return { data, code: 0, message: '请求成功', requestId }
}

function refused(summary: string, requestId: string, code: number, message: string): Example {
  const timestamp = Date.UTC(2026, 0, 1)
  return { summary, reply: { data: {}, code, message, timestamp, requestId } }
}
