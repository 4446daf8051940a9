/** Where the control plane is, and what is said of it before it is loaded. */
export const controlPath = '/_backlot'

/** What the control plane calls itself where APIs are told apart. */
export const controlId = 'backlot'

/** What whoever watches over a process asks for: it tells nothing, and may be asked by anyone. */
export const healthPaths: ReadonlySet<string> = new Set(
  ['/health', '/ready'].map((path) => controlPath + path),
)

/** Where Prometheus looks for figures. */
export const metricsPath = '/metrics'
