import type { Exchange, Test } from './model.ts'

/** An exchange as people read it: what was sent behind `>`, what came back behind `<`. */
export function exchangeLines({ request, response }: Exchange): string[] {
  const sent = messageLines(`${request.method} ${request.url}`, request.headers, request.body)
  const received = response
    ? messageLines(`HTTP ${response.status}`, response.headers, response.body)
    : ['no answer']
  return [...sent.map((line) => `> ${line}`), ...received.map((line) => `< ${line}`)]
}

const messageLines = (
  start: string,
  headers: Exchange['request']['headers'],
  body = '',
): string[] => [
  start,
  ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
  ...(body === '' ? [] : body.split('\n')),
]

/** All there is to know of what was wrong in a test, line by line. */
export const traceOf = ({ problems, exchanges = [] }: Test): string =>
  [...problems.flatMap(({ details }) => details), ...exchanges.flatMap(exchangeLines)].join('\n')
