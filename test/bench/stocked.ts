import { page, stocked } from './stock.ts'

// A backlot that listens with as many succeeded videos as its argument says. Whoever started it can have pages read
// in process, too: a message with their number is answered by the microseconds that each took.

const count = Number(process.argv[2])
const backlot = await stocked(count)

const read = async (): Promise<string> => {
  const response = await backlot.fetch(`http://backlot.test${page.path}`, { headers: page.headers })
  return response.text()
}
const text = await read()
if (!text.includes(`"total_number":${count}`)) throw new Error(`unexpected page: ${text}`)

process.on('message', async (pages: number) => {
  const started = performance.now()
  for (let index = 0; index < pages; index += 1) await read()
  process.send?.(((performance.now() - started) / pages) * 1000)
})

// What making them left behind is no part of what a page costs.
globalThis.gc?.()
const { url } = await backlot.listen()
console.log(JSON.stringify({ url }))
