// What the pages of the console cannot do by themselves: follow the feed, let clocks run, copy, send a choice at once.

// News comes faster than a page can be fetched: whatever is out of date is fetched together, and at most so often.
const [gatherMs, restMs] = [20, 250]
const news = new Set()
let isLooking = false
const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds))

function tell(kind) {
  news.add(kind)
  if (!isLooking) void look()
}

async function look() {
  isLooking = true
  while (news.size > 0) {
    await pause(gatherMs)
    const parts = [...document.querySelectorAll('[data-live]')].filter(
      ({ dataset }) => news.has('all') || dataset.live.split(' ').some((kind) => news.has(kind)),
    )
    news.clear()
    if (parts.length > 0) await freshen(parts)
    await pause(restMs)
  }
  isLooking = false
}

/** Fetches this page anew, and puts these parts of it in the place of those that are here. */
async function freshen(parts) {
  const selectOOB = parts.map(({ id }) => `#${id}:innerHTML`).join(',')
  try {
    await htmx.ajax('GET', location.pathname + location.search, {
      ...{ source: '#lost', target: '#lost', swap: 'none', selectOOB },
    })
  } catch {
    // That nobody answers is said below.
  }
}

for (const kind of ['request', 'task', 'media', 'webhook', 'clock'])
  document.addEventListener(`sse:${kind}`, () => tell(kind))
for (const event of ['sse:gap', 'sse:reset']) document.addEventListener(event, () => tell('all'))

// At first the feed begins where the page ends; later on it has been broken off.
let hasHeard = false
document.addEventListener('htmx:sseOpen', () => {
  if (hasHeard) tell('all')
  hasHeard = true
})

// A browser opens few connections to one origin, and a page that nobody sees needs none.
const pulse = document.getElementById('pulse')
const spare = pulse?.cloneNode(true)
document.addEventListener('visibilitychange', () => {
  const present = document.getElementById('pulse')
  if (document.hidden) {
    if (present) htmx.remove(present)
  } else if (!present && spare) {
    const fresh = spare.cloneNode(true)
    document.body.append(fresh)
    htmx.process(fresh)
  }
})

// In a narrow window the navigation is a strip: the present page is brought into sight.
document
  .querySelector('.pages [aria-current]')
  ?.scrollIntoView({ block: 'nearest', inline: 'center' })

// Whether anybody answers, and with a page.
const lost = document.getElementById('lost')
const silence = lost?.textContent ?? ''

function complain(text) {
  if (!lost) return
  lost.textContent = text
  lost.hidden = text === ''
}
for (const event of ['htmx:sseError', 'htmx:sendError'])
  document.addEventListener(event, () => complain(silence))
for (const event of ['htmx:sseOpen', 'htmx:afterOnLoad'])
  document.addEventListener(event, () => complain(''))
document.addEventListener('htmx:beforeSwap', ({ detail }) => {
  const { xhr } = detail
  if (xhr.status === 204 || /^text\/html/.test(xhr.getResponseHeader('content-type') ?? '')) return
  detail.shouldSwap = false
  setTimeout(() => complain(`${xhr.status}: ${xhr.responseText.slice(0, 300)}`))
})

// A part that says what it shows, and would show the same, is left alone: its film may be playing.
document.addEventListener('htmx:oobBeforeSwap', ({ detail }) => {
  const { target, fragment } = detail
  const { print } = target.dataset
  if (print === undefined) return
  const next = fragment.dataset.print ?? ''
  if (next === print) detail.shouldSwap = false
  target.dataset.print = next
})

// What somebody has opened stays open when it is fetched anew; it is known by its id.
const opened = new Map()
document.addEventListener(
  'toggle',
  ({ target }) => {
    if (target instanceof HTMLDetailsElement && target.id) opened.set(target.id, target.open)
  },
  true,
)
document.addEventListener('htmx:afterSwap', () => {
  for (const details of document.querySelectorAll('details[id]'))
    if (opened.has(details.id)) details.open = opened.get(details.id)
})

// Virtual time between two looks at it.
const seen = new WeakMap()

/** Where the virtual clock stands that an element bears. */
function nowOf(element) {
  const { now, speed } = element.dataset
  const key = `${now} ${speed}`
  if (seen.get(element)?.key !== key) seen.set(element, { key, since: performance.now() })
  return Number(now) + (performance.now() - seen.get(element).since) * Number(speed)
}

/** Milliseconds as a person waits for them: the two greatest units. */
function inWords(milliseconds) {
  const seconds = Math.max(0, Math.ceil(milliseconds / 1000))
  const units = [
    [Math.floor(seconds / 86400), 'd'],
    [Math.floor(seconds / 3600) % 24, 'h'],
    [Math.floor(seconds / 60) % 60, 'm'],
    [seconds % 60, 's'],
  ]
  const first = units.findIndex(([count]) => count > 0)
  if (first < 0) return '0s'
  return units
    .slice(first, first + 2)
    .map(([count, unit]) => `${count}${unit}`)
    .join(' ')
}

function set(element, text) {
  if (element.textContent !== text) element.textContent = text
}

function tick() {
  for (const element of document.querySelectorAll('[data-clock]'))
    set(element, new Date(nowOf(element)).toISOString().slice(0, 19).replace('T', ' '))
  const face = document.querySelector('#face [data-clock]')
  if (!face) return
  const now = nowOf(face)
  for (const element of document.querySelectorAll('[data-until]'))
    set(element, inWords(Number(element.dataset.until) - now))
  for (const element of document.querySelectorAll('[data-from][data-span]')) {
    const x = `${Math.min(100, Math.max(0, ((now - element.dataset.from) / element.dataset.span) * 100))}%`
    element.setAttribute('x1', x)
    element.setAttribute('x2', x)
  }
}
setInterval(tick, 250)

// Where time runs, what it changes is looked at anew now and then.
setInterval(() => {
  const speed = document.querySelector('#face [data-clock]')?.dataset.speed
  if (Number(speed) > 0 && !document.hidden) tell('tick')
}, 5000)
document.addEventListener('htmx:afterSettle', tick)
tick()

document.addEventListener('change', ({ target }) => {
  if (target instanceof HTMLElement && 'sends' in target.dataset)
    target.closest('form')?.requestSubmit()
})

document.addEventListener('click', async ({ target }) => {
  const button = target instanceof Element ? target.closest('[data-copy]') : null
  if (!(button instanceof HTMLElement)) return
  const before = button.textContent
  try {
    await navigator.clipboard.writeText(button.dataset.copy ?? '')
    button.textContent = 'Copied'
  } catch {
    // Beyond loopback a page without HTTPS may not write there: the line is selected instead.
    const line = button.parentElement?.querySelector('code')
    if (line) getSelection()?.selectAllChildren(line)
    button.textContent = 'Selected'
  }
  setTimeout(() => {
    button.textContent = before
  }, 1500)
})
