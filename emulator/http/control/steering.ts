import type { Endpoint } from '../../../contracts/kit/endpoint.ts'
import * as clock from './clock-wire.ts'
import { endpoint } from './endpoint.ts'
import * as tasks from './tasks-wire.ts'
import * as wire from './wire.ts'
import * as worlds from './worlds-wire.ts'

const moving = (['step', 'finish', 'fail', 'hold'] as const).map((hand) =>
  endpoint({
    id: `${hand}Task`,
    method: 'POST',
    path: `/tasks/{id}/${hand}`,
    summary: {
      step: 'Bring a task to its next state',
      finish: 'Let a task succeed now',
      fail: 'Let a task fail now',
      hold: 'Stop a task where it is',
    }[hand],
    params: tasks.taskPath,
    query: wire.worldQuery,
    data: tasks.task,
  }),
)

/** Time, worlds and tasks. */
export const steering: readonly Endpoint[] = [
  endpoint({
    id: 'getClock',
    method: 'GET',
    path: '/clock',
    summary: 'Read the clock of a world',
    query: wire.worldQuery,
    data: clock.clock,
  }),
  endpoint({
    id: 'setClock',
    method: 'PUT',
    path: '/clock',
    summary: 'Change how the clock of a world runs',
    query: wire.worldQuery,
    body: clock.clockChange,
    data: clock.clock,
  }),
  endpoint({
    id: 'advanceClock',
    method: 'POST',
    path: '/clock/advance',
    summary: 'Let virtual time pass, and hear what happened',
    query: wire.worldQuery,
    body: clock.advance,
    data: clock.advanced,
  }),
  endpoint({
    id: 'listWorlds',
    method: 'GET',
    path: '/worlds',
    summary: 'List the open worlds',
    data: worlds.worlds,
  }),
  endpoint({
    id: 'openWorld',
    method: 'POST',
    path: '/worlds',
    summary: 'Open a world',
    body: worlds.newWorld,
    data: worlds.world,
  }),
  endpoint({
    id: 'dropWorld',
    method: 'DELETE',
    path: '/worlds/{name}',
    summary: 'Drop a world and all that is in it',
    params: worlds.worldName,
    data: wire.dropped,
  }),
  endpoint({
    id: 'listTasks',
    method: 'GET',
    path: '/tasks',
    summary: 'List the tasks of every API',
    query: tasks.tasksQuery,
    data: tasks.tasks,
  }),
  endpoint({
    id: 'getTask',
    method: 'GET',
    path: '/tasks/{id}',
    summary: 'Look at a task',
    params: tasks.taskPath,
    query: wire.worldQuery,
    data: tasks.task,
  }),
  ...moving,
]
