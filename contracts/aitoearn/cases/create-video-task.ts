import type { Bench } from '../../kit/bench.ts'
import { type Case, caseOf } from '../../kit/case.ts'
import { expectSame, expectThat } from '../../kit/expect.ts'
import * as wire from '../wire.ts'
import { ask, create, finish, least, listed, taskOf, tooDear } from './making.ts'
import { type Code, granted, refused } from './replies.ts'

const operation = 'createVideoTask'
const missingGroup = '0123456789abcdef01234567'

/** What each refusal of the creation is caused by. */
const causes: readonly (readonly [name: string, code: Code, change: Record<string, unknown>])[] = [
  ['body', 10002, { prompt: '' }],
  ['group', 12801, { groupId: missingGroup }],
  ['model', 12300, { model: 'nobody-1' }],
  ['mode', 12310, { mode: 'video2video' }],
  ['credits', 12001, { duration: tooDear.duration }],
]

/** How tasks are made, and how not. */
export const createVideoTaskCases: readonly Case[] = [
  caseOf(
    {
      id: `${operation}/made`,
      title: 'A new task says SUBMITTED once; from then on it is InProgress.',
      evidence: 'observed',
      rule: 'submittedIsSaidOnce',
      cost: 'paid',
    },
    async (bench) => {
      const { id, status } = granted(await ask(bench), wire.createdTask)
      expectSame(status, 'SUBMITTED', 'data.status')
      const task = await taskOf(bench, id)
      expectSame([task.id, task.status], [id, 'InProgress'], 'data')
      const born = Math.floor(Date.parse(task.submittedAt) / 1000)
      expectSame(Number.parseInt(id.slice(0, 8), 16), born, 'data.id (its second)')
      expectSame(task.startedAt, task.submittedAt, 'data.startedAt')
    },
  ),
  ...causes.map(([name, code, change]) =>
    caseOf(
      {
        id: `${operation}/refused-${name}`,
        title: `What is wrong with the ${name} is refused with ${code} in the language asked for, and makes no task.`,
        evidence: 'observed',
        rule: 'messageLanguage',
        cost: 'free',
      },
      async (bench) => {
        const { total } = await listed(bench)
        const say = (language: string | undefined) =>
          bench.call(operation, {
            body: { ...least, ...change },
            headers: { 'Accept-Language': language },
          })
        for (const language of ['zh', 'zh-CN', 'zh-TW,en;q=0.5', 'en;q=0.4, zh-Hans;q=0.9'])
          refused(await say(language), code, 'zh')
        for (const language of ['en', 'en-US,zh;q=0.9', 'fr', 'zh;q=0, en'])
          refused(await say(language), code, 'en')
        expectSame((await listed(bench)).total, total, 'data.total')
      },
    ),
  ),
  ...causes.slice(0, -1).map(([name, code, change], index) => {
    const [next, , later] = causes[index + 1] ?? ['', code, {}]
    return caseOf(
      {
        id: `${operation}/${name}-before-${next}`,
        title: `What is wrong with the ${name} is told before what is wrong with the ${next}.`,
        evidence: 'observed',
        rule: 'orderOfChecks',
        cost: 'free',
      },
      async (bench) => refused(await ask(bench, { ...later, ...change }), code),
    )
  }),
  caseOf(
    {
      id: `${operation}/key-before-body`,
      title: 'A bad key is told before a bad body, malformed JSON included.',
      evidence: 'observed',
      rule: 'orderOfChecks',
      cost: 'free',
    },
    async (bench) => {
      const body = '{"model":'
      const headers = { 'X-Api-Key': 'nobody', 'Content-Type': 'application/json' }
      const target = bench.path(operation)
      refused(await bench.send({ method: 'POST', target, headers, body }), 401)
    },
  ),
  caseOf(
    {
      id: `${operation}/upstream`,
      title:
        'A job that the model refuses is refused with 12301 after credits; no task is recorded.',
      evidence: 'observed',
      rule: 'orderOfChecks',
      cost: 'free',
    },
    async (bench) => {
      await bench.fate(operation, 'upstreamRefusal', 2)
      refused(await ask(bench, { duration: tooDear.duration }), 12001)
      refused(await ask(bench), 12301)
      const headers = { 'Accept-Language': 'zh' }
      refused(await bench.call(operation, { body: least, headers }), 12301, 'zh')
      expectSame((await listed(bench)).total, 0, 'data.total')
    },
  ),
  caseOf(
    {
      id: `${operation}/refund`,
      title: 'What a task cost is there again from the moment it fails.',
      evidence: 'observed',
      rule: 'failuresAreRefunded',
      cost: 'paid',
    },
    async (bench) => {
      await bench.fate(operation, 'fail')
      // Most of what a fresh account has, so that there is too little for a second one.
      const dear = { duration: 1_200 }
      const id = await create(bench, dear)
      refused(await ask(bench, dear), 12001)
      expectSame((await finish(bench, id)).status, 'FAILURE', 'data.status')
      await create(bench, dear)
    },
  ),
  caseOf(
    {
      id: `${operation}/twice`,
      title: 'The same body sent twice makes two tasks.',
      evidence: 'observed',
      rule: 'noIdempotencyKey',
      cost: 'paid',
    },
    async (bench) => {
      const { total } = await listed(bench)
      const ids = [await create(bench), await create(bench)]
      expectThat(ids[0] !== ids[1], 'data.id', 'two ids', ids)
      expectSame((await listed(bench)).total, total + 2, 'data.total')
    },
  ),
  caseOf(
    {
      id: `${operation}/modes`,
      title: 'Every model takes each of its modes and refuses the others with 12310.',
      evidence: 'assumed',
      cost: 'free',
    },
    async (bench) => {
      const models = granted(await bench.call('listVideoModels'), wire.listVideoModelsData)
      for (const { name, modes } of models)
        for (const mode of wire.modes) {
          const exchange = await ask(bench, { ...tooDear, model: name, mode })
          // An account that cannot pay is refused behind the mode, and nothing is made.
          refused(exchange, modes.includes(mode) ? 12001 : 12310)
        }
    },
  ),
  caseOf(
    {
      id: `${operation}/group`,
      title: 'The group of an account is taken; another account does not have it.',
      evidence: 'documented',
      cost: 'paid',
    },
    async (bench) => {
      const groupId = await bench.given('groupId')
      const task = await taskOf(bench, await create(bench, { groupId }))
      expectSame(task.input.groupId, groupId, 'data.input.groupId')
      refused(await ask(bench.as('otherAccount'), { groupId }), 12801)
      for (const wrong of ['', 'default', groupId.slice(1), `${groupId}0`])
        refused(await ask(bench, { groupId: wrong }), 12801)
    },
  ),
  ...bodyCases(),
]

function bodyCases(): Case[] {
  const post = (bench: Bench, body: string | undefined, type = 'application/json') =>
    bench.send({
      method: 'POST',
      target: bench.path(operation),
      headers: { ...bench.credentials, 'Content-Type': type },
      ...(body !== undefined && { body }),
    })
  return [
    caseOf(
      {
        id: `${operation}/malformed`,
        title: 'A body that is no JSON object is refused with 10002.',
        evidence: 'documented',
        cost: 'free',
      },
      async (bench) => {
        for (const body of [
          '{"model":',
          '',
          '[]',
          'null',
          '"text"',
          '1',
          '{}',
          '\u0000',
          '{"a":1}}',
        ])
          refused(await post(bench, body), 10002)
        refused(await post(bench, undefined), 10002)
      },
    ),
    caseOf(
      {
        id: `${operation}/body-limit`,
        title: 'A body of 50 MiB is read; one byte more is refused with 10002.',
        evidence: 'assumed',
        cost: 'free',
      },
      async (bench) => {
        const start = JSON.stringify({ ...tooDear, pad: '' }).slice(0, -2)
        const sized = (bytes: number): string => `${start}${'x'.repeat(bytes - start.length - 2)}"}`
        refused(await post(bench, sized(50 * 1024 * 1024)), 12001)
        refused(await post(bench, sized(50 * 1024 * 1024 + 1)), 10002)
      },
    ),
    caseOf(
      {
        id: `${operation}/media-type`,
        title: 'A body of another media type is not read, and so refused with 10002.',
        evidence: 'assumed',
        cost: 'free',
      },
      async (bench) => {
        for (const type of [
          'text/plain',
          'application/x-www-form-urlencoded',
          'multipart/form-data',
        ])
          refused(await post(bench, JSON.stringify(tooDear), type), 10002)
      },
    ),
  ]
}
