import type { Exchange } from '../../kit/bench.ts'
import { type Case, caseOf } from '../../kit/case.ts'
import { expectMatch, expectSame, expectThat } from '../../kit/expect.ts'
import * as wire from '../wire.ts'
import { type FieldRule, fieldCases } from './fields.ts'
import { create, finish, look } from './making.ts'
import { granted } from './replies.ts'
import { absent, animationBody } from './requests.ts'

const operation = 'createImageAnimationTask'
const accepted = (exchange: Exchange): void => {
  granted(exchange, wire.createdTasks)
}

const refusals: readonly FieldRule[] = [
  {
    id: 'image-url',
    title: 'A picture URL is required.',
    evidence: 'documented',
    path: 'image_url',
    refuses: [null, 5, []],
    required: true,
  },
  {
    id: 'image-url-syntax',
    title: 'A picture URL that is none is refused, and one that is not percent-encoded.',
    evidence: 'assumed',
    path: 'image_url',
    refuses: [
      ...['', 'kettle', 'ftp://media.example.com/kettle.jpg'],
      ...[' https://media.example.com/kettle.jpg', 'https://media.example.com/kettle.jpg\n'],
      ...['https://media.example.com/my kettle.jpg', 'https://media.example.com/%zz.jpg'],
      'https://media.example.com/théière.jpg',
    ],
  },
  {
    id: 'background-wrong',
    title: 'Whether to change the background is true or false.',
    evidence: 'documented',
    path: 'change_background',
    refuses: ['true', 1, null],
  },
  {
    id: 'background-prompt-wrong',
    title: 'The background wanted is a text or null.',
    evidence: 'documented',
    path: 'background_prompt',
    refuses: [5, ['Snow'], false],
  },
  {
    id: 'animation-prompt-wrong',
    title: 'The movement wanted is a text or null.',
    evidence: 'documented',
    path: 'animation_prompt',
    refuses: [5, ['Walk'], false],
  },
  {
    id: 'nul',
    title: 'A text with a NUL character is refused.',
    evidence: 'assumed',
    path: 'animation_prompt',
    refuses: ['wa\u0000lk'],
  },
  {
    id: 'count-wrong',
    title: 'One to five videos may be asked for, in whole numbers.',
    evidence: 'documented',
    path: 'video_generation_count',
    refuses: [0, -1, 6, 1.5, '1', null],
  },
]

const grants: readonly FieldRule[] = [
  {
    id: 'background',
    title: 'The background is changed or kept, or the question left out.',
    evidence: 'documented',
    path: 'change_background',
    accepts: [absent, true, false],
  },
  {
    id: 'background-prompt',
    title: 'Any background may be asked for, null and nothing too; 2,000 characters are advice.',
    evidence: 'documented',
    path: 'background_prompt',
    accepts: ['Snow', 'a kitchen of glass', '', null, 'x'.repeat(2_001)],
  },
  {
    id: 'animation-prompt',
    title: 'Any movement may be asked for, null and nothing too; 200 characters are advice.',
    evidence: 'documented',
    path: 'animation_prompt',
    accepts: ['Walk', 'pours itself', '', null, 'x'.repeat(201)],
  },
  {
    id: 'count',
    title: 'One, two, four or five videos may be asked for.',
    evidence: 'documented',
    path: 'video_generation_count',
    accepts: [1, 2, 4, 5],
  },
  {
    id: 'unknown-fields',
    title: 'Fields that the API does not know are ignored.',
    evidence: 'assumed',
    path: 'provider_model',
    accepts: ['newest'],
  },
]

/** What an animated picture takes, makes and refuses. */
export const createImageAnimationTaskCases: readonly Case[] = [
  ...fieldCases(operation, refusals, animationBody, accepted),
  ...fieldCases(operation, grants, animationBody, accepted, 'paid'),
  caseOf(
    {
      id: 'createImageAnimationTask/success',
      title:
        'A picture becomes one video unless more are asked for, within five minutes, never going back.',
      evidence: 'documented',
      cost: 'paid',
      rule: 'lifecycle',
    },
    async (bench) => {
      const exchange = await bench.call(operation, { body: animationBody(bench) })
      const { task_ids } = granted(exchange, wire.createdTasks)
      expectSame(task_ids.length, 1, 'data.task_ids (number of ids)')
      const [begun] = await look(bench, task_ids, 'IMAGE_ANIMATION')
      expectSame(begun?.status, 'SUBMITTED', 'data.list.0.status')
      const [task] = await finish(bench, task_ids, 'IMAGE_ANIMATION')
      expectThat(task?.status === 'SUCCESS', 'data.list.0.status', 'SUCCESS', task)
      expectMatch(task.video_name, /^image_animation-/, 'data.list.0.video_name')
    },
  ),
  caseOf(
    {
      id: 'createImageAnimationTask/five',
      title: 'Five videos are five tasks, each with a video of its own.',
      evidence: 'assumed',
      cost: 'paid',
      rule: 'oneIdPerVideo',
    },
    async (bench) => {
      const ids = await create(bench, 'IMAGE_ANIMATION', 5)
      const tasks = await finish(bench, ids, 'IMAGE_ANIMATION')
      const videos = tasks.flatMap((task) => (task.status === 'SUCCESS' ? [task.video_id] : []))
      expectSame(new Set(videos).size, 5, 'data.list.video_id (number of different ids)')
    },
  ),
  caseOf(
    {
      id: 'createImageAnimationTask/fails',
      title: 'A task that fails says so without a reason.',
      evidence: 'documented',
      cost: 'paid',
      rule: 'failureWithoutReason',
    },
    async (bench) => {
      await bench.fate(operation, 'fail')
      const [task] = await finish(bench, await create(bench, 'IMAGE_ANIMATION'), 'IMAGE_ANIMATION')
      expectSame(task?.status, 'FAILED', 'data.list.0.status')
    },
  ),
  caseOf(
    {
      id: 'createImageAnimationTask/no-ids',
      title: 'A call may work and still name no task.',
      evidence: 'observed',
      cost: 'paid',
    },
    async (bench) => {
      await bench.fate(operation, 'emptyTaskIds')
      const exchange = await bench.call(operation, { body: animationBody(bench) })
      expectSame(granted(exchange, wire.createdTasks), { task_ids: [] }, 'data')
    },
  ),
]
