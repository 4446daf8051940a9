type Fetch = (input: Request | string | URL, init?: RequestInit) => Promise<Response>

/**
 * `fetch` by a function that answers requests. Whoever gives up first is told so as by `fetch`, and what was asked for
 * takes its course.
 */
export const fetchBy =
  (answer: (request: Request) => Response | Promise<Response>): Fetch =>
  async (input, init) => {
    const request = new Request(input, init)
    // Where nobody can give up, nothing need listen for it.
    if (!init?.signal && !(input instanceof Request)) return answer(request)
    const { signal } = request
    signal.throwIfAborted()
    return new Promise((resolve, reject) => {
      const giveUp = (): void => reject(signal.reason)
      signal.addEventListener('abort', giveUp, { once: true })
      void Promise.resolve(answer(request))
        .then(resolve, reject)
        .finally(() => signal.removeEventListener('abort', giveUp))
    })
  }
