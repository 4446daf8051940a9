import { catalogue } from '../../contracts/catalogue.ts'
import { formatInstant } from '../engine/instant.ts'
import { handedOut } from './environment.ts'
import { firstCall } from './first-call.ts'
import type { Paint } from './request-log.ts'
import type { Served } from './serve.ts'

/** What a person is told once a backlot listens: where, as whom, in what time, and what to try first. */
export function bannerOf(served: Served, version: string, paint: Paint): string {
  const { url, token, environment } = served
  const control = `${url}/_backlot`
  const bearer = token === undefined ? '' : ` -H "Authorization: Bearer $${handedOut.token}"`
  const [first] = catalogue
  const lines = [
    `${paint('green', `backlot ${version}`)} listens on ${url}`,
    '',
    ...Object.entries(environment).map(([name, value]) => `  ${name}=${value}`),
    '',
    `  Clock          ${clockOf(served)}`,
    `  Console        ${control}/`,
    `  Control plane  ${control}/openapi.json${token === undefined ? '' : `, with ${handedOut.token} as bearer token`}`,
    '',
    ...(first ? ['  A first call:', `    ${firstCall(first, url)}`] : []),
    '  Let time pass:',
    `    curl -X POST ${control}/clock/advance${bearer} -d '{"by":"10m"}'`,
    '',
    '',
  ]
  return lines.join('\n')
}

function clockOf({ backlot }: Served): string {
  const { mode } = backlot.clock
  const now = formatInstant(backlot.clock.now())
  switch (mode.kind) {
    case 'real':
      return `runs with the wall clock, now ${now}`
    case 'scaled':
      return `runs ${mode.factor} times as fast, now ${now}`
    case 'frozen':
      return `frozen at ${now}`
  }
}
