import { type Case, caseOf } from '../../kit/case.ts'
import { expectSame, expectThat } from '../../kit/expect.ts'
import * as wire from '../wire.ts'
import { create, finish, look } from './making.ts'
import { granted } from './replies.ts'
import { unknownTaskId } from './requests.ts'

const operation = 'listVideoTasks'

/** What is told of tasks. */
export const listVideoTasksCases: readonly Case[] = [
  caseOf(
    {
      id: 'listVideoTasks/type-forgotten',
      title: 'Without the kind no task made here is told, whatever its state.',
      evidence: 'documented',
      cost: 'paid',
      rule: 'typeFilterDefaultsToDubbed',
    },
    async (bench) => {
      for (const type of ['STOCK_VIDEO', 'VOICEOVER'] as const) {
        const ids = await create(bench, type)
        const expectBlind = async (): Promise<void> => {
          const exchange = await bench.call(operation, { query: { task_ids: ids } })
          expectSame(granted(exchange, wire.listVideoTasksData), { list: [] }, 'data')
        }
        await expectBlind()
        await finish(bench, ids, type)
        await expectBlind()
      }
    },
  ),
  caseOf(
    {
      id: 'listVideoTasks/order',
      title: 'Tasks are told in the order asked, each once, unknown ids left out.',
      evidence: 'assumed',
      cost: 'paid',
      rule: 'taskOrder',
    },
    async (bench) => {
      const [a = '', b = '', c = ''] = await create(bench, 'VOICEOVER', 3)
      const told = async (...ids: string[]): Promise<string[]> =>
        (await look(bench, ids, 'VOICEOVER')).map(({ task_id }) => task_id)
      expectSame(await told(c, a, b), [c, a, b], 'data.list.task_id')
      expectSame(await told(b, a, b, a, b), [b, a], 'data.list.task_id')
      expectSame(await told(unknownTaskId, b, 'kettle', c, ''), [b, c], 'data.list.task_id')
    },
  ),
  caseOf(
    {
      id: 'listVideoTasks/other-kind',
      title: 'A task is left out when another kind is asked for.',
      evidence: 'assumed',
      cost: 'paid',
    },
    async (bench) => {
      const [id = ''] = await create(bench, 'VOICEOVER')
      for (const type of wire.videoTypes) {
        const ids = (await look(bench, [id], type)).map(({ task_id }) => task_id)
        expectSame(ids, type === 'VOICEOVER' ? [id] : [], 'data.list.task_id')
      }
    },
  ),
  caseOf(
    {
      id: 'listVideoTasks/accounts',
      title: 'Another account sees none of the tasks, of the same app or another.',
      evidence: 'assumed',
      cost: 'paid',
      rule: 'accountsAreApart',
    },
    async (bench) => {
      const ids = await create(bench, 'VOICEOVER')
      for (const other of ['otherAccount', 'sameApp'] as const)
        expectSame(await look(bench.as(other), ids, 'VOICEOVER'), [], 'data.list')
      expectSame((await look(bench, ids, 'VOICEOVER')).length, 1, 'data.list (number of tasks)')
    },
  ),
  caseOf(
    {
      id: 'listVideoTasks/names',
      title: 'An animation is told with the name of its video, a remix without.',
      evidence: 'documented',
      cost: 'paid',
    },
    async (bench) => {
      const [animation] = await finish(
        bench,
        await create(bench, 'IMAGE_ANIMATION'),
        'IMAGE_ANIMATION',
      )
      const [remix] = await finish(bench, await create(bench, 'VOICEOVER'), 'VOICEOVER')
      expectThat(animation?.video_name !== undefined, 'data.list.0.video_name', 'a name', animation)
      expectThat(remix?.video_name === undefined, 'data.list.0.video_name', 'none', remix)
    },
  ),
  caseOf(
    {
      id: 'listVideoTasks/steady',
      title: 'A task at its end is told the same for ever, its preview URL unrenewed.',
      evidence: 'assumed',
      cost: 'paid',
      rule: 'previewFixed',
    },
    async (bench) => {
      const ids = await create(bench, 'VOICEOVER')
      const ended = await finish(bench, ids, 'VOICEOVER')
      for (const hours of [1, 6, 100]) {
        await bench.pass(hours * 3_600_000)
        expectSame(await look(bench, ids, 'VOICEOVER'), ended, 'data.list')
      }
    },
  ),
]
